"""What documents and their pages say of their force 效力说明, as the graph has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from wenmai.graph.store import Store
from wenmai.ontology.periods import after_period
from wenmai.ontology.vocabulary import Scope
from wenmai.queries.acts import Act
from wenmai.queries.load import load
from wenmai.queries.nodes import string

NEAR: Final = 80  # characters between a day of entry into force and the term that belongs to it
_ENDS: Final = ("valid_for", "trial", "effective_to")
_CONDITIONAL: Final = ("未", "不", "逾期", "另行")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement 效力说明 on a document, as it stands in the graph; without ``start`` its page says it."""

    doc: str
    kind: str
    words: str
    value: str | None
    part: bool
    article: str | None
    source: str
    start: int | None
    end: int | None
    line: int | None

    @property
    def by_page(self) -> bool:
        """Whether it is the page that says so, and not the text."""
        return self.start is None

    @property
    def conditional(self) -> bool:
        """Whether a lapse depends on something that is not done: 逾期未修订的自动失效."""
        return any(word in self.words for word in _CONDITIONAL)


def said_of(store: Store, act: Act) -> tuple[Said, ...]:
    """Return all statements on a document and the rest of its act 效力说明."""
    return tuple(
        Said(
            member.id, str(row["kind"]), str(row["stated"]), string(row["value"]), row["scope"] == Scope.PART.value,
            string(row["article"]), str(row["source"]), _offset(row["start"]), _offset(row["end"]),
            _offset(row["line"]),
        )
        for member in act.members
        for row in store.select(load("statements"), id=member.id)
    )  # fmt: skip


def entry(said: Iterable[Said]) -> Said | None:
    """Return the one day of entry into force 施行日期 that the text gives for the whole; None for none or several."""
    found = [
        one for one in said if one.kind == "effective_from" and one.value and not (one.part or one.by_page)
    ]
    return found[0] if len({one.value for one in found}) == 1 else None


def last_day(said: Iterable[Said], first: str | None) -> tuple[str, Said] | None:
    """Return the last day of the one term 有效期 that the text gives for the whole, beside its entry into force.

    None for none or several: a period that stands elsewhere may be that of a permit.
    """
    told = [one for one in said if not one.by_page]
    starts = [one for one in told if one.kind == "effective_from"]
    terms = [
        one
        for one in told
        if one.kind in _ENDS and not one.part and any(_beside(start, one) for start in starts)
    ]
    days = {day: one for one in terms if (day := _ends_on(one, first))}
    return next(iter(days.items())) if len(days) == 1 else None


def ends_on(said: Iterable[Said], first: str | None, day: str) -> Said | None:
    """Return what the text says that ends the whole on a day 期限条款, counted from ``first``; None for nothing."""
    terms = (one for one in said if one.kind in _ENDS and not (one.part or one.by_page))
    return next((one for one in terms if _ends_on(one, first) == day), None)


def _beside(one: Said, other: Said) -> bool:
    if one.source != other.source or one.end is None or other.start is None:
        return False
    return 0 <= other.start - one.end <= NEAR


def _ends_on(term: Said, first: str | None) -> str | None:
    if term.kind == "effective_to":
        return term.value
    if first is None or term.value is None:
        return None
    return after_period(date.fromisoformat(first), term.value)


def _offset(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
