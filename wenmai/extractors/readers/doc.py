"""Word documents of 1997–2003 文档 (.doc, .wps; [MS-DOC]): text in pieces, and Word's own numbers.

Insertions are in; deletions, hidden words, field codes, headers, footers, footnotes and comments are out.
Of a document of Word 6 or 95 the text alone is read.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.doc_properties import Paragraph, paragraphs, part, unprinted
from wenmai.extractors.readers.doc_styles import labels, styles
from wenmai.extractors.readers.lists import Labels
from wenmai.extractors.readers.office import ENCRYPTED, Rows, streams
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.word_styles import Style
from wenmai.ontology.vocabulary import Code

_STREAMS: Final = ("EncryptedPackage", "WordDocument", "0Table", "1Table", "Data")
_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_COMPLEX, _LOCKED, _SECOND_TABLE = 0x0004, 0x0100, 0x0200
_SECTIONS, _PIECES, _SHAPES, _BOXES = 6, 33, 40, 56
_COMPRESSED: Final = 0x40000000
_BREAK_KIND: Final = b"\x09\x30"  # sprmSBkc
_TOKENS: Final = re.compile("[\x07\x0c\r\x13-\x15]|[^\x07\x0c\r\x13-\x15]+")
_MOST_FIELDS: Final = 100  # one in the other
_SIGNS: Final = {**dict.fromkeys(range(32)), 0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "-"}


def read_doc(data: bytes) -> Page:
    """Return the text of a .doc file 文档, form feeds at its page breaks; WenmaiError if it is damaged ([MS-DOC]).

    An encrypted file, of any office format that an OLE container holds, is an empty page that says so.
    """
    parts = streams(data, _STREAMS)
    if "EncryptedPackage" in parts:
        return ENCRYPTED
    word = parts.get("WordDocument", b"")
    if not word:
        raise WenmaiError("an OLE container without a Word document")
    try:
        kind, flags = struct.unpack_from("<H8xH", word)
        if flags & _LOCKED:
            return ENCRYPTED
        if kind == _WORD_6:
            return _read_95(word, flags)
        if kind != _WORD_97:
            raise WenmaiError("damaged: no Word document begins where it should")
        names = ("1Table", "0Table") if flags & _SECOND_TABLE else ("0Table", "1Table")
        table = parts.get(names[0]) or parts.get(names[1], b"")
        return Page("\n".join(_main(word, table, parts.get("Data", b""))) + "\n")
    except (struct.error, IndexError) as error:
        raise WenmaiError("damaged: parts of the Word document are not where they should be") from error


def _main(word: bytes, table: bytes, data: bytes) -> list[str]:
    counts = struct.unpack_from(
        "<8i", word, 0x4C
    )  # of characters: text, footnotes, headers, –, comments, endnotes, …
    known = styles(word, table)
    document = _Document(
        word,
        _pieces(word, table),
        paragraphs(word, table, data),
        unprinted(word, table, known),
        known,
        labels(word, table),
        _continuous(word, table),
    )
    story = _Story(document, _anchored(word, table, sum(counts[:6])))
    return story.read(0, counts[0])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text and where the file holds it."""

    first: int
    last: int
    position: int
    width: int
    encoding: str


@dataclass(frozen=True, slots=True)
class _Document:
    word: bytes
    pieces: list[_Piece]
    paragraphs: dict[int, Paragraph] = field(default_factory=dict)
    unprinted: tuple[list[int], list[int]] = ([], [])
    styles: list[Style] = field(default_factory=list)
    labels: Labels = field(default_factory=lambda: Labels({}))
    continuous: frozenset[int] = frozenset()


def _pieces(word: bytes, table: bytes) -> list[_Piece]:
    """The piece table (Clx, [MS-DOC] §2.9.38)."""
    clx, at = part(word, table, _PIECES), 0
    while clx[at] == 1:
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + size]
    count = max(len(table) - 4, 0) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table)
    pieces = []
    for index in range(count):
        (position,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        first, last = ends[index], ends[index + 1]
        if not first <= last <= len(word):
            raise WenmaiError("damaged: the Word document holds less text than it says")
        if position & _COMPRESSED:
            pieces.append(_Piece(first, last, (position & ~_COMPRESSED) // 2, 1, "cp1252"))
        else:
            pieces.append(_Piece(first, last, position, 2, "utf-16-le"))
    return pieces


def _continuous(word: bytes, table: bytes) -> frozenset[int]:
    """Where sections begin that go on with the page (PlcfSed)."""
    plc = part(word, table, _SECTIONS)
    count = max(len(plc) - 4, 0) // 16
    found = set()
    for index in range(count):
        (at,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 12 * index + 2)
        sepx = word[at + 2 : at + 2 + int.from_bytes(word[at : at + 2], "little")]
        if sepx[sepx.find(_BREAK_KIND) :][:2] == _BREAK_KIND and sepx[sepx.find(_BREAK_KIND) + 2 :][:1] in (
            b"\0",
            b"\1",
        ):
            found.add(int.from_bytes(plc[4 * index : 4 * index + 4], "little"))
    return frozenset(found)


def _anchored(word: bytes, table: bytes, first: int) -> list[tuple[int, int, int]]:
    """Text boxes as (where they hang, first, last), in the order of the text; those that hang nowhere at its end."""
    shapes, boxes = part(word, table, _SHAPES), part(word, table, _BOXES)
    count = max(len(shapes) - 4, 0) // 30
    anchors = {}
    for index in range(count):
        (shape,) = struct.unpack_from("<I", shapes, 4 * (count + 1) + 26 * index)
        anchors[shape] = int.from_bytes(shapes[4 * index : 4 * index + 4], "little")
    count = max(len(boxes) - 4, 0) // 26
    found, previous = [], 0
    for index in range(count - 1):  # the last is none
        start, end = struct.unpack_from("<II", boxes, 4 * index)
        (shape,) = struct.unpack_from("<I", boxes, 4 * (count + 1) + 22 * index + 14)
        if previous <= start < end:
            found.append((anchors.get(shape, len(word)), first + start, first + end))
            previous = end
    return sorted(found)


def _read_95(word: bytes, flags: int) -> Page:
    first, last = struct.unpack_from("<II", word, 0x18)
    (count,) = struct.unpack_from("<I", word, 0x34)
    if flags & _COMPLEX or not first < last <= len(word):
        raise WenmaiError("of Word 6 or 95, saved in pieces: save it in a newer format")
    size = min(count or last - first, last - first)
    story = _Story(_Document(word, [_Piece(0, size, first, 1, "gb18030")]), [])
    return Page("\n".join(story.read(0, size)) + "\n", doubts=((Code.ENCODING, ""),))


class _Story:
    """The lines of a stretch of the text; the paragraphs of a text box stand before the one that it hangs on."""

    def __init__(self, document: _Document, boxes: list[tuple[int, int, int]]) -> None:
        self._document = document
        self._boxes = boxes[::-1]
        self._rows = Rows()
        self._parts: list[str] = []
        self._fields: list[bool] = []  # for each open field, whether its result has begun
        self._page = False

    def read(self, first: int, last: int) -> list[str]:
        for token, position, place, printed in self._tokens(first, last):
            if token == "\x13" and len(self._fields) < _MOST_FIELDS:
                self._fields.append(False)
            elif token in "\x14\x15" and self._fields:
                self._fields.pop()
                self._fields += [True] if token == "\x14" else []
            elif token == "\x07" or (token == "\r" and printed):
                self._end_paragraph(token, position, place)
            elif token == "\x0c" and printed and position in self._document.paragraphs:
                self._end_paragraph(token, position, place)
                self._page = place not in self._document.continuous
            elif printed and False not in self._fields:
                sign = "\n\f" if self._parts else "\f"
                self._parts.append(sign if token == "\x0c" else token.translate(_SIGNS))
        self._end_paragraph("\r", -1, len(self._document.word) + 1)
        return self._rows.close()

    def _tokens(self, first: int, last: int) -> Iterator[tuple[str, int, int, bool]]:
        """Yield (characters, position in the file behind them, place in the text behind them, whether printed)."""
        pieces = self._document.pieces
        for at in range(max(bisect_right(pieces, first, key=lambda one: one.first) - 1, 0), len(pieces)):
            piece = pieces[at]
            if piece.first >= last:
                break
            start = piece.position + (max(first, piece.first) - piece.first) * piece.width
            end = piece.position + (min(last, piece.last) - piece.first) * piece.width
            for begin, stop, printed in self._stretches(start, end):
                text = self._document.word[begin:stop].decode(piece.encoding, "replace")
                for token in _TOKENS.findall(text):
                    begin += len(token) * piece.width + 2 * sum(sign > "\uffff" for sign in token)
                    yield token, begin, piece.first + (begin - piece.position) // piece.width, printed

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        starts, ends = self._document.unprinted
        at = max(bisect_right(starts, start) - 1, 0)
        while start < end and at < len(starts) and starts[at] < end:
            if ends[at] > start:
                if starts[at] > start:
                    yield start, starts[at], True
                yield max(start, starts[at]), min(ends[at], end), False
                start = ends[at]
            at += 1
        if start < end:
            yield start, end, True

    def _end_paragraph(self, mark: str, position: int, place: int) -> None:
        while (
            self._fields and not self._fields[-1]
        ):  # a code ends in its paragraph, or the rest would be lost
            self._fields.pop()
        text = "".join(self._parts)
        self._parts = []
        paragraph = self._document.paragraphs.get(position) or self._unknown(mark, text)
        if paragraph.row_end:
            self._rows.add((), paragraph.tables)
            self._rows.end_row()
            return
        while self._boxes and self._boxes[-1][0] < place:
            _, first, last = self._boxes.pop()
            self._rows.add(_Story(self._document, []).read(first, last), paragraph.tables)
        page = "\f" * (self._page or paragraph.page)
        cell_ends = mark == "\x07" or paragraph.cell_end
        self._rows.add([page + self._label(paragraph) + text], paragraph.tables, cell_ends=cell_ends)
        self._page = False

    def _unknown(self, mark: str, text: str) -> Paragraph:
        """What a paragraph is by its mark alone: an empty cell after others ends the row."""
        ends = mark == "\x07" and not text and self._rows.begun()
        return Paragraph(tables=int(mark == "\x07"), row_end=ends)

    def _label(self, paragraph: Paragraph) -> str:
        known = self._document.styles
        style = known[paragraph.style] if paragraph.style < len(known) else Style()
        depth = style.depth if paragraph.depth is None else paragraph.depth
        numbering = style.numbering if paragraph.numbering is None else str(paragraph.numbering)
        return self._document.labels.label(numbering, depth)
