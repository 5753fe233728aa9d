"""Letters 字符 of a PDF: ideographs where the font gives radicals, and text that is none told from text."""

import re
import unicodedata
from typing import Final

_CODED_TWICE: Final = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))  # radicals, and compatibility ideographs
_UNMAPPED: Final = dict(  # radicals that are whole ideographs; Unicode gives them no compatibility mapping
    zip(
        "⺠⺬⺷⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "民示羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}  # what pdfium makes of a hyphen that ends a line
_NO_LETTER: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")


def _ideographs() -> dict[int, str]:
    table = {ord(radical): ideograph for radical, ideograph in _UNMAPPED.items()} | _HYPHENS
    for first, last in _CODED_TWICE:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1:
                table[code] = plain
    return table


_TABLE: Final = _ideographs()


def is_garbage(text: str) -> bool:
    """Return whether most letters of a text stand for nothing 乱码: private use, unknown, or control."""
    unknown = len(_NO_LETTER.findall(text))
    return unknown > 0 and unknown * 2 > sum(map(len, text.split()))


def ideographs(text: str) -> str:
    """Return a text with ideographs 汉字 for radicals and for ideographs coded twice, one for one."""
    return text.translate(_TABLE)
