"""What a document's sentences give to check by themselves 单文核查.

Windows already closed, classes that overlap, one thing said with two figures, and what a document of its level or
force may not say.
"""

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from wenmai.comparing.clauses import Clause, Readable
from wenmai.comparing.judging import finding, side
from wenmai.comparing.model import Finding
from wenmai.comparing.rules import AloneRule, alone_rules, laws, ordered, pattern
from wenmai.extractors.quantities.found import Found
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import Bound, QuantityType

ITSELF: Final = "itself"
_THING: Final = 4  # characters behind two thresholds that say of what they are
_NEAR: Final = 16  # characters around a date in which its term is named
_BEFORE: Final = 14  # characters before a figure that say of what it is
_FIGURES: Final = frozenset(
    {QuantityType.PERCENT, QuantityType.MONEY, QuantityType.DURATION, QuantityType.DEADLINE}
)
_OF_A_LIST: Final = ("（", "(")
_ORDER: Final = "令:"  # how the key of an order begins, see docs/format.md
_AND_ITSELF: Final = re.compile("以[上下]$")  # 民法典 §1259: both include the number


def alone(one: Readable) -> Iterator[Finding]:
    """Yield what a document's sentences give to check by themselves 单文核查."""
    document = one.document
    if not document.policy:
        return
    before: Clause | None = None
    for clause in one.clauses:
        for rule in alone_rules():
            if not _asked(rule, document):
                continue
            hit = rule.pattern.search(clause.text)
            if hit and not rule.excuse.search(clause.text):
                yield finding(rule.rule.id, None, side(document, clause), ITSELF, confidence=0.7)
        for quantity in _exhausted(document, clause):
            here, printed = side(document, clause), _printed(clause, quantity)
            yield finding("exhausted", None, here, ITSELF, quantities=printed, confidence=0.9)
        here, classes = side(document, clause), tuple(_overlapping(clause, before))
        if classes:
            yield finding("bounds_overlap", None, here, ITSELF, quantities=classes, confidence=0.8)
        before = clause
    for one_place, other_place, figures in _inconsistent(one):
        yield finding(
            "internal_inconsistency", side(document, one_place), side(document, other_place), ITSELF,
            quantities=(figures,), confidence=0.6,
        )  # fmt: skip


def _inconsistent(one: Readable) -> Iterator[tuple[Clause, Clause, tuple[str, str]]]:
    """Two sentences that are the same but for a figure 前后不一.

    Each is the first of its item: others go on from what stands before, and are of other cases. Items of one number
    in two lists （三） are of the cases that the lists are of.
    """
    said: dict[tuple[str, str], tuple[Clause, Found]] = {}
    for clause in one.firsts.values():
        for figure in clause.quantities:
            before, behind = clause.text[: figure.start], clause.text[figure.end :]
            if (
                len(before) < _BEFORE
                or figure.type not in _FIGURES
                or not behind.endswith("。")
                or "的。" in behind
            ):
                continue
            first, earlier = said.setdefault((before, behind), (clause, figure))
            if first is not clause and earlier.measure != figure.measure and not _listed_alike(first, clause):
                yield first, clause, (_words(first, earlier), _words(clause, figure))


def _listed_alike(one: Clause, other: Clause) -> bool:
    return one.item is not None and one.item == other.item and one.item.startswith(_OF_A_LIST)


def _words(clause: Clause, one: Found) -> str:
    return clause.text[one.start : one.end]


def _asked(rule: AloneRule, document: Document) -> bool:
    """Whether a rule is asked of a document; what calls itself 法 or 条例 is no 规范性文件, whatever is read of it."""
    if document.date and document.date < rule.since:
        return False
    if rule.forces and (document.force not in rule.forces or document.genre in laws()):
        return False
    if rule.rules_may and _may_be_rules(document):
        return False
    if rule.grades and rule.grades.search(document.title or ""):
        return False
    return not rule.levels or document.level in rule.levels


def _may_be_rules(document: Document) -> bool:
    """Whether an order issued a text, or what issued it is not at hand and it is of a genre of rules 规章."""
    issued = document.issued_by or document.number_key
    return issued.startswith(_ORDER) if issued else document.genre in ordered()


def _printed(clause: Clause, *quantities: Found) -> tuple[tuple[None, str], ...]:
    return tuple((None, clause.text[one.start : one.end]) for one in quantities)


def _exhausted(document: Document, clause: Clause) -> Iterator[Found]:
    """Windows that closed before the document's own date 期限先于成文日届满; one that a sentence names twice once."""
    if document.date is None or pattern("history").search(clause.text):
        return
    told: set[str] = set()
    for one in clause.quantities:
        if not pattern("term").search(clause.text, max(0, one.start - _NEAR), one.end + _NEAR):
            continue  # a date that tells cases apart, and no term of the measure
        last = one.measure.until or (one.measure.by if one.type is QuantityType.DEADLINE else None)
        if last and last[:10] < document.date and last[:10] not in told:
            told.add(last[:10])
            yield one


def _overlapping(clause: Clause, before: Clause | None) -> Iterator[tuple[str, str]]:
    """Two classes of cases that both include the number between them 400万元以下, 400万元以上.

    They stand in one sentence, or are of the same thing and stand in two that follow each other in one item.
    """
    here = list(_including(clause))
    for one, other in combinations(here, 2):
        if _meet(one, other):
            yield _words(clause, one), _words(clause, other)
    if before is not None and before.item_line == clause.item_line:
        for first, second in product(_including(before), here):
            thing = before.text[first.end : first.end + _THING]
            if _meet(first, second) and clause.text.startswith(thing, second.end):
                yield _words(before, first), _words(clause, second)


def _including(clause: Clause) -> Iterator[Found]:
    """Thresholds that include the number itself, no ends of one range such as 10万元以上100万元以下."""
    ends, starts = {one.end for one in clause.quantities}, {one.start for one in clause.quantities}
    for one in clause.quantities:
        if one.start not in ends and one.end not in starts and _AND_ITSELF.search(_words(clause, one)):
            yield one


def _meet(one: Found, other: Found) -> bool:
    above, below = one.measure, other.measure
    same = one.type is other.type and above.value == below.value and above.unit == below.unit
    return same and {above.bound, below.bound} == {Bound.MIN, Bound.MAX}
