"""The head block 信息公开要素 of a text: 索引号, 发文字号, 成文日期 in labelled lines above it, read as metadata."""

import re
from typing import Final

from wenmai.extractors.lines import Line, Lines
from wenmai.extractors.readers.head_block import ENOUGH, given_of, pairs_of
from wenmai.extractors.text import Text
from wenmai.extractors.titles import genre_of
from wenmai.ontology.model import Given
from wenmai.ontology.vocabulary import Meta

_RULED: Final = re.compile(r"[=+\-_*—─━]{3,}")
_OF_A_DOCUMENT: Final = frozenset({Meta.INDEX, Meta.TITLE, Meta.NUMBER, Meta.ISSUERS, Meta.DATE})
_LINK: Final = re.compile(
    r"(?:公告|原文|正文|文件|全文|附件){0,2}(?P<label>下载链接)[:：](?P<title>[^:：]{6,150}?)[.．](?:docx?|pdf|wps|ofd)"
)
_LINKED: Final = "下载链接"
_ZONE: Final = 40
_LONGEST: Final = 200


def head_labels(text: Text, lines: Lines) -> tuple[tuple[Given, ...], Lines]:
    """Return what the head block of a text says, and the lines without it; nothing and all lines if it has none.

    A block is labelled lines one after the other, with two labels at least that tell of a document, at the head of
    the source: what is labelled further down belongs to another document.
    """
    first = next((at for at, line in enumerate(lines[:_ZONE]) if _pairs(text, line) is not None), None)
    if first is None:
        return (), lines
    last = first
    given: dict[tuple[Meta, str], Given] = {}
    while last < len(lines):
        found = _pairs(text, lines[last])
        if found is None and not _RULED.fullmatch(lines[last].text):
            break
        given.update({(one.field, one.value): one for one in found or ()})
        last += 1
    labels = {one.label for one in given.values() if one.field in _OF_A_DOCUMENT}
    if len(labels) < ENOUGH:
        return (), lines
    return tuple(given.values()), lines.where(not first <= at < last for at in range(len(lines)))


def _pairs(text: Text, line: Line) -> tuple[Given, ...] | None:
    """What a labelled line says; None for a line without a label that is known."""
    printed = text.given[line.start : line.end].strip()
    if len(printed) > _LONGEST:
        return None
    pairs = pairs_of(printed)
    return tuple(given_of(pairs)) if any(pair.label for pair in pairs) else None


def without_links(text: Text, lines: Lines) -> tuple[tuple[Given, ...], Lines]:
    """Return the title in the name of the file that a page offers 下载链接, and the lines up to that link.

    A page crawled as one line has its buttons right behind the date: they are no part of the document.
    """
    for at, line in enumerate(lines.texts if _LINKED in text.squeezed else ()):
        found = _LINK.search(line) if _LINKED in line else None
        if found is None:
            continue
        title = Given(Meta.TITLE, found["title"], found["label"])
        first, kept = text.squeezed_at(lines.starts[at]), line[: found.start()]
        left = (
            lines.cut(at, kept, text.span(first, first + len(kept)).end)
            if kept
            else lines.where(place != at for place in range(len(lines)))
        )
        return (title,) if genre_of(found["title"]) else (), left
    return (), lines
