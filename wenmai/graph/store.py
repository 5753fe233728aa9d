"""What a store is 存储协议: its methods, the query that it is asked, and what an opened one has beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from wenmai.errors import StoreError
from wenmai.ontology.model import Corpus, Correction, Diagnostic

Value = str | int | bool | None
Row = Mapping[str, Value]

ISSUED_BY: Final = "issued_by"  # the tie of a text to the notice that issues it, which no sentence need say


class Fields(NamedTuple):
    """What a store has of a document 文件字段; several issuers or sources stand one a line."""

    known: bool = False
    title: str | None = None
    number: str | None = None
    genre: str | None = None
    issuers: str | None = None
    level: str | None = None
    region: str | None = None
    force: str | None = None
    date: str | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    policy: bool | None = None
    issued_by: str | None = None
    sources: str | None = None


class TieRow(NamedTuple):
    """A relation as a store has it 关系行: its name, or ``issued_by``; ``partial`` when only a part is touched."""

    doc: str
    relation: str
    target: str
    partial: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a store 查询语句: its name and its text in SPARQL, and in Cypher where there is a pair.

    Parameters named ``id``, or ending in ``_id``, are ids of documents, all others are strings; the SELECT
    must project each of them.
    """

    name: str
    sparql: str
    cypher: str | None = None

    @property
    def question(self) -> str:
        """What the query answers: its first comment line."""
        return self.sparql.partition("\n")[0].lstrip("# ").strip()


class MentionRow(NamedTuple):
    """A mention of one document in another as a store has it 提及行: where it stands and what it says."""

    doc: str
    target: str
    relation: str
    source: str
    start: int
    end: int
    line: int
    surface: str
    kind: str
    resolved: str
    cue: str | None
    article: str | None


class Spoken(NamedTuple):
    """How often a document is spoken of 被提及次数: in how many documents, and in how many mentions."""

    id: str
    known: bool
    documents: int
    mentions: int


def names_document(parameter: str) -> bool:
    """Say whether a parameter of a query is the id of a document 参数类型, rather than a string."""
    return parameter == "id" or parameter.endswith("_id")


def too_late(name: str, seconds: float) -> StoreError:
    """Return the error of a query that takes too long 超时."""
    return StoreError(f"query {name} has no answer within {seconds:g} s: narrow it, or set --time-limit")


class Store(Protocol):
    """A graph that keeps a corpus and answers queries 图存储; Oxigraph and Neo4j implement it."""

    def write(self, corpus: Corpus) -> None:
        """Fill an empty store with a corpus 写入; StoreError if it cannot be written."""

    def select(self, query: Query, **parameters: str) -> list[Row]:
        """Return the rows that answer a query 查询, in its order; ids of documents stand for their nodes.

        A variable without a value is None. StoreError if a parameter is not projected or the query is broken.
        """

    def fields(self, ids: Iterable[str] | None) -> Mapping[str, Fields]:
        """Return by id the fields of some documents, or of all 文件字段; what the store does not have is left out."""

    def ties(
        self, ids: Iterable[str] | None, out: Iterable[str] = (), into: Iterable[str] = ()
    ) -> list[TieRow]:
        """Return the relations of some kinds that documents, or all, have to others, and of others to them 批量关系.

        Each once, sorted by the IRIs of both ends, then by relation.
        """

    def mentions(self, pairs: Iterable[tuple[str, str]]) -> list[MentionRow]:
        """Return where the first document of each pair speaks of the second 批量提及, the strongest relation first."""

    def spoken(self) -> list[Spoken]:
        """Return how often each document is spoken of 被提及次数, sorted by their IRIs; none that nobody speaks of."""

    def in_regions(self, regions: Iterable[str]) -> Mapping[str, int]:
        """Return by path how many documents there are of just these regions 各地文件数; where none, no entry."""

    def close(self) -> None:
        """Let go of the store 关闭."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a document 索引条目."""

    id: str
    number: str | None
    title: str | None
    known: bool
    issued_by: str | None


class Names(Protocol):
    """The names of all documents 名称索引, by which they are found; see :class:`wenmai.graph.index.Index`."""

    def search(self, words: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the ids of documents in which all words stand, best first, with scores 0–100 检索."""

    def by_id(self, document_id: str) -> Entry | None:
        """Return the entry of a document by its id; None if there is none."""

    def by_number(self, text: str) -> list[Entry]:
        """Return the entries that bear a number, in whatever spelling it is given 按文号."""

    def by_title(self, text: str) -> list[Entry]:
        """Return the entries of just this title 按名称, but for white space, width and title marks."""

    def containing(self, text: str, limit: int) -> list[Entry]:
        """Return up to ``limit`` entries whose title contains this text, known ones first 按名称片段."""

    def names(self) -> Iterable[tuple[str, str | None, str | None]]:
        """Yield id, number and title of every document, by id 全部名称."""


class Opened(Protocol):
    """A store opened to read 已打开的库: the graph, the names, and the texts where it has them."""

    @property
    def store(self) -> Store:
        """The graph."""

    @property
    def index(self) -> Names:
        """The names of its documents."""

    def text_of(self, file: str) -> str:
        """Return the text as read of a source 原文; StoreError if it is not at hand."""

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of the build 诊断; none where they are not at hand."""

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that the graph was made with 更正; none where they are not at hand."""

    def close(self) -> None:
        """Let go of it 关闭."""
