"""Quantity data 数量规则: the words of ``data/quantities.toml``, read once, and the patterns made of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from wenmai.extractors.alternation import either
from wenmai.extractors.rules import load
from wenmai.ontology.provisions import Bound, QuantityType

ARABIC: Final = r"(?>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,4})?|[0-9]{1,12}(?:\.[0-9]{1,6})?)"
_HAN: Final = "〇零一二三四五六七八九十百千两"
HAN: Final = f"[{_HAN}]{{1,8}}"
SHARE_SIGNS: Final = "%‰分/折成—–－～~-至到"
_AMOUNT_SIGNS: Final = "万亿余多"
DASH: Final = "[—–－~～-]{1,2}|至|到"


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A word beside a value that says how it bounds 界限词."""

    word: str
    bound: Bound
    inclusive: bool | None


@dataclass(frozen=True, slots=True)
class UnitRule:
    """A word for what is counted 计量单位; ``han`` where Chinese numerals count as well."""

    word: str
    unit: str
    type: QuantityType
    han: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """Words that a piece of text may end in 结尾词; ``last`` are their last characters, asked first."""

    pattern: re.Pattern[str]
    last: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match that the text ends in, None for most."""
        return self.pattern.search(text) if text[-1:] in self.last else None


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """All words of the data file as patterns 数量规则: ``before`` end at a value, ``after`` begin behind it.

    ``numeral`` is what every amount begins in: figures or Chinese numerals with a sign behind them that may make an
    amount of them. It finds the few places worth asking; most numerals are those of dates and items. Of these signs
    ``unit_signs`` may begin what is behind the figures of an amount, ``han_signs`` behind Chinese numerals alone.
    """

    before: Ending
    after: re.Pattern[str]
    after_begins: frozenset[str]
    bounds: Mapping[tuple[str, str], BoundRule]
    units: Mapping[str, UnitRule]
    amount: re.Pattern[str]
    numeral: re.Pattern[str]
    unit_signs: frozenset[str]
    han_signs: frozenset[str]
    raises: Ending
    directions: Mapping[str, str]
    changes: Ending
    lead: Ending
    qualifier: re.Pattern[str]
    periods: Mapping[str, str]


def _followed(row: Mapping[str, Any]) -> str:
    """The word of a row, but not where it is the beginning of another."""
    return re.escape(str(row["word"])) + (f"(?!{row['not_before']})" if "not_before" in row else "")


def _alternatives(rows: Iterable[Mapping[str, Any]]) -> str:
    return "|".join(map(_followed, sorted(rows, key=lambda row: -len(row["word"]))))


def _ending(words: Iterable[str], then: Iterable[str] = (), before: str = "") -> Ending:
    """The pattern of words at the end of a text, with what may stand right before and behind them."""
    known, behind = list(words), list(then)
    last = frozenset(word[-1] for word in (*known, *behind))
    more = f"(?:{'|'.join(behind)})?" if behind else ""
    return Ending(re.compile(f"{before}({either(known)}){more}$"), last)


def _signs(units: Iterable[str]) -> frozenset[str]:
    """The first characters of units that are no numerals."""
    return frozenset(unit.lstrip(_HAN)[:1] for unit in units)


def _numeral(unit_signs: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a run of numerals before a unit, a sign for a share, or what joins the ends of a range.

    A run longer than any amount is looked at from its last characters on.
    """
    behind = unit_signs.union(SHARE_SIGNS)
    return re.compile(rf"[0-9{_HAN}][0-9{_HAN}.,]{{0,40}}+(?=[{re.escape(''.join(sorted(behind)))}])")


def bound_rule(row: Mapping[str, Any]) -> BoundRule:
    """Return a row of bounds as a rule."""
    return BoundRule(row["word"], Bound(row["bound"]), row.get("inclusive"))


@cache
def quantity_rules() -> QuantityRules:
    """Return the rules for quantities; DataError if the data file cannot be read."""
    data = load("quantities.toml")
    units = {
        row["word"]: UnitRule(
            row["word"], row["unit"], QuantityType(row["type"]), row.get("numeral") == "any"
        )
        for row in data["unit"]
    }
    sides: dict[Literal["before", "after"], list[BoundRule]] = {"before": [], "after": []}
    for row in data["bound"]:
        sides[row["side"]].append(bound_rule(row))
    ends = _alternatives(row for row in data["bound"] if row["side"] == "after")
    changes = {row["word"]: row["direction"] for row in data["change"]}
    raises = {row["word"]: row["direction"] for row in data["raise"]}
    unit_signs = _signs(units).union(_AMOUNT_SIGNS)
    any_unit = _alternatives(data["unit"])
    any_numeral = _alternatives(row for row in data["unit"] if units[row["word"]].han)
    return QuantityRules(
        before=_ending((rule.word for rule in sides["before"]), ("达到", "为", "总额的", "达")),
        after=re.compile(f"({ends})"),
        after_begins=frozenset(rule.word[0] for rule in sides["after"]),
        bounds={(side, rule.word): rule for side, rules in sides.items() for rule in rules},
        units=units,
        amount=re.compile(
            rf"(?P<n>{ARABIC})(?P<m>万亿|[千百十]?万|千|百|亿)?(?P<more>余|多)?(?P<u>{any_unit})"
            rf"|(?P<han>{HAN})(?P<hanu>{any_numeral})"
        ),
        numeral=_numeral(unit_signs),
        unit_signs=unit_signs,
        han_signs=_signs(word for word, rule in units.items() if rule.han),
        raises=_ending(raises),
        directions={**raises, **changes},
        changes=_ending(changes, ("了",), "(再|继续)?"),
        lead=_ending(row["word"] for row in data["lead"]),
        qualifier=re.compile(f"({either(row['word'] for row in data['qualifier'])})"),
        periods={row["word"]: row["until"] for row in data["period"]},
    )
