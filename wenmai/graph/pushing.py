"""A corpus into a Neo4j 推送: what is not there is created, what is there is made as it should be, the rest removed."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from itertools import islice
from operator import itemgetter
from secrets import token_hex
from typing import Final

from wenmai.errors import StoreError
from wenmai.graph.around_properties import AROUND_LINKS, AROUND_NODES
from wenmai.graph.folder import STORE_FORMAT
from wenmai.graph.iris import BASE
from wenmai.graph.properties import LINKS, NODES, Properties, mention_row, mentions_by_ends
from wenmai.graph.writing import (
    BEGIN,
    END,
    NUMBER_INDEX,
    STALE_LINKS,
    Ways,
    constraint,
    keys_statement,
    link_ways,
    mention_ways,
    node_ways,
    stale_nodes,
)
from wenmai.ontology.model import Corpus

_NODES: Final = {**NODES, **AROUND_NODES}
_LINKS: Final = (*LINKS, *AROUND_LINKS)
_LABELS: Final = (*_NODES, "Mention")
_BATCH: Final = 5_000
_SIDE_BY_SIDE: Final = 2
_KEY: Final = itemgetter("key")
_START: Final = itemgetter("a")
_ENDS: Final = itemgetter("a", "b")


class Push:
    """One push of a corpus under the name of its build 一次推送.

    A relationship belongs to the node at which it starts, so of a node that was not there when the push began no
    relationship is there either: the keys of the nodes are all that is asked before. Should another push begin
    meanwhile, this one writes no more.
    """

    def __init__(self, run: Callable[..., int], column: Callable[[str], set[str]], build: str) -> None:
        """Write by ``run``, which runs a statement as a whole or not at all, and read by ``column``."""
        self._run = run
        self._column = column
        self._build = build
        self._mark = _mark(build)
        self._name = token_hex()

    def write(self, corpus: Corpus) -> None:
        """Make the database hold just this corpus, and say so in it when all is done.

        StoreError if another push began meanwhile.
        """
        for statement in (*map(constraint, (*_LABELS, "Wenmai")), NUMBER_INDEX):
            self._run(statement)
        self._run(BEGIN, base=BASE, build=self._build, format=STORE_FORMAT, push=self._name)
        there = {label: self._column(keys_statement(label)) for label in _LABELS}
        for label, rows in _NODES.items():
            self._load(node_ways(label), _told(rows(corpus), there[label], _KEY, _KEY))
        for kinds, references in mentions_by_ends(corpus).items():
            mentions = map(mention_row, references)
            self._load(mention_ways(kinds), _told(mentions, there["Mention"], _KEY, _KEY))
        for kind, (start, end), rows in _LINKS:
            self._load(link_ways(kind, start, end), _told(rows(corpus), there[start], _START, _ENDS))
        for statement in (STALE_LINKS, *map(stale_nodes, _LABELS)):
            while self._run(statement, build=self._mark, limit=_BATCH, push=self._name):
                pass
        if not self._run(END, push=self._name):
            raise StoreError(
                "another push into the same database began meanwhile: run the same again after it"
            )

    def _load(self, ways: Ways, rows: Iterable[tuple[bool, Properties]]) -> None:
        """Run one of the ways for each row, a batch at a time; the next ones are made while Neo4j is at work.

        Two batches that create go side by side: Neo4j locks what their relationships lead to in one order, at the
        end. One that merges locks as it finds, and would wait crosswise with another: it goes alone.
        """
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as sessions:
            under_way: deque[Future[int]] = deque()
            before = True
            for new, batch in _batches(rows):
                beside = _SIDE_BY_SIDE if new and before else 1
                while len(under_way) >= beside:
                    under_way.popleft().result()
                statement = ways.create if new else ways.merge
                under_way.append(
                    sessions.submit(self._run, statement, rows=batch, build=self._mark, push=self._name)
                )
                before = new
            for one in under_way:
                one.result()


def _told(
    rows: Iterable[Properties],
    there: set[str],
    owner: Callable[[Properties], str],
    identity: Callable[[Properties], Hashable],
) -> Iterator[tuple[bool, Properties]]:
    """Rows, each with whether nothing of it is there: its owner was not, and no row before was the same."""
    seen: set[Hashable] = set()
    for row in rows:
        one = identity(row)
        yield owner(row) not in there and one not in seen, row
        seen.add(one)


def _batches(rows: Iterable[tuple[bool, Properties]]) -> Iterator[tuple[bool, list[Properties]]]:
    """Rows in batches of what is new, and of what is not, each in the order of the rows."""
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        for new in (True, False):
            if chosen := [row for told, row in batch if told is new]:
                yield new, chosen


def _mark(build: str) -> int:
    """What all that a push writes bears: the build as a number, for a word of its length takes as long as the rest."""
    return int.from_bytes(sha256(build.encode()).digest()[:7])
