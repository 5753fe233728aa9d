"""JSON lines JSON 行: one object a line, in and out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from wenmai.errors import DataError

Row = dict[str, Any]

_DECODE: Final = json.JSONDecoder().raw_decode


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines JSON 行; DataError names the file and the line that is broken."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.isspace():
                try:
                    yield _parsed(line)
                except json.JSONDecodeError as error:
                    raise DataError(f"{path}, line {number}: not a JSON object ({error.msg})") from error


def _parsed(line: str) -> Row:
    """What ``json.loads`` reads in a line; that looks for white space around it, which takes as long again."""
    try:
        row, end = _DECODE(line)
    except json.JSONDecodeError:
        row, end = {}, 0
    found: Row = row if line[end:] == "\n" else json.loads(line)
    return found


def dump_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows as JSON lines JSON 行: UTF-8 characters as they are, one object a line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return (encode(row) + "\n" for row in rows)
