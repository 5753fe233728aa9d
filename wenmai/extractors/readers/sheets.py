"""Spreadsheets 电子表格 (.xlsx: ECMA-376 part 1 §18; .xls: [MS-XLS]): a line for each row, tabs between its cells."""

import re
import struct
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.office import ENCRYPTED, Budget, locked, open_archive, streams
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.sheet_cells import Shown, number_text, one_line
from wenmai.extractors.readers.xlsx import Row, sheets

if TYPE_CHECKING:
    from xlrd.sheet import Sheet

_OLE: Final = b"\xd0\xcf\x11\xe0"
_UNNAMED: Final = re.compile(r"\s*(?:sheet|工作表|表)\s?\d{0,3}\s*$", re.IGNORECASE)


class _Locked(Exception):
    """The workbook is encrypted."""


def read_sheets(data: bytes) -> Page:
    """Return the text of a spreadsheet 电子表格, a form feed between sheets; WenmaiError if it is damaged.

    A sheet begins with a line of its name where there are several and it has one of its own. Merged cells are
    printed once; a line break in a cell is nothing, or a space between Latin words; dates are ISO dates.
    """
    try:
        filled = [(name, rows) for name, rows in _sheets(data) if rows]
    except _Locked:
        return ENCRYPTED
    pages = []
    for name, rows in filled:
        named = [one_line(name)] if len(filled) > 1 and not _UNNAMED.match(name) else []
        pages.append("".join(line + "\n" for line in [*named, *("\t".join(row) for row in rows)]))
    return Page("\f".join(pages))


def rows_of(data: bytes) -> Iterator[Row]:
    """Yield the rows of the first sheet that has any, as texts 逐行读取; WenmaiError if damaged or encrypted."""
    try:
        yield from next((rows for _, rows in _sheets(data) if rows), ())
    except _Locked as error:
        raise WenmaiError("encrypted") from error


def _sheets(data: bytes) -> Iterator[tuple[str, Sequence[Row]]]:
    if not data.startswith(b"PK"):
        yield from _binary(data)
        return
    with open_archive(data) as archive:
        if locked(archive):
            raise _Locked
        yield from sheets(archive, Budget())


def _binary(data: bytes) -> Iterator[tuple[str, Sequence[Row]]]:
    from xlrd import XLRDError, open_workbook

    parts = (
        streams(data, ("EncryptedPackage", "Workbook", "Book")) if data.startswith(_OLE) else {"Book": data}
    )
    if "EncryptedPackage" in parts:
        raise _Locked
    book = parts.get("Workbook") or parts.get("Book", b"")
    try:  # the stream and not the container, in which xlrd can be led in circles
        workbook = open_workbook(file_contents=book, logfile=StringIO(), ragged_rows=True)
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise _Locked from error
        raise WenmaiError("damaged, or not a spreadsheet") from error
    except (struct.error, LookupError, ValueError, AssertionError, TypeError, AttributeError) as error:
        raise WenmaiError("damaged: the spreadsheet cannot be read") from error
    budget = Budget()
    for sheet in workbook.sheets():
        yield sheet.name, _rows(sheet, workbook.datemode == 1, budget)


def _rows(sheet: "Sheet", since_1904: bool, budget: Budget) -> list[Row]:
    from xlrd import XL_CELL_DATE, XL_CELL_NUMBER, XL_CELL_TEXT

    rows = []
    for at in range(sheet.nrows):
        row = []
        for kind, value in zip(sheet.row_types(at), sheet.row_values(at), strict=True):
            if kind == XL_CELL_TEXT:
                row.append(one_line(value))
            elif kind in (XL_CELL_NUMBER, XL_CELL_DATE):
                shown = Shown.DAY if kind == XL_CELL_DATE else Shown.NUMBER
                row.append(number_text(value, shown, since_1904=since_1904))
            else:
                row.append("")
        while row and not row[-1]:
            row.pop()
        budget.take(sum(map(len, row)) + len(row))
        if row:
            rows.append(tuple(row))
    return rows
