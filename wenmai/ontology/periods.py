"""Periods 期间: the last day of a term that begins on a day."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from wenmai.ontology.numerals import iso_date

LATER: Final = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"  # the last day of a period, which may leave out the year
_PERIOD: Final = re.compile(r"P(\d{1,4})([YMD])")


def after_period(first: date, period: str) -> str | None:
    """Return the last day 期满日, ISO, of a period such as ``P5Y`` that begins on ``first``.

    A period of years or months ends on the day before the same day of its last month, or with that month where it has
    no such day. None if it is no period or lies beyond the calendar.
    """
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    count = int(found[1])
    try:
        if found[2] == "D":
            return (first + timedelta(days=count - 1)).isoformat()
        months = first.month - 1 + count * (12 if found[2] == "Y" else 1)
        year, month = first.year + months // 12, months % 12 + 1
        if first.day > monthrange(year, month)[1]:
            return date(year, month, monthrange(year, month)[1]).isoformat()
        return (date(year, month, first.day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def end_of(first: str | None, last: str) -> str | None:
    """Return the last day 截止日, ISO, of a printed period: 12月31日 has the year of the day before it."""
    return iso_date(last if first is None or "年" in last else first[: first.index("年") + 1] + last)


def day_after(day: str) -> str:
    """Return the next ISO day 次日; what has none, the last of the calendar or no day of it, is returned itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day
