"""The values 数据类型 that the rooms hand to each other: frozen, slotted, comparable.

Offsets are half-open positions in the text as read, counted in characters; lines count from 1.
The fields are those of the record format (``docs/format.md``).
"""

from dataclasses import dataclass, field

from wenmai.ontology.norms import Norm
from wenmai.ontology.provisions import Provision, Quantity
from wenmai.ontology.vocabulary import (
    Action,
    Code,
    DefaultRule,
    Force,
    Genre,
    Level,
    MentionKind,
    Meta,
    Relation,
    Resolved,
    Scope,
    ValidityKind,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text 区间: ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that gave a relation 关系提示语, and where they stand."""

    phrase: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing said of a document beside its text 元数据: ``label`` is the word that the source uses for it."""

    field: Meta
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One printing of one document 文件; ``id`` names the document, ``record`` this printing of it.

    ``edition`` is the date of the last change that the note under its title tells of; None for a text as first issued.
    ``metadata`` is what its source says of it beside the text, ``from_metadata`` the fields that rest on that alone.
    """

    id: str
    record: str
    source: str
    start: int
    end: int
    start_line: int
    end_line: int
    policy: bool
    title: str
    number: str | None = None
    number_key: str | None = None
    genre: Genre = Genre.OTHER
    issuers: tuple[str, ...] = ()
    issuers_full: tuple[str, ...] = ()
    level: Level | None = None
    region: str | None = None
    force: Force | None = None
    date: str | None = None
    date_line: int | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    issued_by: str | None = None
    edition: str | None = None
    metadata: tuple[Given, ...] = ()
    from_metadata: tuple[Meta, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document is named 提及; ``doc`` and ``record`` name the one that speaks.

    ``names_title`` and ``names_number`` say what is to be looked up: for an alias 简称 what it stands for,
    else the mention's own title and number. ``names_issuers`` stand right before a title that leaves them out.
    """

    doc: str
    record: str
    source: str
    start: int
    end: int
    line: int
    surface: str
    kind: MentionKind
    title: str | None = None
    number: str | None = None
    number_key: str | None = None
    names_title: str | None = None
    names_number: str | None = None
    names_key: str | None = None
    names_issuers: tuple[str, ...] = ()
    article: str | None = None
    relation: Relation = Relation.CITES
    partial: bool = False
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention with what it points at 引用: ``target`` as in the format, ``target_id`` the node's id."""

    mention: Mention
    target: str | None
    target_id: str | None
    resolved: Resolved
    candidates: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Identity of the reference: the printing that speaks, and where."""
        return f"{self.mention.record}@{self.mention.start}"


@dataclass(frozen=True, slots=True)
class Edge:
    """The strongest relation between two documents 文件间关系, and the references it rests on."""

    doc: str
    target: str
    target_id: str
    relation: Relation
    partial: bool = False
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Validity:
    """What a sentence of a document says of validity 效力事实; its words are ``phrase``, at ``start`` to ``end``.

    ``value`` is an ISO date, an ISO period or the condition, ``article`` the 第X条 that it is limited to, ``ends`` the
    documents that a default rule ends.
    """

    doc: str
    record: str
    source: str
    start: int
    end: int
    line: int
    phrase: str
    type: ValidityKind
    value: str | None
    scope: Scope
    article: str | None = None
    ends: DefaultRule | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What could not be read, or was read with doubt 诊断."""

    code: Code
    source: str
    message: str = ""
    start: int | None = None
    end: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read 来源文本: ``text`` is what all offsets speak of, ``sha256`` that of the file's bytes.

    ``metadata`` is what the file says of the text beside it: a page's head block, the columns of a row.
    """

    file: str
    sha256: str
    text: str
    metadata: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source holds 抽取结果, before anything is looked up elsewhere."""

    source: str
    sha256: str
    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    validity: tuple[Validity, ...] = ()
    provisions: tuple[Provision, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    norms: tuple[Norm, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says against what was read 更正: ``reason`` and ``by`` say why and who; ``line`` is its place.

    ``doc`` is the document it is about; ``target`` the other end of a relation; ``to`` the new end, or the document
    that ``doc`` is one with; ``records`` the printings that are split off.
    """

    action: Action
    doc: str
    reason: str
    by: str
    target: str | None = None
    relation: Relation | None = None
    partial: bool = False
    to: str | None = None
    records: tuple[str, ...] = ()
    field: str | None = None
    value: str | bool | tuple[str, ...] | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """A set of documents with all that was found between them 文件集: what a store is made of.

    ``mentions`` are those of the texts as found, before anything is looked up: what adding and removing start from.
    ``corrections`` are not yet replayed: the documents, references and edges are as they were read.
    """

    documents: tuple[Document, ...] = ()
    references: tuple[Reference, ...] = ()
    edges: tuple[Edge, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[SourceText, ...] = field(default=(), repr=False)
    validity: tuple[Validity, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False, compare=False)
    corrections: tuple[Correction, ...] = ()
    provisions: tuple[Provision, ...] = field(default=(), repr=False)
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)
    norms: tuple[Norm, ...] = field(default=(), repr=False)
