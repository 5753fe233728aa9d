"""Norm data 规范规则: ``data/norms.toml`` read once, and the patterns made of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from wenmai.extractors.alternation import either
from wenmai.extractors.rules import load
from wenmai.ontology.norms import Modality

Ends = Mapping[str, tuple[str, ...]]

TOWARDS: Final = "对于|对(?!外|口|接|照)|向|将|把|在|为(?=[^，。；]{2,20}提供)"
_ORDINAL: Final = "|".join(
    (
        "第[一二三四五六七八九十百零]{1,6}条",
        "[（(][一二三四五六七八九十0-9]{1,3}[）)]",
        "[一二三四五六七八九十]{1,3}[是要]",
    )
)
_ORDINAL_BEGINS: Final = frozenset("第（(一二三四五六七八九十")
_TOLD: Final = frozenset({Modality.REQUIRE, Modality.MAY, Modality.ENCOURAGE})
_KEPT: Final = 1 << 10  # verbs whose kind is remembered


@dataclass(frozen=True, slots=True)
class CueRule:
    """A word that makes a norm of a sentence 情态词; the data file says what the fields mean.

    ``plain`` says that it does not tell how the act is asked for, ``told`` that who is to act may stand behind it.
    """

    word: str
    modality: Modality
    plain: bool
    told: bool
    opens: bool
    acts: bool
    asks: bool
    not_behind: frozenset[str]
    not_before: frozenset[str]


class VerbKind(NamedTuple):
    """What a verb is 动词类别: whether it begins with a word of granting or paying, or is one of paying."""

    grants: bool
    pays: bool
    only_pays: bool


@dataclass(frozen=True, slots=True)
class NormRules:
    """All rows of the data file 规范规则: ``cue`` finds the words of ``cues``.

    ``actor``, ``favoured`` and ``payer`` are ends of names by their last character; ``adverb_ends`` and
    ``lead_begins`` the characters that tell where looking for adverbs and for what leads a clause is worth while;
    ``opening`` is a phrase or else, in a group of its own, an adverb; ``actor_before_verb`` and ``actor_before_act``
    find the last characters of actors before what is done; the other fields find verbs and clauses.
    """

    cue: re.Pattern[str]
    cues: Mapping[str, CueRule]
    verb: re.Pattern[str]
    actor_before_verb: re.Pattern[str]
    actor_before_act: re.Pattern[str]
    grants: tuple[str, ...]
    pays: tuple[str, ...]
    light: re.Pattern[str]
    light_begins: frozenset[str]
    moves: re.Pattern[str]
    adverbs: frozenset[str]
    adverb_ends: frozenset[str]
    lead: re.Pattern[str]
    lead_begins: frozenset[str]
    actor: Ends
    favoured: Ends
    payer: Ends
    opening: re.Pattern[str]
    condition: re.Pattern[str]
    no_norm: re.Pattern[str]


def _cue(row: Mapping[str, Any]) -> CueRule:
    modality = Modality(row["modality"])
    return CueRule(
        word=row["word"],
        modality=modality,
        plain=modality is Modality.PLAIN,
        told=modality in _TOLD,
        opens=row.get("opens", False),
        acts=row.get("acts", False),
        asks=row.get("asks", False),
        not_behind=frozenset(row.get("not_behind", "")),
        not_before=frozenset(row.get("not_before", "")),
    )


def _any(patterns: Iterable[Mapping[str, str]]) -> str:
    return "|".join(f"(?:{row['pattern']})" for row in patterns)


def _by_end(names: Iterable[str]) -> Ends:
    ends: dict[str, tuple[str, ...]] = {}
    for name in names:
        ends[name[-1]] = (*ends.get(name[-1], ()), name)
    return ends


@cache
def norm_rules() -> NormRules:
    """Return the rules of norms; DataError if the data file cannot be read."""
    data = load("norms.toml")
    words: dict[str, list[str]] = {row["kind"]: row["words"] for row in data["words"]}
    cue = "|".join(sorted((row["word"] for row in data["cue"]), key=len, reverse=True))
    verb = either(word for kind in ("act", "grant", "pay", "moves") for word in words[kind])
    opening = f"{_any(data['phrase'])}|(?P<adverb>{either(words['adverb'])})"
    actor = _by_end(words["actor"])
    ends = "".join((*actor, "）)"))

    return NormRules(
        cue=re.compile(cue),  # nothing but words: the search skips what begins none of them
        cues={row["word"]: _cue(row) for row in data["cue"]},
        verb=re.compile(verb),
        actor_before_verb=re.compile(f"[{ends}](?={verb})"),
        actor_before_act=re.compile(f"[{ends}](?={verb}|{opening}|{TOWARDS})"),
        grants=tuple(words["grant"]),
        pays=tuple(words["pay"]),
        light=re.compile(either(words["light"])),
        light_begins=frozenset(word[0] for word in words["light"]),
        moves=re.compile(either(words["moves"])),
        adverbs=frozenset(words["adverb"]),
        adverb_ends=frozenset(word[-1] for word in words["adverb"]),
        lead=re.compile(f"{either(words['lead'])}|{_ORDINAL}"),
        lead_begins=_ORDINAL_BEGINS | {word[0] for word in words["lead"]},
        actor=actor,
        favoured=_by_end(words["favoured"]),
        payer=_by_end(words["payer"]),
        opening=re.compile(opening),
        condition=re.compile(_any(data["condition"])),
        no_norm=re.compile(_any(data["not"])),
    )


@lru_cache(maxsize=_KEPT)
def verb_kind(verb: str) -> VerbKind:
    """Return what a verb is 动词类别."""
    rules = norm_rules()
    return VerbKind(verb.startswith(rules.grants), verb.startswith(rules.pays), verb in rules.pays)
