"""Styles and lists of a binary Word document 样式与编号 ([MS-DOC] §2.9.131 LSTF, §2.9.150 LVLF, §2.9.260 STD)."""

import struct
from dataclasses import replace
from typing import Final

from wenmai.extractors.readers.doc_properties import part, sprms
from wenmai.extractors.readers.lists import LEVELS, Labels, Level, Listing
from wenmai.extractors.readers.word_styles import Style

_FORMS: Final = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText",
    "ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha",
    "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand",
    "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero",
    "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
    "decimalEnclosedCircle", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
    "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
    "chineseCountingThousand",
)  # fmt: skip  # [MS-OSHARED] §2.2.1.3 MSONFC, in the words of ECMA-376
_NONE: Final = 255
_LIST, _LEVEL, _HIDDEN = 0x460B, 0x260A, 0x083C
_MOST_ANCESTORS: Final = 20


def styles(word: bytes, table: bytes) -> list[Style]:
    """Return the styles of a document by their index; those that cannot be read add nothing."""
    sheet = part(word, table, 1)
    found: list[Style] = []
    try:
        size, count, base = struct.unpack_from("<HHH", sheet)
        at = 2 + size
        for _ in range(count):
            (length,) = struct.unpack_from("<H", sheet, at)
            found.append(_style(sheet[at + 2 : at + 2 + length], base))
            at += 2 + length + length % 2
    except struct.error:
        pass
    return [_inherited(style, found) for style in found]


def _style(std: bytes, base: int) -> Style:
    if len(std) < base + 2:
        return Style()
    kind, upxs = struct.unpack_from("<HH", std, 2)
    above, kind = kind >> 4, kind & 15
    at = base + 4 + 2 * int.from_bytes(std[base : base + 2], "little")
    style = Style(str(above))
    for index in range(upxs & 15):
        size = int.from_bytes(std[at : at + 2], "little")
        upx = std[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        for sprm, operand in sprms(upx[2:] if kind == 1 and index == 0 else upx):
            value = int.from_bytes(operand, "little")
            if sprm == _LIST:
                style = replace(style, numbering=str(value))
            elif sprm == _LEVEL:
                style = replace(style, depth=value)
            elif sprm == _HIDDEN:
                style = replace(style, hidden=value == 1)
    return style


def _inherited(style: Style, found: list[Style]) -> Style:
    above = int(style.above or len(found))
    for _ in range(_MOST_ANCESTORS):
        if above >= len(found):
            break
        parent = found[above]
        if not style.numbering:
            style = replace(style, numbering=parent.numbering, depth=parent.depth)
        style = replace(style, hidden=style.hidden or parent.hidden)
        above = int(parent.above or len(found))
    return style


def labels(word: bytes, table: bytes) -> Labels:
    """Return the lists of a document by the number that paragraphs give (PlfLst, PlfLfo); none if damaged."""
    lists: dict[str, Listing] = {}
    try:
        known = _lists(table, *struct.unpack_from("<II", word, 0x9A + 8 * 73))
        overrides = part(word, table, 74)
        (count,) = struct.unpack_from("<I", overrides)
        at = 4 + 16 * count
        for index in range(count):
            name, levels = struct.unpack_from("<i8xB", overrides, 4 + 16 * index)
            listing = known.get(str(name))
            at += 4
            for _ in range(levels):
                listing, at = _overridden(listing, overrides, at)
            if listing:
                lists[str(index + 1)] = listing
    except struct.error:
        pass
    return Labels(lists)


def _lists(table: bytes, first: int, size: int) -> dict[str, Listing]:
    (count,) = struct.unpack_from("<H", table, first)
    at = first + size
    lists = {}
    for index in range(count if size else 0):
        name, flags = struct.unpack_from("<i22xB", table, first + 2 + 28 * index)
        levels = []
        for _ in range(1 if flags & 1 else LEVELS):
            level, at = _level(table, at)
            levels.append(level)
        lists[str(name)] = Listing(str(name), tuple(levels))
    return lists


def _overridden(listing: Listing | None, table: bytes, at: int) -> tuple[Listing | None, int]:
    start, flags = struct.unpack_from("<iI", table, at)
    at, depth = at + 8, flags & 15
    level = None
    if flags & 32:
        level, at = _level(table, at)
    if listing is None or depth >= len(listing.levels):
        return listing, at
    level = level or replace(listing.levels[depth], start=start)
    levels = (*listing.levels[:depth], level, *listing.levels[depth + 1 :])
    return Listing(listing.counter, levels, listing.anew | ({depth} if flags & 16 else set())), at


def _level(table: bytes, at: int) -> tuple[Level, int]:
    start, form, flags, follow, runs, paragraphs = struct.unpack_from("<iBB9xB8xBB2x", table, at)
    at += 28 + runs + paragraphs
    (length,) = struct.unpack_from("<H", table, at)
    signs = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in signs)
    name = "none" if form == _NONE else _FORMS[form] if form < len(_FORMS) else "decimal"
    suffix = "" if follow == 2 else " "
    return Level(start, name, text, suffix, bool(flags & 4), not flags & 8), at + 2 + 2 * length
