"""Grammar data 规则数据 of this room: read once from ``data/*.toml``, checked as it is read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from wenmai.errors import DataError
from wenmai.extractors.alternation import either
from wenmai.ontology.vocabulary import Genre, Relation

Scope = Literal["text", "title", "report"]


@dataclass(frozen=True, slots=True)
class GenreRule:
    """The end of a title that gives a genre 文种规则."""

    suffix: str
    genre: Genre
    example: str


@dataclass(frozen=True, slots=True)
class CueRule:
    """Words around a mention that give a relation 关系提示规则; ``data/cues.toml`` says what the fields mean."""

    id: str
    relation: Relation
    pattern: re.Pattern[str]
    partial: re.Pattern[str] | None
    scope: Scope
    preamble: bool
    superior: bool
    example: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Cue rules by the words that they need 按词索引: ``always`` are the places of those that need none."""

    rules: tuple[CueRule, ...]
    words: re.Pattern[str]
    of: Mapping[str, frozenset[int]]
    always: frozenset[int]


@dataclass(frozen=True, slots=True)
class ImplicitRule:
    """Words that replace documents without naming them 未点名的替代; no match is without the word that it ``needs``."""

    pattern: re.Pattern[str]
    needs: str
    example: str


def load(name: str) -> dict[str, Any]:
    """Return a TOML data file of this room as it stands; DataError if it cannot be read."""
    try:
        return tomllib.loads(files("wenmai.extractors").joinpath("data", name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"the data file {name} cannot be read: {error}") from error


@cache
def genre_rules() -> tuple[GenreRule, ...]:
    """Return the genre rules, longest suffix first."""
    rows = (
        GenreRule(row["suffix"], Genre(row["genre"]), row["example"]) for row in load("genres.toml")["genre"]
    )
    return tuple(sorted(rows, key=lambda row: -len(row.suffix)))


@cache
def not_documents() -> tuple[str, ...]:
    """Return the ends of names in title marks that name no document."""
    return tuple(row["suffix"] for row in load("not_documents.toml")["not"])


@cache
def cue_rules() -> tuple[CueRule, ...]:
    """Return the cue rules in the order in which they are asked: the first that fits decides."""
    data = load("cues.toml")
    words = data["words"]

    def compiled(pattern: str) -> re.Pattern[str]:
        for _ in range(3):  # words may stand inside words
            for name, value in words.items():
                pattern = pattern.replace("{" + name + "}", value)
        return re.compile(pattern)

    return tuple(
        CueRule(
            id=row["id"],
            relation=Relation(row["relation"]),
            pattern=compiled(row["pattern"]),
            partial=compiled(row["partial"]) if "partial" in row else None,
            scope=row.get("scope", "text"),
            preamble=row.get("preamble", False),
            superior=row.get("superior", False),
            example=row["example"],
            needs=tuple(row.get("needs", ())),
        )
        for row in data["cue"]
    )


@cache
def _asked(scope: Scope) -> _Asked:
    """The cue rules of one scope; a word stands for all that it holds, as 停止执行 does for 执行."""
    rules = tuple(rule for rule in cue_rules() if rule.scope == scope)
    words = {word for rule in rules for word in rule.needs}
    return _Asked(
        rules,
        re.compile(f"(?=({either(words)}))"),  # words may share characters, so no match takes any
        {
            word: frozenset(at for at, rule in enumerate(rules) if any(need in word for need in rule.needs))
            for word in words
        },
        frozenset(at for at, rule in enumerate(rules) if not rule.needs),
    )


def likely_rules(scope: Scope, sentence: str) -> list[CueRule]:
    """Return the cue rules 关系提示规则 of a scope, in order, of which a sentence holds a word that they need."""
    asked = _asked(scope)
    held = asked.always.union(*[asked.of[word] for word in asked.words.findall(sentence)])
    return [asked.rules[at] for at in sorted(held)]


@cache
def implicit_rules() -> tuple[ImplicitRule, ...]:
    """Return the rules of sentences that replace documents without naming them 未点名的替代."""
    return tuple(
        ImplicitRule(re.compile(row["pattern"]), row["needs"], row["example"])
        for row in load("cues.toml")["implicit"]
    )
