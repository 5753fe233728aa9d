"""When a text applies 施行日期与有效期: only where it says so of itself as a whole."""

import re
from datetime import date, timedelta
from typing import Final

from wenmai.ontology.numerals import DATE, integer, iso_date

_SELF: Final = (
    "(?:本(?:通知|公告|意见|办法|规定|条例|细则|决定|通告|方案|措施|规则|法|指南|实施办法|实施细则|实施意见|政策|文件|标准)"
    "|上述政策|以上政策)"
)
_ENTRY: Final = re.compile(
    rf"(?:{_SELF}|现予(?:公布|发布))(?:和[^，。；]{{1,20}})?，?自(?:({DATE})|(?:公布|发布|印发|颁布|下发)之日)起"
    rf"(?:(\d{{1,3}}|[一二三四五六七八九十]{{1,3}})日后)?(?:正式)?(?:施行|实施|执行|生效|试行)"
)
_UNTIL: Final = re.compile(
    rf"(?:有效期(?:限)?(?:至|截至|截止至|到)|执行至|实施至|执行期限至|施行至|至)({DATE})(?:止|为止|。|，有效|截止|废止|自动失效)?"
)
_YEARS: Final = re.compile(r"有效期(?:限)?(?:为)?([一二三四五六七八九十\d]{1,2})年")
_PERIOD: Final = re.compile(
    rf"({DATE})(?:0时)?(?:起)?(?:至|到|—|-)((?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)(?:24时)?"
)
_SECOND_ITEM: Final = re.compile("二、")


def effect_of(text: str, issued: str | None) -> tuple[str | None, str | None]:
    """Return ISO dates (from, to) between which a squeezed text says it applies as a whole; None where it does not."""
    entry = _ENTRY.search(text)
    if entry:
        start = _start(entry, issued)
        sentence = text[entry.start() : entry.start() + 160].split("。")[0]
        return start, _expiry(sentence, text[entry.end() : entry.end() + 60].split("。")[0], start)
    opening = text[: match.start()] if (match := _SECOND_ITEM.search(text)) else text[:600]
    periods = {_period(found) for found in _PERIOD.finditer(opening)} - {None}
    if len(periods) == 1:
        return next(iter(periods)) or (None, None)
    return None, None


def _start(entry: re.Match[str], issued: str | None) -> str | None:
    """The first day: the one printed, or that of issue, or some days after it (自公布之日起30日后)."""
    if entry[1]:
        return iso_date(entry[1])
    days = integer(entry[2]) if entry[2] else 0
    if issued is None or days is None:
        return None
    return (date.fromisoformat(issued) + timedelta(days)).isoformat()


def _period(found: re.Match[str]) -> tuple[str | None, str | None] | None:
    start = iso_date(found[1])
    last = found[2] if "年" in found[2] else found[1][: found[1].index("年") + 1] + found[2]
    end = iso_date(last)
    return (start, end) if start and end and start < end else None


def _expiry(sentence: str, after: str, start: str | None) -> str | None:
    if until := _UNTIL.search(sentence):
        return iso_date(until[1])
    years = _YEARS.search(sentence) or _YEARS.search(after)
    count = integer(years[1]) if years else None
    if count is None or start is None:
        return None
    first = date.fromisoformat(start)
    try:
        return (first.replace(year=first.year + count) - timedelta(days=1)).isoformat()
    except ValueError:  # 29 February
        return first.replace(year=first.year + count, day=28).isoformat()
