"""The fields of a document 文件要素: number, issuers, date, level, region, force, from its head and its tail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.lines import Lines
from wenmai.extractors.marks import is_letterhead
from wenmai.extractors.splitting import Head
from wenmai.extractors.titles import core, others_follow
from wenmai.ontology.authorities import Authority, Region, authority, split_issuers
from wenmai.ontology.numbers import DocumentNumber, parse
from wenmai.ontology.numerals import DATE, iso_date
from wenmai.ontology.tables import words
from wenmai.ontology.vocabulary import Force, Genre

_DATE_LINE: Final = re.compile(rf"^[（(]?({DATE})[）)]?$")
_ISO_LINE: Final = re.compile("^(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$")
_NOTED_DATE: Final = re.compile(rf"^[（(]({DATE})[）)]$")  # below the title of a party's document
_LAST_DATE: Final = re.compile(rf"{DATE}$")
_LAST_NAMES: Final = re.compile(r"[\u3400-\u9fff、/]{2,80}+$")
_SEALED: Final = re.compile(r"[（(][^（）()]{0,30}(?:代章|代)[）)]$")
_ADOPTED: Final = re.compile(
    rf"^[（(]?(?:根据)?({DATE})[^，。；）)]{{0,60}}(?:通过|公布|发布|修订|制定|令第)"
)
_LABELLED_DATE: Final = re.compile(
    rf"^(?:成文日期|发文日期|生成日期)[:：](?:{DATE}|\d{{4}}-\d{{1,2}}-\d{{1,2}})"
)
_LABELLED_NUMBER: Final = re.compile(r"^(?:发文字号|发文文号|文号)[:：](.{4,60})$")
_LABEL_ALONE: Final = re.compile(r"^(?:发文字号|发文文号|文号)[:：]$")
_IMPRINT: Final = re.compile(r"^(?:主题词|抄送|抄报)[:：]|^[（(]共印\d{1,6}份[）)]$")
_PROSE: Final = re.compile("[。；]|[:：]$")
_IMPRINT_SIGNS: Final = ("抄", "共印", "主题词")  # of 抄送 and 抄报 one character, which is found sooner
_IMPRINT_BEGINS: Final = frozenset("主抄（(")
_DATE_ENDS: Final = frozenset("日）)0123456789")
_LONGEST_DATE: Final = 20  # 二〇二二年十二月二十八日, in brackets, and more
_LONGEST_SIGNATURE: Final = 100
_BODY: Final = re.compile("[\u3400-\u9fff]{4,40}")
HEAD_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the line it stands on 日期."""

    date: str | None = None
    line: int | None = None


def number_of(lines: Lines, head: Head, end: int) -> DocumentNumber | None:
    """Return the number that a document bears: above its title, or between title and text, or labelled."""
    above = range(head.first, head.title_first)
    below = range(head.title_end, min(head.title_end + HEAD_LINES, end))
    for at in (*above, *below):
        text = lines.texts[at]
        if labelled := _LABELLED_NUMBER.match(text):
            text = labelled[1]
        following = lines.texts[at + 1] if at + 1 < end else ""
        if _LABEL_ALONE.match(text):
            continue
        found = _joined(text, following) or (parse(text) if len(text) <= 60 else None)
        if found is None and at == head.title_end:
            found = _joined(lines.texts[at - 1], text)
        if found is not None:
            return found
        if at in below and _PROSE.search(text):
            break
    return None


def _joined(text: str, following: str) -> DocumentNumber | None:
    """A number that a line break splits: ××人民政府令 / 第242号, ××常务委员会公告 / （第三百二十四号）."""
    if not text.endswith(("公告", "令", "通告")) or len(text) + len(following) > 60:
        return None
    return parse(text + following)


def date_of(lines: Lines, head: Head, end: int, body: str) -> tuple[Dated, int]:
    """Return the date of issue and the index of its line (``end`` if none): signature, else adoption, else label.

    What stands in the imprint 版记 below the text is the day on which it was printed.
    """
    adopted: Dated | None = None
    for at in range(head.title_end, min(head.title_end + HEAD_LINES, end)):
        if match := _ADOPTED.match(lines.texts[at] + (lines.texts[at + 1] if at + 1 < end else "")):
            adopted = Dated(iso_date(match[1]), lines.numbers[at])
            break
        if at <= head.title_end + 1 and (noted := _NOTED_DATE.match(lines.texts[at])):
            adopted = Dated(iso_date(noted[1]), lines.numbers[at])
    stop = _imprint(lines, head.title_end + HEAD_LINES, end, body)
    for at in [at for at in range(head.title_end, stop) if lines.lasts[at] in _DATE_ENDS]:
        if at > head.title_end + 1 and _signed_in_digits(lines, at):
            return Dated(iso_date(lines.texts[at]), lines.numbers[at]), at
        if at == head.title_end and at + 1 < end:
            continue
        text = lines.texts[at]
        if len(text) <= _LONGEST_DATE and _DATE_LINE.match(text):
            return Dated(iso_date(text), lines.numbers[at]), at
        if lines.lasts[at] == "日" and (signed := _signed_on_one_line(text)):
            return Dated(signed, lines.numbers[at]), at
    if adopted is not None:
        return adopted, end
    for at in range(head.first, min(head.title_end + HEAD_LINES, end)):
        if _LABELLED_DATE.match(lines.texts[at]):
            return Dated(iso_date(lines.texts[at]), lines.numbers[at]), end
    return Dated(), end


def _imprint(lines: Lines, first: int, end: int, body: str) -> int:
    """The first line of the imprint from a line on; ``end`` if there is none, as in most texts."""
    if first >= end or not any(sign in body for sign in _IMPRINT_SIGNS):
        return end
    texts = enumerate(lines.texts[first:end], first)
    return next((at for at, text in texts if text[0] in _IMPRINT_BEGINS and _IMPRINT.match(text)), end)


def _signed_in_digits(lines: Lines, at: int) -> bool:
    """Whether a line is a date in digits right below an issuer: 2021-03-01."""
    text = lines.texts[at]
    return _ISO_LINE.match(text) is not None and bool(split_issuers(lines.texts[at - 1]))


def _signed_on_one_line(text: str) -> str | None:
    """工业和信息化部2021年11月26日: issuer and date on one line."""
    names, date = _signed(text)
    return iso_date(date) if split_issuers(names) else None


def _signed(text: str) -> tuple[str, str]:
    """The date that a line ends in and what may be names right before it; both empty if there is none of either."""
    start = max(len(text) - _LONGEST_SIGNATURE, 0)
    date = _LAST_DATE.search(text, start) if text.endswith("日") else None
    names = _LAST_NAMES.search(text, start, date.start()) if date else None
    return (names[0], date[0]) if names and date else ("", "")


def issuers_of(lines: Lines, head: Head, date_at: int, end: int) -> tuple[str, ...]:
    """Return the issuing bodies as printed, in order: of the title, else of the signature, else of the letterhead."""
    named, rest = core(head.title)
    titled = (
        named
        if rest.startswith(
            ("关于", "印发", "转发", "批转", "令", "公告", "《", "办法", "对", "通告", "发布", "公布")
        )
        else ()
    )
    signed = signature_of(lines, head, date_at, end)
    if titled and not (others_follow(head.title) and len(signed) > len(titled)):
        return titled
    return signed or titled or _letterhead(lines.texts[head.first : head.title_first])


def _letterhead(above: Sequence[str]) -> tuple[str, ...]:
    """The bodies of a letterhead 发文机关标志: ××市招生委员会文件."""
    named = (split_issuers(line.removesuffix("文件")) for line in above if is_letterhead(line))
    return next(filter(None, named), ())


def signature_of(lines: Lines, head: Head, date_at: int, end: int) -> tuple[str, ...]:
    """Return the issuers on the lines right above the date, or before it on its line."""
    if date_at >= end:
        return ()
    names: list[str] = []
    if own_line := split_issuers(_signed(lines.texts[date_at])[0]):
        return own_line
    at = date_at - 1
    while at >= head.title_end:
        text = _SEALED.sub("", lines.texts[at])
        found = split_issuers(text) or ((text,) if text and _is_body(text) else ())
        if text and not found:
            break
        names[:0] = found
        at -= 1
    return tuple(names)


def _is_body(text: str) -> bool:
    """Whether a line above a date reads like the name of a body, though no table holds it: ××领导小组办公室."""
    ends = tuple(word for word in words("organ_end") if len(word) > 1 or word in "部局厅委院署")
    return _BODY.fullmatch(text) is not None and text.endswith(ends) and "的" not in text


def authority_of(
    issuers: Sequence[str], on: str | None, home: Region | None
) -> tuple[Authority | None, tuple[str, ...]]:
    """Return the leading issuer as an authority, and all issuers by official name at that date."""
    found = [authority(name, on=on, home=home) for name in issuers]
    full = tuple(known.name if known else name for known, name in zip(found, issuers, strict=True))
    return (found[0] if found else None), full


def force_of(
    genre: Genre, number: DocumentNumber | None, issuer: Authority | None, title: str
) -> Force | None:
    """Return the legal force 效力位阶 by genre, issuer and kind of number (立法法 第二章至第四章); None if unclear."""
    kind = issuer.kind if issuer else None
    if genre is Genre.JUDICIAL_INTERPRETATION:
        return Force.JUDICIAL_INTERPRETATION
    if title == "中华人民共和国宪法":
        return Force.CONSTITUTION
    if genre is Genre.LAW and title.startswith("中华人民共和国"):
        return Force.LAW
    if kind == "party":
        return Force.PARTY
    if kind == "congress":
        return (
            Force.LOCAL_REGULATIONS
            if genre in (Genre.REGULATIONS, Genre.PROVISIONS, Genre.MEASURES)
            else Force.OTHER
        )
    legislative = genre in (
        Genre.REGULATIONS,
        Genre.PROVISIONS,
        Genre.MEASURES,
        Genre.DETAILED_RULES,
        Genre.RULES,
        Genre.ORDER,
    )
    if number is not None and number.code == "令" and legislative and issuer is not None:
        if issuer.name == "国务院":
            return Force.ADMINISTRATIVE_REGULATIONS
        return Force.MINISTRY_RULES if kind == "ministry" else Force.LOCAL_RULES
    return Force.NORMATIVE if issuer is not None else None
