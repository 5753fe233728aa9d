"""The sheets of an .xlsx file 工作簿 (ECMA-376 part 1 §18), read as streams so that a large one needs little memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZipFile

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.office import Budget, attribute, parse_member, parse_tree, whole
from wenmai.extractors.readers.sheet_cells import Shown, number_text, one_line, shown_by

MOST_ROWS: Final = 1_000_000
MOST_COLUMNS: Final = 16_384
_LONGEST_NUMBER: Final = 40
_CELL_COST: Final = 8
Row = tuple[str, ...]


def sheets(archive: ZipFile, budget: Budget) -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield the name and the rows of each sheet that has cells, in order; WenmaiError if the file is damaged."""
    book = parse_tree(archive, "xl/workbook.xml")
    properties = book.find("{*}workbookPr")
    since_1904 = properties is not None and attribute(properties.attrib, "date1904") in ("1", "true")
    targets = {
        attribute(one.attrib, "Id"): attribute(one.attrib, "Target")
        for one in parse_tree(archive, "xl/_rels/workbook.xml.rels").iterchildren("{*}Relationship")
        if attribute(one.attrib, "Type").endswith("/worksheet")
    }
    strings = _strings(archive)
    styles = _styles(archive)
    read = set()
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(attribute(sheet.attrib, "id"), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if target and name not in read:
            read.add(name)
            grid = _Grid(strings, styles, since_1904, budget)
            yield attribute(sheet.attrib, "name"), parse_member(archive, name, grid)


def _strings(archive: ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    found: list[str] = parse_member(archive, name, _Strings()) if name in archive.NameToInfo else []
    return found


def _styles(archive: ZipFile) -> list[Shown]:
    """What each cell format shows; plain numbers all of them where the part is missing."""
    if "xl/styles.xml" not in archive.NameToInfo:
        return []
    root = parse_tree(archive, "xl/styles.xml")
    codes = {
        whole(attribute(one.attrib, "numFmtId"), 0): attribute(one.attrib, "formatCode")
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    ids = [whole(attribute(one.attrib, "numFmtId"), 0) for one in root.iterfind("{*}cellXfs/{*}xf")]
    return [shown_by(number, codes.get(number, "")) for number in ids]


class _Strings:
    """Parser target for shared strings; the readings of phonetic runs (rPh) are out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._text = self._reading = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._reading |= name == "rPh"
        self._text = name == "t" and not self._reading

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._text = False
        if name == "rPh":
            self._reading = False
        elif name == "si":
            self.found.append(one_line("".join(self._parts)))
            self._parts.clear()

    def data(self, text: str) -> None:
        if self._text:
            self._parts.append(text)

    def close(self) -> list[str]:
        return self.found


@dataclass(slots=True)
class _Grid:
    """Parser target for a sheet: its rows, empty cells at their ends and empty rows left out."""

    strings: Sequence[str]
    styles: Sequence[Shown]
    since_1904: bool
    budget: Budget
    rows: list[Row] = field(default_factory=list)
    _row: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _column: int = 0
    _style: int = 0
    _kind: str = ""
    _text: bool = False
    _reading: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self._column = _column(attributes.get("r", ""), self._column)
            self._style = whole(attributes.get("s", ""), 0)
            self._kind = attributes.get("t", "n")
            self._parts.clear()
        elif name == "rPh":
            self._reading = True
        self._text = name == "v" or (name == "t" and not self._reading)

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._text = False
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._reading = False
        elif name == "row":
            self._end_row()

    def data(self, text: str) -> None:
        if self._text:
            self._parts.append(text)

    def close(self) -> list[Row]:
        return self.rows

    def _end_cell(self) -> None:
        value = self._value("".join(self._parts))
        if value and self._column < MOST_COLUMNS:
            self.budget.take(max(self._column + 1 - len(self._row), 0) * _CELL_COST + len(value))
            self._row += [""] * (self._column + 1 - len(self._row))
            self._row[self._column] = value
        self._column += 1

    def _end_row(self) -> None:
        if self._row:
            if len(self.rows) >= MOST_ROWS:
                raise WenmaiError(f"a sheet of more than {MOST_ROWS} rows")
            self.rows.append(tuple(self._row))
        self._row = []
        self._column = 0

    def _value(self, text: str) -> str:
        if self._kind == "s":
            at = whole(text.strip(), len(self.strings))
            return self.strings[at] if at < len(self.strings) else ""
        if self._kind == "n":
            shown = self.styles[self._style] if self._style < len(self.styles) else Shown.NUMBER
            return _number(text.strip(), shown, self.since_1904)
        return "" if self._kind == "e" else one_line(text)


def _number(text: str, shown: Shown, since_1904: bool) -> str:
    try:
        value = float(text[:_LONGEST_NUMBER]) if text else None
    except ValueError:
        return one_line(text)
    if value is None or value - value != 0:  # infinite, or no number
        return ""
    return number_text(value, shown, since_1904=since_1904)


def _column(reference: str, otherwise: int) -> int:
    """The column of a reference as AB12, from 0; where a cell has none it follows the one before."""
    letters = reference.rstrip("0123456789")
    if not 0 < len(letters) < 4 or not letters.isascii() or not letters.isalpha():
        return otherwise
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
