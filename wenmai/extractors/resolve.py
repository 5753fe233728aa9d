"""Resolution 指认: what a mention points at. Number, then title, then alias; nothing is guessed, nothing touches text.

A document that is not in the corpus still becomes a target, by its number or its full title.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from wenmai.extractors.home import place_is_open
from wenmai.extractors.known import Known, index
from wenmai.extractors.titles import bare, core, edition, fold, names_an_act_alone
from wenmai.ontology.authorities import authority, region_at_start
from wenmai.ontology.model import Document, Mention, Reference
from wenmai.ontology.vocabulary import MentionKind, Relation, Resolved

_OLD_EDITION = frozenset({Relation.REPEALS, Relation.SUPERSEDES})
_SHORTEST_CORE: Final = 8  # a shorter rest of a title (通知, 实施意见) says nothing without its issuer
_SUBJECT = ""  # among what a report has named: its title says what it is about


def resolve(documents: Sequence[Document], mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """Return what each mention points at; mentions of a document by itself are left out.

    The order is that of the mentions; equal input gives equal output whatever the order of the documents.
    """
    mentions = list(mentions)
    known = index(documents, mentions)
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


def _resolved(mention: Mention, known: Known) -> Reference:
    how = Resolved.ALIAS if mention.kind is MentionKind.ALIAS else None
    title = mention.names_title
    if mention.names_key and mention.names_number and not place_is_open(mention.names_key):
        return _by_number(mention, mention.names_key, mention.names_number, known, how)
    if title is None:
        return Reference(mention, None, None, Resolved.UNRESOLVED)
    speaker = known.by_id[mention.doc]
    found = _in_force(_candidates(title, mention.names_issuers, speaker, known), speaker, known)
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


def _by_number(mention: Mention, key: str, printed: str, known: Known, how: Resolved | None) -> Reference:
    bearers = known.by_key.get(key, set())
    if len(bearers) > 1 and mention.names_title:  # one number of several: their titles tell them apart
        titled = _candidates(mention.names_title, mention.names_issuers, known.by_id[mention.doc], known)
        bearers = bearers & titled or bearers
    if len(bearers) > 1:
        return Reference(mention, printed, None, Resolved.AMBIGUOUS, tuple(sorted(bearers)))
    bearer = next(iter(bearers), None)
    if bearer is None and mention.names_title:
        bearer = _unnumbered(mention.names_title, key, mention, known)
    if bearer is None:
        return Reference(mention, printed, key, how or Resolved.OUTSIDE_NUMBER)
    return Reference(mention, bearer, bearer, how or Resolved.NUMBER)


def _unnumbered(title: str, key: str, mention: Mention, known: Known) -> str | None:
    """A document printed without its number, named elsewhere with title and number: the same unless something differs.

    The year of the number must be that of the document, an issuer in the key one of its issuers, and no other document
    of that title at hand.
    """
    speaker = known.by_id[mention.doc]
    named = (
        known.by_id[one] for one in _candidates(title, mention.names_issuers, speaker, known) - {speaker.id}
    )
    found = [
        one for one in named if not (one.number_key or known.by_id.get(one.issued_by or "", one).number_key)
    ]
    if len(found) != 1:
        return None
    code, year, _ = key.rsplit("/", 2)
    document = found[0]
    bodies = code.partition(":")[2].split("+") if ":" in code else ()
    other_year = year.isdigit() and document.date and not document.date.startswith(year)
    other_body = bodies and document.issuers_full and not set(bodies) & set(document.issuers_full)
    return None if other_year or other_body else document.id


def _candidates(title: str, before: tuple[str, ...], speaker: Document, known: Known) -> set[str]:
    """Documents of this title: printed whole; without title marks; without its issuers; without its edition mark."""
    if names_an_act_alone(title):
        return set()
    for found in (known.by_title.get(fold(title)), known.by_bare.get(bare(title))):
        if exact := {one for one in found or () if known.by_id[one].policy}:
            return _one_act(
                {one for one in exact if _in_reach(known.by_id[one], title, before, speaker)}, known
            )
    issuers, rest = core(title)
    issuers = issuers or before
    if len(fold(rest)) < _SHORTEST_CORE:
        return set()
    found = _of_issuers(known.by_core.get(bare(rest), ()), issuers, speaker, known)
    if not found and edition(title) is None:
        found = _of_issuers(known.by_edition.get(bare(rest), ()), issuers, speaker, known)
        if not issuers:  # a title that begins with its place: 北京市积分落户管理办法
            placed = (known.by_id[one] for one in known.by_edition.get(bare(rest), ()))
            found = {one.id for one in placed if one.policy and _in_reach(one, title, (), speaker)}
    return _one_act(found, known)


def _of_issuers(ids: Iterable[str], issuers: tuple[str, ...], speaker: Document, known: Known) -> set[str]:
    documents = (known.by_id[one] for one in ids)
    return {one.id for one in documents if one.policy and _same_issuers(issuers, one, speaker)}


def _in_reach(document: Document, title: str, before: tuple[str, ...], speaker: Document) -> bool:
    """Whether a title printed whole can mean a document: one that names no place is not meant in another region."""
    if before:
        return _same_issuers(before, document, speaker)
    if core(title)[0] or region_at_start(fold(title)) or document.region in (None, "全国"):
        return True
    return speaker.region in (None, "全国") or _near(document.region or "", speaker.region)


def _one_act(found: set[str], known: Known) -> set[str]:
    """Of a notice and its own text under one title, the text is what the title names."""
    notices = {known.by_id[candidate].issued_by for candidate in found}
    return found - {notice for notice in notices if notice}


def _in_force(found: set[str], speaker: Document, known: Known) -> set[str]:
    """Of the editions of one text the one that was in force when the speaker spoke.

    An amended text takes the place of what it was. Documents that are no editions of one another stay as they are.
    """
    editions = sorted((known.by_id[one] for one in found), key=lambda one: one.edition or "")
    texts = {(fold(one.title), one.issuers_full, one.date) for one in editions}
    days = {one.edition for one in editions}
    if len(texts) > 1 or len(days) < len(editions) or len(days) < 2 or speaker.date is None:
        return found
    before = [one.id for one in editions if (one.edition or one.date or "") <= speaker.date]
    return {before[-1]} if before else found


def _same_issuers(named: tuple[str, ...], document: Document, speaker: Document) -> bool:
    """Whether a title's issuers, if it names any, are those of the document; without, it is one of the speaker's place.

    关于… alone can be of bodies of every level: whose it is stands before it, else it is that of the speaker's place.
    """
    if not named:
        return document.region is None or document.region == (speaker.region or "全国")
    official = {found.name if (found := authority(name, on=document.date)) else name for name in named}
    full = set(document.issuers_full) | set(document.issuers)
    return bool(official & full) or bool(set(named) & full)


def _near(region: str, speaker: str | None) -> bool:
    """Whether a document of one region may be named in another without its issuer: the same place, or one above it."""
    return speaker is not None and speaker.startswith(region)


def _learnt(title: str, speaker: Document, known: Known) -> list[tuple[str, str]]:
    """Numbers under which a title is named elsewhere in the corpus, not later than the speaker and in force then."""
    pairs = known.learnt.get(fold(title), {})
    spoken = speaker.date or "9999"
    return sorted(
        (key, printed)
        for key, printed in pairs.items()
        if key.rsplit("/", 2)[1] <= spoken[:4] and known.gone.get(key, spoken) >= spoken
    )
