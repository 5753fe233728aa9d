"""The note under a title that tells how a text came to be 题注: adopted, promulgated, amended; when and by whom."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from wenmai.extractors.brackets import bracket_end
from wenmai.extractors.lines import Lines
from wenmai.extractors.marks import is_history
from wenmai.extractors.numbers import find_numbers
from wenmai.ontology.authorities import leading_issuers
from wenmai.ontology.numbers import DocumentNumber, NumberKind
from wenmai.ontology.numerals import DATE, iso_date

_DATE: Final = re.compile(DATE)
_ACT: Final = re.compile("(?P<adopted>通过)|(?P<issued>公布|发布|颁布)|(?P<changed>修订|修正|修改)")
_TERM: Final = re.compile("第[一二三四五六七八九十百零\\d]{1,4}届")
_QUOTED: Final = re.compile("《[^《》]{0,120}》")
_LONGEST: Final = 12
_LONGEST_NOTE: Final = 2000


@dataclass(frozen=True, slots=True)
class History:
    """How a text came to be 沿革: who adopted it first, under which order, and whether it was changed since.

    ``issued`` is the ISO date on which it was promulgated first, ``line`` where that stands; ``edition`` the date of
    the last change, None for a text as it was first issued; ``start`` is the offset of the note, ``size`` its length
    without white space.
    """

    issuers: tuple[str, ...] = ()
    order: DocumentNumber | None = None
    changed: bool = False
    issued: str | None = None
    edition: str | None = None
    line: int | None = None
    start: int = 0
    size: int = 0

    @property
    def number(self) -> DocumentNumber | None:
        """The number of the order that promulgated this edition; None for a later edition, which would share it."""
        return None if self.changed else self.order


def history_of(lines: Lines, first: int, last: int) -> History:
    """Return what the note between title and text says, if one begins at a line from ``first`` up to ``last``."""
    for at in range(first, min(last, len(lines))):
        if is_history(lines.texts[at]) and (lines.texts[at][0] in "（(" or "。" not in lines.texts[at]):
            note, end = _note(lines, at)
            found = _read(note)
            dated = (line.number for line in lines[at:end] if found.issued in _dates(line.text))
            return replace(found, line=next(dated, None), start=lines.starts[at], size=len(note))
    return History()


def _note(lines: Lines, at: int) -> tuple[str, int]:
    """A note and where it ends: the lines that begin with a date, and all to its closing bracket."""
    note, end = lines.texts[at], at + 1
    for line in lines.texts[at + 1 : at + _LONGEST]:
        unclosed = note[0] in "（(" and bracket_end(note, 0, _LONGEST_NOTE) is None
        if not (is_history(line) or (unclosed and len(line) < 120)):
            break
        note, end = note + line, end + 1
    return note[: bracket_end(note, 0, _LONGEST_NOTE)], end


def _read(note: str) -> History:
    adopted: tuple[str, ...] = ()
    order: DocumentNumber | None = None
    issued: tuple[str, ...] = ()
    on: str | None = None
    together: tuple[str, ...] = ()  # a body that adopted on another day: 甲1日会议、乙2日会议通过
    changed = False
    edition: str | None = None
    starts = [match.start() for match in _DATE.finditer(note)]
    if ahead := next(find_numbers(note[: starts[0]]) if starts else iter(()), None):
        order, issued = ahead.number, ahead.number.issuers  # （××令第135号 2004年10月15日发布）
        on = iso_date(note)
    for start, end in pairwise([*starts, len(note)]):
        event = _QUOTED.sub("", _DATE.sub("", note[start:end], count=1))
        act = _ACT.search(event)
        if act is None:
            together = together + _bodies(event) if event.endswith("、") else ()
            continue
        if act["changed"] or _changes(event, act.end()) or _again(act, event, adopted):
            changed, edition = True, iso_date(note[start:end]) or edition
        elif order is None and not issued:
            found = next(find_numbers(event), None)
            order = found.number if found else None
            if act["adopted"]:
                adopted = adopted or together + _bodies(event)
            else:
                issued = order.issuers if order and order.issuers else _bodies(event)
                on = on or iso_date(note[start:end])
    if adopted and order is not None and "主席" in "".join(order.issuers):
        return History(adopted, None, changed, on, edition)
    ordered = order is not None and order.kind is NumberKind.ORDER
    bodies = (issued or adopted) if ordered else (adopted or issued)
    return History(bodies, order, changed, on, edition)


def _dates(text: str) -> list[str | None]:
    return [iso_date(match.group()) for match in _DATE.finditer(text)]


def _changes(event: str, at: int) -> bool:
    return any(match["changed"] for match in _ACT.finditer(event, at))


def _again(act: re.Match[str], event: str, adopted: tuple[str, ...]) -> bool:
    """Whether the body that adopted a text adopts it once more, in a later term maybe: what it adopts is an edition."""
    bodies = _bodies(event) if act["adopted"] and adopted else ()
    return bool(bodies) and [_TERM.sub("", body) for body in bodies] == [
        _TERM.sub("", body) for body in adopted
    ]


def _bodies(event: str) -> tuple[str, ...]:
    """The bodies at the head of an event; a government is printed with the count of its terms as well."""
    text = event.lstrip("，,由经（(")
    return leading_issuers(text)[0] or leading_issuers(_TERM.sub("", text, count=1))[0]
