"""Document numbers in running text 正文中的发文字号: where each begins and ends.

The right edge is the serial; the left edge is found by the codes and names of issuers, never by luck.
Works on squeezed text; one pass, every quantifier bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.authorities import authorities_of_code, code_start, split_issuers
from wenmai.ontology.numbers import DocumentNumber, parse

_OPEN: Final = r"[〔（(\[［﹝【]"
_CLOSE: Final = r"[〕）)\]］﹞】]"
_NUMERAL: Final = r"(?:[\d０-９]{1,5}|[〇零一二三四五六七八九十百]{1,9})"
_ANCHOR: Final = re.compile(
    rf"(?P<coded>{_OPEN}(?:[\d０-９]{{4}}|[4-9]\d)年?{_CLOSE}(?:字|号)?第?[\d０-９]{{1,5}}号)"
    rf"|(?P<act>(?:令|公告|通告)(?:{_OPEN}[\d０-９]{{4}}年?{_CLOSE}|[\d０-９]{{4}}年)?第{_NUMERAL}号)"
    rf"|(?P<act_bracket>公告（(?:[\d０-９]{{1,2}}届)?第{_NUMERAL}号）|令（[\d０-９]{{4}}年第[\d０-９]{{1,4}}号）)"
    rf"|(?P<act_last>(?:[\d０-９]{{4}}年)?第{_NUMERAL}号(?:令|公告|通告))"
    rf"|(?P<year_first>{_OPEN}(?:[\d０-９]{{4}}|[6-9]\d){_CLOSE}[\u4e00-\u9fff]{{2,10}}第?[\d０-９]{{1,5}}号)"
)
_RUN: Final = re.compile(r"[\u3400-\u9fffA-Za-z]{1,20}$")
_NAMES: Final = re.compile(r"[\u3400-\u9fff、/]{2,80}$")
_ACT_END: Final = re.compile("(?:令|公告|通告)$")
_STATE: Final = "中华人民共和国"
_CONGRESS: Final = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:第[一二三四五六七八九十]{1,3}届)?人民代表大会(?:常务委员会)?$"
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A document number and where it stands in the squeezed text 文号所在."""

    start: int
    end: int
    number: DocumentNumber


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield the document numbers of a squeezed text in order of place; what has no issuer is left incomplete."""
    last = 0
    for match in _ANCHOR.finditer(text):
        start = _left_edge(text, match, max(last, match.start() - 80))
        if start is None:
            continue
        number = parse(text[start : match.end()])
        if number is not None:
            yield FoundNumber(start, match.end(), number)
            last = match.end()


def _left_edge(text: str, match: re.Match[str], floor: int) -> int | None:
    """Where the number begins whose right end was found; None where no code and no issuer can be told."""
    before = text[floor : match.start()]
    if match["year_first"]:
        return match.start()
    if match["coded"] is None:
        return match.start() - _issuers_before(before, match.group().startswith("令"))
    if act := _ACT_END.search(before):
        head = before[: act.start()]
        return match.start() - len(act.group()) - _issuers_before(head, act.group() == "令")
    run = _RUN.search(before)
    at = code_start(run.group()) if run else None
    return None if run is None or at is None else match.start() - len(run.group()) + at


def _issuers_before(before: str, is_order: bool) -> int:
    """How many characters the issuers at the end of a text take; 0 where none is printed."""
    congress = _CONGRESS.search(before)
    names = congress or _NAMES.search(before)
    if names is None:
        return 0
    run = names.group()
    for at in range(len(run)):
        rest = run[at:]
        if run[at] in "、/":
            continue
        if split_issuers(rest) or (is_order and len(rest) <= 5 and authorities_of_code(f"{rest}令")):
            return len(rest) + (len(_STATE) if run[:at].endswith(_STATE) else 0)
    return len(run) if congress else 0
