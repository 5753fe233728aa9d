"""The head block 信息公开要素 of a page: 索引号, 发文机关, 发文字号, 成文日期 beside the text, and its meta tags."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from wenmai.extractors.readers.layout import Line
from wenmai.extractors.readers.outline import LONGEST_LABEL, Outline, is_labelled
from wenmai.extractors.readers.phrases import fields, is_navigation, label
from wenmai.extractors.text import squeeze
from wenmai.ontology.model import Given
from wenmai.ontology.vocabulary import Meta

_DATES: Final = frozenset({Meta.DATE, Meta.PUBLISHED, Meta.EFFECTIVE_FROM, Meta.EFFECTIVE_TO})
_OF_THE_TEXT: Final = frozenset({Meta.TITLE, Meta.NUMBER, Meta.ISSUERS, Meta.DATE, Meta.EFFECTIVE_FROM})
_DATED: Final = re.compile(
    r"((?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|(年)\d{1,2}月\d{1,2}日)(?: \d{1,2}:\d{2}(?::\d{2})?)?)(?: |$)"
)
_NOTHING: Final = frozenset({"", "无", "暂无", "-", "--", "—", "——", "/"})
_ROUND: Final = " |｜;；,，:："
LONGEST_VALUE: Final = 200
ENOUGH: Final = 2


class Pair(NamedTuple):
    """A label of a head block and what is said under it 标签与值."""

    label: str
    value: str


class HeadBlock(NamedTuple):
    """What the head block of a page says, and its lines by number: what stays of each in the text 信息公开要素."""

    given: tuple[Given, ...]
    lines: Mapping[int, str]


def head_block(
    lines: Sequence[Line], outline: Outline, title: range, dropped: Container[int] = ()
) -> HeadBlock:
    """Return what stands labelled above the text 信息公开要素 (or in a block of its own below), and its lines.

    One labelled line alone stays in the text, unless all it tells is when and where it was published; so does a
    title that is printed nowhere else; the lines ``dropped`` count for nothing.
    """
    labelled = dict(_labelled(lines, outline, title))
    above = {at: pairs for at, pairs in labelled.items() if at < outline.first}
    below = {at: pairs for at, pairs in labelled.items() if at > outline.first}
    given: dict[tuple[Meta, str], Given] = {}
    taken: dict[int, str] = {}
    for block in (above, below if _is_index(below) else {}):
        whole = len({pair.label for pairs in block.values() for pair in pairs}) >= ENOUGH
        for at, pairs in block.items():
            found = list(given_of(pairs))
            for one in found:
                given.setdefault((one.field, one.value), one)
            if whole or not any(one.field in _OF_THE_TEXT for one in found):
                taken[at] = ""
    ranks = _ranks()
    surest_first = sorted(given.values(), key=lambda one: ranks.get(one.label, len(ranks)))
    name = next((one.value for one in surest_first if one.field is Meta.TITLE), "")
    rest = (line.text for at, line in enumerate(lines) if at not in taken and at not in dropped)
    if name and squeeze(name) not in squeeze("".join(rest)):
        at = next(at for at, pairs in labelled.items() if any(pair.value == name for pair in pairs))
        if at in taken:
            taken[at] = name
    return HeadBlock(tuple(surest_first), taken)


def meta_tags(root: Any) -> tuple[Given, ...]:
    """Return what the meta tags 元标签 of a page say of its document (政府网站发展指引: ArticleTitle, PubDate)."""
    known, given = _tags(), dict[Meta, Given]()
    for tag in root.iter("meta"):
        said = known.get((tag.get("name") or tag.get("property") or "").lower())
        if said is None:
            continue
        name, field = said
        value = " ".join(tag.get("content", "").split())
        if value not in _NOTHING and len(value) <= LONGEST_VALUE:
            given.setdefault(field, Given(field, value, name))
    return tuple(given.values())


@cache
def _ranks() -> Mapping[str, int]:
    """Which label is surer than which: they stand in this order in the table."""
    return {label: rank for rank, label in enumerate(fields("line"))}


@cache
def _tags() -> Mapping[str, tuple[str, Meta]]:
    """The names of meta tags in small letters, with what each is called and says."""
    return {name.lower(): (name, field) for name, field in fields("meta").items() if field is not None}


def pairs_of(text: str) -> list[Pair]:
    """Return the labels and values of a line that begins with a label 标签; nothing if it does not.

    In a row of a table the label and its value have a cell each, and the label often no colon. A date that stands
    at the head of such a line without a label, or on a line of its own as 2020-03-10, has the label "".
    """
    if dated := _DATED.match(text):
        rest = text[dated.end() :]
        if is_labelled(rest) or (not dated[2] and (not rest or is_navigation(rest))):
            return [Pair("", dated[1]), *pairs_of(rest)]
        return []
    pairs: list[Pair] = []
    cells = text.split("\t")
    for at, cell in enumerate(cells):
        labelled = (":" in cell or "：" in cell) and label().match(cell)
        if labelled:
            found = list(label().finditer(cell))
            ends = [match.start() for match in found[1:]] + [len(cell)]
            for match, end in zip(found, ends, strict=True):
                value = cell[match.end() : end].strip(_ROUND).removesuffix("【").removeprefix("】").strip()
                pairs.append(Pair(match[1].replace(" ", ""), value))
        elif _is_label(cell):
            if cells[at + 1 :] and _is_label(cells[at + 1]):  # the heads of columns
                return []
            pairs.append(Pair(cell.replace(" ", ""), ""))
        elif not pairs:
            return []
        elif not pairs[-1].value:
            pairs[-1] = Pair(pairs[-1].label, cell)
    return pairs


def _field(pair: Pair) -> Meta | None:
    return fields("line")[pair.label] if pair.label else Meta.PUBLISHED


def _is_label(cell: str) -> bool:
    """Whether a cell is a label without a colon, and one that says something of a document."""
    return len(cell) <= LONGEST_LABEL and fields("line").get(cell.replace(" ", "")) is not None


def _is_index(block: Mapping[int, list[Pair]]) -> bool:
    """Whether labelled lines below the text are its head block: a form to fill in has no index number."""
    return any(_field(pair) is Meta.INDEX for pairs in block.values() for pair in pairs)


def _labelled(lines: Sequence[Line], outline: Outline, title: range) -> Iterator[tuple[int, list[Pair]]]:
    """The lines outside the text that begin with labels, and those that hold the value of the one before."""
    waiting: tuple[int, Pair] | None = None
    for at in outline.beside:
        line = lines[at]
        if at in title or (at > outline.last >= 0 and outline.is_inside(line)):
            continue
        pairs = _read(line.text)
        if (
            waiting
            and waiting[0] == at - 1
            and _answers(line, lines[at - 1], waiting[1])
            and not _has_label(pairs)
        ):
            yield at, [Pair(waiting[1].label, line.text)]
            waiting = None
        elif pairs:
            waiting = None if pairs[-1].value else (at, pairs[-1])
            yield at, pairs


def _has_label(pairs: Sequence[Pair]) -> bool:
    return bool(pairs) and pairs[0].label != ""


def _read(text: str) -> list[Pair]:
    if "\t" in text:
        return pairs_of(text)
    if ":" in text or "：" in text:
        return pairs_of(text) if is_labelled(text) or _DATED.match(text) else []
    return pairs_of(text) if _is_label(text) or (text[0] in "12" and _DATED.match(text)) else []


def _answers(line: Line, above: Line, pair: Pair) -> bool:
    """Whether a line is the value of the label that stands alone on the line above it."""
    field = _field(pair)
    if line.block != above.block or len(line.text) > LONGEST_VALUE or field is None:
        return False
    return field not in _DATES or any(sign.isdigit() for sign in line.text)


def given_of(pairs: Sequence[Pair]) -> Iterator[Given]:
    """Yield what labels and values say as metadata 元数据; one without a value, or too long, says nothing."""
    for pair in pairs:
        field = _field(pair)
        if field is None or pair.value in _NOTHING or len(pair.value) > LONGEST_VALUE:
            continue
        if field not in _DATES or any(sign.isdigit() for sign in pair.value):
            yield Given(field, pair.value, pair.label)
