"""Provisions and quantities as rows of JSON lines 条款与数量记录, as ``docs/format.md`` names the fields."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from wenmai.errors import DataError
from wenmai.ontology.provisions import (
    Provision,
    ProvisionKind,
    Quantity,
    QuantityType,
    measure_from,
    normalized,
)

Row = dict[str, Any]


def provision_row(provision: Provision) -> Row:
    """Return a provision as a row of ``provisions.jsonl``."""
    return asdict(provision)


def provision_from(row: Mapping[str, Any]) -> Provision:
    """Read a row of ``provisions.jsonl``. DataError if broken."""
    try:
        return Provision(**{**row, "kind": ProvisionKind(row["kind"])})
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of provisions.jsonl is not as the format says: {error}") from error


def quantity_row(quantity: Quantity) -> Row:
    """Return a quantity as a row of ``quantities.jsonl``."""
    return {
        "doc": quantity.doc,
        "record": quantity.record,
        "source": quantity.source,
        "start": quantity.start,
        "end": quantity.end,
        "line": quantity.line,
        "surface": quantity.surface,
        "type": quantity.type,
        "normalized": normalized(quantity.measure, quantity.type),
        "subject": quantity.subject,
        "provision": quantity.provision,
        "rule": quantity.rule,
    }


def quantity_from(row: Mapping[str, Any]) -> Quantity:
    """Read a row of ``quantities.jsonl``, ours or gold. DataError if broken."""
    try:
        return Quantity(
            doc=row.get("doc_id", row["doc"]),
            record=row.get("record", row.get("doc_id", row["doc"])),
            source=row.get("source", ""),
            start=row.get("start", 0),
            end=row.get("end", 0),
            line=row["line"],
            surface=row["surface"],
            type=QuantityType(row["type"]),
            measure=measure_from(row["normalized"]),
            subject=row.get("subject", ""),
            provision=row.get("provision"),
            rule=row.get("rule", ""),
        )
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of quantities.jsonl is not as the format says: {error}") from error
