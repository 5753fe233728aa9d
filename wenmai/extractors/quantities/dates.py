"""Deadlines and windows 期限与时间窗: dates with the words that make a term of them.

A bare date (of a signature, of another document) is neither.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from wenmai.extractors.quantities.found import Found, make_found, make_measure
from wenmai.extractors.quantities.rules import quantity_rules
from wenmai.ontology.making import maker
from wenmai.ontology.numerals import integer
from wenmai.ontology.provisions import Bound, QuantityType

_YEAR: Final = "(?:19[0-9]{2}|20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年"
_YEAR_SIZE: Final = 4  # of the characters before 年
_MONTH: Final = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_DAY: Final = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_HOUR: Final = "(?:[01]?[0-9]|2[0-4])时"
_REST: Final = (
    rf"(?:(?P<month>{_MONTH})(?:(?P<day>{_DAY})(?P<hour>{_HOUR})?|(?P<monthend>[底末]))?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|年?(?P<yearend>[底末])(?!端))"
)
_DATE: Final = re.compile(rf"(?P<year>{_YEAR})(?:{_REST})?")
_SECOND: Final = re.compile(rf"起?(?:至|到|[—–－~～-]{{1,2}})(?P<year>{_YEAR})?(?:{_REST})?(?:止|结束|期间)?")
_MORE_MONTHS: Final = re.compile(
    rf"[、，]({_YEAR})?(?:{_MONTH}(?![0-9底末前起]))(?:[、，](?:{_YEAR})?{_MONTH}(?![0-9底末前起])){{1,24}}"
)
_MORE_QUARTERS: Final = re.compile(
    rf"[、，](?:{_YEAR})?第?[一二三四]季度(?:[、，](?:{_YEAR})?第?[一二三四]季度){{0,12}}"
)
_LISTED: Final = re.compile(rf"({_YEAR})?(?:({_MONTH})|第?([一二三四])季度)")
_PARTS: Final = ("year", "month", "day", "hour", "quarter", "half", "yearend")
_SINCE: Final = re.compile("(?:自|从|于)$")
_SINCE_ENDS: Final = frozenset("自从于")
_UNTIL_ENDS: Final = frozenset("至到过于")
_AND: Final = frozenset("、，")
_TO: Final = frozenset("起至到—–－~～-")
_BEGINS_FIRST: Final = frozenset("之起开")
_BEFORE_FIRST: Final = frozenset("之以前")
_BEGINS: Final = re.compile("(?:之日)?(?:起|开始)")
_BEFORE: Final = re.compile("(?:之前|以前|前)(?!期|述|款|提|置|沿|后|景|列|往)")
_UNTIL: Final = re.compile(
    "(?:(?P<ext>延长|延期|延|展期|顺延|执行|实施|截止|截|持续|保留)?(?:至|到)|(?P<max>不超过|不晚于|不迟于))$"
)
_LATEST: Final = re.compile("最长(?:可)?$|最迟(?:可)?$")
_DATE_RANGE: Final = QuantityType.DATE_RANGE  # the name of a member is looked up by a call: once for all
_DEADLINE: Final = QuantityType.DEADLINE
_PERIOD_END: Final = re.compile("(?:时期|期间)?末")


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date, a month, a quarter, a half or a whole year 时点, from its first day to its last."""

    first: str
    last: str
    year_only: bool
    span: bool  # a quarter or half: a window of itself


_make_moment: Final = maker(_Moment)


def _number(text: str | None) -> int | None:
    return integer(text[:-1]) if text else None


def _moment(match: re.Match[str], year: int | None) -> _Moment | None:
    printed, in_month, on_day, at_hour, quarter, half, at_end = match.group(*_PARTS)
    year = _number(printed) or year
    if year is None:
        return None
    month, day = _number(in_month), _number(on_day)
    if day is not None and month is not None:
        if not 1 <= day <= _days(year, month):
            return None
        hour = f"T{int(at_hour[:-1]):02}:00" if at_hour else ""
        on = date(year, month, day).isoformat() + hour
        return _make_moment(on, on, False, False)
    first, last = 1, 12
    if month is not None:
        first = last = month
    elif quarter:
        last = 3 * (integer(quarter) or 1)
        first = last - 2
    elif half:
        first, last = (1, 6) if half == "上" else (7, 12)
    window = bool(quarter or half)
    return _make_moment(
        date(year, first, 1).isoformat(),
        date(year, last, _days(year, last)).isoformat(),
        not (month or window or at_end),
        window,
    )


@cache
def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def find_dates(text: str, low: int, high: int) -> Iterator[Found]:
    """Yield deadlines and windows of a squeezed text 期限、时间窗, in order, none overlapping."""
    done = low
    for match in _dates(text, low, high):
        if match.start() < done:
            continue
        follows = text[match.end() : min(match.end() + 1, high)]
        found = _listed(text, match, high) if follows in _AND else None
        found = found or (_range(text, match, high) if follows in _TO else None)
        if found := found or _single(text, match, low, high, follows):
            done = found.end
            yield found
    for word, until in quantity_rules().periods.items():
        at = text.find(word, low, high)
        while at >= 0:
            end = _PERIOD_END.match(text, at + len(word), high)
            if end and text[max(low, at - 1) : at] == "到":
                yield make_found(at - 1, end.end(), _DEADLINE, make_measure(by=until), "period")
            at = text.find(word, at + 1, high)


def _dates(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """The dates of a text, each looked for from its 年."""
    at = text.find("年", low + _YEAR_SIZE, high)
    while at >= 0:
        if match := _DATE.match(text, at - _YEAR_SIZE, high):
            yield match
        at = text.find("年", at + 1, high)


def _listed(text: str, match: re.Match[str], high: int) -> Found | None:
    """Months or quarters one by one 逐月逐季列举: ``2021年11月、12月，2022年2月``."""
    if match["day"] or match["monthend"] or not (match["month"] or match["quarter"]):
        return None
    more = (_MORE_MONTHS if match["month"] else _MORE_QUARTERS).match(text, match.end(), high)
    if more is None:
        return None
    year, periods = None, []
    for one in _LISTED.finditer(text, match.start(), more.end()):
        year = _number(one[1]) or year
        periods.append(f"{year}-{_number(one[2]):02}" if one[2] else f"{year}-Q{integer(one[3])}")
    return make_found(match.start(), more.end(), _DATE_RANGE, make_measure(periods=tuple(periods)), "periods")


def _range(text: str, match: re.Match[str], high: int) -> Found | None:
    second = _SECOND.match(text, match.end(), high)
    first = _moment(match, None) if second else None
    if first is None or second is None or first.year_only:
        return None
    last = _moment(second, int(first.first[:4]))
    if last is None or last.year_only or last.last < first.first:
        return None
    start = match.start() - (text[match.start() - 1 : match.start()] in ("自", "从"))
    return make_found(
        start, second.end(), _DATE_RANGE, make_measure(since=first.first, until=last.last), "range"
    )


def _single(text: str, match: re.Match[str], low: int, high: int, follows: str) -> Found | None:
    """A date that the words beside it make a term, or that is a window of itself; most are neither."""
    start, end = match.span()
    before = text[max(low, start - 12) : start]
    begins = _BEGINS.match(text, end, high) if follows in _BEGINS_FIRST else None
    ends = _BEFORE.match(text, end, high) if follows in _BEFORE_FIRST and not begins else None
    until = _UNTIL.search(before) if before[-1:] in _UNTIL_ENDS and not (begins or ends) else None
    if not (begins or ends or until or match["quarter"] or match["half"]):
        return None
    moment = _moment(match, None)
    if moment is None:
        return None
    if begins:
        since = _SINCE.search(before) if before[-1:] in _SINCE_ENDS else None
        start -= len(since[0]) if since else 0
        return make_found(start, begins.end(), _DATE_RANGE, make_measure(since=moment.first), "since")
    if ends:
        by = make_measure(by=moment.last, precision="year" if moment.year_only else None)
        return make_found(start, ends.end(), _DEADLINE, by, "before")
    if until:
        return _until(text, match, low, moment, until, len(before))
    window = make_measure(since=moment.first, until=moment.last)
    return make_found(start, end, _DATE_RANGE, window, "window")


def _until(
    text: str, match: re.Match[str], low: int, moment: _Moment, until: re.Match[str], width: int
) -> Found:
    start = match.start() - (width - until.start())
    latest = _LATEST.search(text[max(low, start - 3) : start])
    start -= len(latest[0]) if latest else 0
    bounded = bool(until["max"] or latest)
    soft = quantity_rules().qualifier.search(text, max(low, start - 8), start) if bounded else None
    measure = make_measure(
        by=moment.last,
        bound=Bound.MAX if bounded else None,
        qualifier=soft[0] if soft else None,
        precision="year" if moment.year_only else None,
    )
    return make_found(start, match.end(), _DEADLINE, measure, "until")
