"""A corpus as documents to compare 语料内比较: texts read once, pairs taken from the relations between documents."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from wenmai.comparing.alone import alone
from wenmai.comparing.bases import bases
from wenmai.comparing.clauses import Readable, read_clauses
from wenmai.comparing.judging import compare, silent
from wenmai.comparing.model import Finding, Verdict
from wenmai.comparing.ranks import is_upper
from wenmai.comparing.rules import pattern
from wenmai.comparing.verdicts import tied
from wenmai.extractors.text import Text
from wenmai.ontology.model import Corpus, Document, Edge
from wenmai.ontology.vocabulary import Genre, Level, Relation

_BINDING: Final = (
    Relation.IMPLEMENTS, Relation.BASED_ON, Relation.FORWARDS, Relation.SUPPLEMENTS, Relation.EXTENDS,
    Relation.AMENDS, Relation.SUPERSEDES, Relation.REPEALS, Relation.CITES,
)  # fmt: skip
SAME_SUBJECT: Final = "same_subject"
UNRELATED: Final = "unrelated"
_OF_ONE_CASE: Final = frozenset({Genre.REPLY, Genre.LETTER})  # of its own case, whatever its wording
_RUN: Final = 10  # characters of wording
_RUNS: Final = 12  # such runs that two documents must share to be of one subject
_MOST_HOLDERS: Final = 4  # a run in more documents than this is the language of all


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents worth comparing 待比文件对, the upper one first."""

    upper: str
    lower: str
    relation: str


class Shelf:
    """The documents of a corpus as they are compared 待比文件架: each is read when first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the documents and texts of a corpus; of several printings the one that says most of itself counts."""
        self._texts = {source.file: source.text for source in corpus.sources}
        self._read: dict[str, Text] = {}
        self._readable: dict[str, Readable] = {}
        self.documents: dict[str, Document] = {}
        for document in corpus.documents:
            known = self.documents.get(document.id)
            if known is None or _says(document) > _says(known):
                self.documents[document.id] = document

    def __getitem__(self, id: str) -> Readable:
        """Return a document with its sentences; one whose text is not at hand has none."""
        if id not in self._readable:
            document = self.documents[id]
            if document.source not in self._read:
                self._read[document.source] = Text(self._texts.get(document.source, ""))
            text = self._read[document.source]
            self._readable[id] = read_clauses(text, document) if text.given else Readable(document, ())
        return self._readable[id]


def _says(document: Document) -> int:
    """How much of what a comparison rests on a printing says 著录项."""
    said = document.date, document.force, document.level, document.issuers_full
    return sum(map(bool, said))


def acts(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return for each document the ids of the act it is part of 同一公文: a notice and the texts it issues."""
    parts: dict[str, list[str]] = defaultdict(list)
    notice: dict[str, str] = {}
    for document in documents:
        notice[document.id] = document.issued_by or document.id
        if document.id not in parts[notice[document.id]]:
            parts[notice[document.id]].append(document.id)
    return {id: tuple(parts[of]) for id, of in notice.items()}


def pairs(corpus: Corpus, shelf: Shelf) -> list[DocumentPair]:
    """Return the pairs of documents worth comparing 待比文件对, from the graph and from shared wording."""
    known = {id: one for id, one in shelf.documents.items() if one.policy}
    together = acts(known.values())
    found: dict[tuple[str, str], str] = {}
    for edge in sorted(corpus.edges, key=_strength):
        if edge.relation in _BINDING and edge.doc in known and edge.target_id in known:
            _add(found, shelf, together, edge.doc, edge.target_id, edge.relation.value)
    for one, other in _one_subject(shelf, known):
        _add(found, shelf, together, one, other, SAME_SUBJECT)
    return [DocumentPair(*ids, relation) for ids, relation in found.items()]


def _strength(edge: Edge) -> int:
    """The place of a relation among those by which documents are compared, the most binding first."""
    return _BINDING.index(edge.relation) if edge.relation in _BINDING else len(_BINDING)


def _add(
    found: dict[tuple[str, str], str], shelf: Shelf, together: dict[str, tuple[str, ...]], one: str, other: str,
    relation: str,
) -> None:  # fmt: skip
    """Note a pair, if nothing more binding ties it: of two acts, the part of each that says most."""
    if together[one] == together[other]:
        return
    first = max(together[one], key=lambda id: len(shelf[id].clauses))
    second = max(together[other], key=lambda id: len(shelf[id].clauses))
    documents = shelf.documents[first], shelf.documents[second]
    upper, lower = (first, second) if is_upper(*documents, rests=tied(relation)) else (second, first)
    if (lower, upper) not in found:
        found.setdefault((upper, lower), relation)


def _one_subject(shelf: Shelf, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Documents that share wording which few others have 同题文件, over an inverted index of their sentences."""
    index: dict[str, set[str]] = defaultdict(set)
    for id in known:
        if shelf.documents[id].genre in _OF_ONE_CASE:
            continue
        for clause in shelf[id].clauses:
            if pattern("apart").search(clause.text):
                continue  # the language of penalties is one in all laws
            for at in range(0, len(clause.text) - _RUN + 1):
                index[clause.text[at : at + _RUN]].add(id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for holders in index.values():
        if 2 <= len(holders) <= _MOST_HOLDERS:
            for pair in combinations(sorted(holders), 2):
                shared[pair] += 1
    for pair, count in sorted(shared.items()):
        if count >= _RUNS and _in_one_place(*(shelf.documents[id] for id in pair)):
            yield pair


def _in_one_place(one: Document, other: Document) -> bool:
    """Whether the place of one document is that of the other or lies in it: only then can they be in conflict."""
    first, second = one.region, other.region
    if not first or not second:
        return False
    whole = Level.NATIONAL in (one.level, other.level)
    return whole or first.startswith(second) or second.startswith(first)


def compare_two(corpus: Corpus, one: str, other: str) -> list[Finding]:
    """Return what two documents of a corpus say of the same matters 两份文件比较, and where the lower is silent.

    KeyError if the corpus does not hold one of them.
    """
    shelf = Shelf(corpus)
    together = acts(shelf.documents.values())
    tie = _tie(corpus, together[one], together[other])
    relation = tie.relation.value if tie else UNRELATED
    one, other = sorted((one, other), key=lambda id: (tie is None or tie.doc not in together[id], id))
    first = max(together[one], key=lambda id: len(shelf[id].clauses))
    second = max(together[other], key=lambda id: len(shelf[id].clauses))
    if not is_upper(shelf.documents[first], shelf.documents[second], rests=tied(relation)):
        first, second = second, first
    found = compare(shelf[first], shelf[second], relation, related=relation != UNRELATED)
    return [*found, *silent(shelf[first], shelf[second], found, relation)]


def _tie(corpus: Corpus, first: tuple[str, ...], second: tuple[str, ...]) -> Edge | None:
    """The most binding relation of two acts, whichever of them speaks of the other."""
    between = (
        edge
        for edge in corpus.edges
        if (edge.doc in first and edge.target_id in second)
        or (edge.doc in second and edge.target_id in first)
    )
    return min(between, key=_strength, default=None)


def conflicts(corpus: Corpus, document: str | None = None, least: Verdict = Verdict.CHECK) -> list[Finding]:
    """Return the findings of a whole corpus 抵触排查, the gravest first; of one document if it is named.

    Time grows with the pairs that the graph and shared wording give, never with all pairs.
    """
    shelf = Shelf(corpus)
    wanted = acts(shelf.documents.values()).get(document, (document,)) if document else None
    found: list[Finding] = []
    for pair in pairs(corpus, shelf):
        if wanted is None or pair.upper in wanted or pair.lower in wanted:
            related = tied(pair.relation)
            found += compare(shelf[pair.upper], shelf[pair.lower], pair.relation, related=related)
    for id in shelf.documents:
        if wanted is None or id in wanted:
            found += alone(shelf[id])
    for one in bases(corpus, shelf.documents):
        if wanted is None or (one.lower and one.lower.doc in wanted):
            found.append(one)
    grave = [one for one in found if one.verdict.rank >= least.rank]
    return _once(sorted(grave, key=lambda one: (-one.verdict.rank, -one.confidence, one.id)))


def _once(found: Iterable[Finding]) -> list[Finding]:
    """The findings without those that say again of a sentence what an edition or another article of a text gave.

    A sentence that a document has twice is told of once, and so is one that names several texts which are missing;
    what one text gives by two rules is told by both.
    """
    texts: dict[Hashable, str | None] = {}
    told: dict[Hashable, Finding] = {}
    for one in found:
        upper = (one.upper.doc, one.upper.title or one.upper.doc) if one.upper else (None, None)
        lower = (one.lower.doc, one.lower.text) if one.lower else None
        said = upper[1], lower, one.quantities or one.rule
        if texts.setdefault(said, upper[0]) == upper[0]:
            told.setdefault((said, one.rule), one)
    return list(told.values())
