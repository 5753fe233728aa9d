"""The answers 回答: what queries return and what tables, JSON and pages are made of. Frozen, plain values."""

from dataclasses import dataclass
from enum import StrEnum

from wenmai.ontology.model import Correction, Diagnostic
from wenmai.ontology.vocabulary import Force, Genre, Level, MentionKind, Relation, Resolved


@dataclass(frozen=True, slots=True)
class Node:
    """A document in the graph 文件节点; ``known`` is false for one that is only spoken of."""

    id: str
    known: bool
    title: str | None = None
    number: str | None = None
    genre: Genre | None = None
    issuers: tuple[str, ...] = ()
    level: Level | None = None
    region: str | None = None
    force: Force | None = None
    date: str | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    policy: bool | None = None
    issued_by: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: number and title, or what there is of them."""
        return " ".join(part for part in (self.number, self.title) if part) or self.id


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention on which an edge rests 依据句: where it stands and the sentence around it."""

    source: str
    start: int
    end: int
    line: int
    surface: str
    kind: MentionKind
    relation: Relation
    resolved: Resolved
    cue: str | None = None
    article: str | None = None
    sentence: str | None = None


class Direction(StrEnum):
    """Where a branch of a lineage leads 方向."""

    UP = "up"  # what the document rests on
    DOWN = "down"  # what rests on it
    EARLIER = "earlier"  # what it repeals, replaces, amends, extends, supplements
    LATER = "later"  # what repealed, replaced, amended, extended, supplemented it


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a lineage 脉络之一步: ``parent`` stands to ``node`` in ``relation``.

    With ``inverse`` it is ``node`` that stands to ``parent`` in it. ``parent`` is the document that has the
    edge: the one a line above, or its notice or issued text, which are one act with it.
    """

    depth: int
    direction: Direction
    parent: str
    node: Node
    relation: Relation
    inverse: bool
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()
    repeated: bool = False  # followed elsewhere in the tree, and not here
    cycle: bool = False  # it, or its act, stands above itself
    earlier_page: bool = False  # counted on an earlier page, and shown for what hangs on it


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a document comes from and what followed 脉络: steps in the order of a tree, depth first.

    ``total`` counts the steps of all pages, at the least so many where it is ``truncated``.
    """

    root: Node
    steps: tuple[Step, ...] = ()
    truncated: bool = False
    total: int = 0


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where a document is printed 印本: file, offsets, lines."""

    source: str
    start: int
    end: int
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of a document to ``node`` 关系, or with ``inverse`` of ``node`` to it."""

    node: Node
    relation: Relation
    inverse: bool
    partial: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of one document 文件详情: ``texts`` it issues, ``unresolved`` mentions in it …"""

    node: Node
    printings: tuple[Printing, ...] = ()
    notice: Node | None = None
    texts: tuple[Node, ...] = ()
    outgoing: tuple[Link, ...] = ()
    incoming: tuple[Link, ...] = ()
    unresolved: tuple[Evidence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result of a search 检索结果; ``score`` 0–100, higher first."""

    node: Node
    score: float
