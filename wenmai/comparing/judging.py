"""Findings 比较: what two documents say of the same matter, judged by rules that are data."""

from collections.abc import Iterator
from functools import cache, partial
from typing import Final

from wenmai.comparing.alignment import Match, align
from wenmai.comparing.cases import Cases
from wenmai.comparing.clauses import Clause, Readable
from wenmai.comparing.model import Direction, Finding, Side, Verdict
from wenmai.comparing.rules import pattern, rules
from wenmai.comparing.telling import differences
from wenmai.comparing.verdicts import decided
from wenmai.ontology.model import Document

_JUDGED: Final = 0.16  # of sentences less alike than this only the alignment is told


def compare(upper: Readable, lower: Readable, relation: str, *, related: bool = True) -> list[Finding]:
    """Return what two documents say of the same matters 比较, a finding at least for each pair of sentences."""
    found: list[Finding] = []
    above, below = cache(partial(side, upper.document)), cache(partial(side, lower.document))
    matches = align(upper, lower, related=related)
    cases = Cases(matches, upper, lower)
    for match in matches:
        sides = above(match.upper), below(match.lower)
        found += _judge(match, sides, upper, lower, cases, relation, related=related)
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


def _own(match: Match, *, related: bool) -> bool:
    """Whether two sentences are each of its own act 各自条款: its term, or a penalty in acts that nothing ties."""
    said = match.upper.text, match.lower.text
    kinds = ("own_term",) if related else ("own_term", "apart")
    return any(all(map(pattern(kind).search, said)) for kind in kinds)


def _judge(
    match: Match, sides: tuple[Side, Side], first: Readable, second: Readable, cases: Cases, relation: str, *,
    related: bool,
) -> list[Finding]:  # fmt: skip
    upper, lower = sides
    if match.reason == "identical" or match.score < _JUDGED or _own(match, related=related):
        rule = "identical" if match.reason == "identical" else "consistent_detail"
        printed = tuple(_twice(match.upper))
        return [finding(rule, upper, lower, relation, quantities=printed, score=match.score)]
    found = []
    for told in differences(match, first, second, cases, related=related):
        rule, verdict = decided(told.rule, match.upper.text, first.document, second.document, relation)
        sure = told.sure * _sure(match)
        found.append(
            finding(rule, upper, lower, relation, told.direction, told.printed, match.score, sure, verdict)
        )
    return found or [finding("consistent_detail", upper, lower, relation, score=match.score)]


def _twice(clause: Clause) -> Iterator[tuple[str, str]]:
    for one in clause.quantities:
        printed = clause.text[one.start : one.end]
        yield printed, printed


def _sure(match: Match) -> float:
    return min(1.0, 0.5 + match.score / 2)
