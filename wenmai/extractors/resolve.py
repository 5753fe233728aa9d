"""Resolution 指认: what a mention points at. Number, then title, then alias; nothing is guessed, nothing touches text.

A document that is not in the corpus still becomes a target, by its number or its full title.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wenmai.extractors.titles import core, fold, without_edition
from wenmai.ontology.authorities import authority
from wenmai.ontology.model import Document, Mention, Reference
from wenmai.ontology.vocabulary import MentionKind, Relation, Resolved

_OLD_EDITION = frozenset({Relation.REPEALS, Relation.SUPERSEDES})
_SUBJECT = ""  # among what a report has named: its title says what it is about


@dataclass(slots=True)
class _Known:
    """The documents of a corpus by the forms in which they are named 文件索引."""

    by_id: dict[str, Document] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)
    by_title: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_core: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    issued: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    learnt: dict[str, dict[str, str]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # title -> key -> printed


def resolve(documents: Sequence[Document], mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """Return what each mention points at; mentions of a document by itself are left out.

    The order is that of the mentions; equal input gives equal output whatever the order of the documents.
    """
    mentions = list(mentions)
    known = _index(documents, mentions)
    references = []
    told: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        reference = _resolved(mention, known)
        speaker = known.by_id[mention.doc]
        if reference.target_id == speaker.id:
            continue
        reference = _told_by_report(reference, speaker, told)
        references.append(reference)
    return tuple(references)


def _told_by_report(reference: Reference, speaker: Document, told: dict[str, set[str]]) -> Reference:
    """A report interprets what it is about, at the first mention; everything else it cites.

    It is about what its title names, else about what it announces, and about what it names first of all.
    """
    if speaker.policy or reference.target_id is None or reference.mention.kind is MentionKind.UNQUOTED:
        return reference
    mention, seen = reference.mention, told[speaker.record]
    rule = mention.cue.rule if mention.cue else None
    explained, announced = rule == "title-interpret", rule == "report-announces"
    first = not seen and rule != "report-background"
    new = reference.target_id not in seen and mention.kind is not MentionKind.ALIAS
    seen.add(reference.target_id)
    if explained:
        seen.add(_SUBJECT)
    about = explained or (_SUBJECT not in seen and (announced or first))
    relation = Relation.INTERPRETS if new and about else Relation.CITES
    return replace(reference, mention=replace(mention, relation=relation, partial=False))


def _index(documents: Sequence[Document], mentions: Sequence[Mention]) -> _Known:
    known = _Known()
    ordered = sorted(documents, key=lambda one: (one.source, one.start), reverse=True)
    ordered.sort(key=lambda one: (bool(one.issuers_full), bool(one.date)))
    for document in ordered:  # of several printings the last one here counts: the fullest, then the first
        known.by_id[document.id] = document
        if document.number_key:
            known.by_key[document.number_key] = document.id
        title = fold(document.title)
        known.by_title[title].add(document.id)
        known.by_core[_core(document.title)].add(document.id)
        if document.issued_by:
            known.issued[document.issued_by].add(document.id)
    for mention in mentions:
        if mention.kind is MentionKind.FULL and mention.title and mention.number_key and mention.number:
            known.learnt[fold(mention.title)][mention.number_key] = mention.number
    return known


def _core(title: str) -> str:
    return fold(core(title)[1])


def _resolved(mention: Mention, known: _Known) -> Reference:
    how = Resolved.ALIAS if mention.kind is MentionKind.ALIAS else None
    title = mention.names_title
    if mention.names_key and mention.names_number:
        return _by_number(mention, mention.names_key, mention.names_number, known, how)
    if title is None:
        return Reference(mention, None, None, Resolved.UNRESOLVED)
    speaker = known.by_id[mention.doc]
    found = _candidates(title, speaker, known)
    if mention.relation in _OLD_EDITION:
        found = found - {speaker.id}
    issued = found & known.issued.get(speaker.id, set())
    if len(issued) == 1:
        target = issued.pop()
        if mention.relation is Relation.CITES and mention.kind is MentionKind.TITLE:
            mention = replace(mention, relation=Relation.PROMULGATES, partial=False)
        return Reference(mention, target, target, how or Resolved.ISSUE)
    if len(found) == 1:
        target = next(iter(found))
        return Reference(mention, target, target, how or Resolved.TITLE)
    if len(found) > 1:
        return Reference(mention, title, None, Resolved.AMBIGUOUS, tuple(sorted(found)))
    learnt = _learnt(title, speaker, known)
    if len(learnt) == 1:
        key, printed = learnt[0]
        return _by_number(mention, key, printed, known, how or Resolved.TITLE)
    if learnt:
        return Reference(mention, title, None, Resolved.AMBIGUOUS, tuple(sorted(key for key, _ in learnt)))
    node = f"title/{fold(title)}"
    if fold(title) == fold(speaker.title):  # an older edition under the same title
        node = f"{node}@{speaker.id}"
    return Reference(mention, title, node, how or Resolved.OUTSIDE_TITLE)


def _by_number(mention: Mention, key: str, printed: str, known: _Known, how: Resolved | None) -> Reference:
    bearer = known.by_key.get(key)
    if bearer is None and mention.names_title:
        bearer = _unnumbered(mention.names_title, key, mention, known)
    if bearer is None:
        return Reference(mention, printed, key, how or Resolved.OUTSIDE_NUMBER)
    return Reference(mention, bearer, bearer, how or Resolved.NUMBER)


def _unnumbered(title: str, key: str, mention: Mention, known: _Known) -> str | None:
    """A document printed without its number, named elsewhere with title and number: the same if the year agrees."""
    found = [
        known.by_id[candidate]
        for candidate in known.by_title.get(fold(title), set())
        if known.by_id[candidate].number_key is None and known.by_id[candidate].issued_by is None
    ]
    year = key.rsplit("/", 2)[1]
    same = [d for d in found if d.policy and (d.date or "").startswith(year) and year]
    return same[0].id if len(same) == 1 else None


def _candidates(title: str, speaker: Document, known: _Known) -> set[str]:
    """Documents of this title: printed whole; without its issuers; without its edition mark, if only one fits."""
    folded = fold(title)
    exact = {c for c in known.by_title.get(folded, set()) if known.by_id[c].policy}
    if exact:
        return _one_act(exact, known)
    issuers, rest = core(title)
    found = {
        candidate
        for candidate in known.by_core.get(fold(rest), set())
        if known.by_id[candidate].policy and _same_issuers(issuers, known.by_id[candidate], speaker)
    }
    if len(fold(rest)) < 8 or (without_edition(fold(rest)) != fold(rest) and not found):
        return set()
    return _one_act(found, known)


def _one_act(found: set[str], known: _Known) -> set[str]:
    """Of a notice and its own text under one title, the text is what the title names."""
    notices = {known.by_id[candidate].issued_by for candidate in found}
    return found - {notice for notice in notices if notice}


def _same_issuers(named: tuple[str, ...], document: Document, speaker: Document) -> bool:
    """Whether a title's issuers, if it names any, are those of the document; without, the speaker must be at hand."""
    if not named:
        return document.region in (None, "全国") or _near(document.region, speaker.region)
    official = {found.name if (found := authority(name, on=document.date)) else name for name in named}
    full = set(document.issuers_full) | set(document.issuers)
    return bool(official & full) or bool(set(named) & full)


def _near(region: str, speaker: str | None) -> bool:
    """Whether a document of one region may be named in another without its issuer: the same place, or one above it."""
    return speaker is not None and (speaker.startswith(region) or region.startswith(speaker))


def _learnt(title: str, speaker: Document, known: _Known) -> list[tuple[str, str]]:
    """Numbers under which a title is named elsewhere in the corpus, not later than the speaker."""
    pairs = known.learnt.get(fold(title), {})
    year = (speaker.date or "9999")[:4]
    return sorted((key, printed) for key, printed in pairs.items() if key.rsplit("/", 2)[1] <= year)
