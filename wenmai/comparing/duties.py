"""Norms side by side 规范对照: one act said twice, asked for less strictly, on other conditions, for other people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from wenmai.comparing.model import Direction
from wenmai.comparing.rules import either, pattern
from wenmai.extractors.norms import read_acts
from wenmai.extractors.norms.found import Act, Place
from wenmai.ontology.norms import Modality

_ALIKE: Final = 75  # of a hundred: objects less alike are other acts
_NAMED: Final = 2
_COUNTERPARTS: Final = 50  # of a hundred: names of bodies more alike are those of counterparts
_SAID: Final = 55  # of a hundred: a condition that a text says nearly in these words
_ENDING: Final = 8  # characters at the end of a condition that say what is the case; before them stands whose
_LONGEST: Final = 60  # characters of a condition that can be looked for in other words
_LONGEST_ITEM: Final = (
    20_000  # characters of an item in which it can; a longer one is a text without numbering
)
_BINDING: Final = frozenset({Modality.MUST, Modality.SHALL})
_FREE: Final = frozenset({Modality.MAY, Modality.ENCOURAGE})
_SPLIT: Final = re.compile("、|和|及|以及|与|或者|或")
_SIGNS: Final = "[0-9.%，。；：、（）《》“”]"


@dataclass(frozen=True, slots=True)
class Said:
    """An act of a sentence 行为, its parts as words."""

    modality: Modality
    hedged: bool
    action: str
    object: str
    bearer: str
    beneficiary: str
    payer: str
    body: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyDifference:
    """How the lower of two acts differs 规范差异: the rule, for whom it is better, the words above and below."""

    rule: str
    direction: Direction
    words: tuple[str | None, str | None]


def acts_of(text: str) -> tuple[Said, ...]:
    """Return the acts of a sentence 行为, each with its parts as words."""
    return tuple(_said(text, act) for act in read_acts(text))


def _said(text: str, act: Act) -> Said:
    def words(place: Place | None) -> str:
        return text[slice(*place)] if place else ""

    return Said(
        act.modality, act.hedged, words(act.action), words(act.object), words(act.bearer), words(act.beneficiary),
        words(act.payer), words(act.body), tuple(map(words, act.conditions)),
    )  # fmt: skip


def duty_differences(
    upper: Sequence[Said], lower: Sequence[Said], upper_item: str, lower_item: str, *, sure: bool
) -> Iterator[DutyDifference]:
    """Yield how the acts of one sentence differ from the same acts of another.

    The items are the whole text around either: what is said there beside the sentence is not missing. ``sure``
    says that the sentences are alike enough for a condition to be all that differs.
    """
    for above, below in _pairs(upper, lower):
        rule = _weaker(above, below)
        added, removed = _only_one_says(above, below, upper_item, lower_item) if rule or sure else ([], [])
        if rule and not (added and removed):
            yield DutyDifference(
                rule, Direction.NEUTRAL, (above.action + above.object, below.action + below.object)
            )
        if sure:
            yield from _conditions(above, below, added, removed)
        yield from _scope(above, below, upper_item, lower_item)
        yield from _others(above, below)


def _pairs(upper: Sequence[Said], lower: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Acts that are the same act: one verb, and objects that say the same; each at most once.

    An act that one sentence asks for in one case and allows in another answers those of its own kind first.
    """
    left, free = list(upper), list(lower)
    for one_kind in (True, False):
        for above in tuple(left):
            like = (each for each in free if (each.modality is above.modality) is one_kind)
            below = next((each for each in like if _same_act(above, each)), None)
            if below:
                left.remove(above)
                free.remove(below)
                yield above, below


def _same_act(one: Said, other: Said) -> bool:
    return one.action == other.action and _same_object(one.object, other.object)


def _same_object(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    first, second = _quiet(one), _quiet(other)
    if granted := pattern("granted").search(first):
        return second.endswith(granted[0])
    return bool(first) and bool(second) and fuzz.ratio(first, second) >= _ALIKE


def _weaker(above: Said, below: Said) -> str | None:
    """The rule by which less is asked below of the same body; of another one it is another act."""
    if not _same_bearer(above.bearer, below.bearer) or "下列" in above.object:
        return None
    if pattern("told_to").search(below.bearer):
        return None  # who may order another to act is free, not the other
    if above.modality is Modality.FORBID and below.modality in _FREE:
        return "prohibition_lifted"
    if above.modality in _BINDING and (below.modality in _FREE or (below.hedged and not above.hedged)):
        return "duty_weakened"
    return None


def _same_bearer(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return bool(one) == bool(other) and fuzz.ratio(core(one), core(other)) >= _COUNTERPARTS


def _only_one_says(above: Said, below: Said, upper_item: str, lower_item: str) -> tuple[list[str], list[str]]:
    """The conditions that only the lower act has, and those that only the upper one has."""
    added = [one for one in below.conditions if _is_missing(one, upper_item)]
    return added, [one for one in above.conditions if _is_missing(one, lower_item)]


def _conditions(
    above: Said, below: Said, added: Sequence[str], removed: Sequence[str]
) -> Iterator[DutyDifference]:
    """A condition more or less 增减条件.

    Where each has one that the other has not, they are of other cases; where the other has as many, it is the same
    condition said of another body (修改法律的, 修改条例的).
    """
    if any(map(pattern("case").search, (*added, *removed))):
        return
    if added and not removed and len(below.conditions) > len(above.conditions):
        yield DutyDifference("condition_added", Direction.WORSE, (None, "；".join(added)))
    if removed and not added and len(above.conditions) > len(below.conditions):
        yield DutyDifference("condition_removed", Direction.BETTER, ("；".join(removed), None))


def _is_missing(condition: str, item: str) -> bool:
    """Whether a text says the last clause of a condition neither so nor nearly so; of very long ones none can tell."""
    from rapidfuzz import fuzz

    last = pattern("no_condition").sub("", condition.rpartition("，")[2])
    words = _quiet(last)
    if not 2 < len(words) <= _LONGEST or len(item) > _LONGEST_ITEM or last in item:
        return False
    if len(words) > _ENDING and last.rstrip("的")[-_ENDING:] in item:
        return False
    return fuzz.partial_ratio(words, _plain(item)) < _SAID


@lru_cache(maxsize=1 << 8)  # an item is asked for each of its sentences
def _plain(item: str) -> str:
    return _quiet(item)


def _scope(above: Said, below: Said, upper_item: str, lower_item: str) -> Iterator[DutyDifference]:
    """Whether one list of those concerned is a part of the other 受益对象增减."""
    first, second = _members(above.beneficiary), _members(below.beneficiary)
    if first and second and first & second:
        gone = [one for one in first - second if one not in lower_item]
        more = [one for one in second - first if one not in upper_item]
        if gone and not more and second < first:
            yield DutyDifference("scope_narrowed", Direction.WORSE, ("、".join(sorted(gone)), None))
        if more and not gone and first < second:
            yield DutyDifference("scope_widened", Direction.BETTER, (None, "、".join(sorted(more))))


def _others(above: Said, below: Said) -> Iterator[DutyDifference]:
    """Whether another body pays, or is in charge, than the upper text says."""
    if below.payer and not (above.payer and core(below.payer).endswith(core(above.payer))):
        rule = "payer_differs" if above.payer else "payer_named"
        yield DutyDifference(rule, Direction.NEUTRAL, (above.payer or None, below.payer))
    if _other_bodies(above.body, below.body):
        yield DutyDifference("body_differs", Direction.NEUTRAL, (above.body, below.body))


def _other_bodies(above: str, below: str) -> bool:
    """Whether two bodies do different work; a government and its departments are named anew at each level."""
    from rapidfuzz import fuzz

    first, second = (core(body.rpartition("人民政府")[2]) for body in (above, below))
    return len(first) >= _NAMED and len(second) >= _NAMED and fuzz.ratio(first, second) < _COUNTERPARTS


def core(body: str) -> str:
    """Return a body without its level and kind of office 机关核心名: 省财政厅 and 市财政局 are counterparts."""
    return _office().sub("", body)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(f"^(?:{either('level')})|(?:{either('office')})$")


def _quiet(words: str) -> str:
    """Words without signs, figures and what two names of one thing differ by."""
    return _noise().sub("", words)


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(f"{_SIGNS}|{either('noise')}")


def _members(beneficiary: str) -> set[str]:
    return {one for word in _SPLIT.split(beneficiary) if len(one := _quiet(word)) >= 2}
