"""Lines that say what they are 行的类别: numbers, addressees, histories, dates, the marks at a document's end."""

import re
from typing import Final

from wenmai.extractors.lines import Lines
from wenmai.ontology.authorities import split_issuers
from wenmai.ontology.numbers import parse
from wenmai.ontology.numerals import DATE, YEAR

_ENUMERATED: Final = (
    r"#{0,4}(?:[一二三四五六七八九十百]{1,4}[、.．是]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]"
    r"|第[一二三四五六七八九十百零\d]{1,5}[编章节条款部分]|附[件表录：:]|附[一二三四五六]|[—－·●◆■>【]|目录$|抄送|注[:：]|来源|日期|当前位置)"
)
_ADDRESSEE: Final = re.compile(
    r"^(?=.{2,200}[:：]$)[^，。；]{0,120}(?:各|省|市|县|区|部|委|局|厅|院|会|公司|单位|政府|机构)"
)
_ADDRESSEE_HEAD: Final = re.compile(
    r"^(?:各省|各市|各县|各区|各地区|各自治州|各有关|各中央|国务院各|省政府各|省直各|市直各|市政府各|本市各)"
)
_HISTORY: Final = re.compile(
    rf"^[（(]?(?:根据|[\u4e00-\u9fff]{{2,30}}令第\w{{1,6}}号)?{YEAR}年.{{2,90}}(?:通过|公布|发布|修订|修正|批准|施行|令第)"
)
_ARTICLE_ONE: Final = re.compile(r"^#{0,4}(?:第一[条章编](?!款)|目录$|总则$)")
_DATE_LINE: Final = re.compile(rf"^[（(]?{DATE}[）)]?$")
_SIGNED: Final = re.compile(rf"^([\u3400-\u9fff、]{{2,60}}?){DATE}$")
_END_MARK: Final = re.compile(
    rf"^(?:[（(](?:此件|此文|本文|信息公开|联系).{{0,30}}[）)]|[（(]本文有删减[）)]|.{{0,60}}{DATE}印发)$"
)
_ANNEX: Final = re.compile(r"^附[件录表]\d{0,2}[:：]?$")
_LETTERHEAD: Final = re.compile(r"^[\u4e00-\u9fff、]{4,40}文件$")
_LABEL: Final = (
    "(?:索引号|发文字号|发文机关|发文机构|发布机构|成文日期|发文日期|发布日期|发布时间|时间|字体|信息分类|主题分类|主题词"
    "|分类|文号|有效性|效力|名称|标题|信息来源|生成日期)[:：]"
)
_LABELLED: Final = re.compile(
    rf"{_LABEL}|(?:来源|日期|作者|浏览次数)[:：]|(?:19|20)\d{{2}}-\d{{1,2}}-\d{{1,2}}$"
)
_NO_BEGINNING: Final = re.compile(f"{_ENUMERATED}|{_LABEL}")
_SERIAL: Final = re.compile(r"^[（(]?第[\d一二三四五六七八九十百零〇]{1,6}号[）)]?$")
NUMBER_ENDS: Final = frozenset("号告令文件电）)〕]］】》。，、；:：0123456789０１２３４５６７８９")
_STOPS: Final = frozenset("。，、；：:")
_BEFORE_STOP: Final = NUMBER_ENDS | frozenset("〇○零一二三四五六七八九十百千两>＞}｝〉")
LAST_ENDS: Final = frozenset("日发）)")
_LASTS: Final = tuple(LAST_ENDS)
ANNEX_ENDS: Final = frozenset("件录表：:0123456789０１２３４５６７８９")
_NO_BEGINNINGS: Final = frozenset(
    "#一二三四五六七八九十百（(第附—－·●◆■>【目抄注来日当索发成时字信分主文有效名标生"
)
LONGEST_NUMBER: Final = 60
ADDRESSEE_LINES: Final = 12


def begins_no_title(text: str) -> bool:
    """Whether a line is an item, a label, a date or an end mark: no title begins with it."""
    first = text[:1]
    if (first in _NO_BEGINNINGS or first.isdecimal()) and _NO_BEGINNING.match(text):
        return True
    return _is_last(text)


def is_annex(text: str) -> bool:
    """Whether a line says that an annex 附件 begins."""
    return _ANNEX.match(text) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line is a letterhead 发文机关标志: ××人民政府文件."""
    return text.endswith("文件") and _LETTERHEAD.match(text) is not None


def may_be_number(text: str) -> bool:
    """Whether a line may be a number or a letterhead: asked first, because it costs next to nothing."""
    size = len(text)
    if not 1 < size <= LONGEST_NUMBER:
        return False
    last = text[-1]
    if last not in NUMBER_ENDS or (last in _STOPS and text[-2] not in _BEFORE_STOP):
        return False
    return text.endswith("文件") or _bears_sign(text)


def _bears_sign(text: str) -> bool:
    """Whether a line has a character that stands in every number; six leaps take a third of the time of a pattern."""
    return "号" in text or "〔" in text or "［" in text or "[" in text or "﹝" in text or "【" in text


def is_number(text: str) -> bool:
    """Whether a line is a document number and nothing else."""
    return may_be_number(text) and _bears_sign(text) and parse(text) is not None


def addressed(lines: Lines, at: int) -> bool:
    """Whether an addressee 主送机关 begins at a line: it ends in a colon, maybe lines further on."""
    text = lines.texts[at]
    if _ADDRESSEE.match(text):
        return True
    if not _ADDRESSEE_HEAD.match(text):
        return False
    for line in lines.texts[at : at + ADDRESSEE_LINES]:
        if line.endswith(("：", ":")):
            return True
        if "。" in line:
            return False
    return False


def is_history(text: str) -> bool:
    """Whether a line tells when a text was adopted, promulgated or amended 题注."""
    return _HISTORY.match(text) is not None


def heads_a_text(lines: Lines, at: int) -> bool:
    """Whether a line is what stands between title and text: number, addressee, history, first article."""
    text = lines.texts[at]
    return (
        is_number(text)
        or _SERIAL.match(text) is not None
        or addressed(lines, at)
        or is_history(text)
        or _ARTICLE_ONE.match(text) is not None
    )


def is_passed_over(text: str) -> bool:
    """Whether a line between title and text is a label or a date."""
    return _LABELLED.match(text) is not None or _DATE_LINE.match(text) is not None


def ends_document(lines: Lines, at: int) -> bool:
    """Whether a line is the last of a document: the date of the signature, 此件公开发布, the imprint."""
    return _is_last(lines.texts[at])


def _is_last(text: str) -> bool:
    if not text.endswith(_LASTS):
        return False
    return bool(_DATE_LINE.match(text) or _END_MARK.match(text) or _is_signed(text))


def _is_signed(text: str) -> bool:
    """Whether a line is a signature with its date: 财政部2021年3月1日."""
    signed = _SIGNED.match(text)
    return signed is not None and bool(split_issuers(signed[1]))
