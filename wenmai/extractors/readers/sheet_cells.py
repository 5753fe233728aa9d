"""What a cell of a spreadsheet shows 单元格: numbers and dates are kept as numbers, with a format beside them."""

import re
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

_LINE_BREAK: Final = re.compile(r"[\r\n\v\f]|_x000D_")
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MONTHS: Final = frozenset({17, 27, 36, 50, 52, 57})
_DAYS: Final = frozenset(
    {*range(14, 23), *range(28, 32), *range(32, 36), *range(45, 48), 51, *range(53, 57), 58}
)
_LAST_DAY: Final = 2_958_465  # 9999-12-31
_LEAP_DAY: Final = 60  # 1900-02-29, which there never was


class Shown(Enum):
    """What a number format shows of a number 数字格式: nothing but the number, or a date down to the day or so."""

    NUMBER = auto()
    YEAR = auto()
    MONTH = auto()
    DAY = auto()


def shown_by(number: int, code: str = "") -> Shown:
    """Return what a number format shows, by its id where it is built in, else by its code (ECMA-376 §18.8.30)."""
    if not code:
        return Shown.MONTH if number in _MONTHS else Shown.DAY if number in _DAYS else Shown.NUMBER
    letters = _NOT_SHOWN.sub("", code[:500].split(";")[0]).lower()
    if "general" in letters or not re.search("[ymdhs]", letters):
        return Shown.NUMBER
    if "y" in letters and not re.search("[dhs]", letters):
        return Shown.MONTH if "m" in letters else Shown.YEAR
    return Shown.DAY


def number_text(value: float, shown: Shown = Shown.NUMBER, *, since_1904: bool = False) -> str:
    """Return a number as its cell shows it: 12, 0.5, or for a date 2022-01-31, 2022年1月, 2022."""
    if shown is not Shown.NUMBER and 0 <= value <= _LAST_DAY:
        return _date(value, shown, since_1904)
    if value == value // 1 and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def _date(value: float, shown: Shown, since_1904: bool) -> str:
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if value < _LEAP_DAY else 30)
    try:
        day = start + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return str(value)
    if value < 1:
        return f"{day:%H:%M:%S}"
    if shown is Shown.DAY:
        return day.isoformat(" ") if day.hour or day.minute or day.second else f"{day:%Y-%m-%d}"
    return f"{day.year}年{day.month}月" if shown is Shown.MONTH else str(day.year)


def one_line(text: str) -> str:
    """Return the text of a cell on one line: a line break is a space between Latin words, else nothing."""
    joined = ""
    for part in _LINE_BREAK.split(text):
        line = part.strip().replace("\t", " ")
        latin = joined[-1:].isascii() and line[:1].isascii() and joined and line
        joined += " " + line if latin else line
    return joined
