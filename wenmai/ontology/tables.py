"""The data files 数据表 of this package: a row a fact, sorted, read once and only when first asked for."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from wenmai.errors import DataError

Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows 数据行 of ``data/<name>.csv``, every cell a string. DataError if a row is cut short."""
    source = files("wenmai.ontology") / "data" / f"{name}.csv"
    text = source.read_text(encoding="utf-8")
    plain = text.splitlines()
    # nothing quoted: splitting takes a third of the time
    header, *lines = csv.reader(plain) if '"' in text else [line.split(",") for line in plain]
    for number, line in enumerate(lines, 2):
        if len(line) != len(header):
            raise DataError(f"data/{name}.csv, line {number}: {len(line)} cells instead of {len(header)}")
    return tuple([dict(zip(header, line, strict=False)) for line in lines])


def parts(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that holds a list 列表单元格: ``a|b`` gives two, an empty cell none."""
    return tuple(cell.split("|")) if cell else ()


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words 词语 of one kind in ``words.csv``, the longest first."""
    found = (row["word"] for row in table("words") if row["kind"] == kind)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
