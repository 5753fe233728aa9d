"""Differences that are known and explained: what is new fails, and what is gone fails."""

from collections.abc import Mapping

from wenmai.scoring.tally import Score


def unexpected(score: Score, known: Mapping[str, str]) -> str:
    """Return a line for each difference that is new or no longer there; empty if all is as known."""
    new = [f"new: {name}  {detail}" for name, detail in score.differences.items() if name not in known]
    gone = [f"no longer: {name}" for name in known if name not in score.differences]
    return "\n".join(["", *new, *gone]) if new or gone else ""
