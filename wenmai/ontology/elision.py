"""Numbers that leave out what the one before has said 承前省略: 国发〔2020〕5号、6号, 国务院令第7号、第8号."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenmai.ontology.grammar import normalise
from wenmai.ontology.numbers import DocumentNumber, NumberKind, parse

LONGEST_RANGE: Final = 100
_LONGEST_FIELD: Final = 400
_AND: Final = "、|，|,|；|;|/|和|与|及|以及|或"
_TO: Final = "至|到|—{1,2}|-{1,2}|～|~"
_NUMERAL: Final = r"(?:[\d０-９]{1,5}|[一二三四五六七八九十百]{1,7})"
_YEAR: Final = r"[〔（(\[［﹝【](?P<year>[\d０-９]{4})年?[〕）)\]］﹞】]"
_NO_HOUSE: Final = "(?![楼线门院馆厅车库房桥机井令期件])"
_CODED: Final = re.compile(
    rf"(?P<between>{_AND}|{_TO})(?:{_YEAR}第?(?P<after>{_NUMERAL})号"
    rf"|(?<=[、和与及至到—～~-])第?(?P<bare>{_NUMERAL})号{_NO_HOUSE})"
)
_ACT: Final = re.compile(
    rf"(?P<between>{_AND}|{_TO})(?:(?:{_YEAR}|(?P<year2>[\d０-９]{{4}})年)第?(?P<after>{_NUMERAL})号"
    rf"|(?<=[、和与及至到—～~-])第(?P<bare>{_NUMERAL})号{_NO_HOUSE})(?:公告|通告|令)?"
)
_RANGE: Final = re.compile(_TO)
_SEPARATOR: Final = re.compile(rf"(?:{_AND})")
_NUMBER_END: Final = re.compile("号(?:令|公告|通告)?〕?")
_SERIAL: Final = re.compile(rf"{_NUMERAL}(?=号)")
_PRINTED_YEAR: Final = re.compile(r"(?<=〔)\d{2,4}(?=〕)|\d{4}(?=年)")


@dataclass(frozen=True, slots=True)
class Elided:
    """The numbers that one elided print stands for 省略写法所指, and where that print stands; a range is several."""

    numbers: tuple[DocumentNumber, ...]
    start: int
    end: int


def elided(before: DocumentNumber, text: str, at: int) -> Elided | None:
    """Return what follows ``before`` at a place of a text and needs its code or issuer; None where nothing does.

    A range (第1号至第5号) gives each number behind the first, up to a hundred.
    """
    match = (_CODED if before.kind is NumberKind.CODED else _ACT).match(text, at)
    if match is None:
        return None
    parts = match.groupdict()
    year = parts["year"] or parts.get("year2")
    number = _filled(before, year, parts["after"] or parts["bare"])
    if number is None:
        return None
    numbers = tuple(_range(before, number)) if _RANGE.fullmatch(parts["between"]) else (number,)
    return Elided(numbers, match.end("between"), match.end()) if numbers else None


def numbers_of(field: str) -> tuple[DocumentNumber, ...]:
    """Return the numbers of a field that holds nothing else 字段中的文号: one, or several with or without elision.

    Empty if any part of the field is no number.
    """
    one = parse(field)
    if one is not None:
        return (one,)
    form = normalise(field)
    if len(form) > _LONGEST_FIELD:
        return ()
    return _listed(form) or _listed(re.sub(r"号(?=[^、，,；;/和与及以或至到—～~-])", "号、", form))


def _listed(form: str) -> tuple[DocumentNumber, ...]:
    """Read a field from the left: the longest number first, then what leans on it or stands behind a separator."""
    found: list[DocumentNumber] = []
    at = 0
    while at < len(form):
        more = elided(found[-1], form, at) if found else None
        if more is not None:
            found += more.numbers
            at = more.end
            continue
        gap = _SEPARATOR.match(form, at) if found else None
        if found and gap is None:
            return ()
        start = gap.end() if gap else at
        ends = [match.end() for match in _NUMBER_END.finditer(form, start)]
        number, end = next(((n, e) for e in ends if (n := parse(form[start:e]))), (None, 0))
        if number is None:
            return ()
        found.append(number)
        at = end
    return tuple(found)


def _filled(before: DocumentNumber, year: str | None, serial: str) -> DocumentNumber | None:
    """The number before with another serial, and another year if one is printed."""
    printed = str(before)
    if year is not None:
        printed = _PRINTED_YEAR.sub(normalise(year), printed, count=1)
    *_, last = _SERIAL.finditer(printed)
    return parse(printed[: last.start()] + normalise(serial) + printed[last.end() :])


def _range(first: DocumentNumber, last: DocumentNumber) -> Iterator[DocumentNumber]:
    if last.year != first.year or not 0 < last.serial - first.serial <= LONGEST_RANGE:
        return
    for serial in range(first.serial + 1, last.serial + 1):
        number = _filled(first, None, str(serial))
        if number is not None:
            yield number
