"""A source into documents 文件识别: heads, fields, identity. Nothing is looked up outside the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Final

from wenmai.extractors.around import before_block, last_line
from wenmai.extractors.beside import NOTHING, Beside, beside, meant, titled_beside
from wenmai.extractors.describe import describe
from wenmai.extractors.fields import HEAD_LINES
from wenmai.extractors.history import history_of
from wenmai.extractors.home import Context
from wenmai.extractors.identity import identity
from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.labels import head_labels, without_links
from wenmai.extractors.lines import Lines
from wenmai.extractors.run_together import parted
from wenmai.extractors.splitting import Head, split
from wenmai.extractors.text import Text, tidy
from wenmai.extractors.titles import genre_of
from wenmai.ontology.authorities import provinces_mentioned
from wenmai.ontology.model import Diagnostic, Document, SourceText
from wenmai.ontology.vocabulary import Code

_FIRST_ITEM: Final = "一、"
_SECOND_ARTICLE: Final = "。第二条"


@dataclass(frozen=True, slots=True)
class Printing:
    """A document with what the search for mentions needs of it; offsets are squeezed."""

    document: Document
    heading: tuple[int, int]
    preamble_end: int
    note: tuple[int, int]
    issues: frozenset[str] = frozenset()  # folded titles of the texts that it issues


def find_documents(source: SourceText, text: Text) -> tuple[list[Printing], list[Diagnostic]]:
    """Return the documents of a source in order, and what was read with doubt."""
    labelled, lines = head_labels(text, text.lines)
    linked, lines = without_links(text, lines)
    lines = parted(text, lines)
    said = beside((*source.metadata, *labelled, *linked))
    heads = titled_beside(split(lines, said.title), lines, said)
    named = meant(heads, said)
    context = cache(partial(provinces_mentioned, text.squeezed))
    printings: list[Printing] = []
    diagnostics: list[Diagnostic] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].first if index + 1 < len(heads) else len(lines)
        cut = last_line if end == len(lines) else before_block
        end = cut(lines, head.title_end, end)
        of_this = said if index == named else NOTHING
        printing, doubts = _printing(source, text, lines, head, end, printings, context, of_this)
        printings.append(printing)
        diagnostics += doubts
    printings = [one for one, after in zip_longest(printings, printings[1:]) if not _page_head(one, after)]
    if not heads:
        diagnostics.append(Diagnostic(Code.NO_DOCUMENT, source.file))
    return printings, diagnostics


def _printing(
    source: SourceText,
    text: Text,
    lines: Lines,
    head: Head,
    end: int,
    before: Sequence[Printing],
    context: Context,
    said: Beside,
) -> tuple[Printing, list[Diagnostic]]:
    start, stop = lines.starts[head.first], lines.end(end - 1)
    first, last = text.squeezed_at(start), text.squeezed_at(stop)
    titled = lines[head.title_first : head.title_end]
    heading = (
        (text.squeezed_at(titled[0].start), text.squeezed_at(titled[-1].end)) if titled else (first, first)
    )
    printed = "".join(text.given[line.start : line.end] for line in titled)
    following = lines.starts[end] if end < len(lines) else stop
    document = Document(
        id="",
        record=f"{source.sha256[:12]}-{start}",
        source=source.file,
        start=start,
        end=stop,
        start_line=lines.numbers[head.first],
        end_line=text.line_at(
            stop + len(text.given[stop:following].rstrip()) - 1
        ),  # a page number at the foot is in
        policy=True,
        title=tidy(printed).lstrip("#").strip(),
    )
    body = text.squeezed[first:last]
    if not titled and said.title:
        document = replace(document, title=said.title)
    history = history_of(lines, head.title_end, min(head.title_end + HEAD_LINES, end))
    notice = _notice(document.title, before)
    document, doubts = describe(document, lines, head, end, body, history, notice, context, said)
    if not document.title:
        document = replace(document, title=_file_title(source.file) or "")
        doubts = [
            *doubts,
            Diagnostic(Code.UNTITLED, source.file, document.title, start, stop, document.start_line),
        ]
    document = replace(document, id=identity(document))
    preamble = _preamble_end(text, first, last, heading)
    issued = issues(head.title or said.title, body) if document.policy else frozenset()
    noted = text.squeezed_at(history.start)
    return Printing(document, heading, preamble, (noted, noted + history.size), issued), doubts


def _page_head(printing: Printing, after: Printing | None) -> bool:
    """Whether a piece is the head of a page 页眉, with the number that the document right behind it bears."""
    number = printing.document.number_key
    if after is None or number is None or after.document.number_key != number:
        return False
    return genre_of(printing.document.title) is None


def _file_title(file: str) -> str | None:
    """The name of a file without its ending, where people have named it by the document's title."""
    stem = PurePosixPath(file).stem
    return stem if len(re.findall("[\u4e00-\u9fff]", stem)) >= 4 else None


def _preamble_end(text: Text, first: int, last: int, heading: tuple[int, int]) -> int:
    """Where the ground of the act as a whole ends: at item 一、, or behind the first article of a regulation."""
    second = text.squeezed.find(_SECOND_ARTICLE, max(heading[1] - 1, 0), last) + 1
    item = text.squeezed.find(_FIRST_ITEM, heading[1], second or last)
    if second and (item < 0 or "第一条" in text.squeezed[heading[1] : item]):
        return second
    return last if item < 0 else item


def _notice(title: str, before: Sequence[Printing]) -> Document | None:
    """The document before in the source that issues a text of this title; None if none does."""
    name = plain(title)
    for printing in reversed(before[-3:]):
        if name in printing.issues:
            return printing.document
    return None
