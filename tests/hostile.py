"""Strings that make a careless pattern slow, and a measure that tells linear from quadratic within one run."""

from collections.abc import Callable
from time import process_time

SMALL, LARGE = 25_000, 100_000
SIGNS = (" ", "\u3000", "(", "〔", "[", "）", "《", "》", "1", "９", "一", "号", "第", "财", "令", "\n", "、")
_WORTH_MEASURING = 0.02
_MOST = 9.0  # 4 is linear, 16 is quadratic


def grows_too_fast(work: Callable[[str], object], unit: str) -> float | None:
    """How much longer four times the text takes, if that is clearly more than linear; None if it is not."""
    if (large := _seconds(work, unit * LARGE)) < _WORTH_MEASURING:
        return None
    small = min(_seconds(work, unit * SMALL) for _ in range(2))
    for _ in range(2):  # again, for the machine may have been busy
        if large > _MOST * small:
            large = min(large, _seconds(work, unit * LARGE))
    return large / small if large > _MOST * small else None


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = process_time()
    work(text)
    return process_time() - start
