"""Status as shown 效力展示: what holds on a day, what happened to the document, and who says so."""

from dataclasses import dataclass

from wenmai.ontology.vocabulary import Lang
from wenmai.pages.words import words
from wenmai.queries.events import Event
from wenmai.queries.model import Node
from wenmai.queries.status import Standing


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as a row 一行: when, what, who says so, the later document, and the words it rests on."""

    when: str
    what: str
    says: str
    by: Node | None
    sentence: str
    where: str


def told(standing: Standing, lang: Lang) -> dict[str, str]:
    """Return what holds on a day in words 效力判断: the day, the status and its mark, and who says so."""
    says = standing.says.label(lang) if standing.says else words(lang)["nothing_says"]
    return {
        "day": standing.day,
        "status": standing.status.label(lang),
        "mark": "over" if standing.status.over else standing.status.value,
        "says": says,
    }


def event_rows(standing: Standing, lang: Lang) -> list[EventRow]:
    """Return what happened to a document as rows 效力事件, dated ones in order."""
    return [_row(event, lang) for event in standing.events]


def _row(event: Event, lang: Lang) -> EventRow:
    w = words(lang)
    days = [day for day in dict.fromkeys((event.start, event.end)) if day]
    notes = [w["partial"]] * event.partial + [w["not_counted"]] * (not event.counts)
    first = event.evidence[0] if event.evidence else None
    return EventRow(
        when=" – ".join(days) or w["undated"],
        what=" · ".join([event.kind.label(lang), *notes]),
        says=event.says.label(lang),
        by=event.by,
        sentence=event.sentence or (first.sentence or first.surface if first else ""),
        where=f"{first.source}:{first.line}" if first else "",
    )
