"""Figures side by side 数值对照: which quantity of one sentence answers which of the other, and how they differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wenmai.comparing.clauses import Clause
from wenmai.comparing.model import Direction
from wenmai.comparing.rules import pattern
from wenmai.extractors.quantities.found import Found, clause_start
from wenmai.ontology.provisions import Bound, Measure, QuantityType

_SURE: Final = 0.6  # contexts less alike than this are of different things
_SAME_CHANGE: Final = 0.9  # two equal figures, old and new, in sentences that answer each other
_REACH: Final = 14
_END: Final = re.compile("[，。；、（）]")
_LEVEL_WORDS: Final = re.compile(
    "中央|全国|国家|全省|全市|省级|市级|同级|各地|我省|我市|在鄂|在咸|省|市|县|[0-9.%]+"
)
_SHARES: Final = {QuantityType.PERCENT, QuantityType.PERCENT_RANGE}
_AMOUNTS: Final = frozenset(
    {QuantityType.PERCENT, QuantityType.MONEY, QuantityType.COUNT, QuantityType.DURATION, QuantityType.AREA}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quantities that say the same thing of the same matter 对应数值, equal or not."""

    upper: Found
    lower: Found
    likeness: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How the lower of two quantities differs 数值差异: the rule, and for whom it is better."""

    rule: str
    direction: Direction
    pair: Pair


_Around = tuple[Found, str, str]  # a quantity with the words before and behind it


def pair_up(upper: Clause, lower: Clause) -> list[Pair]:
    """Return the quantities of two sentences that answer each other 数值配对, each at most once, best first."""
    candidates = sorted(
        (
            Pair(one[0], other[0], _likeness(one, other))
            for one in _around(upper)
            for other in _around(lower)
            if _same_kind(one[0], other[0])
        ),
        key=lambda pair: (-pair.likeness, pair.upper.start, pair.lower.start),
    )
    taken_above: set[int] = set()
    taken_below: set[int] = set()
    found = []
    for pair in candidates:
        if pair.likeness < _SURE or pair.upper.start in taken_above or pair.lower.start in taken_below:
            continue
        taken_above.add(pair.upper.start)
        taken_below.add(pair.lower.start)
        found.append(pair)
    return found


@lru_cache(maxsize=1 << 12)  # a sentence is paired with several
def _around(clause: Clause) -> tuple[_Around, ...]:
    return tuple((one, _before(clause.text, one), _behind(clause.text, one)) for one in clause.quantities)


def _same_kind(one: Found, other: Found) -> bool:
    same = one.type is other.type or {one.type, other.type} == _SHARES
    return same and one.measure.unit == other.measure.unit and one.measure.per == other.measure.per


def _likeness(one: _Around, other: _Around) -> float:
    """How alike the words around two quantities are; equal values make up for some difference."""
    from rapidfuzz import fuzz

    alike = 0.006 * fuzz.ratio(one[1], other[1]) + 0.004 * fuzz.ratio(one[2], other[2])
    above, below = one[0].measure, other[0].measure
    if above.old is not None and (above.old, above.new) == (below.old, below.new):
        return max(alike, _SAME_CHANGE)
    return min(1.0, alike + 0.2) if _value(above) == _value(below) else alike


def _before(text: str, one: Found) -> str:
    start = clause_start(text, one.start, 0)
    return _LEVEL_WORDS.sub("", text[max(start, one.start - _REACH) : one.start])


def _behind(text: str, one: Found) -> str:
    end = _END.search(text, one.end)
    stop = min(end.start() if end else len(text), one.end + _REACH)
    return _LEVEL_WORDS.sub("", text[one.end : stop])


def _value(measure: Measure) -> tuple[object, ...]:
    value = measure.new if measure.new is not None else measure.value
    return value, measure.low, measure.high, measure.by, measure.since, measure.until


def same(pair: Pair) -> bool:
    """Whether two quantities have one value, whatever bounds them."""
    return _value(pair.upper.measure) == _value(pair.lower.measure)


def difference(pair: Pair, upper: Clause, lower: Clause, *, levels_differ: bool) -> Difference | None:
    """Return how the lower quantity differs, or None if it says the same."""
    above, below = pair.upper.measure, pair.lower.measure
    if same(pair):
        if above.inclusive != below.inclusive and above.bound is below.bound:
            return Difference("bound_differs", Direction.NEUTRAL, pair)
        return None
    if _distributed(pair, upper, lower):
        return None
    if pair.upper.type is QuantityType.DEADLINE:
        return _deadline(pair)
    if pair.upper.type is QuantityType.DATE_RANGE:
        return _window(pair)
    if pair.upper.type not in _AMOUNTS and pair.upper.type is not QuantityType.PERCENT_RANGE:
        return None
    if above.old is not None and below.new is None and below.value == above.old:
        return Difference("superseded_figure", Direction.NEUTRAL, pair)
    if levels_differ and _target(upper, pair.upper) and _target(lower, pair.lower):
        return Difference("target_allocated", Direction.NEUTRAL, pair)
    if payer(upper, pair.upper) != payer(lower, pair.lower):
        return Difference("payer_differs", Direction.NEUTRAL, pair)
    return _amount(pair, _before(upper.text, pair.upper), _before(lower.text, pair.lower))


def _distributed(pair: Pair, upper: Clause, lower: Clause) -> bool:
    """Whether a figure is one of a list that goes with a list 分别, and the other sentence has more or fewer."""
    counts = []
    listed = False
    for clause, one in ((upper, pair.upper), (lower, pair.lower)):
        listed = listed or pattern("distributes").search(clause.text, 0, one.start) is not None
        counts.append(sum(each.type is one.type for each in clause.quantities))
    return listed and counts[0] != counts[1]


def _target(clause: Clause, one: Found) -> bool:
    """Whether a figure is what is to be reached, which lower levels have a share of 目标值."""
    return pattern("target").search(clause.text, max(0, one.start - 30), one.end) is not None


def payer(clause: Clause, one: Found) -> str | None:
    """Return who pays a figure, as the words before it say 出资主体, or None."""
    found = list(pattern("payer").finditer(clause.text, 0, one.start))
    return found[-1][0] if found else None


def _deadline(pair: Pair) -> Difference | None:
    above, below = pair.upper.measure.by, pair.lower.measure.by
    if above is None or below is None:
        return None
    rule = "earlier_deadline" if below < above else "time_lengthened"
    return Difference(rule, Direction.NEUTRAL, pair)


def _window(pair: Pair) -> Difference | None:
    above, below = pair.upper.measure, pair.lower.measure
    if not (above.since and above.until and below.since and below.until):
        return None
    if below.since[:4] > above.until[:4] or above.since[:4] > below.until[:4]:
        return None  # windows of different years are those of different measures
    if below.since < above.since or below.until > above.until:
        return Difference("time_lengthened", Direction.BETTER, pair)
    return Difference("time_shortened", Direction.WORSE, pair)


def _amount(pair: Pair, said_above: str, said_below: str) -> Difference | None:
    above, below = pair.upper.measure, pair.lower.measure
    low, high = _limits(above, said_above)
    lowest, highest = _limits(below, said_below)
    if lowest is None and highest is None:
        return None
    inside = (low is None or (lowest is not None and lowest >= low)) and (
        high is None or (highest is not None and highest <= high)
    )
    if inside and low != high:
        return Difference("within_range", Direction.NEUTRAL, pair)
    first, second = _middle(above), _middle(below)
    direction = Direction.BETTER if second > first else Direction.WORSE
    if pair.upper.type is QuantityType.DURATION:
        return Difference("time_lengthened" if second > first else "time_shortened", direction, pair)
    return Difference("figure_outside", direction, pair)


def _limits(measure: Measure, said: str = "") -> tuple[float | None, float | None]:
    """The lowest and the highest value that a figure permits; ``said`` are the words before it (最低…为5年)."""
    if measure.low is not None or measure.high is not None:
        return measure.low, measure.high
    value = measure.new if measure.new is not None else measure.value
    exact = measure.bound is Bound.EXACT
    if measure.bound is Bound.MIN or (exact and pattern("least").search(said)):
        return value, None
    most = measure.bound is Bound.MAX or (exact and pattern("most").search(said))
    return (None, value) if most else (value, value)


def _middle(measure: Measure) -> float:
    low, high = _limits(measure)
    return ((low or high or 0.0) + (high or low or 0.0)) / 2


def common_figure(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs of a figure that both sentences set alike: a new value in place of an old one, or a share."""
    for pair in pairs:
        changed = pair.upper.measure.old is not None and pair.lower.measure.old is not None
        if changed and same(pair):
            yield pair


def other_limbs(of: Clause, than: Clause, pairs: list[Pair], *, lower: bool) -> list[Found]:
    """Return thresholds of one sentence that the other has no like of, in one list with a threshold both have 并列门槛.

    ``200万元以上的货物、400万元以上的工程``: the first is another class of cases under the same figure.
    """
    shared = [pair.lower if lower else pair.upper for pair in pairs]
    taken = {one.start for one in shared}
    found = []
    for one in of.quantities:
        if one.start in taken or one.measure.bound is Bound.EXACT:
            continue
        for other in shared:
            first, second = sorted((one, other), key=lambda each: each.start)
            between = of.text[first.end : second.start]
            listed = "、" in between and "，" not in between
            if listed and one.type is other.type and one.measure.bound is other.measure.bound:
                found.append(one)
                break
    return found if len(than.quantities) > 0 else []
