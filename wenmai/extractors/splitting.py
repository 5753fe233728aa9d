"""Splitting 分篇: the lines of a source into documents, each with its title block.

A document begins at a title: lines set apart at the head of a page or after the end of another document, followed
by what follows titles (a number, an addressee, a first article). What issues a text names it; that name, printed
again as a heading, begins the issued text. Annexes 附件 stay with the document they hang on.
"""

import re
from dataclasses import dataclass
from itertools import compress, count
from operator import or_
from typing import Final

from wenmai.extractors.around import followed, is_label
from wenmai.extractors.catalogues import heading_ends, may_head_rows, rows_end
from wenmai.extractors.issuing import issues, may_issue, plain
from wenmai.extractors.lines import Lines
from wenmai.extractors.marks import (
    ANNEX_ENDS,
    LAST_ENDS,
    NUMBER_ENDS,
    addressed,
    begins_no_title,
    ends_document,
    heads_a_text,
    is_annex,
    is_letterhead,
    is_number,
    may_be_number,
)
from wenmai.extractors.readers.phrases import is_navigation
from wenmai.extractors.titles import core, fold, genre_of, leaves_issuers_out, names_an_act_alone
from wenmai.ontology.authorities import split_issuers
from wenmai.ontology.numerals import DATE

_SENTENCE_END: Final = ("。", "！", "？", "；", "）", ")", "”", "〕", ".")
_STOPS: Final = frozenset(_SENTENCE_END)
_TELLING: Final = _STOPS | NUMBER_ENDS | ANNEX_ENDS | LAST_ENDS
_OPENINGS: Final = ("《", "为", "近日", "近年来")
_NO_TITLE: Final = re.compile(r"！|？|；|'|\||=|日期[:：]|来源[:：]|点击数|浏览次数")
_NO_TITLE_BEGINS: Final = re.compile(r"[，。、）)<]|\d+$|https?:|打印|政策解读$")
_COLONS: Final = ("：", ":")
_RUNS_ON: Final = ("，", "、", *_COLONS)
_NO_TITLE_ENDS: Final = (*_RUNS_ON, "关闭", "《")
SHORTEST_TITLE: Final = 4
_ACT: Final = re.compile(r"(令|公告)(?:[（(]?第.{1,8}号[）)]?)?$")
_BRACKETED: Final = re.compile(r"[（(].{1,16}[）)](?:的通知)?$")
_DATE: Final = re.compile(rf"[（(]?{DATE}[）)]?")
LONGEST_TITLE: Final = 150
LONGEST_ACT: Final = 60
MOST_LINES: Final = 7
OPENING: Final = 60
HEAD_ZONE: Final = 8
ABOVE_TITLE: Final = 3


@dataclass(frozen=True, slots=True)
class Head:
    """Where a document begins 篇首: indexes into the lines; ``first`` may stand above the title."""

    first: int
    title_first: int
    title_end: int
    title: str


def split(lines: Lines, beside: str = "") -> list[Head]:
    """Return the heads of the documents of a source in order; a document whose title is missing has an empty one.

    ``beside`` is a title that stands beside the text: its first line need not be taken for one, and what it issues
    may follow.
    """
    if not lines:
        return []
    width = sorted(map(len, lines.texts))[len(lines) * 9 // 10]
    gapped = lines.gapped
    heads: list[Head] = []
    notice = None if beside else _notice_above(lines, width, gapped)
    title = notice.title if notice else beside
    issued = issues(title, "") if title else frozenset()
    passed = rows = 0
    for at, titled in _beginnings(lines, gapped):
        if at < passed:
            continue
        if heads and at != rows and (end := rows_end(lines, at)) > at:
            passed = rows = end
            continue
        head = _head(lines, at, titled, heads, issued, width, gapped)
        if head is None or _is_navigation(head, lines) or _announces_above(head, heads, lines):
            continue
        heads.append(head)
        opening = "".join(lines.texts[head.title_end : head.title_end + OPENING])
        issued = issues(head.title, opening) or issued
        passed = head.title_end
    heads = _untwinned(heads, lines) or _only(lines, width, gapped, bool(beside))
    if (
        notice
        and heads
        and heads[0].first > notice.first
        and plain(heads[0].title) in issues(notice.title, "")
    ):
        heads.insert(0, notice)
    return [Head(0, 0, 0, ""), *heads] if _opens_untitled(lines, heads) else heads


def _beginnings(lines: Lines, gapped: bool) -> list[tuple[int, bool]]:
    """The lines at which a document or the rows of a catalogue may begin, and whether one may be a title's first.

    A title stands where something ends: a page, a sentence, a document, or the word 附件. Asked first, because most
    lines are out at once.
    """
    texts, lasts = lines.texts, lines.lasts
    opens = {0}
    opens.update(compress(count(), lines.pages if gapped else map(or_, lines.pages, lines.gaps())))
    others: set[int] = set()
    ends = heading_ends()
    tells = _TELLING | ends
    for at in [at for at, last in enumerate(lasts) if last in tells]:
        text, last = texts[at], lasts[at]
        if (last in NUMBER_ENDS and may_be_number(text)) or (last in ends and may_head_rows(text)):
            others.add(at)
        if (
            last in _STOPS
            or (last in LAST_ENDS and ends_document(lines, at))
            or (last in ANNEX_ENDS and is_annex(text))
            or (last in _COLONS and is_navigation(text))
        ):
            opens.add(at + 1)
    opens.discard(len(lines))
    titled = {at for at in opens if _may_be_title(texts[at])}
    return [(at, at in titled) for at in sorted(titled | others)]


def _may_be_title(text: str) -> bool:
    """Whether a line can be the first of a title and of a document."""
    return _may_stand_in_title(text) and not begins_no_title(text)


def _may_stand_in_title(text: str) -> bool:
    """Whether a line can be the first of a title, with a number above it or not."""
    return SHORTEST_TITLE <= len(text) <= LONGEST_TITLE and not _breaks_title(text)


def _breaks_title(text: str) -> bool:
    """Whether a text has what no title has: the end of a sentence, a label of a page."""
    return (
        text.endswith(_NO_TITLE_ENDS)
        or "。" in text
        or _NO_TITLE.search(text) is not None
        or _NO_TITLE_BEGINS.match(text) is not None
    )


def _is_navigation(head: Head, lines: Lines) -> bool:
    """Whether a line of a title is the path or a button of a web page, as in a page printed to PDF."""
    return any(map(is_navigation, lines.texts[head.title_first : head.title_end]))


def _untwinned(heads: list[Head], lines: Lines) -> list[Head]:
    """Heads without those of a web page that prints its title in the path above the text as well."""
    single: list[Head] = []
    for head in heads:
        above = single[-1] if single else None
        between = range(above.title_end, head.first) if above else range(0)
        same = above is not None and fold(above.title).strip("《》") == fold(head.title).strip("《》")
        twins = same and len(between) <= HEAD_ZONE * 2
        if above and twins and not any(ends_document(lines, at) for at in between):
            single[-1] = Head(above.first, head.title_first, head.title_end, head.title)
            continue
        if above and twins and (act := _act_above(lines, above, between)):
            single[-1] = act
        single.append(head)
    return single


def _act_above(lines: Lines, above: Head, between: range) -> Head | None:
    """The order or announcement between a page's title and the same title above the text that it issues.

    Its title is the line that says what it is; one that prints no such line has none.
    """
    for at in between:
        text = lines.texts[at]
        act = _ACT.sub(r"\1", text)
        if len(text) <= LONGEST_ACT and _ACT.search(text) and names_an_act_alone(act):
            return Head(above.first, at, at + 1, act)
    said = "".join(lines.texts[at] for at in between)
    untitled = Head(above.first, above.title_end, above.title_end, "")
    return untitled if plain(above.title) in issues("", said) else None


def _opens_untitled(lines: Lines, heads: list[Head]) -> bool:
    """Whether a document stands before the first title: a number, an addressee or a signature tells one."""
    if not heads:
        return bool(lines)
    first = heads[0].first
    opening = range(min(first, HEAD_ZONE * 3))
    if any(is_number(lines.texts[at]) or addressed(lines, at) for at in opening):
        return True
    return first > 0 and ends_document(lines, first - 1) and any("。" in text for text in lines.texts[:first])


def _notice_above(lines: Lines, width: int, gapped: bool) -> Head | None:
    """The head of a notice at the top that only its title tells 关于印发《甲》的通知; the last one, if several."""
    for at in reversed(range(min(HEAD_ZONE * 2, len(lines)))):
        text = lines.texts[at]
        if not (may_issue(text) or (at + 1 < len(lines) and may_issue(lines.texts[at + 1]))):
            continue
        if not (_may_be_title(text) and (leaves_issuers_out(text) or core(text)[0])):
            continue
        end = _title_end(lines, at, width, gapped)
        title = "".join(lines.texts[at:end])
        if issues(title, ""):
            return Head(at, at, end, title)
    return None


def _announces_above(head: Head, heads: list[Head], lines: Lines) -> bool:
    """Whether an announcement issues the text whose title stands right above it: one document, title first."""
    if not heads or head.first - heads[-1].title_end > HEAD_ZONE:
        return False
    opening = "".join(lines.texts[head.title_end : head.title_end + HEAD_ZONE])
    return plain(heads[-1].title) in issues(head.title, opening)


def _head(
    lines: Lines,
    at: int,
    titled: bool,
    heads: list[Head],
    issued: frozenset[str],
    width: int,
    gapped: bool,
) -> Head | None:
    """The head that begins at a line, or None; ``titled`` says that the line may be the first of its title."""
    first = _above_title(lines, at)
    if not titled and (first == at or begins_no_title(lines.texts[at])):
        return None
    if first > at and not _may_stand_in_title(lines.texts[first]):
        return None
    if heads and at and lines.texts[at - 1].endswith(_RUNS_ON) and not is_label(lines.texts[at - 1]):
        return None
    end = _title_end(lines, first, width, gapped)
    if end == first and plain(lines.texts[first]) in issued:
        end = first + 1  # prose right below it
    if end == first:
        return None
    title = "".join(lines.texts[first:end]).lstrip("#")
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
        return None
    if title != lines.texts[first] and _breaks_title(title):
        return None
    begins = _begins(lines, at, first, end, title, issued, width, gapped)
    return Head(at, first, end, title) if begins else None


def _begins(
    lines: Lines,
    at: int,
    first: int,
    end: int,
    title: str,
    issued: frozenset[str],
    width: int,
    gapped: bool,
) -> bool:
    """Whether a document begins at a line, by its title on the lines ``first`` to ``end`` and what stands around it."""
    genre = genre_of(title)
    begins_page = lines.pages[at] or at == 0
    if genre and followed(lines, end):
        apart = lines.gap(at) and not gapped
        numbered = apart and is_number(lines.texts[end])  # a title, whatever stands above
        return begins_page or first > at or numbered or _sentence_ended(lines, at)
    sentence_ended = _sentence_ended(lines, at)
    if plain(title) in issued and (begins_page or sentence_ended or is_annex(lines.texts[at - 1])):
        return True
    if not begins_page or not sentence_ended:
        return False
    if genre and "：" not in title:
        return len(title) >= 6 and not is_annex(lines.texts[at - 1])
    short = all(len(text) <= width * 0.85 for text in lines.texts[first:end])
    return short and len(title) >= 8 and end < len(lines) and _is_prose(lines, end)


def _above_title(lines: Lines, at: int) -> int:
    """The line of the title where a letterhead ××人民政府文件 or a number may be printed above it."""
    first = at
    while (
        first < min(at + ABOVE_TITLE, len(lines) - 1)
        and may_be_number(lines.texts[first])
        and (is_letterhead(lines.texts[first]) or is_number(lines.texts[first]))
    ):
        first += 1
    return first


def _first_above(lines: Lines, title: int) -> int:
    """The first line of a document whose title stands on a line: a number or a letterhead may stand above it."""
    first = title
    while first > max(title - ABOVE_TITLE, 0) and (
        is_letterhead(lines.texts[first - 1]) or is_number(lines.texts[first - 1])
    ):
        first -= 1
    return first


def _title_end(lines: Lines, first: int, width: int, gapped: bool) -> int:
    """The line after a title that begins at ``first``, a line that may; ``first`` itself if no title does."""
    title, end = lines.texts[first], first + 1
    while end < min(len(lines), first + MOST_LINES) and _goes_on(title, lines, end, width, gapped):
        title += lines.texts[end]
        if len(title) > LONGEST_TITLE or _breaks_title(lines.texts[end]):
            return first
        end += 1
    return end


def _goes_on(title: str, lines: Lines, at: int, width: int, gapped: bool) -> bool:
    """Whether a title so far goes on with a line."""
    return (
        _continues(title, lines, at, width, gapped)
        and (not lines.pages[at] or _unfinished(title))
        and not _stops_title(lines, at, title)
    )


def _stops_title(lines: Lines, at: int, title: str) -> bool:
    """Whether a title so far ends before a line, because the line is something else."""
    text = lines.texts[at]
    if begins_no_title(text) or heads_a_text(lines, at):
        return True
    return text.startswith(_OPENINGS) and genre_of(title) is not None


def _unfinished(title: str) -> bool:
    """Whether a title so far lacks its end: no genre, or an open title mark."""
    return genre_of(title) is None or title.count("《") > title.count("》")


def _continues(title: str, lines: Lines, at: int, width: int, gapped: bool) -> bool:
    """Whether a title goes on with a line: set close to it, or needed to end it and no line of the text."""
    text = lines.texts[at]
    if text[0] in "（(" and _BRACKETED.match(text):
        return True
    if (gapped and not lines.gap(at)) or text.startswith(("的通知", "的公告", "的决定", "的意见")):
        return True
    if text[-1] in "。！？；" or (gapped and len(text) > width * 0.85):
        return False
    return _unfinished(title)


def _sentence_ended(lines: Lines, at: int) -> bool:
    if at == 0 or lines.texts[at - 1].endswith(_SENTENCE_END) or ends_document(lines, at - 1):
        return True
    return is_navigation(lines.texts[at - 1])


def _is_prose(lines: Lines, at: int) -> bool:
    """Whether body text begins at a line: sentences within the next few lines."""
    return any("，" in text or "。" in text for text in lines.texts[at : at + 4])


def _only(lines: Lines, width: int, gapped: bool, titled: bool) -> list[Head]:
    """One document for a source without a recognisable head: its title is the first line that can be one."""
    for at in range(min(len(lines), 60)):
        if not _may_be_title(lines.texts[at]):
            continue
        end = _title_end(lines, at, width, gapped)
        title = "".join(lines.texts[at:end]).lstrip("#")
        if (
            end > at
            and SHORTEST_TITLE <= len(title) <= LONGEST_TITLE
            and genre_of(title)
            and not _is_navigation(head := Head(_first_above(lines, at), at, end, title), lines)
        ):
            return [head]
    for at, text in enumerate(() if titled else lines.texts[:5]):
        if SHORTEST_TITLE <= len(text) <= 60 and not _is_no_title(text):
            return [Head(_first_above(lines, at), at, at + 1, text.lstrip("#"))]
    return []


def _is_no_title(text: str) -> bool:
    """Whether a line is surely something else: a number, an item, a signature, the path of a page."""
    bare = _DATE.sub("", text)
    return (
        _breaks_title(text)
        or is_number(text)
        or begins_no_title(text)
        or is_navigation(text)
        or not bare
        or bool(split_issuers(bare))
    )
