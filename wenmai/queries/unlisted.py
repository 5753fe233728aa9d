"""What catalogues end by not listing it 未列入目录的文件: presumed by their rule, where nothing else is known."""

from collections.abc import Iterable, Iterator
from typing import Final

from wenmai.errors import StoreError
from wenmai.graph.statements import UNLISTED
from wenmai.graph.store import Opened
from wenmai.ontology.cutoffs import cleared_until
from wenmai.ontology.page_words import is_over
from wenmai.ontology.standing import EventKind, Says
from wenmai.queries.acts import Act, Acts
from wenmai.queries.catalogues import Catalogue
from wenmai.queries.events import Event
from wenmai.queries.evidence import Sentences
from wenmai.queries.load import load

_ALIVE: Final = frozenset({EventKind.KEPT, EventKind.EXTENDED, EventKind.AMENDED, EventKind.SUPPLEMENTED})
_ENDED: Final = frozenset({EventKind.REPEALED, EventKind.SUPERSEDED, EventKind.LAPSES})


def unlisted(folder: Opened, acts: Acts, act: Act, events: Iterable[Event]) -> Iterator[Event]:
    """Yield the repeal that catalogues presume 依目录规则推定的废止, where no ``events`` speak against it.

    It is not presumed of what had ended by then, of what a later document ends or treats as holding, of what its page
    calls in force, nor of what is younger than the day up to which documents were cleared.
    """
    told = [one for one in events if one.counts or one.kind is EventKind.STATED]
    for catalogue in acts.catalogues.ending(act.members):
        if any(_against(one, catalogue.day) for one in told) or _younger(folder, act, catalogue):
            continue
        said = Sentences(folder).at(catalogue.source, catalogue.start, catalogue.end)
        yield Event(
            EventKind.REPEALED, Says.RULE, catalogue.day, by=catalogue.node, sentence=said, rule=UNLISTED
        )


def _against(event: Event, day: str) -> bool:
    """Whether an event shows that a document had ended before a day, or that it was dealt with on its own after it."""
    match event.kind:
        case EventKind.STATED:
            return not is_over(event.sentence or "")
        case EventKind.EXPIRES:
            return event.end is not None and event.end < day
        case kind if kind in _ENDED:
            return not event.partial
        case kind if kind in _ALIVE:
            return event.start is not None and event.start >= day
    return False


def _younger(folder: Opened, act: Act, catalogue: Catalogue) -> bool:
    """Whether a document is younger than those that were cleared, by what the catalogue says before its rule."""
    try:
        text = folder.text_of(catalogue.source)
    except StoreError:
        return False
    starts = (
        int(row["start"] or 0)
        for row in folder.store.select(load("printings"), id=catalogue.node.id)
        if row["source"] == catalogue.source
    )
    start = max((one for one in starts if one <= catalogue.start), default=0)
    last = cleared_until(text[start : catalogue.end])
    return last is not None and act.date is not None and act.date > last
