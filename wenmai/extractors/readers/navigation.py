"""What of a page is no part of a document 导航: menus, paths, buttons, related links, the foot of the page."""

import re
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from wenmai.extractors.marks import is_letterhead, is_number
from wenmai.extractors.readers.layout import Layout, Line
from wenmai.extractors.readers.outline import ALONG, INSIDE, Outline
from wenmai.extractors.readers.phrases import is_credit, is_navigation
from wenmai.extractors.readers.title import is_like_title, likely_title
from wenmai.extractors.text import squeeze
from wenmai.ontology.authorities import split_issuers

_WORD: Final = re.compile(r"\w")
_ANNEX: Final = re.compile(r"^附\s?[件录表]|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b", re.IGNORECASE)
_BODY: Final = re.compile(r"(?:局|厅|委|部|会|府|院|办|室|署|所|中心|公司|处)$")
_KEPT_ABOVE: Final = re.compile(r"(?:令|公告|通告|公报)$|^[（(]?(?:\d{4}年)?第.{1,8}号[）)]?$")
_WITHOUT_ISSUER: Final = ("关于", "印发", "转发", "批转", "公布", "发布", "《")
A_LIST: Final = 3
SHORTEST_BUTTON: Final = 4
LONGEST_NAME: Final = 60


class _Region(NamedTuple):
    """What can be said of a part of a page that hangs beside its text; ``foot`` is the line where its foot begins."""

    is_list: bool
    mostly_links: bool
    links: Sequence[int]
    foot: int


def navigation(layout: Layout, outline: Outline, title: range) -> Set[int]:
    """Return the lines of a page that belong to no document 导航, by number; where unsure a line is left in.

    Nothing between two sentences of the text is navigation, nor the ``title``; above a title that is known all is
    that is no letterhead, number or issuer, unless a sentence stands there; elsewhere links that stand together are
    navigation, and what pages call it.
    """
    lines = layout.lines
    dropped, parts = _sorted(lines, outline)
    likely = range(0) if title else likely_title(lines, outline.earliest)
    top = title.start if title.start <= outline.earliest else 0
    side = _key(lines[likely.start], likely.start, outline) if likely else None
    for key, part in parts.items():
        region = _region(lines, part, key[0] >= 0, outline.feet)
        for at in part:
            line = lines[at]
            above = at < top or (at < likely.start and key != side and not is_like_title(line.text))
            if (
                _hangs_beside(line, at, region)
                or is_navigation(line.text)
                or (above and not _heads(line, at, lines, title))
            ):
                dropped.add(at)
    return dropped.difference(title)


def _sorted(lines: Sequence[Line], outline: Outline) -> tuple[set[int], dict[tuple[int, bool], list[int]]]:
    """The lines that are surely navigation, and the parts of the page that may be, by the lines in them."""
    surely: set[int] = set()
    parts: dict[tuple[int, bool], list[int]] = {}
    named, regions = outline.named, outline.regions
    for at in outline.beside:
        line = lines[at]
        if named[line.block]:
            surely.add(at)
        elif regions[line.block] == INSIDE:
            if (_is_link(line) or len(squeeze(line.text)) >= SHORTEST_BUTTON) and is_navigation(line.text):
                surely.add(at)
        else:
            parts.setdefault(_key(line, at, outline), []).append(at)
    return surely, parts


def _key(line: Line, at: int, outline: Outline) -> tuple[int, bool]:
    """The part of the page a line belongs to; one that stands right beside the text is a part with its like."""
    region = outline.regions[line.block]
    return (region if region != ALONG else ALONG - 1 - line.block, at < outline.first)


def _region(lines: Sequence[Line], part: Sequence[int], hangs: bool, feet: Set[int]) -> _Region:
    links = [at for at in part if _is_link(lines[at])]
    count = sum([lines[at].links for at in links])
    if hangs and count < A_LIST and any(is_navigation(lines[at].text) for at in part):
        count = A_LIST  # its heading 相关链接, or a button of the same bar
    linked, letters = sum([lines[at].linked for at in part]), sum([len(lines[at].text) for at in part])
    foot = next((place for place, at in enumerate(part) if at in feet), len(part)) if feet else len(part)
    while 0 < foot < len(part) and is_credit(lines[part[foot - 1]].text):
        foot -= 1
    return _Region(
        is_list=count >= A_LIST,
        mostly_links=hangs and linked * 5 > letters * 3,
        links=links,
        foot=part[foot] if foot < len(part) else len(lines),
    )


def _hangs_beside(line: Line, at: int, region: _Region) -> bool:
    """Whether a line is a menu or one of a list of links, or belongs to a part of the page that is a foot or a list."""
    if not _WORD.search(line.text):
        return True
    if ("." in line.text or line.text[0] == "附") and _ANNEX.search(line.text):
        return False
    if at >= region.foot:
        return True
    if _is_link(line):
        return region.is_list or line.links > 1
    return (
        region.is_list
        and region.mostly_links
        and len(line.text) <= LONGEST_NAME
        and bool(region.links)
        and at > region.links[0]
    )


def _is_link(line: Line) -> bool:
    return line.links > 0 and (
        line.linked * 2 >= len(line.text) or line.linked * 2 >= len(squeeze(line.text))
    )


def _heads(line: Line, at: int, lines: Sequence[Line], title: range) -> bool:
    """Whether a line above the title belongs to the document: letterhead, number, the issuer the title leaves out."""
    text = squeeze(line.text)
    if len(text) > LONGEST_NAME:
        return "。" in text
    if is_letterhead(text) or is_number(text) or _KEPT_ABOVE.search(text):
        return True
    if at != title.start - 1 or not squeeze(lines[title.start].text).startswith(_WITHOUT_ISSUER):
        return False
    return bool(split_issuers(text)) or (line.block == lines[title.start].block and bool(_BODY.search(text)))
