"""Days that a sentence gives to what it does to a document 句中日期: extended to, repealed from.

Source: ``data/said_dates.csv``; the clauses are those of ``docs/authorities.md``.
"""

import re
from functools import cache

from wenmai.ontology.numerals import DATE, iso_date
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Relation


def said_day(relation: Relation, sentence: str, surface: str = "") -> str | None:
    """Return the ISO day that a sentence names for a relation 句中所说日期, the first behind ``surface``; else None."""
    squeezed = "".join(sentence.split())
    named = "".join(surface.split())
    text = squeezed[squeezed.index(named) + len(named) :] if named in squeezed else squeezed
    for pattern in _patterns().get(relation, ()):
        if found := pattern.search(text):
            return iso_date(found[1])
    return None


@cache
def _patterns() -> dict[Relation, tuple[re.Pattern[str], ...]]:
    found: dict[Relation, tuple[re.Pattern[str], ...]] = {}
    for row in table("said_dates"):
        relation = Relation(row["relation"])
        pattern = re.compile(row["pattern"].replace("DATE", DATE))
        found[relation] = (*found.get(relation, ()), pattern)
    return found
