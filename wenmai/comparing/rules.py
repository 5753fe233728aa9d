"""Comparison data 比较规则: read once from ``data/rules.toml``, with the source of each rule."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wenmai.comparing.model import Verdict
from wenmai.errors import DataError
from wenmai.ontology.vocabulary import Force, Genre


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of difference is called, what to make of it, and why 比较规则."""

    id: str
    dimension: str
    verdict: Verdict
    source: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class AloneRule:
    """A rule asked of one sentence 单句规则: of documents of these levels and forces, if any are named.

    ``rules_may``: whether rules 规章 may say it, so that it is not asked of what an order may have issued.
    ``grades``: in titles of texts that only grade what a law sets 裁量基准, of which it is not asked either.
    ``since`` is the day its source took effect: what is older cannot go against it.
    """

    rule: Rule
    pattern: re.Pattern[str]
    excuse: re.Pattern[str]
    levels: tuple[str, ...]
    forces: tuple[str, ...]
    since: str
    rules_may: bool
    grades: re.Pattern[str] | None


@cache
def data() -> Mapping[str, Any]:
    """Return the data file as it stands; DataError if it cannot be read."""
    try:
        return tomllib.loads(
            files("wenmai.comparing").joinpath("data", "rules.toml").read_text(encoding="utf-8")
        )
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"the data file rules.toml cannot be read: {error}") from error


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(row["id"], row["dimension"], Verdict(row["verdict"]), row["source"], row["zh"], row["en"])


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id."""
    return {row["id"]: _rule(row) for row in (*data()["rule"], *data()["alone"])}


@cache
def alone_rules() -> tuple[AloneRule, ...]:
    """Return the rules that are asked of one sentence."""
    return tuple(
        AloneRule(
            _rule(row),
            re.compile(row["pattern"]),
            re.compile(row["not"]),
            tuple(row.get("levels", ())),
            tuple(row.get("forces", ())),
            row["since"],
            row.get("rules_may", False),
            re.compile(row["grades"]) if "grades" in row else None,
        )
        for row in data()["alone"]
    )


@cache
def laws() -> frozenset[Genre]:
    """Return the genres of what is no normative document 规范性文件, whatever force is read of it."""
    return frozenset(Genre(row["genre"]) for row in data()["law"])


@cache
def ordered() -> frozenset[Genre]:
    """Return the genres of texts that an order may issue 规章, so that their kind is not known without it."""
    return frozenset(Genre(row["genre"]) for row in data()["ordered"])


@cache
def force_orders() -> Mapping[Force | None, int]:
    """Return the place of each legal force 效力等级 among those of one level, the highest first."""
    return {Force(row["force"]): row["order"] for row in data()["force"]}


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, the longest first."""
    return tuple(
        sorted((row["word"] for row in data()["word"] if row["kind"] == kind), key=len, reverse=True)
    )


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Return the words of a kind as one pattern."""
    return re.compile(either(kind))


def either(kind: str) -> str:
    """Return the words of a kind 词表 as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, words(kind)))
