"""Default terms of normative documents 规范性文件默认有效期: what a place's own rule presumes where a text is silent.

Source: ``data/validity_rules.csv``, a row a rule of a place and a period. A rule whose text is not at hand has no
row, so that nothing is presumed under it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from wenmai.ontology.periods import after_period
from wenmai.ontology.regions import regions
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Force, Genre

_PROVISIONAL: Final = re.compile("暂行|试行")
EXEMPT: Final = frozenset({Genre.REPLY, Genre.LETTER})


@dataclass(frozen=True, slots=True)
class ValidityRule:
    """A rule that gives documents of a place a term 有效期规则; ``start`` and ``end`` bound the rule itself."""

    id: str
    region: str
    document: str
    title: str
    article: str
    start: str
    end: str
    applies: str
    years: int

    def expiry(self, first: str) -> str | None:
        """Return the last day of the term 期满日 that begins on an ISO day; None beyond the calendar."""
        return after_period(date.fromisoformat(first), f"P{self.years}Y")


@cache
def validity_rules() -> tuple[ValidityRule, ...]:
    """Return all rules 有效期规则, those of the smaller places first; of one place and period the narrower first."""
    rules = [
        ValidityRule(
            row["id"],
            regions()[row["region"]].path,
            row["rule"],
            row["source"],
            row["article"],
            row["from"],
            row["to"],
            row["applies"],
            int(row["years"]),
        )
        for row in table("validity_rules")
    ]
    return tuple(sorted(rules, key=lambda rule: -len(rule.region)))


def validity_rule(
    *, force: Force | None, genre: Genre | None, region: str | None, title: str | None, day: str | None
) -> ValidityRule | None:
    """Return the rule that presumes a term for such a document 适用的规则; None where none is known.

    Only a 规范性文件 of the place, dated while the rule held; never a 批复 or a 函.
    """
    if force is not Force.NORMATIVE or genre in EXEMPT or not region or not day:
        return None
    fitting = (
        rule
        for rule in validity_rules()
        if region.startswith(rule.region) and rule.start <= day <= rule.end and _applies(rule, genre, title)
    )
    return next(fitting, None)


def _applies(rule: ValidityRule, genre: Genre | None, title: str | None) -> bool:
    match rule.applies:
        case "provisional":
            return bool(_PROVISIONAL.search(title or ""))
        case "public_notice":
            return genre is Genre.PUBLIC_NOTICE
        case _:
            return True
