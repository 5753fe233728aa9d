"""Document numbers 发文字号: a value with a grammar, an order and an identity.

GB/T 9704-2012, 7.2.5: 机关代字 (code of the issuer), 年份 (year in 〔〕), 序号 (serial), then 号. In print there
are also orders 令, announcements 公告, congress announcements and old forms; ``docs/format.md`` says which
of them are the same number. ``parse(str(number)) == number``; order and equality go by ``key``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Final

from wenmai.ontology.authorities import authorities_of_code, authority, code_start, split_issuers
from wenmai.ontology.grammar import (
    ACT,
    ACT_LAST,
    CODED,
    CONGRESS,
    NOT_CODE,
    ROUND_SERIAL,
    TERM,
    YEAR_FIRST,
    normalise,
)
from wenmai.ontology.not_numbers import vetoed
from wenmai.ontology.numerals import integer
from wenmai.ontology.tables import words

_SHORT: Final = 120  # of longer texts none is kept


class NumberKind(StrEnum):
    """Grammar of a number 文号类型."""

    CODED = "coded"
    ORDER = "order"
    ANNOUNCEMENT = "announcement"
    CONGRESS = "congress"


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class DocumentNumber:
    """A document number 发文字号. ``printed`` is the normalised printed form, ``key`` its identity.

    ``code`` is the issuer's code of a coded number, else 令, 公告 or 通告; ``issuers`` are the printed issuers of
    an order or announcement; ``year`` is None where none is printed; ``term`` a congress term 届.
    """

    kind: NumberKind
    code: str
    serial: int
    year: int | None = None
    issuers: tuple[str, ...] = ()
    term: int | None = None
    printed: str = ""

    @property
    def key(self) -> str:
        """Identity of the number, as the format defines it: ``财库/2022/19``, ``令:国务院//722``."""
        head = self.code
        if self.kind is not NumberKind.CODED:
            head = f"{self.code}:{'+'.join(_official(name, self.code) for name in self.issuers)}"
        middle = f"{self.term}届" if self.term else (str(self.year) if self.year else "")
        return f"{head}/{middle}/{self.serial}"

    @property
    def complete(self) -> bool:
        """Whether the number names its issuer; 公告2022年第2号 alone does not and identifies nothing yet."""
        return self.kind is NumberKind.CODED or bool(self.issuers)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The issuers that the number names 发布机关, each by its name where only its code is printed (浙政令)."""
        return tuple(name if authority(name) else _official(name, self.code) for name in self.issuers)

    def issued_by(self, issuers: tuple[str, ...]) -> "DocumentNumber":
        """Return this number with issuers that context supplies, if it has none of its own."""
        if self.complete or not issuers:
            return self
        return DocumentNumber(
            self.kind, self.code, self.serial, self.year, issuers, self.term, "".join(issuers) + self.printed
        )

    def __str__(self) -> str:
        """Return the normalised printed form."""
        return self.printed

    def __eq__(self, other: object) -> bool:
        """Two numbers are equal if their keys are."""
        return isinstance(other, DocumentNumber) and self.key == other.key

    def __hash__(self) -> int:
        """Hash by key."""
        return hash(self.key)

    def __lt__(self, other: "DocumentNumber") -> bool:
        """Order by code or issuer, year, serial."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int]:
        return self.key.rsplit("/", 2)[0], self.year or self.term or 0, self.serial


def _official(name: str, act: str) -> str:
    found = authority(name)
    if found is not None:
        return found.name
    if act != "令":
        return name
    # 国令, 渝府令: the issuer as a code
    bearers = authorities_of_code(f"{name}令") or authorities_of_code(name)
    return bearers[0].name if len(bearers) == 1 else name


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    if not digits.isdecimal():
        return integer(digits)
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


def _coded(match: re.Match[str], *, year_first: bool = False) -> DocumentNumber | None:
    code, year, serial = match["code"], _year(match["year"]), integer(match["serial"])
    if NOT_CODE.search(code) or year is None or serial is None or vetoed(match.string):
        return None
    if not year_first:
        code = code[_glued(code) :]
    word = (match.groupdict().get("word") or "").removesuffix("号")
    ordinal = match["ordinal"] or ""
    if code.endswith("令"):
        return _coded_order(code, year, serial, ordinal)
    code = code.replace("〔", "（").replace("〕", "）")
    printed = match["year"] if match["year"].isdecimal() else str(year)
    head = f"〔{printed}〕{code}" if year_first else f"{code}〔{printed}〕{word}"
    return DocumentNumber(NumberKind.CODED, code + word, serial, year, printed=f"{head}{ordinal}{serial}号")


@lru_cache(maxsize=1 << 12)  # there are far fewer codes than numbers
def _glued(code: str) -> int:
    """Return how many characters of a sentence or of an issuer's name a field has before its code 代字前的多余字."""
    start = code_start(code) or 0
    before = code[:start]
    organs = (word for word in words("organ_end") if len(word) > 1 or word in "部局厅")
    ends = (*words("lead_in"), *words("genre_end"), *organs)
    return start if before.endswith(ends) or split_issuers(before) else 0


def _coded_order(code: str, year: int, serial: int, ordinal: str) -> DocumentNumber | None:
    """An order whose issuer stands as a code (渝府令) or in full (中国人民银行令)."""
    printed = f"{code}〔{year}〕{ordinal}{serial}号"
    issuers = split_issuers(code[:-1]) or (code[:-1],)
    return DocumentNumber(NumberKind.ORDER, "令", serial, year, issuers, printed=printed)


def _act(match: re.Match[str], *, act_last: bool) -> DocumentNumber | None:
    groups = match.groupdict()
    years = (groups.get(name) for name in ("year", "year2", "year3", "year0"))
    year = _year(next(filter(None, years), None))
    serial = integer(groups.get("serial") or groups.get("serial2") or "")
    names = re.sub("[、，]", "", match["names"] or "")
    act = match["act"]
    if serial is None or (act == "令" and not names):
        return None
    issuers = split_issuers(match["names"]) or ((names,) if names else ())
    coded = act != "令" and groups.get("year") and authority(names) is None and authorities_of_code(names)
    if coded:  # 沪价公告〔2018〕3号: a code, not a name
        printed = f"{names}{act}〔{match['year']}〕{serial}号"
        return DocumentNumber(NumberKind.CODED, names + act, serial, year, printed=printed)
    number = match["serial"] or groups.get("serial2") or ""
    number = str(serial) if number.isdecimal() else number
    bracketed = "〔" in match.group() and not groups.get("year3")
    when = f"〔{year}〕" if bracketed and groups.get("year") else f"{year}年"
    when = "" if year is None or groups.get("year0") else when
    ordinal = "第" if "第" in match.group()[len(match["names"]) :] else ""
    joint = groups.get("joint") or ""
    printed = (
        f"{names}{when}{ordinal}{number}号{act}"
        if act_last
        else f"{names}{joint}{act}{when}{ordinal}{number}号"
    )
    return DocumentNumber(
        NumberKind.ORDER if act == "令" else NumberKind.ANNOUNCEMENT,
        act,
        serial,
        year,
        issuers,
        printed=printed,
    )


def _congress(match: re.Match[str]) -> DocumentNumber | None:
    serial = integer(match["serial"])
    if serial is None:
        return None
    printed = (
        match.group().replace("〔", "（").replace("〕", "）") if "届" not in match.group() else match.group()
    )
    within = TERM.search(match["names"])
    term = integer(match["term"] or (within[1] if within else ""))
    issuer = TERM.sub("", match["names"])
    return DocumentNumber(NumberKind.CONGRESS, match["act"], serial, None, (issuer,), term, printed)


def parse(text: str) -> DocumentNumber | None:
    """Read a whole field as one document number in any printed spelling; None if it is none (or several)."""
    return _remembered(text) if len(text) <= _SHORT else _parsed(text)


@lru_cache(maxsize=1 << 14)  # a corpus prints the same numbers again and again
def _remembered(text: str) -> DocumentNumber | None:
    return _parsed(text)


def _parsed(text: str) -> DocumentNumber | None:
    form = normalise(text)
    if not form or len(form) > 120:
        return None
    if match := CONGRESS.fullmatch(form):
        return _congress(match)
    if match := ACT.fullmatch(form):
        return _act(match, act_last=False)
    if match := ACT_LAST.fullmatch(form):
        return _act(match, act_last=True)
    for pattern in (CODED, ROUND_SERIAL):
        if match := pattern.fullmatch(form):
            return _coded(match)
    if match := YEAR_FIRST.fullmatch(form):
        return _coded(match, year_first=True)
    return None
