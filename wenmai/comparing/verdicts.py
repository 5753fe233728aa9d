"""Which rule decides in the end 结论: by level, date, force and what the upper text leaves to the lower body.

An earlier lower text is never in conflict with a later upper one, it is stale; what was delegated, special or newer
law is no conflict.
"""

from typing import Final

from wenmai.comparing.model import Verdict
from wenmai.comparing.ranks import equals, is_below, of_one_body, text_date
from wenmai.comparing.rules import pattern, rules
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Force, Relation

_SPECIAL: Final = frozenset({Force.AUTONOMOUS_REGULATIONS, Force.SEZ_REGULATIONS})
_NEWER: Final = frozenset({"extends", "amends", "supplements", "supersedes", "repeals"})
_TIES: Final = frozenset(Relation) - {Relation.CITES, Relation.INTERPRETS}


def tied(relation: str) -> bool:
    """Whether a relation makes two documents answer for each other 约束关系: to be cited, or alike, does not."""
    return relation in _TIES


def decided(
    rule: str, upper_text: str, above: Document, below: Document, relation: str
) -> tuple[str, Verdict | None]:
    """Return the rule that decides, and its verdict where it is not the rule's own."""
    if _newer(rule, above, below, relation):
        return "newer_rule", None
    if rules()[rule].verdict is Verdict.CONFLICT:
        if below.force in _SPECIAL:
            return "special_rule", None
        if not equals(above, below) and pattern("delegates").search(upper_text):
            return "delegated", None
    elif rule == "payer_named" and pattern("delegates").search(upper_text):
        return "delegated", None
    return _dated(rule, above, below)


def _newer(rule: str, above: Document, below: Document, relation: str) -> bool:
    """Whether one of two texts is newer or special law beside the other 新法、特别法, and both cannot clash.

    What replaces or changes a text does, unless a lower body says it; so do acts of one body that nothing ties.
    """
    if rules()[rule].verdict is Verdict.NONE:
        return False
    if relation in _NEWER:
        return rules()[rule].verdict is Verdict.CONFLICT and not is_below(below, above)
    return not tied(relation) and equals(above, below) and of_one_body(above, below)


def _dated(rule: str, above: Document, below: Document) -> tuple[str, Verdict | None]:
    """What dates allow to be said: an earlier lower text is stale, of undated ones only a check can be asked."""
    if rules()[rule].verdict is not Verdict.CONFLICT:
        return rule, None
    first, second = text_date(above), text_date(below)
    if first and second and second < first:
        return "stale", None
    if equals(above, below):
        return ("stale", None) if rule == "superseded_figure" else ("same_level_clash", None)
    if not first or not second:
        return rule, Verdict.CHECK
    return rule, None
