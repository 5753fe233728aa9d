"""Quantities against annotation 数量评分: line, type, value, unit and bound must agree."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from wenmai.scoring.rows import Rows
from wenmai.scoring.tally import Counting, Row

NEAR: Final = 2  # lines by which two readings of one text may differ
_COMPARED: Final = frozenset(
    {"value", "amount", "unit", "bound", "old", "new", "min", "max", "by", "from", "to", "months", "quarters"}
)


def compare_quantities(gold: Rows, records: Rows, counting: Counting) -> None:
    """Count the quantities of the documents in which some were annotated, or none though they were read."""
    if gold.quantities is None or records.quantities is None:
        return
    last = max((row["end_line"] or 0 for row in gold.documents), default=0)
    lines = {row["line"] for row in gold.quantities}
    scored = {
        row.get("record", row["id"])
        for row in records.documents
        if row["end_line"] <= last or any(row["start_line"] <= line <= row["end_line"] for line in lines)
    }
    given = [row for row in records.quantities if row["record"] in scored]
    waiting = list(given)
    matched: Counter[str] = Counter()
    for row in gold.quantities:
        found = next((one for one in waiting if _same(row, one)), None)
        if found is None:
            counting.differ(f"{row['line']}:{row['surface']} missed", f"{row['type']} {row['normalized']}")
        else:
            waiting.remove(found)
            matched[row["type"]] += 1
    for one in waiting:
        counting.differ(f"{one['line']}:{one['surface']} false", f"{one['type']} {one['normalized']}")
    of_gold = Counter(row["type"] for row in gold.quantities)
    of_given = Counter(str(row["type"]) for row in given)
    for kind in sorted({*of_gold, *of_given}):
        _count(counting, f"quantity {kind}", matched[kind], of_gold[kind], of_given[kind])
    _count(counting, "quantities", matched.total(), len(gold.quantities), len(given))


def _count(counting: Counting, name: str, matched: int, gold: int, given: int) -> None:
    counting.matched[name] += matched
    counting.gold[name] += gold
    counting.given[name] += given


def _same(wanted: Row, got: Row) -> bool:
    near = abs(wanted["line"] - got["line"]) <= NEAR
    return near and wanted["type"] == got["type"] and _said(wanted["normalized"]) == _said(got["normalized"])


def _said(normalized: Mapping[str, Any]) -> Row:
    """What counts of a normalised value; numbers to four places, parts of a list without what they are for."""
    row = {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in normalized.items()
        if name in _COMPARED
    }
    if "list" in normalized:
        row["list"] = [(part.get("amount"), part.get("unit")) for part in normalized["list"]]
    return row
