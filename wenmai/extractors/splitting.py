"""Splitting 分篇: the lines of a source into documents, each with its title block.

A document begins at a title: lines set apart at the head of a page or after the end of another document, followed
by what follows titles (a number, an addressee, a first article). What issues a text names it; that name, printed
again as a heading, begins the issued text. Annexes 附件 stay with the document they hang on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.text import Line
from wenmai.extractors.titles import fold, genre_of
from wenmai.ontology.numbers import parse
from wenmai.ontology.numerals import DATE

_ENUMERATED: Final = re.compile(
    r"^#{0,4}(?:[一二三四五六七八九十百]{1,4}[、.．是]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]"
    r"|第[一二三四五六七八九十百零\d]{1,5}[编章节条款部分]|附[件表录：:]|附[一二三四五六]|[—－·●◆■>【]|目录$|抄送|注[:：]|来源|日期|当前位置)"
)
_ADDRESSEE: Final = re.compile(
    r"^(?=.{2,200}[:：]$)[^，。；]{0,120}(?:各|省|市|县|区|部|委|局|厅|院|会|公司|单位|政府|机构)"
)
_ADDRESSEE_HEAD: Final = re.compile(
    r"^(?:各省|各市|各县|各区|各地区|各自治州|各有关|各中央|国务院各|省政府各|省直各|市直各|市政府各|国家技术|本市各)"
)
_HISTORY: Final = re.compile(
    r"^[（(]?(?:根据)?(?:(?:19|20)\d\d|[一二]\S{3})年.{2,90}(?:通过|公布|发布|修订|修正|批准|施行|令第)"
)
_ARTICLE_ONE: Final = re.compile(r"^#{0,4}(?:第一[条章编](?!款)|目录$|总则$)")
_DATE_LINE: Final = re.compile(rf"^[（(]?{DATE}[）)]?$")
_END_MARK: Final = re.compile(
    rf"^(?:[（(](?:此件|此文|本文|信息公开|联系).{{0,30}}[）)]|[（(]本文有删减[）)]|.{{0,60}}{DATE}印发)$"
)
_ANNEX: Final = re.compile(r"^附[件录表]\d{0,2}[:：]?$")
_LETTERHEAD: Final = re.compile(r"^[\u4e00-\u9fff、]{4,40}文件$")
_LABELLED: Final = re.compile(
    r"^(?:索引号|发文字号|发文机关|发文机构|发布机构|成文日期|发文日期|发布日期|发布时间|信息分类|主题分类|主题词|分类|文号|有效性|效力|名称|标题|信息来源|生成日期)[:：]"
)
_SENTENCE_END: Final = ("。", "！", "？", "；", "）", ")", "”", "〕", ".")
_NO_TITLE: Final = re.compile(
    r"[。！？；'|=]|[，、：:]$|^[，。、）)]|^\d+$|^https?:|^<|日期[:：]|来源[:：]|点击数|浏览次数|^打印|关闭$"
)
_SERIAL: Final = re.compile(r"^[（(]?第[\d一二三四五六七八九十百零〇]{1,6}号[）)]?$")
LONGEST_TITLE: Final = 150
MOST_LINES: Final = 7
OPENING: Final = 60
HEAD_ZONE: Final = 8


@dataclass(frozen=True, slots=True)
class Head:
    """Where a document begins 篇首: indexes into the lines; ``first`` may stand above the title."""

    first: int
    title_first: int
    title_end: int
    title: str


def split(lines: Sequence[Line]) -> list[Head]:
    """Return the heads of the documents of a source in order; a document whose title is missing has an empty one."""
    width = _width(lines)
    gapped = sum(line.gap for line in lines) * 2 > len(lines)
    heads: list[Head] = []
    issued: frozenset[str] = frozenset()
    at = 0
    while at < len(lines):
        head = _head(lines, at, heads, issued, width, gapped)
        if head is None or _announces_above(head, heads, lines):
            at += 1
            continue
        heads.append(head)
        opening = "".join(line.text for line in lines[head.title_end : head.title_end + OPENING])
        issued = issues(head.title, opening) or issued
        at = head.title_end
    heads = _untwinned(heads, lines) or _only(lines, width, gapped)
    return [Head(0, 0, 0, ""), *heads] if _opens_untitled(lines, heads) else heads


def _untwinned(heads: list[Head], lines: Sequence[Line]) -> list[Head]:
    """Heads without those of a web page that prints its title in the path above the text as well."""
    single: list[Head] = []
    for head in heads:
        above = single[-1] if single else None
        between = range(above.title_end, head.first) if above else range(0)
        twins = above is not None and fold(above.title) == fold(head.title) and len(between) <= HEAD_ZONE * 2
        if above and twins and not any(_ends_document(lines, at) for at in between):
            single[-1] = Head(above.first, head.title_first, head.title_end, head.title)
        else:
            single.append(head)
    return single


def _opens_untitled(lines: Sequence[Line], heads: list[Head]) -> bool:
    """Whether a document stands before the first title: a number or an addressee tells one whose title is missing."""
    if not heads:
        return bool(lines)
    opening = range(min(heads[0].first, HEAD_ZONE * 3))
    return any(_is_number(lines[at].text) or _addressed(lines, at) for at in opening)


def _announces_above(head: Head, heads: list[Head], lines: Sequence[Line]) -> bool:
    """Whether an announcement issues the text whose title stands right above it: one document, title first."""
    if not heads or head.first - heads[-1].title_end > HEAD_ZONE:
        return False
    opening = "".join(line.text for line in lines[head.title_end : head.title_end + HEAD_ZONE])
    return plain(heads[-1].title) in issues(head.title, opening)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _head(
    lines: Sequence[Line], at: int, heads: list[Head], issued: frozenset[str], width: int, gapped: bool
) -> Head | None:
    """The head that begins at a line, or None."""
    title_first = _above_title(lines, at)
    if title_first is None or not _may_begin(lines, at, bool(heads)):
        return None
    end = _title_end(lines, title_first, width, gapped)
    if end == title_first:
        return None
    title = "".join(line.text for line in lines[title_first:end]).lstrip("#")
    if not 4 <= len(title) <= LONGEST_TITLE or _NO_TITLE.search(title):
        return None
    head = Head(at, title_first, end, title)
    genre = genre_of(title)
    begins_page = lines[at].page or at == 0
    after_end = at == 0 or _ends_document(lines, at - 1)
    if genre and _followed(lines, end):
        return head if begins_page or after_end or title_first > at or _sentence_ended(lines, at) else None
    if genre and plain(title) in issued and (begins_page or after_end or _ANNEX.match(lines[at - 1].text)):
        return head
    if genre and begins_page and (after_end or _sentence_ended(lines, at)) and "：" not in title:
        return head if len(title) >= 6 and not _ANNEX.match(lines[at - 1].text) else None
    if not begins_page or (at and not (after_end or _sentence_ended(lines, at))):
        return None
    short = all(len(line.text) <= width * 0.85 for line in lines[title_first:end])
    return head if short and len(title) >= 8 and end < len(lines) and _is_prose(lines, end) else None


def _above_title(lines: Sequence[Line], at: int) -> int | None:
    """Skip a letterhead ××人民政府文件 and a number printed above the title."""
    title_first = at
    while title_first < len(lines) and title_first < at + 3:
        text = lines[title_first].text
        if (
            not _LETTERHEAD.match(text)
            and not (title_first > at or at == 0 or lines[at].page)
            and parse(text) is None
        ):
            break
        if _LETTERHEAD.match(text) or _is_number(text):
            title_first += 1
        else:
            break
    return title_first if title_first < len(lines) else None


def _is_number(text: str) -> bool:
    return len(text) <= 60 and parse(text) is not None


def _may_begin(lines: Sequence[Line], at: int, inside: bool) -> bool:
    text = lines[at].text
    if any(rule.match(text) for rule in (_ENUMERATED, _LABELLED, _DATE_LINE, _END_MARK)):
        return False
    return not (inside and at and lines[at - 1].text.endswith(("，", "、", "：", ":")))


def _title_end(lines: Sequence[Line], first: int, width: int, gapped: bool) -> int:
    """The line after a title that begins at ``first``; ``first`` itself if no title does."""
    end, title = first, ""
    while end < len(lines) and end - first < MOST_LINES:
        line = lines[end]
        if end > first and (_stops_title(lines, end) or (line.page and not _unfinished(title))):
            break
        if end > first and not _continues(title, line, width, gapped):
            break
        title += line.text
        end += 1
        if _NO_TITLE.search(line.text) or len(title) > LONGEST_TITLE or len(lines[first].text) < 4:
            return first
    return end


def _stops_title(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    return bool(
        _ENUMERATED.match(text)
        or _LABELLED.match(text)
        or _is_number(text)
        or _SERIAL.match(text)
        or _addressed(lines, at)
        or _HISTORY.match(text)
        or _DATE_LINE.match(text)
        or _ARTICLE_ONE.match(text)
        or (
            text.startswith(("《", "为", "近日", "近年来"))
            and (genre_of("".join(line.text for line in lines[max(at - 1, 0) : at])) is not None)
        )
    )


def _unfinished(title: str) -> bool:
    """Whether a title so far lacks its end: no genre, or an open title mark."""
    return genre_of(title) is None or title.count("《") > title.count("》")


def _continues(title: str, line: Line, width: int, gapped: bool) -> bool:
    """Whether a title goes on with a line: set close to it, or needed to end it and no line of the text."""
    if line.text.startswith(("（", "(")) and re.match(r"^[（(].{1,16}[）)](?:的通知)?$", line.text):
        return True
    if (gapped and not line.gap) or line.text.startswith(("的通知", "的公告", "的决定", "的意见")):
        return True
    if line.text.endswith(_SENTENCE_END[:4]) or not _unfinished(title):
        return False
    return not gapped or len(line.text) <= width * 0.85


def _addressed(lines: Sequence[Line], at: int) -> bool:
    """Whether an addressee 主送机关 begins at a line: it ends in a colon, maybe lines further on."""
    text = lines[at].text
    if _ADDRESSEE.match(text):
        return True
    if not _ADDRESSEE_HEAD.match(text):
        return False
    for line in lines[at : at + 12]:
        if line.text.endswith(("：", ":")):
            return True
        if "。" in line.text:
            return False
    return False


def _followed(lines: Sequence[Line], end: int) -> bool:
    """Whether what follows a title follows it: number, addressee, history, first article."""
    for line_at in range(end, min(end + 3, len(lines))):
        text = lines[line_at].text
        if (
            _is_number(text)
            or _SERIAL.match(text)
            or _addressed(lines, line_at)
            or _HISTORY.match(text)
            or _ARTICLE_ONE.match(text)
        ):
            return True
        if not (_LABELLED.match(text) or _DATE_LINE.match(text)):
            return False
    return False


def _ends_document(lines: Sequence[Line], at: int) -> bool:
    return bool(_DATE_LINE.match(lines[at].text) or _END_MARK.match(lines[at].text))


def _sentence_ended(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or lines[at - 1].text.endswith(_SENTENCE_END) or _ends_document(lines, at - 1)


def _is_prose(lines: Sequence[Line], at: int) -> bool:
    """Whether body text begins at a line: sentences within the next few lines."""
    return any("，" in line.text or "。" in line.text for line in lines[at : at + 4])


def _only(lines: Sequence[Line], width: int, gapped: bool) -> list[Head]:
    """One document for a source without a recognisable head: its title is the first line that can be one."""
    for at in range(min(len(lines), 60)):
        end = _title_end(lines, at, width, gapped)
        title = "".join(line.text for line in lines[at:end]).lstrip("#")
        if (
            end > at
            and 4 <= len(title) <= LONGEST_TITLE
            and genre_of(title)
            and _may_begin(lines, at, inside=False)
        ):
            return [Head(0, at, end, title)]
    for at, line in enumerate(lines[:5]):
        if 4 <= len(line.text) <= 60 and not _NO_TITLE.search(line.text) and not _is_number(line.text):
            return [Head(0, at, at + 1, line.text.lstrip("#"))]
    return []
