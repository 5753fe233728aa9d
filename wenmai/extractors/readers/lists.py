"""Numbers that Word counts 自动编号: 第一条, （一）, 1. stand nowhere in a file, only the rule by which to count."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

LEVELS: Final = 9
_ENCLOSED: Final = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_COUNTING: Final = frozenset(
    {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"}
    | {"japaneseCounting", "koreanCounting"}
)
_LEGAL: Final = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_DIGITS: Final = {
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), "〇一二三四五六七八九"
    ),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "０１２３４５６７８９"),
}
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list 编号级别 (ECMA-376 §17.9.6): ``text`` is a pattern as 第%1条, ``form`` an ST_NumberFormat."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    legal: bool = False  # all numbers of the pattern in decimal
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a document 编号列表: lists of one ``counter`` count on from each other, save the levels ``anew``."""

    counter: str
    levels: tuple[Level, ...]
    anew: frozenset[int] = frozenset()


@dataclass(slots=True)
class Labels:
    """Counts the paragraphs of lists 编号计数: :meth:`label` is called for each in the order of the document."""

    lists: Mapping[str, Listing]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def label(self, name: str, depth: int) -> str:
        """Return what Word prints before the next paragraph of a list; empty for bullets and unknown lists."""
        listing = self.lists.get(name)
        if listing is None or not 0 <= depth < len(listing.levels):
            return ""
        counts = self._counts.setdefault(listing.counter, [None] * LEVELS)
        if name not in self._seen:
            self._seen.add(name)
            for other in listing.anew:
                counts[other] = None
        level, before = listing.levels[depth], counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, len(listing.levels)):
            if listing.levels[deeper].restarts:
                counts[deeper] = None
        if level.form == "bullet":
            return ""

        def counted(match: re.Match[str]) -> str:
            at = min(int(match[1]), len(listing.levels)) - 1
            count, other = counts[at], listing.levels[at]
            return numeral("decimal" if level.legal else other.form, other.start if count is None else count)

        text = re.sub("%([1-9])", counted, level.text)
        return text + level.suffix if text else ""


def numeral(form: str, number: int) -> str:
    """Return a number in a form of lists: 二十一 for ``chineseCounting`` (ECMA-376 §17.18.59); else decimal."""
    if form == "none":
        return ""
    signs = _ENCLOSED.get(form, "")
    if 0 < number <= len(signs):
        return signs[number - 1]
    if not 0 < number < 10_000:
        return str(number)
    if form in _COUNTING or form in _LEGAL:
        from cn2an import an2cn

        return str(an2cn(number, "up" if form in _LEGAL else "low"))
    if form in _DIGITS:
        return str(number).translate(str.maketrans("0123456789", _DIGITS[form]))
    if form in ("upperLetter", "lowerLetter") and number <= 26 * 3:
        letters = chr(ord("A") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
