"""Norms as rows of JSON lines 规范记录, as ``docs/format.md`` names the fields."""

from collections.abc import Mapping
from typing import Any, Final

from wenmai.errors import DataError
from wenmai.ontology.norms import Modality, Norm, Part

Row = dict[str, Any]

ROLES: Final = ("cue", "action", "bearer", "beneficiary", "payer", "body", "object")
LISTS: Final = ("conditions", "quantities", "times")


def norm_row(norm: Norm) -> Row:
    """Return a norm as a row of ``norms.jsonl``."""
    row = norm._asdict()
    for role in ROLES:
        part = row[role]
        row[role] = part._asdict() if part else None
    for name in LISTS:
        row[name] = tuple([part._asdict() for part in row[name]])
    return row


def norm_from(row: Mapping[str, Any]) -> Norm:
    """Read a row of ``norms.jsonl``. DataError if broken."""
    try:
        given = {name: row[name] for name in Norm._fields if name in row}
        parts = {role: Part(**row[role]) if row.get(role) else None for role in ROLES}
        lists = {name: tuple(Part(**one) for one in row.get(name, ())) for name in LISTS}
        return Norm(**{**given, **parts, **lists, "modality": Modality(row["modality"])})
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of norms.jsonl is not as the format says: {error}") from error
