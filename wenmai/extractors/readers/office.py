"""What the office formats share 办公文档: the ZIP archive with XML members, the row of a table, a locked file."""

import lzma
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page
from wenmai.ontology.vocabulary import Code

ENCRYPTED: Final = Page("", doubts=((Code.ENCRYPTED, ""),))
LARGEST: Final = 200 * 1024 * 1024
LARGEST_TREE: Final = 30 * 1024 * 1024
_CHUNK: Final = 1 << 16
_ROW_LINES: Final = 4
_ROW_CELL: Final = 400
_DAMAGED: Final = (
    BadZipFile,
    zlib.error,
    lzma.LZMAError,
    KeyError,
    ValueError,
    NotImplementedError,
    EOFError,
    OSError,
)


def open_archive(data: bytes) -> ZipFile:
    """Return an office file as the ZIP archive that it is; WenmaiError if it is damaged or unpacks to too much."""
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise WenmaiError("damaged: the ZIP archive cannot be read") from error
    if (
        sum(member.file_size for member in archive.infolist()) > LARGEST
    ):  # zipfile reads no more than a member says
        raise WenmaiError(f"unpacks to more than {LARGEST // 1024 // 1024} MiB")
    return archive


def locked(archive: ZipFile) -> bool:
    """Return whether a member of an archive is encrypted 加密."""
    return any(member.flag_bits & 1 for member in archive.infolist())


def parse_member(archive: ZipFile, name: str, target: Any) -> Any:
    """Feed an XML member to a parser target of lxml and return what its ``close()`` does; WenmaiError if damaged."""
    from lxml.etree import LxmlError, XMLParser

    parser = XMLParser(target=target, resolve_entities=False, no_network=True)
    try:
        with archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                parser.feed(chunk)
        return parser.close()
    except (*_DAMAGED, LxmlError) as error:
        raise WenmaiError(f"damaged: {name[:80]} cannot be read") from error


def parse_tree(archive: ZipFile, name: str) -> Any:
    """Return the root of an XML member that is used as a whole; WenmaiError if it is damaged, missing or too large."""
    from lxml.etree import LxmlError, XMLParser, fromstring

    try:
        if archive.getinfo(name).file_size > LARGEST_TREE:
            raise WenmaiError(f"{name[:80]} unpacks to more than {LARGEST_TREE // 1024 // 1024} MiB")
        return fromstring(archive.read(name), XMLParser(resolve_entities=False, no_network=True))
    except (*_DAMAGED, LxmlError) as error:
        raise WenmaiError(f"damaged: {name[:80]} cannot be read") from error


def streams(data: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """Return those of some streams that an OLE container holds ([MS-CFB]); WenmaiError if it is damaged."""
    from olefile import OleFileIO

    found = {}
    try:
        with OleFileIO(BytesIO(data)) as container:
            for name in names:
                if container.exists(name):
                    found[name] = container.openstream(name).read()
    except (OSError, ValueError, IndexError, OverflowError, struct.error) as error:
        raise WenmaiError("damaged: the OLE container cannot be read") from error
    return found


class Budget:
    """What a file may grow to when it is read 读取上限: files can refer to one long text any number of times."""

    def __init__(self, letters: int = LARGEST) -> None:
        self._left = letters

    def take(self, letters: int) -> None:
        """Count letters; WenmaiError when there are too many."""
        self._left -= letters
        if self._left < 0:
            raise WenmaiError("damaged: a small file that holds an endless text")


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table row 表格行: one, with tabs between its cells, unless a cell holds running text."""
    filled = [[line for text in cell for line in text.split("\n") if line.strip()] for cell in cells]
    short = all(len(cell) <= _ROW_LINES and sum(map(len, cell)) <= _ROW_CELL for cell in filled)
    if short and sum(map(bool, filled)) > 1:
        joined = "\t".join("".join(line.strip() for line in cell) for cell in filled)
        return [joined.rstrip("\t")]
    return [line for cell in filled for line in cell]


@dataclass(slots=True)
class _Row:
    """A row that has begun: its cells, and the lines of the one that has not ended."""

    cells: list[list[str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)


class Rows:
    """Lines of a format that marks the ends of cells and rows and not where they begin 版面行: RTF, binary Word."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._rows: list[_Row] = []  # one in a cell of the other

    def add(self, lines: Sequence[str], tables: int, *, cell_ends: bool = False) -> None:
        """Add lines that stand in so many tables, one in a cell of the other; ``cell_ends``: the last of a cell."""
        while len(self._rows) > tables:
            self.end_row()
        while len(self._rows) < tables:
            self._rows.append(_Row())
        if not self._rows:
            self._lines += lines
            return
        row = self._rows[-1]
        row.cell += lines
        if cell_ends:
            row.cells.append(row.cell)
            row.cell = []

    def end_row(self) -> None:
        """End the innermost row that has begun."""
        if self._rows:
            row = self._rows.pop()
            lines = self._rows[-1].cell if self._rows else self._lines
            lines += row_lines([*row.cells, row.cell])

    def begun(self) -> bool:
        """Return whether the innermost row has a cell, and no line after it."""
        return bool(self._rows and self._rows[-1].cells and not self._rows[-1].cell)

    def close(self) -> list[str]:
        """End what has begun and return the lines, blank ones at the end left out."""
        while self._rows:
            self.end_row()
        while self._lines and not self._lines[-1].strip():
            self._lines.pop()
        return self._lines


def attribute(attributes: Any, name: str) -> str:
    """Return an attribute of an XML element by its local name, empty if there is none."""
    for key, value in attributes.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return ""


def whole(text: str, default: int) -> int:
    """Return the number that an attribute holds, ``default`` if it holds none that is whole and small."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
