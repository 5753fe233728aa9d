"""Which of two documents is the upper one 上下位: by level, by legal force, by what rests on what, by date."""

from typing import Final

from wenmai.comparing.rules import force_orders
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Force, Level

_RANK: Final = {Level.NATIONAL: 0, Level.PROVINCIAL: 1, Level.MUNICIPAL: 2, Level.COUNTY: 3}
_UNKNOWN: Final = 9
_OF_ONE_MAKER: Final = frozenset({Force.LAW, Force.ADMINISTRATIVE_REGULATIONS})  # 立法法 §10, §72


def rank(document: Document) -> int:
    """Return the level of a document as a number 层级, the nation's first; 9 where it is not known."""
    return _RANK.get(document.level, _UNKNOWN) if document.level else _UNKNOWN


def text_date(document: Document) -> str | None:
    """Return the date that a text as it stands is of 文本日期: that of its last change, else of its issue."""
    return document.edition or document.date


def equals(one: Document, other: Document) -> bool:
    """Whether two documents are of one level and, as far as is known, of one legal force 同位."""
    return _placed(one, other) == 0


def is_below(one: Document, other: Document) -> bool:
    """Whether the first of two documents is known to be of a lower level or force 下位."""
    known = rank(one) != _UNKNOWN and rank(other) != _UNKNOWN
    return known and _placed(one, other) > 0


def is_upper(one: Document, other: Document, *, rests: bool = False) -> bool:
    """Whether the first of two documents is the upper one 上下位: by level, then force, between equals the earlier.

    ``rests``: whether the first rests on the second, which is then the upper one of two equals, and where the level
    of either is not known.
    """
    placed = _placed(one, other)
    if rests and _UNKNOWN in (rank(one), rank(other)):
        return False
    if placed or rests:
        return placed < 0
    return (text_date(one) or "9999") <= (text_date(other) or "9999")


def of_one_body(one: Document, other: Document) -> bool:
    """Whether two documents of one level are of one body 同一机关, or nothing says that they are not."""
    if one.force is other.force and one.force in _OF_ONE_MAKER:
        return True
    if not one.issuers_full or not other.issuers_full:
        return True
    return not set(one.issuers_full).isdisjoint(other.issuers_full)


def _placed(one: Document, other: Document) -> int:
    """Below 0 if the first stands higher, above 0 if lower, 0 for equals."""
    if rank(one) != rank(other):
        return rank(one) - rank(other)
    orders = force_orders()
    if one.force not in orders or other.force not in orders:
        return 0
    return orders[one.force] - orders[other.force]
