"""Workbooks 电子表格 (.xlsx, .xls): a line for each row, a tab between cells, a form feed between sheets.

Catalogues of what is kept and what is repealed 清理目录 are published so: 序号, 文件名称, 文号, 备注.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page
from wenmai.ontology.vocabulary import Code

_LARGEST: Final = 200 * 1024 * 1024
_DEFAULT_NAMES: Final = ("Sheet", "工作表")


def read_sheets(data: bytes) -> Page:
    """Return the rows of a workbook as lines 表格行; the name of a sheet stands above it where it was given one.

    WenmaiError for a damaged workbook; one behind a password is an empty page that says so.
    """
    workbook = _open(data)
    if workbook is None:
        return Page("", doubts=((Code.ENCRYPTED, ""),))
    sheets: list[str] = []
    for name in workbook.sheet_names:
        lines = ["\t".join(row) for row in _rows(workbook, name)]
        named = [] if name.startswith(_DEFAULT_NAMES) else [name]
        if lines:
            sheets.append("\n".join([*named, *lines]))
    return Page("\f".join(sheets) + "\n" if sheets else "")


def rows_of(data: bytes) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the first sheet of a workbook 首个工作表; none where it is locked. WenmaiError if damaged."""
    workbook = _open(data)
    if workbook is not None and workbook.sheet_names:
        yield from _rows(workbook, workbook.sheet_names[0], tight=False)


def _open(data: bytes) -> Any:
    """The workbook, None if it is behind a password; WenmaiError if it is damaged or unpacks to too much."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                size = sum(member.file_size for member in archive.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise WenmaiError("damaged: the workbook cannot be opened") from error
        if size > _LARGEST:
            raise WenmaiError(f"unpacks to more than {_LARGEST // 1024 // 1024} MiB")
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        return None
    except (CalamineError, OSError, ValueError) as error:
        raise WenmaiError("damaged: the workbook cannot be opened") from error


def _rows(workbook: Any, name: str, *, tight: bool = True) -> Iterator[tuple[str, ...]]:
    """The rows with something in them; ``tight`` leaves out line breaks in a cell and empty cells at the end."""
    from python_calamine import CalamineError

    try:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except (CalamineError, ValueError) as error:
        raise WenmaiError(f"damaged: the sheet {name} cannot be read") from error
    for row in rows:
        cells = [_printed(cell) for cell in row]
        if tight:
            cells = ["".join(cell.split("\n")).replace("\t", " ").strip() for cell in cells]
            while cells and not cells[-1]:
                cells.pop()
        if any(cells):
            yield tuple(cells)


def _printed(cell: object) -> str:
    """A cell as people read it: whole numbers without a point, days as ISO dates."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
