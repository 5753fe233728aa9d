"""Which rule decides in the end 结论: by level, date, force and what the upper text leaves to the lower body.

An earlier lower text is never in conflict with a later upper one, it is stale; what was delegated, special or newer
law is no conflict.
"""

from typing import Final

from wenmai.comparing.model import Verdict
from wenmai.comparing.rules import pattern, rules
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Force, Level

_RANK: Final = {Level.NATIONAL: 0, Level.PROVINCIAL: 1, Level.MUNICIPAL: 2, Level.COUNTY: 3}
_SPECIAL: Final = frozenset({Force.AUTONOMOUS_REGULATIONS, Force.SEZ_REGULATIONS})
_NEWER: Final = frozenset({"extends", "amends", "supplements", "supersedes", "repeals"})


def rank(document: Document) -> int:
    """Return the level of a document as a number 层级, the nation's first; 9 where it is not known."""
    return _RANK.get(document.level, 9) if document.level else 9


def is_upper(one: Document, other: Document) -> bool:
    """Whether the first of two documents is the upper one 上下位: by level, between equals the earlier."""
    first, second = rank(one), rank(other)
    if first != second:
        return first < second
    return (one.date or "9999") <= (other.date or "9999")


def decided(
    rule: str, upper_text: str, above: Document, below: Document, relation: str
) -> tuple[str, Verdict | None]:
    """Return the rule that decides, and its verdict where it is not the rule's own."""
    equals = rank(above) == rank(below)
    if rules()[rule].verdict is Verdict.CONFLICT:
        if below.force in _SPECIAL:
            return "special_rule", None
        if equals and relation in _NEWER:
            return "newer_rule", None
        if not equals and pattern("delegates").search(upper_text):
            return "delegated", None
    elif rule == "payer_named" and pattern("delegates").search(upper_text):
        return "delegated", None
    return _dated(rule, above, below, equals=equals)


def _dated(rule: str, above: Document, below: Document, *, equals: bool) -> tuple[str, Verdict | None]:
    """What dates allow to be said: an earlier lower text is stale, of undated ones only a check can be asked."""
    if rules()[rule].verdict is not Verdict.CONFLICT:
        return rule, None
    if above.date and below.date and below.date < above.date:
        return "stale", None
    if equals:
        return ("stale", None) if rule == "superseded_figure" else ("same_level_clash", None)
    if not above.date or not below.date:
        return rule, Verdict.CHECK
    return rule, None
