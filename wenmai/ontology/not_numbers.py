"""What is not a document number 非发文字号: court cases, contracts, licences …, told by ``data/not_numbers.csv``.

Sources of the rows: 《关于人民法院案件案号的若干规定》(2015) for the types of cases, GB/T 1.1 and 《标准化法》 for
standards, GB 32100 for credit codes; the rest is counted in the number fields of government sites.
"""

import re
from functools import cache

from wenmai.ontology.grammar import normalise
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import NotNumber


@cache
def _patterns() -> tuple[tuple[NotNumber, re.Pattern[str]], ...]:
    return tuple((NotNumber(row["kind"]), re.compile(row["pattern"])) for row in table("not_numbers"))


@cache
def _vetoes() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("not_numbers") if row["veto"]))


def vetoed(form: str) -> bool:
    """Return whether a normalised string that reads like a coded number is something else 形似而非."""
    return _vetoes().search(form) is not None


def kind_of(text: str) -> NotNumber | None:
    """Return what a string is that is no document number 非文号类型; None if nothing tells."""
    form = normalise(text)
    if not form:
        return NotNumber.EMPTY
    return next((kind for kind, pattern in _patterns() if pattern.search(form)), None)
