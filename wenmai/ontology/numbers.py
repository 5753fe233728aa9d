"""Document numbers 发文字号: a value with a grammar, an order and an identity.

GB/T 9704-2012, 7.2.5: 机关代字 (code of the issuer), 年份 (year in 〔〕), 序号 (serial), then 号. In print there
are also orders 令, announcements 公告, congress announcements and old forms; ``docs/format.md`` says which
of them are the same number. ``parse(str(number)) == number``; order and equality go by ``key``.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Final

from wenmai.ontology.authorities import authorities_of_code, authority, code_start, split_issuers
from wenmai.ontology.numerals import integer


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


_FOLD: Final = str.maketrans(dict.fromkeys("[【﹝［(（〈<{", "〔") | dict.fromkeys("]】﹞］)）〉>}", "〕"))
_LABEL: Final = re.compile(r"^(?:(?:发文字号|发文文号|发文号|文件编号|文号|文件号|字号|编号)[:：]|文号)")
_NUMERAL: Final = r"(?:\d{1,6}|[〇○零一二三四五六七八九十百千两]{1,9})"
_HAN: Final = r"[\u3400-\u9fff]"
_WORD: Final = r"[\u3400-\u9fffA-Za-z]"
_YEAR: Final = r"(?:(?:19|20)\d{2}|\d{2})"
_CODE: Final = rf"(?P<code>{_WORD}{{1,16}}?(?:〔{_HAN}{{1,6}}〕{_WORD}{{0,6}})?)"
_NAMES: Final = r"(?P<names>[\u3400-\u9fff、/，]{0,80}?)"
_SERIAL: Final = rf"第?(?P<serial>{_NUMERAL})号?"

_CODED: Final = re.compile(
    rf"{_CODE}〔(?P<year>{_YEAR})年?〕(?P<word>{_HAN}{{0,3}}字|号)?第?(?P<serial>\d{{1,6}})号?"
)
_YEAR_FIRST: Final = re.compile(rf"〔(?P<year>{_YEAR})年?〕{_CODE}第?(?P<serial>\d{{1,6}})号?")
_CONGRESS: Final = re.compile(
    rf"(?P<names>{_HAN}{{0,30}}?人(?:民代表)?大(?:会)?(?:常务委员会|常委会)?)(?P<act>公告)"
    rf"(?:〔?(?P<term>\d{{1,2}})届〕?)?〔?第?(?P<serial>{_NUMERAL})号〕?"
)
_ACT: Final = re.compile(
    rf"{_NAMES}(?P<act>令|公告|通告)(?:〔(?P<year>{_YEAR})年?〕|(?P<year2>{_YEAR})年|〔(?P<year3>{_YEAR})年(?=第))?"
    rf"(?:第(?P<serial>{_NUMERAL})|(?P<serial2>\d{{1,6}}))号?〕?"
)
_ACT_LAST: Final = re.compile(
    rf"{_NAMES}(?:〔(?P<year>{_YEAR})年?〕|(?P<year2>{_YEAR})年)?第(?P<serial>{_NUMERAL})号(?P<act>令|公告|通告)"
)
_TERM: Final = re.compile("第([一二三四五六七八九十]{1,3})届")
_NOT_CODE: Final = re.compile(r"^(?:令|公告|通告|第|关于|建议|提案)|(?:公告|通告)$")


def normalise(text: str) -> str:
    """Return a printed number without spaces, label and bracket variants: the form that the grammar reads."""
    from_width = unicodedata.normalize("NFKC", text.translate(_FOLD))
    squeezed = re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+", "", from_width).translate(_FOLD)
    return _LABEL.sub("", squeezed)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


def _coded(match: re.Match[str], *, year_first: bool) -> DocumentNumber | None:
    code, year, serial = match["code"], _year(match["year"]), int(match["serial"])
    if _NOT_CODE.search(code) or year is None:
        return None
    glued = code_start(code) or 0
    code = code[glued if glued > 2 else 0 :]  # a field cut out of a sentence carries words before its code
    word = "" if year_first else (match["word"] or "").removesuffix("号")
    if code.endswith("令"):
        return _coded_order(code, year, serial, ordinal="第" if "〕第" in match.group() else "")
    code = code.replace("〔", "（").replace("〕", "）")
    ordinal = "第" if "〕第" in match.group() or (year_first and "第" in match.group()) else ""
    head = f"〔{match['year']}〕{code}" if year_first else f"{code}〔{match['year']}〕{word}"
    return DocumentNumber(NumberKind.CODED, code + word, serial, year, printed=f"{head}{ordinal}{serial}号")


def _coded_order(code: str, year: int, serial: int, ordinal: str) -> DocumentNumber | None:
    """An order whose issuer stands as a code (渝府令) or in full (中国人民银行令)."""
    printed = f"{code}〔{year}〕{ordinal}{serial}号"
    issuers = split_issuers(code[:-1]) or (code[:-1],)
    return DocumentNumber(NumberKind.ORDER, "令", serial, year, issuers, printed=printed)


def _act(match: re.Match[str], *, act_last: bool) -> DocumentNumber | None:
    groups = match.groupdict()
    year = _year(groups.get("year") or groups.get("year2") or groups.get("year3"))
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
    when = "" if year is None else (f"〔{year}〕" if bracketed and groups.get("year") else f"{year}年")
    ordinal = "第" if "第" in match.group()[len(match["names"]) :] else ""
    printed = (
        f"{names}{when}{ordinal}{number}号{act}" if act_last else f"{names}{act}{when}{ordinal}{number}号"
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
    within = _TERM.search(match["names"])
    term = integer(match["term"] or (within[1] if within else ""))
    issuer = _TERM.sub("", match["names"])
    return DocumentNumber(NumberKind.CONGRESS, match["act"], serial, None, (issuer,), term, printed)


def parse(text: str) -> DocumentNumber | None:
    """Read a whole field as one document number in any printed spelling; None if it is none (or several)."""
    form = normalise(text)
    if not form or len(form) > 120:
        return None
    if match := _CONGRESS.fullmatch(form):
        return _congress(match)
    if match := _ACT.fullmatch(form):
        return _act(match, act_last=False)
    if match := _ACT_LAST.fullmatch(form):
        return _act(match, act_last=True)
    if match := _CODED.fullmatch(form):
        return _coded(match, year_first=False)
    if match := _YEAR_FIRST.fullmatch(form):
        return _coded(match, year_first=True)
    return None
