"""Properties in a binary Word document 属性 ([MS-DOC] §2.6, §2.8): what paragraphs and runs are, by file position."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wenmai.extractors.readers.word_styles import Style

_FKP: Final = 512
_OPERANDS: Final = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes, by the upper three bits of a sprm; 0: the operand says
_DEFINES_TABLE: Final = 0xD608  # the one operand whose length takes two bytes
_DELETED, _HIDDEN, _SYMBOL, _RUN_STYLE = 0x0800, 0x083C, 0x6A09, 0x4A30
_IN_TABLE, _TABLES, _CELL_END, _ROW_ENDS = 0x2416, 0x6649, 0x244B, (0x2417, 0x244C)
_PAGE_BEFORE, _LEVEL, _LIST, _ELSEWHERE = 0x2407, 0x260A, 0x460B, (0x6646, 0x6645)
_ON: Final = (1, 0x81)
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph is 段落属性; ``numbering`` is None where its style decides."""

    style: int = 0
    numbering: int | None = None
    depth: int | None = None
    tables: int = 0  # how many it stands in, one in the cell of another
    cell_end: bool = False
    row_end: bool = False
    page: bool = False


def sprms(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the modifiers of a list of them 属性修饰 and their operands ([MS-DOC] §2.2.5.1, §2.6)."""
    at = 0
    while at + 2 < len(properties):
        (sprm,) = struct.unpack_from("<H", properties, at)
        at += 2
        size = _OPERANDS[sprm >> 13]
        if not size:
            size = properties[at]
            at += 1
            if sprm == _DEFINES_TABLE and at < len(properties):
                size = max(size + (properties[at] << 8) - 1, 1)
        yield sprm, properties[at : at + size]
        at += size


def paragraphs(word: bytes, table: bytes, data: bytes) -> dict[int, Paragraph]:
    """Return the paragraphs of a document (PlcBtePapx) by the position behind their mark; ``data``: the Data stream."""
    known = {}
    for _, end, at, page in _pages(word, table, 13, 13):
        size, first = page[at] * 2 - 1, at + 1
        if size < 0:
            size, first = page[first] * 2, at + 2
        known[end] = _paragraph(page[first : first + size], data)
    return known


def _paragraph(papx: bytes, data: bytes) -> Paragraph:
    style = int.from_bytes(papx[:2], "little")
    paragraph, properties = Paragraph(style), papx[2:]
    for sprm, operand in sprms(properties):
        if sprm in _ELSEWHERE:
            at = int.from_bytes(operand, "little")
            properties = data[at + 2 : at + 2 + int.from_bytes(data[at : at + 2], "little")]
    for sprm, operand in sprms(properties):
        value = int.from_bytes(operand, "little")
        if sprm in (_IN_TABLE, _TABLES):
            paragraph = replace(paragraph, tables=min(max(paragraph.tables, value), _DEEPEST))
        elif sprm == _CELL_END:
            paragraph = replace(paragraph, cell_end=value == 1)
        elif sprm in _ROW_ENDS:
            paragraph = replace(paragraph, row_end=value == 1)
        elif sprm == _PAGE_BEFORE:
            paragraph = replace(paragraph, page=value == 1)
        elif sprm == _LEVEL:
            paragraph = replace(paragraph, depth=value)
        elif sprm == _LIST:
            paragraph = replace(paragraph, numbering=value)
    return paragraph


def unprinted(word: bytes, table: bytes, styles: Sequence[Style]) -> tuple[list[int], list[int]]:
    """Return where stretches begin and end that are deleted, hidden, or signs of a symbol font (PlcBteChpx)."""
    found = []
    for start, end, at, page in _pages(word, table, 12, 1):
        out = False
        for sprm, operand in sprms(page[at + 1 : at + 1 + page[at]] if at else b""):
            value = int.from_bytes(operand, "little")
            out |= (sprm in (_DELETED, _HIDDEN) and value in _ON) or sprm == _SYMBOL
            out |= sprm == _RUN_STYLE and value < len(styles) and styles[value].hidden
        if out:
            found.append((start, end))
    starts, ends = [], [0]
    for start, end in sorted(found):
        if max(start, ends[-1]) < end:
            starts.append(max(start, ends[-1]))
            ends.append(end)
    return starts, ends[1:]


def _pages(word: bytes, table: bytes, index: int, width: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield (first, last, where its properties are, page) for the runs of the 512-byte pages of a bin table."""
    plc = part(word, table, index)
    count = max(len(plc) - 4, 0) // 8
    for number in dict.fromkeys(struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()):
        start = (number & 0x3FFFFF) * _FKP
        page = word[start : start + _FKP]
        if len(page) < _FKP or 4 + (4 + width) * page[-1] >= _FKP:
            continue
        positions = struct.unpack_from(f"<{page[-1] + 1}I", page)
        for at in range(page[-1]):
            yield positions[at], positions[at + 1], page[4 * len(positions) + width * at] * 2, page


def part(word: bytes, table: bytes, index: int) -> bytes:
    """Return what a pair of the FIB (FibRgFcLcb97, [MS-DOC] §2.5.6) points at in the table stream."""
    first, size = struct.unpack_from("<II", word, 0x9A + 8 * index)
    return table[first : first + size]
