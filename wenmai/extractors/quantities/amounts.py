"""Amounts 数额: percentages, money, terms, counts, areas, each with its bound."""

import re
from collections.abc import Iterator
from typing import Final

from wenmai.extractors.quantities.found import Found, clause_start, make_found, make_measure
from wenmai.extractors.quantities.rules import ARABIC, DASH, HAN, SHARE_SIGNS, UnitRule, quantity_rules
from wenmai.ontology.numerals import integer
from wenmai.ontology.provisions import Bound, QuantityType

_SHARE: Final = re.compile(
    rf"(?P<a>{ARABIC})(?P<apc>[%‰])?(?:(?:{DASH})(?P<b>{ARABIC}))?(?P<pc>[%‰])"
    rf"|百分之(?P<han>{HAN}|\d{{1,3}})"
    r"|(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d/%])"
    rf"|(?P<part>{HAN})分之(?P<of>[一二三四五六七八九])(?!百)"
    rf"|(?P<tenths>\d(?:\.\d)?|[一二三四五六七八九])(?P<tw>折(?![旧叠算合腾])|成(?:以上|以下))"
)
_RATE: Final = re.compile("的?(?:优惠)?(?:税率|征收率)")
_SCALE: Final = {
    "": 1,
    "百": 1e2,
    "千": 1e3,
    "十": 1e1,
    "万": 1e4,
    "亿": 1e8,
    "万亿": 1e12,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
}
_PER: Final = re.compile("每(?:(年)|(季度)|(月)|([人户家个名吨亩天次]))[^，。；、]{0,8}$")
_PER_BEHIND: Final = re.compile("/(?:(年)|(季度)|(月)|([人户家个名生吨亩天次]))")
_FROM: Final = re.compile(rf"(?<![\d.年月])({ARABIC})(?:{DASH})$")
_NOUN: Final = re.compile("[\u4e00-\u9fff]{1,4}?(?=以[上下内])")
_PERIODS: Final = ("year", "quarter", "month")
_WEAK: Final = frozenset("年日天周次")
_LIMITS: Final = frozenset("第0123456789.年月")
_DASHES: Final = frozenset("—–－~～-至到")
_Within = tuple[int, int, Bound, bool | None]  # its place with the words that bound it, and what they say
_EXACT: Final = Bound.EXACT  # the name of a member is looked up by a call: once for all
_PERCENT: Final = QuantityType.PERCENT
_MONEY: Final = QuantityType.MONEY
_COUNT: Final = QuantityType.COUNT


def find_amounts(text: str, low: int, high: int) -> Iterator[Found]:
    """Yield the amounts of a squeezed text 数额, in no order; what bounds each is in its span."""
    rules = quantity_rules()
    shared = counted = low  # up to where each pattern has taken what it found
    for numeral in rules.numeral.finditer(text, low, high):
        first, last = numeral.span()
        sign = text[last]
        if sign == "年" and counted <= first and _is_calendar(text[first:last]):
            continue  # 2022年 is no term
        if sign in SHARE_SIGNS and (match := _first(_SHARE, text, max(first, shared), last, high)):
            shared = match.end()
            if found := _share(text, match, low, high):
                yield found
        if (
            sign in rules.unit_signs
            and (sign in rules.han_signs or not text[first:last].isalpha())
            and (match := _first(rules.amount, text, max(first, counted), last, high))
        ):
            counted = match.end()
            if found := _amount(text, match, low, high):
                yield found


def _is_calendar(run: str) -> bool:
    """Whether figures before 年 are those of a year: three of them at least, or more than any term has."""
    return 3 <= len(run) <= 12 and run[0] != "0" and run.isdecimal()


def _first(pattern: re.Pattern[str], text: str, first: int, last: int, high: int) -> re.Match[str] | None:
    """The first match that begins within a run of numerals."""
    for at in range(first, last):
        if match := pattern.match(text, at, high):
            return match
    return None


def _float(text: str) -> float:
    return float(text.replace(",", ""))


def _exactly(value: float) -> float:
    return round(value, 10)


def _share(text: str, match: re.Match[str], low: int, high: int) -> Found | None:
    if match["pc"]:
        of = 100 if match["pc"] == "%" else 1000
        if match["b"]:
            lower, upper = _exactly(_float(match["a"]) / of), _exactly(_float(match["b"]) / of)
            if lower < upper:
                measure = make_measure(low=lower, high=upper)
                return make_found(*match.span(), QuantityType.PERCENT_RANGE, measure, "range", match.span())
        value = _float(match["a"]) / of
        if match["apc"] or match["b"]:
            return None
    elif match["han"]:
        value = (integer(match["han"]) or 0) / 100
    elif match["under"]:
        if not 0 < int(match["over"]) < int(match["under"]):
            return None
        value = int(match["over"]) / int(match["under"])
    elif match["part"]:
        whole, part = integer(match["part"]), integer(match["of"])
        if not whole or not part or part >= whole:
            return None
        value = part / whole
    else:
        value = float(integer(match["tenths"]) or _float(match["tenths"])) / 10
        if match["tw"].startswith("成"):
            return _bounded(text, (match.start(), match.end() - 2), low, high, _PERCENT, value)
    if value == 0:
        return None
    if match["pc"] and (rate := _RATE.match(text, match.end(), high)):
        return make_found(
            match.start(), rate.end(), QuantityType.RATE, make_measure(value=_exactly(value)), "tax"
        )
    exact = value if match["under"] or match["part"] else _exactly(value)
    return _bounded(text, match.span(), low, high, _PERCENT, exact)


def _amount(text: str, match: re.Match[str], low: int, high: int) -> Found | None:
    rules = quantity_rules()
    figures, scale, more, word, han, han_word = match.groups()
    start, end = core = match.span()
    unit = rules.units[word or han_word]
    before = text[start - 1] if start > low else ""
    if before in _LIMITS and not (before == "年" and unit.word.startswith("个工作")):
        return None
    if han:
        value = float(integer(han) or 0)
    else:
        value = _float(figures) * _SCALE[scale or ""]
        if unit.word == "年" and (scale or not 0 < value < 100):
            return None
    if value == 0:
        return None
    if figures and before in _DASHES and (ranged := _range(text, match, low, unit, value)):
        return ranged
    within = _within(text, core, low, high, unit.type)
    bounded = within[2] is not _EXACT
    if more and not bounded:
        measure = make_measure(value=value, unit=unit.unit, bound=Bound.APPROX)
        return make_found(start, end, unit.type, measure, "amount", core)
    if not _is_term(text, match, low, unit, bounded):
        return None
    return _measured(text, core, within, low, unit.type, value, unit)


def _range(text: str, match: re.Match[str], low: int, unit: UnitRule, high_value: float) -> Found | None:
    """From so many to so many with one unit for both 50至100万元, 3—5个."""
    start = match.start()
    first = _FROM.search(text, max(low, start - 16), start)
    lower = _float(first[1]) * _SCALE[match["m"] or ""] if first else high_value
    if first is None or lower >= high_value or (unit.word == "年" and lower > 100):
        return None
    measure = make_measure(low=lower, high=high_value, unit=unit.unit)
    return make_found(first.start(), match.end(), unit.type, measure, "between", (first.start(), match.end()))


def _is_term(text: str, match: re.Match[str], low: int, unit: UnitRule, bounded: bool) -> bool:
    """Whether words that may be a name or a turn of phrase (三年行动, 10条措施, 1次) do say how much."""
    if match["han"] and unit.word[-1] in _WEAK:
        return (
            bounded
            or quantity_rules().lead.search(text[max(low, match.start() - 4) : match.start()]) is not None
        )
    if unit.word == "日":
        return bounded
    return unit.type is not _COUNT or text[match.end() : match.end() + 1] != "”"


def _bounded(
    text: str, core: tuple[int, int], low: int, high: int, kind: QuantityType, value: float
) -> Found:
    """A value with the words beside it that bound it 加界限."""
    return _measured(text, core, _within(text, core, low, high, kind), low, kind, value)


def _within(text: str, core: tuple[int, int], low: int, high: int, kind: QuantityType) -> _Within:
    rules = quantity_rules()
    start, end = core
    bound, inclusive = _EXACT, None
    noun = _NOUN.match(text, end, high) if kind is _COUNT else None
    behind = noun.end() if noun else end
    if (
        behind < high
        and text[behind] in rules.after_begins
        and (after := rules.after.match(text, behind, high))
    ):
        rule = rules.bounds["after", after[1]]
        bound, inclusive, end = rule.bound, rule.inclusive, after.end()
    head = text[max(low, start - 10) : start]
    if before := rules.before.search(head):
        rule = rules.bounds["before", before[1]]
        if bound is _EXACT or rule.inclusive is not None:
            bound, inclusive = rule.bound, rule.inclusive
        start -= len(head) - before.start()
    return start, end, bound, inclusive


def _measured(
    text: str,
    core: tuple[int, int],
    within: _Within,
    low: int,
    kind: QuantityType,
    value: float,
    unit: UnitRule | None = None,
) -> Found:
    """A bounded value with what else the words beside it say: per what, softened by what, more or less than before."""
    rules = quantity_rules()
    start, end, bound, inclusive = within
    money, bounded = kind is _MONEY, bound is not _EXACT
    change = rules.changes.search(text[max(low, start - 6) : start])
    clause = text[clause_start(text, start, low) : start] if money or bounded else ""
    soft = rules.qualifier.search(clause) if bounded else None
    measure = make_measure(
        value=value,
        unit=unit.unit if unit else None,
        bound=bound,
        inclusive=inclusive,
        per=_per(text, end, clause) if money else None,
        qualifier=soft[1] if soft else None,
        direction=rules.directions[change[2]] if change and kind is _PERCENT else None,
        additional=True if change and change[1] else None,
    )
    return make_found(start, end, kind, measure, "amount", core)


def _per(text: str, end: int, clause: str) -> str | None:
    """What a sum is for each of, behind it 万元/年 or in the clause before it 每人每年."""
    per = _PER_BEHIND.match(text, end) if text.startswith("/", end) else None
    per = per or (_PER.search(clause) if "每" in clause else None)
    if per is None:
        return None
    return next(_PERIODS[place] if place < 3 else word for place, word in enumerate(per.groups()) if word)
