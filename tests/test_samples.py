"""Extraction of samples/ against what a careful reader finds in them (samples/expected)."""

from functools import cache
from pathlib import Path

from scoring import Score, Scoring

from wenmai.pipeline import extract

SAMPLES = Path(__file__).parents[1] / "samples"

# difference -> why it stands; a difference that is gone or new fails the test
KNOWN: dict[str, str] = {}


@cache
def score() -> Score:
    return Scoring(SAMPLES / "expected", extract(SAMPLES)).run()


def test_samples_are_read_as_expected() -> None:
    unexpected = score().against(KNOWN)
    assert not unexpected, f"\n{unexpected}"
