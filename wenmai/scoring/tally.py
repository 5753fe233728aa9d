"""Precision and recall 查准率与查全率, and the value that a comparison comes back as."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wenmai.errors import DataError

Row = dict[str, Any]
SCORE_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind were annotated, how many were given, how many of these are the same 计数."""

    matched: int = 0
    gold: int = 0
    given: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1 where nothing was given."""
        return self.matched / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of what was annotated that was found; 1 where nothing was annotated."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was given."""
        both = self.gold + self.given
        return 2 * self.matched / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """One comparison 评分结果.

    ``tallies`` by what is counted (``documents``, ``mentions``, ``kind title``, ``relation cites`` …), ``fields`` the
    (right, asked) of each field, ``confusion`` how often a gold relation was read as another, ``differences`` a name
    that stays the same from run to run for each thing that differs, with what was wanted and what was given.
    """

    tallies: Mapping[str, Tally]
    fields: Mapping[str, tuple[int, int]]
    confusion: Mapping[tuple[str, str], int]
    differences: Mapping[str, str]

    def row(self) -> Row:
        """Return the score as one JSON object, for :func:`score_from`."""
        return {
            "format": SCORE_FORMAT,
            "tallies": {name: [one.matched, one.gold, one.given] for name, one in self.tallies.items()},
            "fields": {name: list(counts) for name, counts in self.fields.items()},
            "confusion": [[*pair, count] for pair, count in self.confusion.items()],
            "differences": dict(self.differences),
        }


def score_from(row: Mapping[str, Any]) -> Score:
    """Read a score that :meth:`Score.row` wrote. DataError if it is another format or broken."""
    if row.get("format") != SCORE_FORMAT:
        raise DataError(
            f"a score of format {row.get('format')} cannot be read; this is format {SCORE_FORMAT}"
        )
    try:
        return Score(
            tallies={name: Tally(*counts) for name, counts in row["tallies"].items()},
            fields={name: (right, asked) for name, (right, asked) in row["fields"].items()},
            confusion={(wanted, got): count for wanted, got, count in row["confusion"]},
            differences=dict(row["differences"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"a score is not as this program writes it: {error}") from error


def changes(earlier: Score, now: Score) -> tuple[list[str], list[str]]:
    """Return the names of differences that are gone since an earlier score, and of those that are new 得失."""
    gains = [name for name in earlier.differences if name not in now.differences]
    losses = [name for name in now.differences if name not in earlier.differences]
    return gains, losses


@dataclass(slots=True)
class Counting:
    """A score while it is being counted 计数过程."""

    matched: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    differences: dict[str, str] = field(default_factory=dict)

    def differ(self, name: str, detail: str = "") -> None:
        """Note a difference; one with the name of another is told apart by a ``+``."""
        while name in self.differences:
            name += "+"
        self.differences[name] = detail

    def compare(self, what: str, name: str, wanted: object, got: object, *, same: bool | None = None) -> bool:
        """Count a field as right or note the difference; return whether it is right."""
        self.asked[what] += 1
        right = wanted == got if same is None else same
        if right:
            self.right[what] += 1
        else:
            self.differ(name, f"wanted {wanted}, got {got}")
        return right

    def score(self) -> Score:
        """Return what was counted."""
        counted = [*self.gold, *(name for name in self.given if name not in self.gold)]
        return Score(
            tallies={name: Tally(self.matched[name], self.gold[name], self.given[name]) for name in counted},
            fields={name: (self.right[name], asked) for name, asked in self.asked.items()},
            confusion=dict(self.confusion),
            differences=dict(self.differences),
        )
