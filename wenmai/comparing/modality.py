"""Modality side by side 情态对照: the same act asked for, allowed or forbidden."""

from functools import lru_cache
from typing import Final

from wenmai.comparing.clauses import Clause
from wenmai.comparing.rules import pattern

_SHARED: Final = 8  # characters that must follow both words alike, for the act to be the same
_LISTED: Final = 60


def weakened(upper: Clause, lower: Clause) -> str | None:
    """Return the rule by which the lower sentence asks for less of the same act 义务减弱, or None.

    An act that the upper sentence itself allows, in another case, is none.
    """
    allowed = _acts(lower.text) - _acts(upper.text)
    return _between(upper, allowed, "strong", "duty_weakened") or _between(
        upper, allowed, "forbidden", "prohibition_lifted"
    )


@lru_cache(maxsize=1 << 12)  # a sentence is compared with several
def _acts(text: str) -> frozenset[str]:
    """What a sentence allows or encourages, by the first characters behind the word."""
    return frozenset(text[match.end() : match.end() + _SHARED] for match in pattern("weak").finditer(text))


def _between(upper: Clause, acts: frozenset[str], above: str, rule: str) -> str | None:
    if not acts:
        return None
    for match in pattern(above).finditer(upper.text):
        act = upper.text[match.end() : match.end() + _SHARED]
        if len(act) == _SHARED and act in acts:
            means = pattern("means").search(upper.text, match.end(), match.end() + _LISTED)
            return "means_weakened" if means and rule == "duty_weakened" else rule
    return None
