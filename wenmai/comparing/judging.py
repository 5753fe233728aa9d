"""Verdicts 结论: what two documents say of the same matter, judged by rules that are data.

Dates decide what can be said: an earlier lower text is never in conflict with a later upper one, it is stale.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Final

from wenmai.comparing.alignment import Match, align
from wenmai.comparing.clauses import Clause, Readable
from wenmai.comparing.figures import Pair, common_figure, difference, other_limbs, pair_up
from wenmai.comparing.lists import listed
from wenmai.comparing.modality import weakened
from wenmai.comparing.model import Direction, Finding, Side, Verdict
from wenmai.comparing.rules import pattern, rules
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import QuantityType
from wenmai.ontology.vocabulary import Level

_RANK: Final = {Level.NATIONAL: 0, Level.PROVINCIAL: 1, Level.MUNICIPAL: 2, Level.COUNTY: 3}
_ALIKE: Final = 0.3  # lists in sentences less alike than this are lists of other things
_JUDGED: Final = 0.16  # of sentences less alike than this only the alignment is told


def is_upper(one: Document, other: Document) -> bool:
    """Whether the first of two documents is the upper one 上下位: by level, between equals the earlier."""
    first, second = _rank(one), _rank(other)
    if first != second:
        return first < second
    return (one.date or "9999") <= (other.date or "9999")


def _rank(document: Document) -> int:
    return _RANK.get(document.level, 9) if document.level else 9


def compare(upper: Readable, lower: Readable, relation: str, *, related: bool = True) -> list[Finding]:
    """Return what two documents say of the same matters 比较, a finding at least for each pair of sentences."""
    found: list[Finding] = []
    above, below = cache(partial(side, upper.document)), cache(partial(side, lower.document))
    for match in align(upper, lower, related=related):
        sides = above(match.upper), below(match.lower)
        found += _judge(match, sides, upper.document, lower.document, relation)
    return found


def silent(upper: Readable, lower: Readable, matches: list[Finding], relation: str) -> Iterator[Finding]:
    """Yield the items of the upper document that the lower one has no answer to 下位未规定."""
    answered = {one.upper.item_line for one in matches if one.upper}
    told: set[int] = set()
    for clause in upper.clauses:
        if clause.item and clause.item_line not in answered and clause.item_line not in told:
            told.add(clause.item_line)
            yield finding("silent", side(upper.document, clause), None, relation)


def side(document: Document, clause: Clause) -> Side:
    """Return one side of a finding."""
    return Side(
        doc=document.id,
        title=document.title,
        item=clause.item,
        item_line=clause.item_line,
        line=clause.line,
        text=clause.text,
        date=document.date,
        force=document.force,
        provision=clause.provision,
        source=document.source,
        start=clause.start,
        end=clause.end,
    )


def finding(
    rule: str, upper: Side | None, lower: Side | None, relation: str, direction: Direction = Direction.NEUTRAL,
    quantities: tuple[tuple[str | None, str | None], ...] = (), score: float = 1.0, confidence: float = 1.0,
    verdict: Verdict | None = None,
) -> Finding:  # fmt: skip
    """Return a finding of a rule, with the rule's verdict unless another is given."""
    of = rules()[rule]
    return Finding(
        upper, lower, relation, of.dimension, direction, verdict or of.verdict, rule, quantities, score,
        round(confidence, 3),
    )  # fmt: skip


def _judge(
    match: Match, sides: tuple[Side, Side], above: Document, below: Document, relation: str
) -> list[Finding]:
    upper, lower = sides
    if match.reason == "identical" or match.score < _JUDGED:
        rule = "identical" if match.reason == "identical" else "consistent_detail"
        printed = tuple(_twice(match.upper))
        return [finding(rule, upper, lower, relation, quantities=printed, score=match.score)]
    found = []
    for rule, direction, printed_pairs, sure in _differences(match, above, below):
        rule, verdict = _dated(rule, above, below)
        found.append(
            finding(
                rule,
                upper,
                lower,
                relation,
                direction,
                printed_pairs,
                match.score,
                sure * _sure(match),
                verdict,
            )
        )
    return found or [finding("consistent_detail", upper, lower, relation, score=match.score)]


def _twice(clause: Clause) -> Iterator[tuple[str, str]]:
    for one in clause.quantities:
        printed = clause.text[one.start : one.end]
        yield printed, printed


def _sure(match: Match) -> float:
    return min(1.0, 0.5 + match.score / 2)


_Told = tuple[str, Direction, tuple[tuple[str | None, str | None], ...], float]


def _differences(match: Match, above: Document, below: Document) -> Iterator[_Told]:
    pairs = pair_up(match.upper, match.lower)
    levels_differ = _rank(above) != _rank(below)
    for pair in pairs:
        told = difference(pair, match.upper, match.lower, levels_differ=levels_differ)
        if told:
            yield told.rule, told.direction, (_both(match, pair),), pair.likeness
    for pair in common_figure(pairs):
        if _ends(match.upper) and not _ends(match.lower) and not below.effective_to:
            window = next((one for one in match.upper.quantities if one.measure.until), None)
            printed = match.upper.text[window.start : window.end] if window else None
            yield (
                "temporary_made_permanent",
                Direction.BETTER,
                ((printed, None), _both(match, pair)),
                pair.likeness,
            )
        thresholds = [one for one in pairs if one is not pair]
        for one in other_limbs(match.lower, match.upper, thresholds, lower=True):
            extra = match.lower.text[one.start : one.end]
            yield "scope_widened", Direction.BETTER, ((None, extra), _both(match, pair)), pair.likeness
        for one in other_limbs(match.upper, match.lower, thresholds, lower=False):
            missing = match.upper.text[one.start : one.end]
            yield "scope_narrowed", Direction.WORSE, ((missing, None), _both(match, pair)), pair.likeness
    if match.score >= _ALIKE and (differing := listed(match.upper, match.lower)):
        yield "list_differs", differing[0], (differing[1],), 1.0
    if rule := weakened(match.upper, match.lower):
        yield rule, Direction.NEUTRAL, (), 1.0


def _both(match: Match, pair: Pair) -> tuple[str, str]:
    return (
        match.upper.text[pair.upper.start : pair.upper.end],
        match.lower.text[pair.lower.start : pair.lower.end],
    )


def _ends(clause: Clause) -> bool:
    """Whether a sentence sets a term to itself: a closed window, or a word such as 阶段性."""
    closed = any(one.measure.until or one.type is QuantityType.DEADLINE for one in clause.quantities)
    return closed or pattern("temporary").search(clause.text) is not None


def _dated(rule: str, above: Document, below: Document) -> tuple[str, Verdict | None]:
    """What dates allow to be said: an earlier lower text is stale, of undated ones only a check can be asked."""
    verdict = rules()[rule].verdict
    if verdict is not Verdict.CONFLICT:
        return rule, None
    if above.date and below.date and below.date < above.date:
        return "stale", None
    if _rank(above) == _rank(below):
        return ("stale", None) if rule == "superseded_figure" else ("same_level_clash", None)
    if not above.date or not below.date:
        return rule, Verdict.CHECK
    return rule, None
