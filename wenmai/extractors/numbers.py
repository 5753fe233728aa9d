"""Document numbers in running text 正文中的发文字号: where each begins and ends.

The right edge is the serial; the left edge is found by the codes and names of issuers, never by luck.
Works on squeezed text; one pass, every quantifier bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.authorities import code_start, split_issuers
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
    before = text[floor : match.start()]
    if match["year_first"]:
        return match.start()
    if match["coded"]:
        run = _RUN.search(before)
        if run is None:
            return None
        if re.search("令$|公告$|通告$", run.group()):
            return _names_start(before, match.start(), keep=2)
        at = code_start(run.group())
        return None if at is None else match.start() - len(run.group()) + at
    return _names_start(before, match.start(), keep=0)


def _names_start(before: str, anchor: int, keep: int) -> int | None:
    """Where the issuers left of an order or announcement begin; the act itself where no issuer is printed."""
    act = re.search("(?:令|公告|通告)$", before) if keep else None
    head = before[: act.start()] if act else before
    if congress := _CONGRESS.search(head):
        return anchor - len(before) + _congress_start(congress.group(), congress.start())
    names = _NAMES.search(head)
    if names:
        run = names.group()
        for at in range(len(run)):
            if run[at] not in "、/" and split_issuers(run[at:]):
                return anchor - len(before) + names.start() + at
    return anchor - (len(before) - len(head))


def _congress_start(found: str, at: int) -> int:
    """Skip words in front of a congress's place: the last stretch that names a region or 全国."""
    for skip in range(len(found)):
        if split_issuers(found[skip:]):
            return at + skip
    return at
