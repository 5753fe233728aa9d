"""Chinese numerals and printed dates 汉字数字与日期, as values."""

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Final

_VARIANTS: Final = str.maketrans("○ＯO零", "〇〇〇〇")
_NUMERAL: Final = re.compile(r"[〇一二三四五六七八九十百千两]{1,12}")
YEAR: Final = r"(?:(?:[1１][9９]|[2２][0０])\d{2}|[一二][〇○零一二三四五六七八九O0Ｏ]{3})"
_DAY: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE: Final = rf"{YEAR}年{_DAY}月{_DAY}日"
_DATE: Final = re.compile(rf"({YEAR})年({_DAY})月({_DAY})日")
_ISO_DATE: Final = re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")


@lru_cache(maxsize=1 << 12)  # a document prints the same few numerals again and again
def integer(text: str) -> int | None:
    """Return the value of a numeral in Arabic or Chinese digits (``324``, ``三百二十四``, ``二〇〇五``), else None."""
    if text.isdecimal():
        return int(text)
    text = unicodedata.normalize("NFKC", text)
    if text.isdecimal():
        return int(text)
    text = text.translate(_VARIANTS)
    if not _NUMERAL.fullmatch(text):
        return None
    return _from_chinese(text)


@cache
def _from_chinese(text: str) -> int | None:
    import cn2an  # 0.1 s to import: only where a Chinese numeral is met

    try:
        return int(cn2an.cn2an(text, "smart"))
    except ValueError:
        return None


def iso_date(text: str) -> str | None:
    """Return the ISO form of the first date in a squeezed text (``2022年10月1日``, ``二〇〇五年七月十四日``)."""
    text = unicodedata.normalize("NFKC", text)
    match = _DATE.search(text) or _ISO_DATE.search(text)
    if match is None:
        return None
    year, month, day = (integer(part) for part in match.groups())
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
