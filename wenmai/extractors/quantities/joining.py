"""Quantities that belong together 数量的合并: from old to new, from least to most, one for each of several."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.extractors.quantities.found import Found, make_found, make_measure, sentence_start
from wenmai.extractors.quantities.rules import DASH, quantity_rules
from wenmai.ontology.making import changer
from wenmai.ontology.provisions import Bound, Measure, QuantityType

_changed: Final = changer(Measure)
_GAP: Final = re.compile("(?P<temporary>阶段性|临时)?(?:统一|分别|逐步)?$")
_SINGLE: Final = (QuantityType.PERCENT, QuantityType.MONEY, QuantityType.DURATION, QuantityType.COUNT)
_MONEY: Final = QuantityType.MONEY  # the name of a member is looked up by a call: once for all
_EXACT: Final = Bound.EXACT
_NEAR: Final = 10
_DASH: Final = re.compile(DASH)
_NAME: Final = re.compile("[\u4e00-\u9fff]{4}$")
_EACH: Final = re.compile("分别[^，。；]{0,16}$")


def join(text: str, low: int, found: Sequence[Found]) -> Iterator[Found]:
    """Yield quantities in order of place, joined where the words between them say so 合并."""
    waiting: list[Found] = []
    for one in found:
        if waiting and (joined := _pair(text, waiting[-1], one)):
            waiting[-1] = joined
            continue
        if waiting and not _listed(text, waiting[-1], one):
            yield _series(text, low, waiting) if len(waiting) > 1 else waiting[0]
            waiting = []
        waiting.append(_raised(text, low, one))
    if waiting:
        yield _series(text, low, waiting) if len(waiting) > 1 else waiting[0]


def _pair(text: str, first: Found, second: Found) -> Found | None:
    """Old and new value 由A提高至B, or the least and the most 不低于A、不超过B."""
    if second.start - first.end > _NEAR or first.type is not second.type or first.type not in _SINGLE:
        return None
    if first.measure.unit != second.measure.unit:
        return None
    between = text[first.end : second.start]
    if first.measure.value is None or second.measure.value is None:
        return None
    start = first.start
    if verb := quantity_rules().raises.search(between):
        gap = _GAP.match(between[: verb.start()])
        if gap is None:
            return None
        source = text[max(0, start - 1) : start]
        measure = _changed(
            second.measure,
            value=None,
            old=first.measure.value,
            new=second.measure.value,
            direction=quantity_rules().directions[verb[1]],
            temporary=True if gap["temporary"] else None,
            bound=None if second.measure.bound is _EXACT else second.measure.bound,
        )
        return make_found(
            start - (source in ("由", "从")), second.end, first.type, measure, "change", second.core
        )
    bounds = first.measure.bound, second.measure.bound
    if between in ("、", "，", "且") and bounds == (Bound.MIN, Bound.MAX):
        measure = make_measure(low=first.measure.value, high=second.measure.value, unit=first.measure.unit)
        return make_found(start, second.end, first.type, measure, "between", second.core)
    if bounds[0] is bounds[1] is _EXACT and _DASH.fullmatch(between):
        measure = make_measure(low=first.measure.value, high=second.measure.value, unit=first.measure.unit)
        return make_found(start, second.end, first.type, measure, "between", second.core)
    return None


def _raised(text: str, low: int, one: Found) -> Found:
    """A new value whose old one stands earlier in the sentence, behind the same words 比例75%的…比例提高至100%."""
    near = max(low, one.start - 5)
    verb = quantity_rules().raises.search(text[near : one.start])
    if verb is None or one.type not in _SINGLE or one.measure.value is None:
        return one
    raised = near + verb.start()
    name = _NAME.search(text, max(low, raised - 4), raised)
    start = sentence_start(text, one.start, low)
    if name:
        at = text.find(name[0], start, raised - 4)
        old = _value_at(text, at + 4) if at >= 0 else None
        if old is not None and one.type is QuantityType.PERCENT:
            measure = _changed(one.measure, value=None, old=old, new=one.measure.value, bound=None)
            return make_found(raised, one.end, one.type, measure, "change", one.core)
    direction = quantity_rules().directions[verb[1]]
    measure = _changed(one.measure, direction=direction)
    return make_found(raised, one.end, one.type, measure, one.rule, one.core)


def _value_at(text: str, at: int) -> float | None:
    match = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%").match(text, at)
    return round(float(match[1]) / 100, 10) if match else None


def _listed(text: str, first: Found, second: Found) -> bool:
    """Whether two sums stand in one series 10亿元、20亿元."""
    return (
        first.type is second.type is _MONEY
        and text[first.end : second.start] == "、"
        and first.measure.value is not None
        and second.measure.bound is _EXACT
    )


def _series(text: str, low: int, series: list[Found]) -> Found:
    """One quantity of several parts; what all share (the bound) stands at the first."""
    first, last = series[0], series[-1]
    cases = _cases(text, low, first, len(series))
    parts = tuple(
        _changed(one.measure, bound=first.measure.bound, inclusive=first.measure.inclusive, case=case)
        for one, case in zip(series, cases, strict=True)
    )
    return make_found(
        first.start, last.end, first.type, make_measure(parts=parts), "series", (first.core[0], last.core[1])
    )


def _cases(text: str, low: int, first: Found, count: int) -> tuple[str | None, ...]:
    """What each part is for 分别对应, by position: as many things in a list before 分别 in the sentence."""
    nothing: tuple[str | None, ...] = (None,) * count
    start = sentence_start(text, first.start, low)
    each = _EACH.search(text, start, first.start)
    if each is None:
        return nothing
    before = text[start : each.start()]
    for clause in reversed(re.split("[，：:]", before)):
        things = re.split("[、和及]", clause)
        if len(things) == count:
            return tuple(_thing(thing, place, count) for place, thing in enumerate(things))
    return nothing


def _thing(text: str, place: int, count: int) -> str:
    """The end of the first, the beginning of the last: what the list has in common is left out."""
    quoted = re.search("“([^”]{1,20})”", text)
    if quoted:
        return quoted[1]
    value = re.search(r"\d[\d.]*(?:万|亿)?[\u4e00-\u9fff]", text)
    return value[0] if value else text[-20:] if place == 0 else text[:20]
