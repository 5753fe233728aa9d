"""Norm data 规范规则: ``data/norms.toml`` read once, and the patterns made of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wenmai.extractors.alternation import either
from wenmai.extractors.rules import load
from wenmai.ontology.norms import Modality


@dataclass(frozen=True, slots=True)
class CueRule:
    """A word that makes a norm of a sentence 情态词; the data file says what the fields mean."""

    word: str
    modality: Modality
    opens: bool
    acts: bool
    asks: bool
    not_behind: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class NormRules:
    """All rows of the data file 规范规则: ``cue`` finds the words of ``cues``.

    ``actor``, ``favoured`` and ``payer`` are ends of names, ``actor_ends`` the characters that a stretch which ends
    with an actor may end in; the other fields find verbs, adverbs and clauses.
    """

    cue: re.Pattern[str]
    cues: Mapping[str, CueRule]
    verb: re.Pattern[str]
    grant: re.Pattern[str]
    pay: re.Pattern[str]
    light: re.Pattern[str]
    moves: re.Pattern[str]
    adverb: re.Pattern[str]
    adverbs: frozenset[str]
    lead: re.Pattern[str]
    actor: tuple[str, ...]
    actor_ends: frozenset[str]
    favoured: tuple[str, ...]
    payer: tuple[str, ...]
    phrase: re.Pattern[str]
    condition: re.Pattern[str]
    no_norm: re.Pattern[str]


def _cue(row: Mapping[str, Any]) -> CueRule:
    return CueRule(
        word=row["word"],
        modality=Modality(row["modality"]),
        opens=row.get("opens", False),
        acts=row.get("acts", False),
        asks=row.get("asks", False),
        not_behind=frozenset(row.get("not_behind", "")),
        not_before=frozenset(row.get("not_before", "")),
    )


@cache
def norm_rules() -> NormRules:
    """Return the rules of norms; DataError if the data file cannot be read."""
    data = load("norms.toml")
    words: dict[str, list[str]] = {row["kind"]: row["words"] for row in data["words"]}

    return NormRules(
        cue=re.compile(either(row["word"] for row in data["cue"])),
        cues={row["word"]: _cue(row) for row in data["cue"]},
        verb=re.compile(either(word for kind in ("act", "grant", "pay", "moves") for word in words[kind])),
        grant=re.compile(either(words["grant"])),
        pay=re.compile(either(words["pay"])),
        light=re.compile(either(words["light"])),
        moves=re.compile(either(words["moves"])),
        adverb=re.compile(either(words["adverb"])),
        adverbs=frozenset(words["adverb"]),
        lead=re.compile(either(words["lead"])),
        actor=tuple(words["actor"]),
        actor_ends=frozenset("）)") | {name[-1] for name in words["actor"]},
        favoured=tuple(words["favoured"]),
        payer=tuple(words["payer"]),
        phrase=re.compile("|".join(f"(?:{row['pattern']})" for row in data["phrase"])),
        no_norm=re.compile("|".join(f"(?:{row['pattern']})" for row in data["not"])),
        condition=re.compile("|".join(f"(?:{row['pattern']})" for row in data["condition"])),
    )
