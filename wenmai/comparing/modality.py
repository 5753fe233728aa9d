"""Modality side by side 情态对照: the same act asked for, allowed or forbidden."""

from typing import Final

from wenmai.comparing.clauses import Clause
from wenmai.comparing.rules import pattern

_SHARED: Final = 8  # characters that must follow both words alike, for the act to be the same
_LISTED: Final = 60


def weakened(upper: Clause, lower: Clause) -> str | None:
    """Return the rule by which the lower sentence asks for less of the same act 义务减弱, or None."""
    return _between(upper, lower, "strong", "weak", "duty_weakened") or _between(
        upper, lower, "forbidden", "weak", "prohibition_lifted"
    )


def _between(upper: Clause, lower: Clause, above: str, below: str, rule: str) -> str | None:
    acts = {
        lower.text[match.end() : match.end() + _SHARED]: match.end()
        for match in pattern(below).finditer(lower.text)
    }
    for match in pattern(above).finditer(upper.text):
        act = upper.text[match.end() : match.end() + _SHARED]
        if len(act) == _SHARED and act in acts:
            means = pattern("means").search(upper.text, match.end(), match.end() + _LISTED)
            return "means_weakened" if means and rule == "duty_weakened" else rule
    return None
