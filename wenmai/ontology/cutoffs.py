"""The day up to which documents were cleared 清理截止日: what is younger stands in no catalogue of those kept.

Source: ``data/cutoffs.csv``.
"""

import re
from functools import cache

from wenmai.ontology.numerals import DATE, iso_date
from wenmai.ontology.tables import table


def cleared_until(text: str) -> str | None:
    """Return the ISO day up to which a text says that documents were cleared 清理截止日; the first of several."""
    squeezed = "".join(text.split())
    found = [match for pattern in _patterns() if (match := pattern.search(squeezed))]
    return iso_date(min(found, key=lambda match: match.start())[1]) if found else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"].replace("DATE", DATE)) for row in table("cutoffs"))
