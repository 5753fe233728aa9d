"""What two sentences that answer each other say differently 差异: figures, terms, lists, duties, what is left open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.comparing.alignment import STRANGERS, Match
from wenmai.comparing.cases import Cases
from wenmai.comparing.clauses import Clause, Readable
from wenmai.comparing.duties import duty_differences
from wenmai.comparing.figures import Pair, common_figure, difference, other_limbs
from wenmai.comparing.lists import listed
from wenmai.comparing.modality import weakened
from wenmai.comparing.model import Direction
from wenmai.comparing.omissions import left_open
from wenmai.comparing.ranks import rank
from wenmai.comparing.rules import pattern
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import QuantityType

_ALIKE: Final = 0.3  # acts and figures in sentences less alike than this are those of other things
_SAME_MEASURE: Final = 0.7  # figures with words as alike as this around them measure one thing
_ONE_LIST: Final = 0.5
_ONE_CASE: Final = 0.6  # sentences less alike than this may be of different cases
_CONDITIONS: Final = frozenset({"condition_added", "condition_removed"})
_OF_ONE_THING: Final = frozenset({"payer_differs", "figure_outside", "time_lengthened", "time_shortened"})


@dataclass(frozen=True, slots=True)
class Told:
    """One way in which two sentences differ 差异: what is printed above and below, and how sure it is."""

    rule: str
    direction: Direction
    printed: tuple[tuple[str | None, str | None], ...] = ()
    sure: float = 1.0


def differences(
    match: Match, first: Readable, second: Readable, cases: Cases, *, related: bool
) -> Iterator[Told]:
    """Yield what two sentences that answer each other say differently 差异, each rule once.

    ``related``: whether the graph ties the two documents; only then conditions, and what is left open, are missed.
    Of others, only sentences nearly the same can be told to be of one matter.
    """
    if not cases.of_one_case(match) or not (related or match.score >= STRANGERS):
        return
    above, below = first.document, second.document
    told = [*_figures(match, above, below, cases), *_duties(match, first, second, related=related)]
    levels_differ = rank(above) != rank(below)
    if related and levels_differ and not any(one.printed for one in told):
        open_figure = left_open(match, below, second)
        if open_figure:
            printed = match.upper.text[open_figure.start : open_figure.end]
            told.append(Told("vaguer", Direction.NEUTRAL, ((printed, None),)))
    by_rule: dict[str, list[Told]] = {}
    for one in told:
        by_rule.setdefault(one.rule, []).append(one)
    for rule, ones in by_rule.items():
        all_printed = tuple(dict.fromkeys(pair for one in ones for pair in one.printed))
        yield Told(rule, ones[0].direction, all_printed, max(one.sure for one in ones))


def _figures(match: Match, above: Document, below: Document, cases: Cases) -> Iterator[Told]:
    pairs = cases.pairs(match)
    levels_differ = rank(above) != rank(below)
    for pair in pairs:
        told = difference(pair, match.upper, match.lower, levels_differ=levels_differ)
        measured = told is not None and told.rule == "figure_outside" and pair.likeness >= _SAME_MEASURE
        of_one_thing = measured or match.score >= _ALIKE
        if told and (told.rule not in _OF_ONE_THING or (of_one_thing and not cases.is_answered(pair, match))):
            yield Told(told.rule, told.direction, (_both(match, pair),), pair.likeness)
    for pair in common_figure(pairs):
        if _ends(match.upper) and not _ends(match.lower) and not below.effective_to:
            window = next((one for one in match.upper.quantities if one.measure.until), None)
            printed = match.upper.text[window.start : window.end] if window else None
            both = (printed, None), _both(match, pair)
            yield Told("temporary_made_permanent", Direction.BETTER, both, pair.likeness)
        thresholds = [one for one in pairs if one is not pair]
        for one in other_limbs(match.lower, match.upper, thresholds, lower=True):
            extra = match.lower.text[one.start : one.end]
            yield Told("scope_widened", Direction.BETTER, ((None, extra), _both(match, pair)), pair.likeness)
        for one in other_limbs(match.upper, match.lower, thresholds, lower=False):
            missing = match.upper.text[one.start : one.end]
            yield Told(
                "scope_narrowed", Direction.WORSE, ((missing, None), _both(match, pair)), pair.likeness
            )
    if match.score >= _ONE_LIST and (differing := listed(match.upper, match.lower)):
        yield Told("list_differs", differing[0], (differing[1],))
    rule = weakened(match.upper, match.lower)
    if rule and (rule == "means_weakened" or match.score >= _ALIKE):
        yield Told(rule, Direction.NEUTRAL)


def _duties(match: Match, first: Readable, second: Readable, *, related: bool) -> Iterator[Told]:
    """What the acts of two sentences say differently; of sentences only somewhat alike it cannot be told."""
    if match.score < _ALIKE:
        return
    items = first.items[match.upper.item_line], second.items[match.lower.item_line]
    sure = related and match.score >= _ONE_CASE
    for one in duty_differences(match.upper.acts, match.lower.acts, *items, sure=sure):
        gone, more = one.words
        if one.rule in _CONDITIONS and (gone or more or "").rstrip("的") in (second if gone else first).whole:
            continue  # said in another item
        yield Told(one.rule, one.direction, (one.words,), match.score)


def _both(match: Match, pair: Pair) -> tuple[str, str]:
    return (
        match.upper.text[pair.upper.start : pair.upper.end],
        match.lower.text[pair.lower.start : pair.lower.end],
    )


def _ends(clause: Clause) -> bool:
    """Whether a sentence sets a term to itself: a closed window, or a word such as 阶段性."""
    closed = any(one.measure.until or one.type is QuantityType.DEADLINE for one in clause.quantities)
    return closed or pattern("temporary").search(clause.text) is not None
