"""What stands on a page 版面: its lines in order, and the blocks that they stand in."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final, NamedTuple

_BLOCKS: Final = frozenset(
    {"article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"}
    | {"td", "tfoot", "th", "thead", "tr", "ul", "dir", "address", "xmp", "listing", "plaintext"}
)
_PRINTED: Final = frozenset({"pre", "xmp", "listing", "plaintext"})
_CELLS: Final = frozenset({"td", "th"})
_NAMED: Final = frozenset({"div", "ul", "table", "td", "section", "dl"})
_SPEAKING: Final = frozenset({"article", "aside", "footer", "header", "main", "nav"})
_FILE: Final = re.compile(
    r"\.(?=[a-z7])(?:docx?|pdf|xlsx?|wps|ofd|et|pptx?|rar|zip|7z|ceb|rtf|txt)(?![a-z])", re.IGNORECASE
)
_NO_LEAVES: Final = _PRINTED | _SPEAKING
LONGEST_CELL: Final = 400
LONGEST_LINK: Final = 400
MOST_CELL_LINES: Final = 4
FEWEST_ROWS: Final = 2
A_MENU: Final = 3


@dataclass(slots=True)  # not frozen: a page has thousands, and their making and reading is most of the work
class Line:
    """A line as a reader sees it 行: the block it stands in, and how much of it is links.

    ``linked`` counts the letters in links, ``links`` the links; those to files count as text. ``gap`` says that
    the line is set apart from the one before.
    """

    text: str
    block: int
    linked: int
    links: int
    gap: bool


class Layout(NamedTuple):
    """The lines of a page and its blocks, numbered as they begin 版面: the parent of each, and what it is called."""

    lines: list[Line]
    parents: list[int]
    names: list[str]


class _Pen:
    """Takes down the lines of one page while its elements open and close."""

    __slots__ = (
        *("_block", "_cells", "_gap", "_link_from", "_linked", "_links", "_printed", "_tables"),
        *("_links_around", "in_link", "lines", "names", "parents", "pieces"),
    )

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parents, self.names = [-1], [""]
        self.pieces: list[str] = []
        self.in_link = False
        self._links_around: list[bool] = []  # whether they are in a link themselves
        self._block = 0
        self._cells: list[list[int]] = []
        self._tables: list[list[list[int]]] = [[]]
        self._linked = self._links = self._link_from = self._printed = 0
        self._gap = True

    def write(self, text: str) -> None:
        """Add text where the pen stands."""
        if self._printed and "\n" in text:
            *rows, text = text.split("\n")
            for row in rows:
                self.pieces.append(row)
                self.end_line()
        self.pieces.append(text)
        if self.in_link:
            self._linked += len("".join(text.split()))

    def end_line(self) -> None:
        """End a line; where there is nothing on it, the next is set apart."""
        text = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        if text:
            self.lines.append(Line(text, self._block, self._linked, self._links, self._gap))
        self._gap = not text
        self._linked = self._links = 0

    def open_link(self, element: Any) -> None:
        """Begin a link; one that opens a file, or only marks a place, is read as text."""
        if not self._links_around:
            self._link_from = len(self.lines)
        self._links_around.append(self.in_link)
        self.in_link = _leads_on(element, element.text)
        self._links += self.in_link

    def close_link(self) -> None:
        """End a link; one that was left open, so that the text fell into it, is none."""
        self.in_link = self._links_around.pop()
        if self._links_around or len(self.lines) == self._link_from:
            return
        within = self.lines[self._link_from :]
        if sum(line.linked for line in within) > LONGEST_LINK:
            self.lines[self._link_from :] = [replace(line, linked=0, links=0) for line in within]

    def link(self, element: Any) -> None:
        """Take down a link with nothing but text in it."""
        text = element.text or ""
        self.pieces.append(text)
        if self.in_link or _leads_on(element, text):
            self._links += 1
            self._linked += len("".join(text.split()))

    def entry(self, link: Any) -> None:
        """Take down a block that holds one link and nothing else: an entry of a menu or list."""
        if self.pieces:
            self.end_line()
        self.parents.append(self._block)
        self.names.append("")
        if (text := link.text) and (words := text.split()):
            links = self.in_link or _leads_on(link, text)
            linked = len("".join(words)) if links else 0
            self.lines.append(Line(" ".join(words), len(self.names) - 1, linked, links, True))
        self._gap = True

    def leaf(self, tag: str, text: str | None) -> None:
        """Take down a block with nothing but text in it: a paragraph, a cell."""
        if self.pieces:
            self.end_line()
        if tag in _CELLS and self._cells:
            self._cells[-1].append(len(self.lines))
        if text and (words := text.split()):
            linked = len("".join(words)) if self.in_link else 0
            self.lines.append(Line(" ".join(words), self._block, linked, linked > 0, True))
        self._gap = True

    def open_block(self, element: Any, tag: str) -> None:
        """Begin a block, and with it a line that is set apart."""
        if self.pieces:
            self.end_line()
        self._gap = True
        self.parents.append(self._block)
        self._block = len(self.names)
        self.names.append(_name(element) if tag in _NAMED else tag if tag in _SPEAKING else "")
        if tag == "tr":
            self._cells.append([])
        elif tag in _CELLS:
            if self._cells:
                self._cells[-1].append(len(self.lines))
        elif tag == "table":
            self._tables.append([])
        elif tag in _PRINTED:
            self._printed += 1

    def close_block(self, tag: str) -> None:
        """End a block and the line in it."""
        if self.pieces:
            self.end_line()
        self._gap = True
        if tag == "tr":
            cells = self._cells.pop()
            if len(cells) > 1 and len(self.lines) > cells[0] + 1:
                self._tables[-1].append([*cells, len(self.lines)])
        elif tag == "table":
            self._join_rows(self._tables.pop())
        elif tag in _PRINTED:
            self._printed -= 1
        self._block = self.parents[self._block]

    def close(self) -> None:
        """End what is still open."""
        if self.pieces:
            self.end_line()
        self._join_rows(self._tables.pop())

    def _join_rows(self, rows: list[list[int]]) -> None:
        """Put the cells of each row on one line, a tab between them, unless the table only lays out the page."""
        columned = [row for row in rows if _holds_values(self._columns(row))]
        if len(columned) < FEWEST_ROWS:
            return
        joined: list[Line] = []
        read = first = columned[0][0]
        for row in columned:
            joined += self.lines[read : row[0]]
            joined.append(_row(self._columns(row), gap=not joined))
            read = row[-1]
        self.lines[first:] = joined + self.lines[read:]

    def _columns(self, row: list[int]) -> list[list[Line]]:
        return [self.lines[a:b] for a, b in pairwise(row)]


def layout_of(body: Any) -> Layout:
    """Return the lines 行 of a page and the blocks they stand in; table rows on one line, cells parted by tabs."""
    pen = _Pen()
    inside: list[
        tuple[Any, str, int]
    ] = []  # elements that are open, and how many children of each are to come
    element, tag, left = body, "body", len(body)
    if body.text:
        pen.write(body.text)
    descendants = body.iterdescendants()
    for child in descendants:
        kind, children = child.tag, len(child)
        if kind in _BLOCKS:
            if not children and kind not in _NO_LEAVES:
                pen.leaf(kind, child.text)
            elif children == 1 and kind == "li" and (link := _only_link(child)) is not None:
                pen.entry(link)
                next(descendants)
            else:
                pen.open_block(child, kind)
                if (text := child.text) and not text.isspace():
                    pen.write(text)
                inside.append((element, tag, left))
                element, tag, left = child, kind, children
                if children:
                    continue
        elif children:
            if kind == "a":
                pen.open_link(child)
            if text := child.text:
                pen.write(text)
            inside.append((element, tag, left))
            element, tag, left = child, kind, children
            continue
        elif kind == "br":
            pen.end_line()
        elif kind == "a":
            pen.link(child)
        elif kind != "title" and (text := child.text):  # no title of a page within the page
            pen.write(text)
        if element is not child:
            if (text := child.tail) and (pen.pieces or not text.isspace()):
                pen.write(text)
            left -= 1
        while not left and inside:
            if tag == "a":
                pen.close_link()
            elif tag in _BLOCKS:
                pen.close_block(tag)
            if (text := element.tail) and (pen.pieces or not text.isspace()):
                pen.write(text)
            element, tag, left = inside.pop()
            left -= 1
    pen.close()
    return Layout(pen.lines, pen.parents, pen.names)


def _only_link(item: Any) -> Any:
    """The link of an item with one child that holds nothing beside it, if it is one of text; else None."""
    link, before = item[0], item.text
    if link.tag != "a" or len(link) or (before and not before.isspace()):
        return None
    after = link.tail
    return None if after and not after.isspace() else link


def _leads_on(link: Any, text: str | None) -> bool:
    """Whether a link leads to another page: not to a file 附件, by its address or its words, and not to a place."""
    address = link.get("href") or link.get("onclick")
    if address is None or _FILE.search(address):
        return False
    return not text or "." not in text or not _FILE.search(text)


def _name(element: Any) -> str:
    """What a block is called: the words of its role, class and id."""
    get = element.get
    return f"{get('role', '')} {get('class', '')} {get('id', '')}".strip()


def _holds_values(columns: list[list[Line]]) -> bool:
    """Whether the cells of a row hold values, in two of them at least."""
    filled = [column for column in columns if column]
    return len(filled) > 1 and not any(_lays_out(column) for column in filled)


def _lays_out(cell: list[Line]) -> bool:
    """Whether a cell holds a part of the page, not a value: a menu, many lines, rows of its own, sentences."""
    if len(cell) > MOST_CELL_LINES or any(line.links >= A_MENU for line in cell):
        return True
    return len(cell) > 1 and (
        sum(len(line.text) for line in cell) > LONGEST_CELL
        or any("\t" in line.text or "。" in line.text for line in cell)
    )


def _row(columns: list[list[Line]], gap: bool) -> Line:
    lines = [line for column in columns for line in column]
    text = "\t".join(" ".join(line.text for line in column) for column in columns).strip("\t")
    linked, links = sum(line.linked for line in lines), sum(line.links for line in lines)
    return Line(text, lines[0].block, linked, links, gap)
