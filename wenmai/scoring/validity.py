"""Facts of validity against annotation 效力事实评分: source, line, type, value and scope must agree."""

from wenmai.scoring.rows import Rows
from wenmai.scoring.tally import Counting, Row

_COMPARED = ("source", "line", "type", "value", "scope")


def compare_validity(gold: Rows, records: Rows, counting: Counting) -> None:
    """Count the facts in the sources that were annotated; what is annotated as optional counts neither way."""
    if gold.validity is None or records.validity is None:
        return
    sources = {row["source"] for row in gold.documents}
    given = [row for row in records.validity if row["source"] in sources]
    waiting = list(given)
    for row in gold.validity:
        found = next((one for one in waiting if _fact(one) == _fact(row)), None)
        if found is not None:
            waiting.remove(found)
        if row.get("optional"):
            given = [one for one in given if one is not found]
            continue
        counting.gold["validity"] += 1
        counting.matched["validity"] += found is not None
        if found is None:
            counting.differ(f"{_name(row)} missed", f"{row['value']} {row['scope']}")
    counting.given["validity"] += len(given)
    for one in waiting:
        counting.differ(f"{_name(one)} false", f"{one['value']} {one['scope']}")


def _fact(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _COMPARED)


def _name(row: Row) -> str:
    return f"{row['source']}:{row['line']} {row['type']}"
