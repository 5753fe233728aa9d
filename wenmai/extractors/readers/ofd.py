"""Fixed-layout documents 版式文档 (.ofd, GB/T 33190-2016): the text objects of each page, put into lines.

Seals, annotations and attachments are out; the text of template pages, such as a letterhead, is in.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from zipfile import ZipFile

from wenmai.extractors.readers.office import ENCRYPTED, Budget, attribute, locked, open_archive, parse_tree
from wenmai.extractors.readers.page import Page

_PIECE_COST: Final = 50
_SAME_LINE: Final = 0.5  # of the size of the letters
_APART: Final = 1.0
_UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Piece(NamedTuple):
    """A run of letters 文字: where its baseline begins, where it ends, in millimetres from the upper left."""

    y: float
    x: float
    end: float
    size: float
    text: str


def read_ofd(data: bytes) -> Page:
    """Return the text of an OFD file 版式文档, form feeds between pages; WenmaiError if damaged (GB/T 33190-2016)."""
    with open_archive(data) as archive:
        if locked(archive):
            return ENCRYPTED
        return Page("\f".join("".join(line + "\n" for line in _lines(page)) for page in _pages(archive)))


def _pages(archive: ZipFile) -> Iterator[list[_Piece]]:
    """The text of each page of each document in the file (§7.4, §7.5, §7.6)."""
    read: set[str] = set()
    templates: dict[str, list[_Piece]] = {}
    budget = Budget()
    for root in parse_tree(archive, "OFD.xml").iterfind(".//{*}DocBody/{*}DocRoot"):
        place = _path("", root.text or "")
        document = parse_tree(archive, place)
        for element in document.iterfind(".//{*}TemplatePage"):
            name = _path(place, attribute(element.attrib, "BaseLoc"))
            if name not in read and name in archive.NameToInfo:
                read.add(name)
                templates[place + attribute(element.attrib, "ID")] = list(_pieces(parse_tree(archive, name)))
        for element in document.iterfind("{*}Pages/{*}Page"):
            name = _path(place, attribute(element.attrib, "BaseLoc"))
            if name in read:
                continue
            read.add(name)
            page = parse_tree(archive, name)
            found = list(_pieces(page))
            for used in page.iterfind("{*}Template"):
                found += templates.get(place + attribute(used.attrib, "TemplateID"), ())
            budget.take(sum(len(piece.text) + _PIECE_COST for piece in found))
            yield found


def _path(of: str, location: str) -> str:
    """A location (ST_Loc, §7.3) as the name of a member: absolute, or beside the file that gives it."""
    location = location.strip().replace("\\", "/")
    parts = [] if location.startswith("/") else of.split("/")[:-1]
    for part in location.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _pieces(page: Any) -> Iterator[_Piece]:
    """The text objects of a page (CT_Text, §11.2)."""
    for element in page.iter("{*}TextObject"):
        left, top = (*_numbers(attribute(element.attrib, "Boundary")), 0.0, 0.0)[:2]
        matrix = _numbers(attribute(element.attrib, "CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == len(_UNMOVED) else _UNMOVED
        size = (*_numbers(attribute(element.attrib, "Size")), 0.0)[0] * (abs(d) or abs(b))
        x = y = 0.0
        for code in element.iter("{*}TextCode"):
            x = (*_numbers(attribute(code.attrib, "X")), x)[0]
            y = (*_numbers(attribute(code.attrib, "Y")), y)[0]
            text = re.sub(r"\s+", " ", code.text or "")
            if text.strip():
                begin = left + a * x + c * y + e
                width = abs(a) * sum(_deltas(attribute(code.attrib, "DeltaX")))
                yield _Piece(top + b * x + d * y + f, begin, begin + width + size, size, text)


def _numbers(text: str) -> list[float]:
    return [float(part) for part in re.findall(r"(?<![\w.])-?\d{1,9}(?:\.\d{0,9})?(?![\w.])", text[:2000])]


def _deltas(text: str) -> Iterator[float]:
    """The distances between letters (§11.3): ``g 5 3.5`` stands for five of 3.5."""
    parts = iter(text[:100_000].split())
    for part in parts:
        times = (*_numbers(next(parts, "")), 1.0)[0] if part == "g" else 1.0
        yield from (times * value for value in _numbers(next(parts, "") if part == "g" else part)[:1])


def _lines(pieces: list[_Piece]) -> Iterator[str]:
    """Lines from top to bottom; what stands apart on one is set off by a space."""
    line: list[_Piece] = []
    for piece in sorted(pieces):
        if line and piece.y - line[0].y > _SAME_LINE * max(piece.size, line[0].size):
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _joined(line: list[_Piece]) -> str:
    text, end = "", float("inf")
    for piece in sorted(line, key=lambda one: one.x):
        apart = piece.x - end > _APART * piece.size
        text += " " + piece.text if apart else piece.text
        end = piece.end
    return text
