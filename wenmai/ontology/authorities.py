"""Authorities 权威数据: regions, issuers and the codes of their documents, read from ``data/``.

This is the face of the room; the work is done in ``regions``, ``issuers`` and ``codes``.
"""

from wenmai.ontology.codes import authorities_of_code, code_start
from wenmai.ontology.issuers import (
    Authority,
    authorities_named,
    authority,
    leading_issuers,
    split_issuers,
)
from wenmai.ontology.regions import (
    Region,
    cities_mentioned,
    provinces_mentioned,
    region_at_start,
    regions,
    regions_named,
)

__all__ = [
    "Authority",
    "Region",
    "authorities_named",
    "authorities_of_code",
    "authority",
    "cities_mentioned",
    "code_start",
    "leading_issuers",
    "provinces_mentioned",
    "region_at_start",
    "regions",
    "regions_named",
    "split_issuers",
]
