"""Norm data 规范规则: ``data/norms.toml`` read once, and the patterns made of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wenmai.extractors.rules import load
from wenmai.ontology.norms import Modality

_HEDGE: Final = "原则上"


@dataclass(frozen=True, slots=True)
class CueRule:
    """A word that makes a norm of a sentence 情态词; the data file says what the fields mean."""

    word: str
    modality: Modality
    opens: bool
    acts: bool


@dataclass(frozen=True, slots=True)
class NormRules:
    """All rows of the data file as patterns 规范规则: ``cue`` has one group for each of ``cues``, in their order."""

    cue: re.Pattern[str]
    cues: tuple[CueRule, ...]
    verb: re.Pattern[str]
    grant: re.Pattern[str]
    pay: re.Pattern[str]
    light: re.Pattern[str]
    moves: re.Pattern[str]
    adverb: re.Pattern[str]
    lead: re.Pattern[str]
    actor: re.Pattern[str]
    favoured: re.Pattern[str]
    payer: re.Pattern[str]
    phrase: re.Pattern[str]
    condition: re.Pattern[str]
    no_norm: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


def _cue(row: Mapping[str, Any]) -> str:
    hedge = "" if row["word"] == _HEDGE else f"(?:{_HEDGE})?"
    behind = f"(?<![{row['not_behind']}])" if row.get("not_behind") else ""
    before = f"(?![{row['not_before']}])" if row.get("not_before") else ""
    return f"({hedge}{behind}{row['word']}{before})"


@cache
def norm_rules() -> NormRules:
    """Return the rules of norms; DataError if the data file cannot be read."""
    data = load("norms.toml")
    rows = sorted(data["cue"], key=lambda row: (row["word"] == _HEDGE, -len(row["word"])))
    words: dict[str, list[str]] = {row["kind"]: row["words"] for row in data["words"]}

    def ends(kind: str) -> re.Pattern[str]:
        return re.compile(f"(?:{_any(words[kind])})(?:[（(][^（()）]{{0,80}}[）)])?$")

    return NormRules(
        cue=re.compile("|".join(map(_cue, rows))),
        cues=tuple(
            CueRule(row["word"], Modality(row["modality"]), row.get("opens", False), row.get("acts", False))
            for row in rows
        ),
        verb=re.compile(_any(word for kind in ("act", "grant", "pay", "moves") for word in words[kind])),
        grant=re.compile(_any(words["grant"])),
        pay=re.compile(_any(words["pay"])),
        light=re.compile(_any(words["light"])),
        moves=re.compile(_any(words["moves"])),
        adverb=re.compile(_any(words["adverb"])),
        lead=re.compile(_any(words["lead"])),
        actor=ends("actor"),
        favoured=ends("favoured"),
        payer=ends("payer"),
        phrase=re.compile("|".join(f"(?:{row['pattern']})" for row in data["phrase"])),
        no_norm=re.compile("|".join(f"(?:{row['pattern']})" for row in data["not"])),
        condition=re.compile("|".join(f"(?:{row['pattern']})" for row in data["condition"])),
    )
