"""Norm data 规范规则: ``data/norms.toml`` read once, and the patterns made of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wenmai.extractors.alternation import either
from wenmai.extractors.norms.words import Words
from wenmai.extractors.rules import load
from wenmai.ontology.norms import Modality

Ends = Mapping[str, tuple[str, ...]]

TOWARDS: Final = "对于|对(?!外|口|接|照)|向|将|把|在|为(?=[^，。；]{2,20}提供)"
TOWARDS_BEGINS: Final = frozenset("对向将把在为")
TAIL_MARKS: Final = "，,、由"  # what may stand behind a cue besides adverbs, phrases and towards whom
_ORDINAL: Final = "|".join(
    (
        "第[一二三四五六七八九十百零]{1,6}条",
        "[（(][一二三四五六七八九十0-9]{1,3}[）)]",
        "[一二三四五六七八九十]{1,3}[是要]",
    )
)
_TRIMMED: Final = 4  # characters of the longest adverb that is left out at the end of a name
_ORDINAL_BEGINS: Final = frozenset("第（(一二三四五六七八九十")
_TOLD: Final = frozenset({Modality.REQUIRE, Modality.MAY, Modality.ENCOURAGE})


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
    hedges: bool
    by: bool
    charges: bool
    not_behind: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class NormRules:
    """All rows of the data file 规范规则: ``cue`` finds the words of ``cues`` that stand alone.

    ``hedge`` is the one that softens a cue behind it. ``actor``, ``favoured`` and ``payer`` are ends of names by their
    last character, ``during``, ``in_condition`` and ``when`` those of clauses, ``adverb_ends`` short adverbs likewise,
    the longest first; ``phrase`` stands between a cue and its verb, as an adverb does; ``actor_before_verb`` and
    ``actor_before_act`` find the last characters of actors before what is done; the other patterns find verbs and
    clauses. Fields that end in ``_begins``, ``_ends`` and ``_needs`` are asked first, because a pattern costs more.
    """

    cue: re.Pattern[str]
    cues: Mapping[str, CueRule]
    hedge: str
    verbs: Words
    verb: re.Pattern[str]
    actor_before_verb: re.Pattern[str]
    actor_before_act: re.Pattern[str]
    grants: tuple[str, ...]
    spends: Words
    pays: frozenset[str]
    fund: re.Pattern[str]
    preposition: re.Pattern[str]
    preposition_begins: frozenset[str]
    at_once: Words
    during: Ends
    in_condition: Ends
    when: Ends
    light: re.Pattern[str]
    lights: Words
    light_words: frozenset[str]
    moves: re.Pattern[str]
    adverbs: Words
    adverb_ends: Ends
    lead: re.Pattern[str]
    lead_begins: frozenset[str]
    actor: Ends
    favoured: Ends
    payer: Ends
    phrase: re.Pattern[str]
    phrase_begins: frozenset[str]
    tail_begins: frozenset[str]
    condition: re.Pattern[str]
    condition_begins: frozenset[str]
    condition_ends: frozenset[str]
    no_norm: re.Pattern[str]
    no_norm_needs: tuple[str, ...]


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
        hedges=row.get("hedges", False),
        by=row.get("by", False),
        charges=row.get("charges", False),
        not_behind=frozenset(row.get("not_behind", "")),
        not_before=frozenset(row.get("not_before", "")),
    )


def _standing(cues: Mapping[str, CueRule]) -> str:
    """The pattern of words that stand alone, each first, so that the search skips what begins none of them."""
    branches = []
    for word in sorted(cues, key=len, reverse=True):
        behind, before = "".join(sorted(cues[word].not_behind)), "".join(sorted(cues[word].not_before))
        branches.append(
            word + (f"(?![{before}])" if before else "") + (f"(?<![{behind}]{word})" if behind else "")
        )
    return "|".join(branches)


def _preposition(row: Mapping[str, Any]) -> str:
    """The pattern of a word with which begins how, where or to whom something is done."""
    word: str = row["word"]
    if "before" in row:
        word += f"(?={'|'.join(row['before'])})"
    return f"{word}(?![{row['not_before']}])" if "not_before" in row else word


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
    cues = {row["word"]: _cue(row) for row in data["cue"]}
    verbs = [word for kind in ("act", "grant", "pay", "moves") for word in words[kind]]
    verb = either(verbs)
    phrase = _any(data["phrase"])
    phrase_begins = frozenset("".join(row["begins"] for row in data["phrase"]))
    opening = f"{phrase}|{either(words['adverb'])}"
    actor = _by_end(words["actor"])
    ends = "".join((*actor, "）)"))

    return NormRules(
        cue=re.compile(_standing(cues)),
        cues=cues,
        hedge=next(row["word"] for row in data["cue"] if row.get("hedges")),
        verbs=Words.of(verbs),
        verb=re.compile(verb),
        actor_before_verb=re.compile(f"[{ends}](?={verb})"),
        actor_before_act=re.compile(f"[{ends}](?={verb}|{opening}|{TOWARDS})"),
        grants=tuple(words["grant"]),
        spends=Words.of(words["grant"] + words["pay"]),
        pays=frozenset(words["pay"]),
        fund=re.compile(either(words["fund"])),
        preposition=re.compile("|".join(map(_preposition, data["preposition"]))),
        preposition_begins=frozenset(row["word"][0] for row in data["preposition"]),
        at_once=Words.of(words["at_once"]),
        during=_by_end(words["while"]),
        in_condition=_by_end(words["in_condition"]),
        when=_by_end(words["when"]),
        light=re.compile(either(words["light"])),
        lights=Words.of(words["light"]),
        light_words=frozenset(words["light"]),
        moves=re.compile(either(words["moves"])),
        adverbs=Words.of(words["adverb"]),
        adverb_ends=_by_end(
            sorted((word for word in words["adverb"] if len(word) <= _TRIMMED), key=len, reverse=True)
        ),
        lead=re.compile(f"{either(words['lead'])}|{_ORDINAL}"),
        lead_begins=_ORDINAL_BEGINS | {word[0] for word in words["lead"]},
        actor=actor,
        favoured=_by_end(words["favoured"]),
        payer=_by_end(words["payer"]),
        phrase=re.compile(phrase),
        phrase_begins=phrase_begins,
        tail_begins=phrase_begins.union(TAIL_MARKS, TOWARDS_BEGINS, (word[0] for word in words["adverb"])),
        condition=re.compile(_any(data["condition"])),
        condition_begins=frozenset(word[0] for row in data["condition"] for word in row.get("begins", ())),
        condition_ends=frozenset(word[-1] for row in data["condition"] for word in row.get("ends", ())),
        no_norm=re.compile(_any(data["not"])),
        no_norm_needs=tuple(row["needs"] for row in data["not"]),
    )
