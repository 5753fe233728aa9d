"""The place that 省 or 市 alone means in an issuer's name 发文机关所在地, told by what stands around it."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from wenmai.ontology.authorities import (
    Region,
    authorities_of_code,
    authority,
    cities_mentioned,
    provinces_mentioned,
    region_at_start,
    regions,
)
from wenmai.ontology.numbers import DocumentNumber, NumberKind

_RELATIVE: Final = re.compile(r"^(?:省|市|县|区|自治区|州)")


Context = Callable[[], Counter[str]]  # the provinces that the whole source mentions, counted when asked for


def home_of(
    issuers: tuple[str, ...],
    signed: tuple[str, ...],
    number: DocumentNumber | None,
    title: str,
    body: str,
    context: Context,
) -> tuple[Region | None, bool]:
    """Return the region that 省 or 市 alone means, and whether that rests on context alone; None if it is unclear.

    Asked in turn: a signature in full, the place at the head of the title, the code of the number, the one place that
    the text, then the source, names.
    """
    if not issuers or not _RELATIVE.match(issuers[0]):
        return None, False
    for name in signed:
        if not _RELATIVE.match(name) and (found := authority(name)) and found.region:
            return found.region, False
    if titled := region_at_start(title):
        return titled[0], False
    if number is not None and number.kind is NumberKind.CODED:
        known = {found.region for found in authorities_of_code(number.code)} - {None}
        if len(known) == 1:
            return known.pop(), False
    if not issuers[0].startswith("省"):
        return _city_of(body), True
    for counted in (partial(provinces_mentioned, body), context):
        counts = counted()
        code, most = (counts.most_common(1) or [("", 0)])[0]
        if most and most * 5 >= counts.total() * 4:
            return regions()[code], True
    return None, False


def place_is_open(key: str) -> bool:
    """Whether the key of a number names 省人民政府 or 市政府 alone, and so identifies nothing."""
    return _RELATIVE.match(key.partition(":")[2]) is not None


def placed(number: DocumentNumber, home: Region | None) -> DocumentNumber:
    """Return a number whose issuer is 省人民政府 or 市人民政府 alone with the full name, so that its key is its own."""
    if not number.issuers or not _RELATIVE.match(number.issuers[0]) or home is None:
        return number
    full = authority(number.issuers[0], home=home)
    if full is None or full.region is None:
        return number
    return replace(number, issuers=(full.name, *number.issuers[1:]))


def _city_of(body: str) -> Region | None:
    """The one city that a text names in full, if it names one; None if several or none."""
    named = cities_mentioned(body)
    return next(iter(named)) if len(named) == 1 else None
