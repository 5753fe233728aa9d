"""Catalogues that end what they do not list 清理目录: 未列入目录的文件一律废止, a rule with its day and scope."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import Row, Store
from wenmai.ontology.tables import table, words
from wenmai.ontology.validity_rules import EXEMPT
from wenmai.ontology.vocabulary import Force
from wenmai.queries.bonds import Bonds
from wenmai.queries.load import load
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes, string

_COUNT: Final = re.compile(r"(\d{1,4})件")
_GOVERNMENT: Final = re.compile("(?:人民)?政府$")
_MARKS: Final = re.compile(r"[\s《》〈〉<>]")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue whose rows are in the store, and its rule 目录及其规则: from ``day`` what it does not name has ended.

    ``source``, ``start`` and ``end`` are the place of the sentence that says so; ``names`` what the rows print.
    """

    node: Node
    day: str
    source: str
    start: int
    end: int
    ids: frozenset[str]
    names: tuple[str, ...]

    def ends(self, members: tuple[Node, ...]) -> bool:
        """Whether the rule is for the first document of an act, and no row names a member 是否适用.

        It is for normative documents of the same body and place that are older than the catalogue; never for laws,
        regulations, rules and documents of the party, nor for a 批复 or a 函.
        """
        node = members[0]
        if node.force is not Force.NORMATIVE or node.genre in EXEMPT or node.policy is False:
            return False
        if not (node.date and self.node.date and node.date < self.node.date) or is_catalogue(node):
            return False
        if not node.region or node.region != self.node.region:
            return False
        bodies = {_body(name) for name in self.node.issuers}
        if not node.issuers or any(_body(name) not in bodies for name in node.issuers):
            return False
        return not any(one.id in self.ids or self._names(one) for one in members)

    def _names(self, node: Node) -> bool:
        number, title = (_MARKS.sub("", one or "") for one in (node.number, node.title))
        if not number and not title:
            return True
        return any(
            (number and number in one) or (title and (title in one or one in title)) for one in self.names
        )


class Catalogues:
    """The catalogues of a store that end what they do not list, read when first asked for 目录."""

    def __init__(self, store: Store, nodes: Nodes, bonds: Bonds) -> None:
        """Read from this store."""
        self._store = store
        self._nodes = nodes
        self._bonds = bonds
        self._found: tuple[Catalogue, ...] | None = None

    def ending(self, members: tuple[Node, ...]) -> Iterator[Catalogue]:
        """Yield the catalogues whose rule ends the first document of an act 使其失效的目录."""
        if self._found is None:
            self._found = tuple(self._read())
        yield from (one for one in self._found if one.ends(members))

    def _read(self) -> Iterator[Catalogue]:
        for row in self._store.select(load("unlisted")):
            doc = str(row["doc"])
            node = self._nodes[doc]
            members = [doc, *([node.issued_by] if node.issued_by else self._bonds.texts(doc))]
            rows = [row for one in members for row in self._store.select(load("mentions"), id=one)]
            day = string(row["value"]) or node.effective_from or node.date
            if day and _complete(rows):
                named = {str(one["target"]) for one in rows if one["target"]}
                yield Catalogue(
                    node, day, str(row["source"]), int(row["start"] or 0), int(row["end"] or 0),
                    frozenset({*members, *named}), tuple(_MARKS.sub("", str(one["surface"])) for one in rows),
                )  # fmt: skip


def is_catalogue(node: Node) -> bool:
    """Whether a title is that of a catalogue of documents kept or repealed 是否清理目录."""
    return any(row["word"] in (node.title or "") for row in table("catalogues"))


def _complete(rows: list[Row]) -> bool:
    """Whether the rows of what is kept are among some mentions: as many as its heading counts, where it counts them."""
    keeps = [row["word"] for row in table("catalogues") if row["keeps"]]
    headings = Counter(str(row["cue"]) for row in rows if row["cue"])
    kept = {cue: count for cue, count in headings.items() if any(word in cue for word in keeps)}
    said = {cue: _COUNT.search(cue) for cue in kept}
    return bool(kept) and all(count is None or kept[cue] >= int(count[1]) for cue, count in said.items())


def _body(name: str) -> str:
    """A body without its place and office: 岳阳市人民政府办公室 and 市政府 speak for one body of their place."""
    office = next((word for word in words("office") if name.endswith(word)), "")
    whole = name.removesuffix(office)
    return "政府" if _GOVERNMENT.search(whole) else whole
