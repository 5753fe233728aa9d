"""Word documents 文档 (.docx, ECMA-376 part 1 §17): the paragraphs and rows of the page, with Word's own numbers.

The XML is read as a stream, so that a large file needs little memory. Insertions are in; deletions, hidden words,
field codes, headers, footers, footnotes and comments are out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wenmai.extractors.readers.lists import Labels
from wenmai.extractors.readers.office import (
    ENCRYPTED,
    attribute,
    locked,
    open_archive,
    parse_member,
    row_lines,
    whole,
)
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.word_styles import OFF, Style, definitions

_SPACES: Final = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    )
)
_CHANGED: Final = frozenset(
    {"rPrChange", "pPrChange", "sectPrChange", "numberingChange", "tblPrChange", "trPrChange", "tcPrChange"}
)  # hold the properties of before
_OUT: Final = _CHANGED | {"del", "moveFrom", "rt"}  # w:rt: a reading printed above a character
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_FIELDS: Final = 100  # one in the other
_SAME_PAGE: Final = ("continuous", "nextColumn")


def read_docx(data: bytes) -> Page:
    """Return the text of a .docx file 文档, form feeds at its page breaks; WenmaiError if damaged (ECMA-376 §17)."""
    with open_archive(data) as archive:
        if locked(archive):
            return ENCRYPTED
        lines: list[str] = parse_member(archive, "word/document.xml", _Body(*definitions(archive)))
    return Page("\n".join(lines) + "\n")


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    numbering: str = ""
    depth: int | None = None
    page: bool = False
    joined: bool = False  # its mark is deleted: the next paragraph goes on with it
    section: bool = False


@dataclass(slots=True)
class _Place:
    """The body or a cell: its lines, and the text of paragraphs that go on."""

    lines: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)

    def end(self) -> list[str]:
        if self.carried:
            self.lines.append("".join(self.carried))
        return self.lines


class _Body:
    """Parser target for word/document.xml; the paragraphs of a text box stand before the one that it hangs on."""

    def __init__(self, styles: Mapping[str, Style], labels: Labels) -> None:
        self._styles, self._labels = styles, labels
        self._skipped = 0  # how deep in what is out
        self._properties = 0  # how deep in w:pPr
        self._places = [_Place()]
        self._rows: list[list[list[str]]] = []
        self._paragraphs: list[_Paragraph] = []
        self._hidden: list[bool] = []  # for each open run
        self._fields: list[bool] = []  # for each open field, whether its result has begun
        self._chosen: list[bool] = []  # for each mc:AlternateContent, whether one was taken
        self._text = False
        self._section = ""
        self._section_end = -1

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = tag[1:].rpartition("}")
        if self._skipped or (name in _CHANGED and namespace in _SPACES):
            self._skipped += 1
        elif self._properties:
            self._properties += 1
            if namespace in _SPACES:
                self._property(name, attributes)
        elif namespace in _SPACES:
            self._content(name, attributes)

    def end(self, tag: str) -> None:
        namespace, _, name = tag[1:].rpartition("}")
        if self._skipped:
            self._skipped -= 1
            return
        if namespace in _SPACES and name == "sectPr":
            self._end_section()
        if self._properties:
            self._properties -= 1
        elif namespace in _SPACES:
            self._end_content(name)

    def data(self, text: str) -> None:
        if self._text and self._paragraphs:
            self._paragraphs[-1].parts.append(text)

    def close(self) -> list[str]:
        lines = self._places[0].end()
        while lines and not lines[-1].strip():
            lines.pop()
        return lines

    def _content(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t":
            self._text = self._visible()
        elif name == "r":
            self._hidden.append(False)
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "pPr":
            self._properties = 1 if self._paragraphs else 0
        elif name in ("vanish", "rStyle"):
            value = attribute(attributes, "val")
            if self._hidden and (value not in OFF if name == "vanish" else self._hides(value)):
                self._hidden[-1] = True
        elif name in _SIGNS:
            self._sign("\f" if attribute(attributes, "type") == "page" else _SIGNS[name])
        elif name == "fldChar":
            self._field(attribute(attributes, "fldCharType"))
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._places.append(_Place())
        elif name == "AlternateContent":
            self._chosen.append(False)
        elif name in ("Choice", "Fallback") and self._chosen:
            self._skipped = int(self._chosen[-1])
            self._chosen[-1] = True
        elif name in ("sectPr", "type"):
            self._section = attribute(attributes, "val") or "nextPage"
        elif name in _OUT:
            self._skipped = 1

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph, value = self._paragraphs[-1], attribute(attributes, "val")
        if name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.numbering = value
        elif name == "ilvl":
            paragraph.depth = whole(value, 0)
        elif name == "pageBreakBefore":
            paragraph.page = value not in OFF
        elif name in ("del", "moveFrom"):
            paragraph.joined = True
        elif name in ("sectPr", "type"):
            self._section = value or "nextPage"
            paragraph.section = True

    def _end_content(self, name: str) -> None:
        if name == "t":
            self._text = False
        elif name == "r" and self._hidden:
            self._hidden.pop()
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tc" and len(self._places) > 1:
            lines = self._places.pop().end()
            if self._rows:
                self._rows[-1].append(lines)
            else:
                self._places[-1].lines += lines
        elif name == "tr" and self._rows:
            self._places[-1].lines += row_lines(self._rows.pop())
        elif name == "AlternateContent" and self._chosen:
            self._chosen.pop()

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        while (
            self._fields and not self._fields[-1]
        ):  # a code ends in its paragraph, or the rest would be lost
            self._fields.pop()
        place, text = self._places[-1], "".join(paragraph.parts)
        if paragraph.joined:
            place.carried.append(text)
            return
        style = self._styles.get(paragraph.style, Style())
        depth = style.depth if paragraph.depth is None else paragraph.depth
        label = self._labels.label(paragraph.numbering or style.numbering, depth)
        place.lines.append("".join(("\f" * paragraph.page, label, *place.carried, text)))
        place.carried.clear()
        if paragraph.section and len(self._places) == 1:
            self._section_end = len(place.lines)

    def _end_section(self) -> None:
        """A section says at its own end how it began."""
        lines = self._places[0].lines
        if 0 <= self._section_end < len(lines) and self._section not in _SAME_PAGE:
            lines[self._section_end] = "\f" + lines[self._section_end]
        self._section_end = -1

    def _sign(self, sign: str) -> None:
        if self._hidden and self._paragraphs and self._visible():
            parts = self._paragraphs[-1].parts
            parts.append("\n\f" if sign == "\f" and parts else sign)

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _visible(self) -> bool:
        hidden = self._paragraphs and self._hides(self._paragraphs[-1].style)
        return not hidden and True not in self._hidden and False not in self._fields

    def _hides(self, style: str) -> bool:
        return style in self._styles and self._styles[style].hidden
