"""Document numbers in running text 正文中的发文字号: where each begins and ends.

Every number ends in 号, so the scan leaps from one 号 to the next and looks back; the left edge is found by
the codes and names of issuers, never by luck. Works on squeezed text; every look is bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from wenmai.ontology.authorities import authorities_of_code, code_start, split_issuers
from wenmai.ontology.elision import elided
from wenmai.ontology.making import maker
from wenmai.ontology.numbers import DocumentNumber, parse
from wenmai.ontology.tables import words

_OPEN: Final = r"[〔（(\[［﹝【]"
_CLOSE: Final = r"[〕）)\]］﹞】]"
_YEAR: Final = r"(?:[\d０-９]{4}|[4-9]\d)"
_DIGIT: Final = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百")
_NUMERAL: Final = r"(?:[\d０-９]{1,5}|[〇零一二三四五六七八九十百]{1,9})"
_END: Final = re.compile(
    r"(?=[〔（(\[［﹝【令公通第\d０-９])"  # asked first: most places begin otherwise
    rf"(?:(?P<coded>{_OPEN}{_YEAR}年?{_CLOSE}(?:字|号)?第?[\d０-９]{{1,5}}号)"
    rf"|(?P<year_first>{_OPEN}(?:[\d０-９]{{4}}|[6-9]\d){_CLOSE}[\u4e00-\u9fff]{{2,10}}第?[\d０-９]{{1,5}}号)"
    rf"|(?P<act>(?:令|公告|通告)(?:{_OPEN}[\d０-９]{{4}}年?{_CLOSE}|[\d０-９]{{4}}年)?第{_NUMERAL}号)"
    rf"|(?P<act_bracket>公告（(?:[\d０-９]{{1,2}}届)?第{_NUMERAL}号|令（[\d０-９]{{4}}年第[\d０-９]{{1,4}}号)"
    rf"|(?P<act_last>(?:(?:[\d０-９]{{4}}年)?第{_NUMERAL}号[、和与及]){{0,8}}(?:[\d０-９]{{4}}年)?第{_NUMERAL}号))$"
)
_LOOK: Final = 40
_LEFT: Final = 80
_RUN: Final = re.compile(r"[\u3400-\u9fffA-Za-z]{1,20}$")
_LONGEST_RUN: Final = 20
_NAMES: Final = re.compile(r"(?<![\u3400-\u9fff、/])[\u3400-\u9fff、/]{2,80}$")
_ACTS: Final = ("令", "公告", "通告")
_ACT_NAME: Final = re.compile("令|公告|通告")
_JOINT: Final = re.compile(r"(?:[\d０-９]{4}年)?联合$")
_LISTED: Final = re.compile(rf"(?:[\d０-９]{{4}}年)?第{_NUMERAL}号")
_STATE: Final = "中华人民共和国"
_CONGRESS_ENDS: Final = ("人民代表大会", "人民代表大会常务委员会")
_CONGRESS: Final = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:第[一二三四五六七八九十]{1,3}届)?人民代表大会(?:常务委员会)?$"
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A document number and where it stands in the squeezed text 文号所在."""

    start: int
    end: int
    number: DocumentNumber


_found: Final = maker(FoundNumber)


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield the document numbers of a squeezed text in order of place; what has no issuer is left incomplete.

    A number that leaves out the code or the issuer of the one before (5号、6号) is completed from it.
    """
    last = 0
    at = text.find("号")
    while at >= 0:
        if at >= last and text[at - 1] in _DIGIT:
            for found in _ending(text, at + 1, last):
                yield found
                last = found.end
        at = text.find("号", at + 1)


def _ending(text: str, end: int, floor: int) -> Iterator[FoundNumber]:
    """Yield the number whose 号 ends at a place, and those behind it that lean on it."""
    match = _END.search(text, max(floor, end - _LOOK), end)
    if match is None:
        return
    if match["act_bracket"]:
        end += 1
    elif match["act_last"]:
        act = _ACT_NAME.match(text, end)
        if act is None:
            return
        end = act.end()
    found = list(_first(text, match, end, max(floor, match.start() - _LEFT)))
    yield from found
    while found and found[-1].number.complete:
        more = elided(found[-1].number, text, found[-1].end)
        if more is None:
            return
        found = [_found(more.start, more.end, more.numbers[-1])]  # a range: its two ends are printed
        yield from found


def _first(text: str, match: re.Match[str], end: int, floor: int) -> Iterator[FoundNumber]:
    """Yield the number that ends here, with its left edge; several where one 公告 stands behind a list."""
    before = text[floor : match.start()]
    listed = list(_LISTED.finditer(match["act_last"])) if match["act_last"] else []
    if len(listed) > 1:
        act = text[match.end() : end]
        size = _issuers_before(before, act == "令")
        names = text[match.start() - size : match.start()]
        for one in listed:
            number = parse(names + one.group() + act)
            start, stop = match.start() + one.start(), match.start() + one.end()
            if number is not None:
                first, last = one is listed[0], one is listed[-1]
                yield _found(start - size * first, end if last else stop, number)
        return
    left = _left_edge(before, match)
    alone = parse(text[left:end]) if left is not None else None
    if left is not None and alone is not None:
        yield _found(left, end, alone)


def _left_edge(before: str, match: re.Match[str]) -> int | None:
    """Where the number begins whose right end was found; None where no code and no issuer can be told."""
    if match["year_first"]:
        return match.start()
    if match["coded"] is None:
        joint = _JOINT.search(before) if before.endswith("联合") else None
        size = _issuers_before(before[: joint.start()] if joint else before, match.group().startswith("令"))
        return match.start() - size - (len(joint.group()) if joint and size else 0)
    if act := next(filter(before.endswith, _ACTS), None):
        return match.start() - len(act) - _issuers_before(before.removesuffix(act), act == "令")
    run = _RUN.search(before[-_LONGEST_RUN:])
    at = code_start(run.group()) if run else None
    return None if run is None or at is None else match.start() - len(run.group()) + at


def _issuers_before(before: str, is_order: bool) -> int:
    """How many characters the issuers at the end of a text take; 0 where none is printed."""
    congress = _CONGRESS.search(before) if before.endswith(_CONGRESS_ENDS) else None
    names = congress or _NAMES.search(before)
    if names is None:
        return 0
    run = names.group()
    inside = {at for genre in _genres().finditer(run) for at in range(genre.start() + 1, genre.end())}
    for at in range(len(run)):
        if at in inside:
            continue  # 管理办法财政部令 is no 法财政部令
        rest = run[at:]
        if run[at] in "、/" or (run[at] == "日" and before[: len(before) - len(rest)][-1:] in _DIGIT):
            continue
        if split_issuers(rest) or (is_order and len(rest) <= 5 and authorities_of_code(f"{rest}令")):
            return len(rest) + (len(_STATE) if run[:at].endswith(_STATE) else 0)
    return len(run) if congress else 0


@cache
def _genres() -> re.Pattern[str]:
    """The words that titles end in: no issuer begins within one."""
    return re.compile("|".join(map(re.escape, words("genre_end"))))
