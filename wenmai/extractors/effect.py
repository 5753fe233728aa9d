"""When a text applies 施行日期与有效期: only where it says so of itself as a whole (``data/periods.toml``).

A period is the document's where the document says it of itself, behind its entry into force, or where the document
is of one measure: it opens what is ordered, and no other stands in the text. Any other is that of a measure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from wenmai.extractors.rules import load
from wenmai.ontology.numerals import DATE, integer, iso_date
from wenmai.ontology.periods import LATER, after_period, end_of

_PERIOD: Final = re.compile(
    rf"(?P<from>[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日)(?:0时|零时)?起?[至到—–-](?P<to>{LATER})"
    r"|(?<![年\d])\d{1,2}月\d{1,2}日至\d"
)
_TURN: Final = re.compile(r"日(?:0时|零时)?起?[至到—–-]\d")  # in every period, and found sooner
_DAY: Final = 12  # characters of a day, and one more
_YEARS: Final = (r"\d", r"\d\d", r"\d{4}年\d", r"\d{4}年\d\d")
_LAST: Final = re.compile(  # 月 first, which is found in the time that one character takes
    rf"月(?:{'|'.join(f'(?<=[至到—–-]{before}月)' for before in _YEARS)})\d{{1,2}}日"
)
_ISSUE: Final = "(?:公布|发布|印发|颁布|下发)之日"
_FROM: Final = re.compile(f"自(?:{DATE}|{_ISSUE})起")
_BEFORE_FROM: Final = 40  # more than a text calls itself by
_BEHIND_FROM: Final = 40
_DATE: Final = re.compile(DATE)
_PLACES: Final = {
    "{FROM}": f"(?P<from>{DATE})(?:0时|零时)?",
    "{TO}": f"(?P<to>{LATER})",
    "{COUNT}": r"(?P<count>\d{1,3}|[一二三四五六七八九十两]{1,3})(?P<unit>年|个月|日|天)",
}
_UNITS: Final = {"年": "Y", "个月": "M", "日": "D", "天": "D"}
_REACH: Final = 160
_SECOND: Final = re.compile("二、")


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A form in which a period is printed 期间规则; ``data/periods.toml`` says what the fields mean.

    No text is searched that has no last day of a period where the rule gives one (``dated``), or not what it ``needs``.
    """

    id: str
    pattern: re.Pattern[str]
    example: str
    starts: str | None
    ends: str | None
    dated: bool = False
    needs: str = ""


@cache
def period_rules(kind: str) -> tuple[PeriodRule, ...]:
    """Return the rules of a kind 期间规则 (term, own, limit, opening, title, event), in the order of asking."""
    return tuple(
        PeriodRule(
            row.get("id", row.get("word", kind)), _compiled(row.get("pattern", row.get("word"))),
            row["example"], row.get("from"), row.get("to"), "{TO}" in row.get("pattern", ""), row.get("needs", ""),
        )
        for row in load("periods.toml")[kind]
    )  # fmt: skip


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, value in {**_PLACES, "{SELF}": _self()}.items():
        pattern = pattern.replace(name, value)
    return re.compile(pattern)


@cache
def _self() -> str:
    return str(load("validity.toml")["words"]["self"])


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        rf"{_self()}(?:和[^，。；]{{1,20}})?，?自(?:({DATE})|{_ISSUE})起"
        rf"(?:(\d{{1,3}}|[一二三四五六七八九十]{{1,3}})日后)?(?:正式)?(?:施行|实施|执行|生效|试行)"
    )


def effect_of(text: str, issued: str | None, title: str = "") -> tuple[str | None, str | None]:
    """Return ISO dates (from, to) between which a squeezed text says it applies as a whole; None where it does not."""
    if entry := _entered(text):
        start = _start(entry, issued)
        return start, _expiry(text[entry.end() : entry.end() + _REACH], start) or _own(text, start)[1]
    own = _own(text, None)
    return own if own[1] else _of_one_measure(text, issued, title)


def _entered(text: str) -> re.Match[str] | None:
    """Where a text first says that it enters into force; the day in the words, with 自 first, is found sooner."""
    for day in _FROM.finditer(text):
        around = max(day.start() - _BEFORE_FROM, 0), day.end() + _BEHIND_FROM
        if entry := _entry().search(text, *around):
            return entry
    return None


def _start(entry: re.Match[str], issued: str | None) -> str | None:
    """The first day: the one printed, or that of issue, or some days after it (自公布之日起30日后)."""
    if entry[1]:
        return iso_date(entry[1])
    days = integer(entry[2]) if entry[2] else 0
    if issued is None or days is None:
        return None
    return (date.fromisoformat(issued) + timedelta(days)).isoformat()


def _expiry(behind: str, start: str | None) -> str | None:
    """The last day by what stands behind the entry into force: in its sentence, or as a sentence of its own."""
    sentence, _, after = behind.partition("。")
    for said in (sentence, after.partition("。")[0][:20]):
        for rule in period_rules("term"):
            if (found := rule.pattern.search(said)) and (ends := _days(found, start)[1]):
                return ends
    return None


def _own(text: str, start: str | None) -> tuple[str | None, str | None]:
    """The days between which a text says somewhere that it applies, for one that begins on ``start``."""
    dated = _LAST.search(text) is not None
    for rule in period_rules("own"):
        if (rule.dated and not dated) or rule.needs not in text:
            continue
        for found in rule.pattern.finditer(text):
            sentence = text[text.rfind("。", 0, found.start()) + 1 : found.end()]
            days = _days(found, start)
            if days[1] and not any(limit.pattern.search(sentence) for limit in period_rules("limit")):
                return days
    return None, None


def _of_one_measure(text: str, issued: str | None, title: str) -> tuple[str | None, str | None]:
    """The one period of a text that orders one measure; one that was over when it was issued is none."""
    if not _LAST.search(text):
        return None, None
    opening = text[: second.start()] if (second := _SECOND.search(text)) else text[:600]
    period = next(_periods(opening), None)
    if period is None or (issued and period[1] < issued) or set(_periods(text)) != {period}:
        return None, None
    if any(rule.pattern.search(title) for rule in period_rules("title")):
        return period
    for rule in period_rules("opening"):
        found = rule.pattern.search(opening)
        if found and not _over_with_it(found) and not _goes_on(found["rest"], period[1]):
            return period
    return None, None


def _over_with_it(found: re.Match[str]) -> bool:
    """Whether what is done in a period is over with it, and not the document: 报名, 征求意见, 放假."""
    said = (found["subject"], found["rest"])
    return any(rule.pattern.search(words) for rule in period_rules("event") for words in said)


def _goes_on(rest: str, last: str) -> bool:
    """Whether the sentence says what holds after the period: 自2016年1月1日起全额征收."""
    return any((day := iso_date(one)) and day > last for one in _DATE.findall(rest))


def _periods(text: str) -> Iterator[tuple[str, str] | None]:
    """The periods of a text; None for one whose days are not all told."""
    last = 0
    for turn in _TURN.finditer(text):
        around = max(last, turn.start() - _DAY), turn.end() + _DAY
        found = _PERIOD.search(text, *around)
        if found is None:
            continue
        last = found.end()
        starts, ends = _days(found, None)
        yield (starts, ends) if starts and ends and starts < ends else None


def _days(found: re.Match[str], start: str | None) -> tuple[str | None, str | None]:
    """The days that a match names; one that counts years counts them from ``start``."""
    groups = found.groupdict()
    if groups.get("count"):
        count = integer(groups["count"])
        if start is None or count is None:
            return start, None
        return start, after_period(date.fromisoformat(start), f"P{count}{_UNITS[groups['unit']]}")
    first, last = groups.get("from"), groups["to"]
    return (iso_date(first) if first else start), end_of(first, last) if last else None
