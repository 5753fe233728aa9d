"""Words of pages on the force of a document 有效性用语, and ELI's concept for each (``data/in_force.csv``)."""

from collections.abc import Mapping
from functools import cache

from wenmai.ontology.tables import table


@cache
def concepts() -> Mapping[str, str]:
    """Return ELI's concept for each word 有效性概念: its local part."""
    return {row["stated"]: row["in_force"] for row in table("in_force")}


def is_over(words: str) -> bool:
    """Say whether a page's word means that a document no longer applies 已失效, rather than not yet."""
    return words in _over()


@cache
def _over() -> frozenset[str]:
    return frozenset(row["stated"] for row in table("in_force") if row["over"])
