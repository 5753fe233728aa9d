"""The grammar of document numbers 发文字号的写法: what print varies, and the forms that are left when it is folded.

GB/T 9704-2012, 7.2.5 has one form; the others are counted in the wild: every kind of bracket, a bracket that
is opened twice and never closed, full-width and Chinese digits, labels, a serial in the bracket of the year.
Every quantifier is bounded, so that each form reads in linear time.
"""

import re
import unicodedata
from typing import Final

_FOLD: Final = str.maketrans(dict.fromkeys("[【﹝［(（〈<{", "〔") | dict.fromkeys("]】﹞］)）〉>}", "〕"))
_LABEL: Final = re.compile(
    r"^(?:(?:发文字号|发文文号|发文号|发文编号|公文字号|文件字号|文件文号|文件编号|文件号|文号|字号|编号)[:：]|文号)"
)
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_STOP: Final = re.compile(r"(?:[。，、；,;.]|(?<=号)〔〕)$")
_CALLED: Final = re.compile(r"(〕第?\d{1,6}号)文(?:件)?$")
_DIGITS: Final = "[〇○零一二三四五六七八九]"
_HAN: Final = r"[\u3400-\u9fff]"
_WORD: Final = r"[\u3400-\u9fffA-Za-z]"
_YEAR: Final = rf"(?:(?:19|20)\d{{2}}|\d{{2}}|[一二]{_DIGITS}{{3}})"
_NUMERAL: Final = r"(?:\d{1,6}|[〇○零一二三四五六七八九十百千两]{1,9})"
_CLOSE: Final = "[〔〕]{1,2}"
_CODE: Final = rf"(?P<code>{_WORD}{{1,16}}?(?:〔{_HAN}{{1,6}}〕{_WORD}{{0,6}})?)"
_NAMES: Final = r"(?P<names>[\u3400-\u9fff、/，]{0,80}?)"

CODED: Final = re.compile(
    rf"{_CODE}〔{{1,2}}(?P<year>{_YEAR})年?{_CLOSE}(?P<word>{_HAN}{{0,3}}字|号)?(?P<ordinal>第)?(?P<serial>{_NUMERAL})号?"
)
ROUND_SERIAL: Final = re.compile(
    rf"{_CODE}(?P<year>(?:19|20)\d{{2}})年?〔(?P<ordinal>第)?(?P<serial>\d{{1,5}})号?〕号?"
)
YEAR_FIRST: Final = re.compile(rf"〔(?P<year>{_YEAR})年?〕{_CODE}(?P<ordinal>第)?(?P<serial>{_NUMERAL})号?")
CONGRESS: Final = re.compile(
    rf"(?P<names>{_HAN}{{0,30}}?人(?:民代表)?大(?:会)?(?:常务委员会|常委会)?)(?P<act>公告)"
    rf"(?:〔?(?P<term>\d{{1,2}})届〕?)?〔?第?(?P<serial>{_NUMERAL})号〕?"
)
ACT: Final = re.compile(
    rf"{_NAMES}(?P<joint>(?:(?P<year0>{_YEAR})年)?联合)?(?P<act>令|公告|通告)(?:〔(?P<year>{_YEAR})年?〕|(?P<year2>{_YEAR})(?:年|(?=第))|〔(?P<year3>{_YEAR})年(?=第))?"
    rf"(?:第(?P<serial>{_NUMERAL})|(?P<serial2>\d{{1,6}}))号?〕?"
)
ACT_LAST: Final = re.compile(
    rf"{_NAMES}(?:〔(?P<year>{_YEAR})年?〕|(?P<year2>{_YEAR})年)?第(?P<serial>{_NUMERAL})号(?P<act>令|公告|通告)"
)
TERM: Final = re.compile("第([一二三四五六七八九十]{1,3})届")
NOT_CODE: Final = re.compile(r"^(?:令|公告|通告|第|关于|建议|提案)|(?:公告|通告)$")


def normalise(text: str) -> str:
    """Return a printed number without spaces, label and odd brackets or digits 规整写法: what the grammar reads."""
    from_width = unicodedata.normalize("NFKC", text.translate(_FOLD))
    form = _LABEL.sub("", _INVISIBLE.sub("", from_width).translate(_FOLD))
    form = _CALLED.sub(r"\1", _STOP.sub("", form))
    if form.startswith("〔") and form.endswith("〕") and form.count("〔") == form.count("〕") > 1:
        return form[1:-1]
    return form
