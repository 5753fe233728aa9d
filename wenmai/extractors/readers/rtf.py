"""Rich Text Format (.rtf, and many a .doc; RTF specification 1.9.1): the text as printed, list numbers included.

Deletions, hidden words, field codes, headers, footers and footnotes are out. Lists are numbered only where the file
holds the numbers (``\\listtext``), as Word and WPS write it.
"""

import re
from typing import Final, NamedTuple

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.office import Rows
from wenmai.extractors.readers.page import Page

_TOKEN: Final = re.compile(
    rb"\\'([0-9A-Fa-f]{2})|\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\(.)|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)",
    re.DOTALL,
)
_CHARSETS: Final = {2: "", 134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949"}
_PAGES: Final = {936: "gb18030", 10008: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
_OUT: Final = frozenset(
    b"colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf footnote annotation pict "
    b"xe tc rxe txe shprslt nonesttables sn sv pntxta pntxtb pgdsctbl filetbl themedata datastore fldinst".split()
)
_READ: Final = frozenset(
    (b"shpinst", b"do", b"nesttableprops")
)  # although the file says that they may be passed over
_SIGNS: Final = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SYMBOLS: Final = {b"~": "\xa0", b"_": "-"}
_LABELS: Final = (b"listtext", b"pntext")
_BOXES: Final = (b"shptxt", b"dptxbxtext")
_MOST_TABLES: Final = 20
_LONGEST_FALLBACK: Final = 16
_DEEPEST: Final = 10_000


class _State(NamedTuple):
    """What holds for a group and ends with it; ``encoding`` is empty for a font of symbols."""

    encoding: str
    fallback: int = 1  # how many signs stand behind a \\u for old readers
    out: bool = False  # a destination that is not read
    hidden: bool = False
    deleted: bool = False
    fonts: bool = False
    label: bool = False
    box: bool = False

    @property
    def printed(self) -> bool:
        return not (self.out or self.hidden or self.deleted or self.fonts)


def read_rtf(data: bytes) -> Page:
    """Return the text of an RTF file 文本, form feeds at its page breaks; WenmaiError if it is none (RTF 1.9.1)."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise WenmaiError("damaged: no RTF begins here")
    text = "\n".join(_Reader().read(data)) + "\n"
    return Page(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


class _Reader:
    def __init__(self) -> None:
        self._default = "gb18030"
        self._fonts: dict[int | None, str] = {}
        self._font: int | None = None  # the one that the table of fonts speaks of
        self._default_font: int | None = None
        self._state = _State(self._default)
        self._groups: list[_State] = []
        self._pending = bytearray()
        self._parts: list[str] = []
        self._outer: list[list[str]] = []  # of the paragraphs that text boxes hang on
        self._rows = Rows()
        self._skip = 0
        self._optional = False
        self._tables = 0
        self._page = False

    def read(self, data: bytes) -> list[str]:
        at = 0
        while token := _TOKEN.match(data, at):
            at = token.end()
            code, word, number, symbol, brace, text = token.groups()
            if brace:
                self._flush()
                self._skip = 0
                if not self._group(brace):
                    break
            elif self._skip and (code or word or symbol):
                self._skip -= 1
            elif word == b"bin":
                at += max(int(number or 0), 0)
            elif word:
                self._flush()
                self._word(word, int(number) if number else None)
            elif code:
                self._pending.append(int(code, 16))
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._pending += text[self._skip :]
                self._skip = max(self._skip - len(text), 0)
            self._optional = self._optional and symbol == b"*"
        self._flush()
        self._end_paragraph(self._tables)
        return self._rows.close()

    def _group(self, brace: bytes) -> bool:
        """Begin or end a group; False at the end of the file's own."""
        if brace == b"{":
            if len(self._groups) >= _DEEPEST:
                raise WenmaiError("damaged: groups in groups without end")
            self._groups.append(self._state)
            self._state = self._state._replace(box=False)
            return True
        if self._state.box and self._outer:
            if self._parts:
                self._end_paragraph(self._tables)
            self._parts = self._outer.pop()
        self._state = self._groups.pop() if self._groups else self._state
        return bool(self._groups)

    def _flush(self) -> None:
        if self._pending:
            if self._state.printed and self._state.encoding:
                self._parts.append(self._pending.decode(self._state.encoding, "replace"))
            self._pending.clear()

    def _write(self, text: str) -> None:
        self._flush()
        if self._state.printed:
            self._parts.append(text)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._optional = True
        elif symbol in b"\\{}":
            self._pending += symbol
        elif symbol in (b"\r", b"\n"):
            self._word(b"par", None)
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol])

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if state.out:
            return
        if word in _OUT or (self._optional and word not in _READ):
            self._state = state._replace(out=True)
        elif word == b"u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self._skip = state.fallback
        elif word == b"uc":
            self._state = state._replace(fallback=min(max(number or 0, 0), _LONGEST_FALLBACK))
        elif word in _SIGNS:
            self._write(" " if state.label and word == b"tab" else _SIGNS[word])
        elif word in (b"v", b"deleted"):
            on = number != 0
            self._state = state._replace(hidden=on) if word == b"v" else state._replace(deleted=on)
        elif word in _LABELS:
            self._state = state._replace(label=True)
        elif word in _BOXES:
            self._state = state._replace(box=True)
            self._outer.append(self._parts)
            self._parts = []
        elif not self._encoding(word, number):
            self._layout(word, number)

    def _encoding(self, word: bytes, number: int | None) -> bool:
        """Whether a word says in which encoding the text is."""
        state = self._state
        if word == b"ansicpg":
            self._default = _PAGES.get(number or 0, "cp1252" if number == 1252 else "gb18030")
            self._state = state._replace(encoding=self._default)
        elif word == b"fonttbl":
            self._state = state._replace(fonts=True)
        elif word == b"deff":
            self._default_font = number
        elif word == b"fcharset":
            self._fonts[self._font] = _CHARSETS.get(number or 0, self._default)
        elif word in (b"f", b"af") and state.fonts:
            self._font = number
        elif word in (b"f", b"af"):
            self._state = state._replace(encoding=self._fonts.get(number, self._default))
        elif word == b"plain":
            encoding = self._fonts.get(self._default_font, self._default)
            self._state = state._replace(encoding=encoding, hidden=False, deleted=False)
        else:
            return False
        return True

    def _layout(self, word: bytes, number: int | None) -> None:
        if word in (b"par", b"sect") and self._state.printed:
            self._end_paragraph(self._tables)
            self._page = self._page or word == b"sect"
        elif word in (b"cell", b"nestcell"):
            self._end_paragraph(1 if word == b"cell" else max(self._tables, 2), cell_ends=True)
        elif word in (b"row", b"nestrow"):
            self._rows.add((), 1 if word == b"row" else max(self._tables, 2))
            self._rows.end_row()
        elif word == b"pard":
            self._tables = 0
        elif word == b"intbl":
            self._tables = max(self._tables, 1)
        elif word == b"itap":
            self._tables = min(max(number or 0, 0), _MOST_TABLES)
        elif word == b"page":
            self._write("\n\f" if self._parts else "\f")
        elif word in (b"pagebb", b"sbknone", b"sbkcol"):  # how a section begins is said behind its \\sect
            self._page = word == b"pagebb" and number != 0

    def _end_paragraph(self, tables: int, *, cell_ends: bool = False) -> None:
        self._rows.add(["\f" * self._page + "".join(self._parts)], tables, cell_ends=cell_ends)
        self._parts.clear()
        self._page = False
