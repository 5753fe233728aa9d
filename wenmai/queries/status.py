"""Status 效力状态: whether a document holds on a day, by which events, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wenmai.graph.store import Opened
from wenmai.ontology.page_words import is_over
from wenmai.ontology.standing import EventKind, Says, Status
from wenmai.ontology.validity_rules import validity_rule
from wenmai.ontology.vocabulary import Force
from wenmai.queries.acts import Act, Acts
from wenmai.queries.events import Event, later_events, own_events
from wenmai.queries.evidence import Sentences
from wenmai.queries.model import Node
from wenmai.queries.unlisted import unlisted

_SPEAKS_OF_TERM = frozenset({EventKind.EXPIRES, EventKind.EXTENDED, EventKind.LAPSES, EventKind.KEPT})
_ENDS = ((EventKind.REPEALED, Status.REPEALED), (EventKind.SUPERSEDED, Status.SUPERSEDED))


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of a document on a day 效力判断: ``says`` is None where nothing says, ``why`` the event that decides.

    ``events`` are all that is known to have happened to it, dated ones in order, then those without a day.
    """

    node: Node
    day: str
    status: Status
    says: Says | None
    why: Event | None
    events: tuple[Event, ...] = ()


def status(folder: Opened, document_id: str, day: str, *, acts: Acts | None = None) -> Standing:
    """Return what holds of a document on an ISO day 效力状态; a notice and the text it issues are one act.

    A repeal is reckoned from the day that its sentence names, else from the entry into force of the later
    document, else from its date. Of a document whose own beginning is not known, it is said only that it held from
    the day a later document dealt with it as holding. A term is presumed by a rule of its place only where no
    text says one; so is the end of a document that a catalogue of its body does not list, where the catalogue ends
    what it does not list.
    """
    acts = acts or Acts(folder.store)
    act = acts[document_id]
    later = tuple(later_events(acts, Sentences(folder), act))
    events = sorted((*own_events(folder, act), *later), key=_order)
    events = sorted((*events, *_presumed(act, events)), key=_order)
    events = sorted((*events, *unlisted(folder, acts, act, events)), key=_order)
    found, why, says = _at(day, act, events)
    return Standing(act.node, day, found, says, why, tuple(events))


def _presumed(act: Act, events: Iterable[Event]) -> tuple[Event, ...]:
    """The term that a rule presumes, where neither the text nor a later document speaks of one."""
    node, start = act.node, act.start
    if start is None or any(one.kind in _SPEAKS_OF_TERM for one in events):
        return ()
    rule = validity_rule(
        force=node.force, genre=node.genre, region=node.region, title=node.title, day=act.date
    )
    if rule is None:
        return ()
    last = rule.expiry(start)
    said = f"{rule.document}《{rule.title}》{rule.article}"
    return (Event(EventKind.EXPIRES, Says.RULE, last, last, sentence=said, rule=rule.id),)


def _at(day: str, act: Act, events: list[Event]) -> tuple[Status, Event | None, Says | None]:
    counted = [one for one in events if one.counts]
    past = [one for one in counted if one.start is not None and one.start <= day]
    for kind, ended in _ENDS:
        for one in past:
            if one.kind is kind and not one.partial:
                return ended, one, one.says
    begins = [one for one in counted if one.kind is EventKind.IN_FORCE]
    begun = next((one for one in begins if not one.partial), None)
    if begun and begun.start and day < begun.start:
        part = next((one for one in begins if one.partial and one.start and one.start <= day), None)
        return (Status.PARTLY_IN_FORCE, part, part.says) if part else (Status.NOT_YET, begun, begun.says)
    if doubt := _undated_end(events):
        return Status.UNKNOWN, doubt, None
    if over := _expired(day, counted, past) or _lapsed(past):
        return over
    waiting = next((one for one in begins if one.partial and one.start and day < one.start), None)
    if waiting:
        return Status.PARTLY_IN_FORCE, waiting, waiting.says
    touched = [one for one in past if one.partial and one.kind in (EventKind.REPEALED, EventKind.SUPERSEDED)]
    if touched:
        return Status.PARTLY_REPEALED, touched[-1], touched[-1].says
    amended = [one for one in past if one.kind is EventKind.AMENDED]
    if amended:
        return Status.AMENDED, amended[-1], amended[-1].says
    kept = [one for one in past if one.kind is EventKind.KEPT]
    if kept:
        return Status.IN_FORCE, kept[-1], kept[-1].says
    if begun and (begun.printed or act.node.force not in _LEGISLATION):
        return Status.IN_FORCE, begun, begun.says
    witness = next((one for one in counted if not begun and _witnesses(one, day)), None)
    if witness:
        return Status.IN_FORCE, witness, witness.says
    return Status.UNKNOWN, None, None


# A law or rule without a day of entry into force in its text does not hold from its date: 立法法 asks for one.
_LEGISLATION = frozenset(
    {
        Force.LAW,
        Force.ADMINISTRATIVE_REGULATIONS,
        Force.SUPERVISORY_REGULATIONS,
        Force.LOCAL_REGULATIONS,
        Force.AUTONOMOUS_REGULATIONS,
        Force.SEZ_REGULATIONS,
        Force.MINISTRY_RULES,
        Force.LOCAL_RULES,
    }
)


def _undated_end(events: Iterable[Event]) -> Event | None:
    """A repeal or supersession of the whole, or the word of a page that it is over, on a day that nothing tells."""
    kinds = (EventKind.REPEALED, EventKind.SUPERSEDED, EventKind.LAPSES)
    dated = any(
        one.counts and one.says is not Says.RULE and (one.kind in kinds or one.kind is EventKind.EXPIRES)
        for one in events
    )
    for one in events:
        if one.kind in kinds and one.start is None and one.by and not one.partial:
            return one
        if one.kind is EventKind.STATED and not dated and is_over(one.sentence or ""):
            return one
    return None


def _expired(
    day: str, counted: list[Event], past: list[Event]
) -> tuple[Status, Event | None, Says | None] | None:
    """What follows from the last day of the term, extensions included; None if it is not over."""
    own = next((one for one in counted if one.kind is EventKind.EXPIRES), None)
    extended = [one for one in past if one.kind is EventKind.EXTENDED]
    ends = [one for one in (*extended, own) if one and one.end]
    last = max(ends, key=lambda one: one.end or "", default=None)
    if last is None or last.end is None or day <= last.end:
        return None
    if any(one.end is None for one in extended):
        return Status.UNKNOWN, extended[-1], None
    lapse = next((one for one in past if one.kind is EventKind.LAPSES and one.by is None), None)
    if lapse and last.kind is EventKind.EXPIRES:
        return Status.LAPSED, lapse, lapse.says
    return Status.EXPIRED, last, last.says


def _lapsed(past: list[Event]) -> tuple[Status, Event | None, Says | None] | None:
    """What a later document ended unless something was done: nothing in the store says that it was."""
    lapse = next((one for one in past if one.kind is EventKind.LAPSES and one.by and not one.partial), None)
    if lapse is None or any(one.kind in (EventKind.EXTENDED, EventKind.KEPT) for one in past):
        return None
    return Status.LAPSED, lapse, lapse.says


def _witnesses(event: Event, day: str) -> bool:
    """Whether a later document treats the one it touches as holding on that day: from its issue until its effect."""
    if event.by is None or event.start is None:
        return False
    first = min(event.by.date or event.start, _day_before(event.start))
    if event.kind is EventKind.EXTENDED:
        return first <= day and (event.end is None or day <= event.end)
    return first <= day


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _order(event: Event) -> tuple[bool, str, int]:
    return event.start is None, event.start or "", list(EventKind).index(event.kind)
