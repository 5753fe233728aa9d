"""The colours 配色 of levels and relations: one place for the network view, the legend and the list."""

from dataclasses import dataclass
from typing import Final

from wenmai.ontology.vocabulary import Level, Relation


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours of a box 方框配色; they read on a light and on a dark page."""

    fill: str
    border: str
    text: str


_LEVELS: Final[dict[Level | None, Paint]] = {
    Level.NATIONAL: Paint("#fde3e0", "#b42318", "#3f0d08"),
    Level.PROVINCIAL: Paint("#feefc6", "#b54708", "#3d1d05"),
    Level.MUNICIPAL: Paint("#d8eafd", "#175cd3", "#0b2350"),
    Level.COUNTY: Paint("#d6f3e0", "#067647", "#05301f"),
    None: Paint("#e9ecf1", "#667085", "#1d2939"),
}
_OUTSIDE: Final = "#f2f3f5"
_OUTSIDE_TEXT: Final = "#5d6675"

_RELATIONS: Final[dict[Relation, str]] = {
    Relation.REPEALS: "#c01f1f",
    Relation.SUPERSEDES: "#d9480f",
    Relation.AMENDS: "#c98a04",
    Relation.EXTENDS: "#5c8a14",
    Relation.SUPPLEMENTS: "#0f8a80",
    Relation.PROMULGATES: "#6c7686",
    Relation.FORWARDS: "#94714b",
    Relation.IMPLEMENTS: "#2f6fed",
    Relation.BASED_ON: "#8250df",
    Relation.INTERPRETS: "#d6318a",
    Relation.CITES: "#9aa4b2",
}


def paint(level: Level | None, *, known: bool = True) -> Paint:
    """Return the colours of a document 文件配色: by level; grey with the border of its level if not in the corpus."""
    colours = _LEVELS[level]
    return colours if known else Paint(_OUTSIDE, colours.border, _OUTSIDE_TEXT)


def relation_colour(relation: Relation) -> str:
    """Return the colour of the lines of a relation 关系颜色, as ``#rrggbb``."""
    return _RELATIONS[relation]
