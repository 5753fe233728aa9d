"""Data files in order: checked, and with ``WENMAI_REPAIR=1 pytest`` written anew."""

import csv
import io
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, str]


def assert_sorted(path: Path, rows: Sequence[Row], key: Callable[[Row], Any]) -> None:
    """A CSV file holds its rows by a key, as the csv module writes them."""
    ordered = written(sorted(rows, key=key))
    if os.environ.get("WENMAI_REPAIR"):
        path.write_text(ordered, encoding="utf-8")
    assert path.read_bytes().decode("utf-8") == ordered, "run WENMAI_REPAIR=1 pytest"


def written(rows: Sequence[Row]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
