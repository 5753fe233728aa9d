"""Events 效力事件 of a document: what its text says of its own term, and what later documents did to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.errors import StoreError
from wenmai.extractors.sentences import sentence_at
from wenmai.graph.statements import STATED
from wenmai.graph.store import Opened
from wenmai.ontology.periods import day_after
from wenmai.ontology.said_dates import said_day
from wenmai.ontology.standing import EventKind, Says
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.acts import Act, Acts
from wenmai.queries.bonds import Kinds
from wenmai.queries.catalogues import is_catalogue
from wenmai.queries.evidence import Sentences
from wenmai.queries.load import load
from wenmai.queries.model import Evidence, Node
from wenmai.queries.nodes import string
from wenmai.queries.own_words import own_sentence
from wenmai.queries.statements import Said, ends_on, entry, last_day, said_of

_ENDS: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES})
KINDS: Final = {
    Relation.REPEALS: EventKind.REPEALED,
    Relation.SUPERSEDES: EventKind.SUPERSEDED,
    Relation.AMENDS: EventKind.AMENDED,
    Relation.EXTENDS: EventKind.EXTENDED,
    Relation.SUPPLEMENTS: EventKind.SUPPLEMENTED,
}
_LATER: Final = Kinds(into=tuple(KINDS))
_ISSUES: Final = re.compile("(?:印发|发布|公布|颁布|颁发|下发)(?:修订后的|修订的|新修订的)?$")
_OF_ANOTHER: Final = re.compile("废止|失效|修改|延长|解读|评估|转发|征求")
_CLOSES_TITLE: Final = re.compile("(?:的(?:通知|公告|意见|决定|函))?$")
_PERIOD: Final = re.compile(r"[（(]((?:19|20)\d{2})年?[—–\-－~～至]{1,2}((?:19|20)\d{2})年?[）)]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document 效力事件, from ``start`` to ``end``, both included; None: not told.

    ``by`` is the later document that says so, ``sentence`` the document's own words or those of its page, ``article``
    the part of it that is touched, ``rule`` the id of a rule that presumes it; ``printed`` is false for an entry into
    force that is only the day of issue. An event of a later document without a day, or dated before what it touches,
    does not ``count``, nor does what a page says without a day.
    """

    kind: EventKind
    says: Says
    start: str | None = None
    end: str | None = None
    partial: bool = False
    by: Node | None = None
    evidence: tuple[Evidence, ...] = ()
    sentence: str | None = None
    rule: str | None = None
    counts: bool = True
    article: str | None = None
    printed: bool = True


def own_events(folder: Opened, act: Act) -> Iterator[Event]:
    """Yield what the text of a document, its act and their pages say 自身所说: adopted, in force, expiring, lapsing."""
    told = said_of(folder.store, act)
    if act.date:
        yield Event(EventKind.ADOPTED, Says.TEXT, act.date, act.date)
    yield from _beginnings(folder, act, told)
    expiry = _expiry(folder, act, told)
    if expiry:
        yield expiry
    for one in told:
        if one.kind == "lapses_if" and one.conditional and not one.part:
            after = day_after(expiry.end) if expiry and expiry.end else None
            yield Event(
                EventKind.LAPSES, Says.TEXT, after, sentence=_sentence(folder, one), counts=after is not None
            )
        elif one.kind == STATED:
            yield Event(EventKind.STATED, Says.PAGE, sentence=one.words, counts=False)


def _beginnings(folder: Opened, act: Act, told: Sequence[Said]) -> Iterator[Event]:
    """When it enters into force: as a whole, and the parts for which the text names a day of their own."""
    whole = entry(told)
    if first := act.effective_from or (whole.value if whole else None):
        says = Says.PAGE if _only_page(told, "effective_from", first) else Says.TEXT
        yield Event(EventKind.IN_FORCE, says, first, sentence=own_sentence(folder, act, first))
    elif act.date:
        first = act.date
        yield Event(EventKind.IN_FORCE, Says.TEXT, first, printed=False)
    for one in told:
        if one.kind == "effective_from" and one.part and one.value and one.value != first:
            sentence = _sentence(folder, one)
            yield Event(
                EventKind.IN_FORCE, Says.TEXT, one.value, partial=True, sentence=sentence, article=one.article
            )


def _expiry(folder: Opened, act: Act, told: Sequence[Said]) -> Event | None:
    """When it ends by itself: by its text, the page beside it, or the years in its title."""
    last = next((node.effective_to for node in act.members if node.effective_to), None)
    begun = entry(told)
    first = act.effective_from or (begun.value if begun else None) or act.date
    if last:
        says = Says.PAGE if _only_page(told, "effective_to", last) else Says.TEXT
        stated = ends_on(told, first, last)
        words = _sentence(folder, stated) if stated else own_sentence(folder, act, last)
        return Event(EventKind.EXPIRES, says, last, last, sentence=words)
    if term := last_day(told, first):
        return Event(EventKind.EXPIRES, Says.TEXT, term[0], term[0], sentence=_sentence(folder, term[1]))
    if years := own_years(act.node.title or ""):
        day = f"{years[1]}-12-31"
        return Event(EventKind.EXPIRES, Says.TEXT, day, day, sentence=act.node.title)
    return None


def own_years(title: str) -> tuple[str, str] | None:
    """Return first and last year of a title that limits itself 自限期限: 行动方案（2022—2024年）; else None.

    Years within the title of another document count only where that is what the title issues.
    """
    found = _PERIOD.search(title)
    if found is None:
        return None
    before, after = title[: found.start()], title[found.end() :]
    opened = _opened(before)
    if opened is None:
        own = _CLOSES_TITLE.match(after) is not None and not _OF_ANOTHER.search(before)
    else:
        own = _ISSUES.search(before[:opened]) is not None
    return (found[1], found[2]) if own else None


def _opened(text: str) -> int | None:
    """Where the outermost title mark stands that is not closed."""
    open_marks: list[int] = []
    for place, char in enumerate(text):
        if char in "《〈<＜":
            open_marks.append(place)
        elif char in "》〉>＞" and open_marks:
            open_marks.pop()
    return open_marks[0] if open_marks else None


def _only_page(told: Sequence[Said], kind: str, day: str) -> bool:
    """Whether it is the page alone that gives a day."""
    found = [one.by_page for one in told if one.kind == kind and one.value == day]
    return bool(found) and all(found)


def _sentence(folder: Opened, one: Said) -> str:
    """The sentence of a statement; its words where the text is not at hand."""
    try:
        text = folder.text_of(one.source)
    except StoreError:
        return one.words
    return sentence_at(text, one.start, one.end) if one.start is not None and one.end else one.words


def later_events(acts: Acts, sentences: Sentences, act: Act) -> Iterator[Event]:
    """Yield what later documents did to an act 后来文件所为, extensions of its extensions included."""
    seen = set(act.ids)
    waiting = [(act, False)]
    while waiting:
        touched, indirect = waiting.pop()
        if not indirect:
            yield from _kept(acts, act)
        for member in touched.members:
            rows = acts.bonds.at(member.id, _LATER)
            acts.read(row.doc for row in rows)
            sentences.read((row.doc, member.id) for row in rows)
            for row in rows:
                other, relation = row.doc, Relation(row.relation)
                if other in act.ids or (indirect and relation is not Relation.EXTENDS):
                    continue
                partial = row.partial or touched.in_part(member.id)
                yield _event(acts, acts[other], member.id, relation, partial, sentences, act)
                if relation is Relation.EXTENDS and other not in seen:
                    seen |= acts[other].ids
                    waiting.append((acts[other], True))


def _kept(acts: Acts, act: Act) -> Iterator[Event]:
    """The official catalogues that list a document as kept in force."""
    words = [row["word"] for row in table("catalogues") if row["keeps"]]
    for member in act.members:
        for row in acts.store.select(load("listed"), id=member.id):
            title, day = str(row["title"]), string(row["date"])
            if any(word in title for word in words) and str(row["doc"]) not in act.ids:
                by = acts.nodes[str(row["doc"])]
                yield Event(
                    EventKind.KEPT, Says.CATALOGUE, day, by=by, sentence=by.title, counts=day is not None
                )


def _event(
    acts: Acts, other: Act, member: str, relation: Relation, partial: bool, sentences: Sentences, act: Act
) -> Event:
    evidence = sentences.said(other.node.id, member, relation)
    said = (said_day(relation, one.sentence or "", one.surface) for one in evidence)
    day = next((one for one in said if one), None) or _annexed(acts, other, evidence, sentences)
    extends = relation is Relation.EXTENDS
    start = other.start if extends else day or other.start
    before = bool(start and act.date and start < act.date and (other.date or start) < act.date)
    conditional = relation in _ENDS and any(_condition(one.sentence or "") for one in evidence)
    return Event(
        kind=EventKind.LAPSES if conditional else KINDS[relation],
        says=Says.CATALOGUE if is_catalogue(other.node) else Says.LATER,
        start=start,
        end=day if extends else None,
        partial=partial,
        by=other.node,
        evidence=evidence,
        counts=start is not None and not before,
    )


def _annexed(acts: Acts, other: Act, evidence: Sequence[Evidence], sentences: Sentences) -> str | None:
    """The day to which a list extends what it names, where one paragraph before it gives one and refers to it."""
    listed = [one for one in evidence if one.relation is Relation.EXTENDS]
    days = {
        said.value
        for said in (said_of(acts.store, other) if listed else ())
        if said.kind == "extended_to" and said.start is not None and said.end is not None
        if any(one.source == said.source and one.start > said.end for one in listed)
        and "附件" in (sentences.at(said.source, said.start, said.end) or "")
    }
    return days.pop() if len(days) == 1 else None


def _condition(sentence: str) -> bool:
    """Whether a sentence ends a document only if something is not done by then."""
    squeezed = "".join(sentence.split())
    return any(re.search(row["pattern"], squeezed) for row in table("conditions"))
