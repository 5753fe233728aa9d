"""Tables of documents 数据表: CSV, JSON lines and workbooks of people who hold a crawl, a document a row.

``--map text=正文,title=标题,number=文号`` says what the columns mean; all but ``text`` becomes metadata.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from itertools import chain, islice
from typing import Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page, Reading
from wenmai.extractors.readers.plain import read_text
from wenmai.extractors.readers.sniff import Kind
from wenmai.ontology.model import Diagnostic, Given, SourceText
from wenmai.ontology.vocabulary import Code, Meta

_SEPARATORS: Final = (",", "\t", ";", "|")
_LONGEST_NAME: Final = 30
_LONGEST_CELL: Final = 300  # of a catalogue; a longer cell is a text
_LOOKED_AT: Final = 20

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds the text and which hold metadata 列的含义."""

    text: str
    given: tuple[tuple[Meta, str], ...] = ()


def columns(said: str) -> Columns:
    """Read ``text=正文,title=标题`` as the meaning of columns 列映射; WenmaiError says what is wrong with it."""
    named: dict[str, str] = {}
    for part in said.split(","):
        what, equals, column = part.strip().partition("=")
        if not equals or not column.strip() or what in named:
            raise WenmaiError(f"--map: {part.strip()!r} is not WHAT=COLUMN, each named once")
        named[what] = column.strip()
    known = {meta.value for meta in Meta}
    strange = [what for what in named if what not in known and what != "text"]
    if strange or "text" not in named:
        wrong = f"{strange[0]!r} is not known" if strange else "text=COLUMN is missing"
        raise WenmaiError(f"--map: {wrong}; it knows text, {', '.join(sorted(known))}")
    return Columns(named["text"], tuple((Meta(what), named[what]) for what in named if what != "text"))


def read_rows(data: bytes, kind: Kind, name: str, meaning: Columns) -> Reading | None:
    """Read a table as documents, a text for each row; None if the file is no table with the column of the text.

    The name of a row's text is the file's, ``#`` and the number of the row, counted from 1 without the heading.
    """
    rows = enumerate(_rows(data, kind), 1)
    first = next(rows, None)
    if first is None or first[1] is None or meaning.text not in first[1]:
        return None
    texts: list[SourceText] = []
    doubts: list[Diagnostic] = []
    for number, row in chain((first,), rows):
        if row is None:
            doubts.append(Diagnostic(Code.UNREADABLE, f"{name}#{number}", "not a JSON object"))
            continue
        text = row.get(meaning.text, "").replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            doubts.append(Diagnostic(Code.EMPTY, f"{name}#{number}", meaning.text))
            continue
        given = tuple(
            Given(field, row[column].strip(), column)
            for field, column in meaning.given
            if row.get(column, "").strip()
        )
        content = json.dumps([text, *((one.field, one.value) for one in given)]).encode()
        texts.append(SourceText(f"{name}#{number}", sha256(content).hexdigest(), text, given))
    return Reading(tuple(texts), tuple(doubts))


def read_json(data: bytes) -> Page:
    """Return no text but the doubt that the columns of a JSON file must be named 须指明列; its fields are listed."""
    row = next(iter(_json_rows(data)), None)
    if row is None:
        return read_text(data)
    return Page("", doubts=((Code.UNMAPPED, _asks(row)),))


def read_text_or_table(data: bytes) -> Page:
    """Return a plain text; that of a table of short cells with a tab between them, as a workbook's is.

    A table that holds whole texts gives none, and the doubt that its columns must be named.
    """
    page = read_text(data)
    rows = list(islice(_separated(page.text), _LOOKED_AT))
    if not _is_table(rows):
        return page
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return Page("", doubts=((Code.UNMAPPED, _asks(dict.fromkeys(rows[0], ""))),))
    lines = ("\t".join("".join(cell.split()) for cell in row).rstrip("\t") for row in _separated(page.text))
    return Page("\n".join(lines) + "\n", doubts=page.doubts)


def _asks(row: Cells) -> str:
    return f"--map text=…; columns: {', '.join(row)}"


def _is_table(rows: list[list[str]]) -> bool:
    """Whether the first rows are those of a table: a heading of short names, and as many cells below."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    names = [cell.strip() for cell in rows[0]]
    headed = all(0 < len(cell) <= _LONGEST_NAME and "。" not in cell for cell in names)
    return headed and len(set(names)) == len(names) and all(len(row) == len(names) for row in rows[1:])


def _rows(data: bytes, kind: Kind) -> Iterator[Cells | None]:
    if kind is Kind.JSONL:
        return _json_rows(data)
    if kind in (Kind.XLSX, Kind.XLS):
        from wenmai.extractors.readers.sheets import rows_of

        return _headed(iter(rows_of(data)))
    return _headed(_separated(read_text(data).text)) if kind is Kind.TEXT else iter(())


def _headed(rows: "Iterator[list[str]] | Iterator[tuple[str, ...]]") -> Iterator[Cells]:
    names = [name.strip().lstrip("\ufeff") for name in next(rows, ())]
    for row in rows:
        if any(cell.strip() for cell in row):
            yield dict(zip(names, row, strict=False))


def _separated(text: str) -> Iterator[list[str]]:
    """The rows of a text with separated cells; a quotation mark that is never closed ends them."""
    heading = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=heading.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # a cell holds a whole document
    return iter(csv.reader(StringIO(text, newline=""), delimiter=separator))


def _json_rows(data: bytes) -> Iterator[Cells | None]:
    """The objects of a JSON array or of JSON lines; None for a value that is no object."""
    text = read_text(data).text
    if text.lstrip().startswith("["):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return
        yield from (_cells(value) if isinstance(value, dict) else None for value in values)
        return
    for line in filter(str.strip, text.split("\n")):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        yield _cells(value) if isinstance(value, dict) else None


def _cells(value: Mapping[str, object]) -> Cells:
    """The cells of an object: text as it is, numbers as printed, lists of words joined; nothing deeper."""
    cells: dict[str, str] = {}
    for name, cell in value.items():
        if isinstance(cell, list):
            cells[name] = " ".join(str(one) for one in cell if isinstance(one, str | int))
        else:
            cells[name] = str(cell) if isinstance(cell, str | int | float) else ""
    return cells
