"""Web pages 网页: the text of their documents, and beside it what the page says of them."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from wenmai.extractors.readers.charset import decode_page
from wenmai.extractors.readers.head_block import head_block, meta_tags
from wenmai.extractors.readers.layout import Line, layout_of
from wenmai.extractors.readers.markup import tree_of, visible
from wenmai.extractors.readers.navigation import navigation
from wenmai.extractors.readers.outline import outline_of
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.plain import doubtful
from wenmai.extractors.readers.title import is_like_title, names_of, title_lines
from wenmai.extractors.titles import genre_of
from wenmai.ontology.model import Given
from wenmai.ontology.vocabulary import Meta

HEAD_LINES: Final = 20


def read_html(data: bytes) -> Page:
    """Return the text of a page 网页, a line for each paragraph and table row; what is no document is left out.

    The head block (索引号, 发文字号 …) and the meta tags become its metadata. Raises nothing: a page without text
    gives an empty one.
    """
    return read_markup(*visible_text(data))


def visible_text(data: bytes, declared: str = "") -> tuple[str, bool]:
    """Return the text of a page without what is never seen 可见部分, and whether its encoding is sure.

    That part is left out of the bytes, which saves decoding it, except where each sign takes two bytes.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text, sure = decode_page(data, declared)
        return visible(text.encode()).decode(), sure
    return decode_page(visible(data), declared)


def read_markup(markup: str, sure: bool) -> Page:
    """Return the text of a page 网页 as :func:`read_html` does, once it is decoded, ``sure`` of its letters or not."""
    root, hides = tree_of(markup)
    text, metadata, titled_only = _read(root)
    if titled_only and hides:  # some pages hide their text until a script shows it
        text, metadata, _ = _read(tree_of(markup, hidden=True)[0])
    return Page(text, metadata, doubtful(sure))


def _read(root: Any) -> tuple[str, tuple[Given, ...], bool]:
    """The text of a tree, its metadata, and whether nothing but a title is left."""
    if root is None:
        return "", (), True
    body = root.find("body")
    layout = layout_of(root if body is None else body)
    outline = outline_of(layout)
    tags = meta_tags(root)
    names = names_of(root, tuple(one.value for one in tags if one.field is Meta.TITLE))
    title = title_lines(layout.lines, names, outline.earliest + 1)
    title = title or title_lines(layout.lines, names, outline.first + 1)
    dropped = navigation(layout, outline, title)
    head = head_block(layout.lines, outline, title, dropped)
    kept: list[Line] = []
    for at, line in enumerate(layout.lines):
        if at in head.lines:
            if head.lines[at]:
                kept.append(replace(line, text=head.lines[at]))
        elif at not in dropped:
            kept.append(line)
    said = {one.field for one in head.given}
    given = (*head.given, *(one for one in tags if one.field not in said))
    if not title and all(one.field is not Meta.TITLE for one in given):
        given += _title_in_head(names, kept)
    return _text(kept), given, len(kept) <= len(title)


def _title_in_head(names: Sequence[str], lines: Sequence[Line]) -> tuple[Given, ...]:
    """The title of a page that prints none, where its <title> is surely that of a document."""
    sure = [name for name in names[:1] if genre_of(name)]
    if not sure or any(is_like_title(line.text) for line in lines[:HEAD_LINES]):
        return ()
    return (Given(Meta.TITLE, sure[0], "<title>"),)


def _text(lines: Sequence[Line]) -> str:
    """The lines of a page, a blank one before each that is set apart."""
    text = "\n".join(["\n" + line.text if line.gap else line.text for line in lines])
    return text.lstrip("\n") + "\n" if lines else ""
