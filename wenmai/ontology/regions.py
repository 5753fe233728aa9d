"""Regions 行政区划: provinces, cities and counties by GB/T 2260, and finding their names in text.

Source: ``data/regions.csv`` (codes and names of GB/T 2260 and their changes; a row with ``until`` is a
former name 曾用名). Nothing is read before the first call.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from wenmai.ontology.tables import parts, table, words
from wenmai.ontology.vocabulary import Level

NATION: Final = "100000"


@dataclass(frozen=True, slots=True)
class Region:
    """A region 行政区 of GB/T 2260; ``tier`` says which organs it has (省, 直辖市, 副省级市, 市, 县)."""

    code: str
    name: str
    short: str
    level: Level
    parent: str | None
    abbr: str | None
    tier: str = ""

    @property
    def path(self) -> str:
        """Return the names from the province down 全称: 湖北省咸宁市; 全国 for the nation."""
        if self.parent is None:
            return self.short
        return "".join(region.name for region in reversed(lineage(self)) if region.parent is not None)

    @property
    def title(self) -> str:
        """Return the name as its organs bear it 冠名: 咸宁市, 通城县, but 武汉市江夏区."""
        above = regions().get(self.parent or "")
        district = self.tier == "县" and self.name.endswith("区")
        return above.name + self.name if above and district else self.name


@cache
def all_regions() -> tuple[Region, ...]:
    """Return every row of ``regions.csv`` in its order, former names 曾用名 included."""
    levels = {level.value: level for level in Level}
    return tuple(
        Region(
            code=row["code"],
            name=row["name"],
            short=row["short"].partition("|")[0],
            level=levels[row["level"]],
            parent=row["parent"] or None,
            abbr=row["abbr"].partition("|")[0] or None,
            tier=row["tier"],
        )
        for row in table("regions")
    )


@cache
def regions() -> Mapping[str, Region]:
    """Return the regions of today 现行行政区划 by their code of GB/T 2260."""
    pairs = zip(all_regions(), table("regions"), strict=True)
    return MappingProxyType({region.code: region for region, row in pairs if not row["until"]})


def lineage(region: Region) -> tuple[Region, ...]:
    """Return the region and those above it 上级区划, itself first, the nation last."""
    line, current = [region], regions().get(region.parent or "")
    while current:
        line.append(current)
        current = regions().get(current.parent or "")
    return tuple(line)


@cache
def _names() -> tuple[dict[str, tuple[Region, ...]], dict[str, tuple[Region, ...]]]:
    """Return the regions by full name 全名 (or an unmistakable short one: 恩施州), and by short name 简称."""
    full: dict[str, tuple[Region, ...]] = {}
    short: dict[str, tuple[Region, ...]] = {}
    for region, row in zip(all_regions(), table("regions"), strict=True):
        full[region.name] = (*full.get(region.name, ()), region)
        for word in parts(row["short"]):
            if word != region.name:
                kept = full if word[-1] in "州县旗市" and len(word) > 2 else short
                kept[word] = (*kept.get(word, ()), region)
    return full, short


def regions_named(name: str) -> tuple[Region, ...]:
    """Return the regions of a full or short name or path 按名称查区划: several if ambiguous (朝阳区)."""
    full, short = _names()
    found = full.get(name) or short.get(name)
    if found:
        return found
    start = region_at_start(name)
    return (start[0],) if start and start[1] == len(name) else ()


@cache
def _organ_starts() -> tuple[frozenset[str], tuple[int, ...]]:
    """Return the names that may stand behind a bare short region name 机构名, and their lengths."""
    names = frozenset(
        name for row in table("organs") for name in (row["name"], *parts(row["short"])) if len(name) > 1
    )
    return names, tuple(sorted({len(name) for name in names}))


def _organ_at(text: str, start: int) -> bool:
    names, lengths = _organ_starts()
    return any(text[start : start + length] in names for length in lengths)


_LONGEST: Final = 15


def _walk(text: str, start: int, within: Region | None, found: dict[int, set[Region]]) -> None:
    """Note every region whose path begins at ``start`` and ends at some place 区划路径."""
    full, short = _names()
    for end in range(start + 2, min(len(text), start + _LONGEST) + 1):
        word = text[start:end]
        for region in full.get(word, ()):
            if region.code != NATION and (within is None or _inside(region, within)):
                found.setdefault(end, set()).add(region)
                _walk(text, end, region, found)
        for region in short.get(word, ()):
            if region.code != NATION and (within is None or _inside(region, within)):
                if _organ_at(text, end):
                    found.setdefault(end, set()).add(region)
                _walk(text, end, region, found)


def _inside(region: Region, within: Region) -> bool:
    return region.code != within.code and within in lineage(region)[1:]


def regions_at_start(text: str) -> tuple[tuple[Region, ...], int]:
    """Return all regions that the path at the head of a text may mean 开头的区划, and where it ends."""
    found: dict[int, set[Region]] = {}
    _walk(text, 0, None, found)
    end = max(found, default=0)
    return tuple(sorted(found.get(end, ()), key=lambda region: region.code)), end


def region_at_start(text: str) -> tuple[Region, int] | None:
    """Return the region path at the head of a squeezed text 开头的区划, and where it ends; None if unclear.

    湖北省咸宁市财政局 gives (咸宁市, 6). A bare short name counts only before an organ or a region inside it.
    """
    found, end = regions_at_start(text)
    return (found[0], end) if len(found) == 1 else None


def _trie_pattern(names: Iterable[str]) -> str:
    """Return a pattern for the longest of some names 词典正则, as nested alternatives by first character."""
    branches: dict[str, list[str]] = {}
    ends = False
    for name in names:
        if name:
            branches.setdefault(name[0], []).append(name[1:])
        else:
            ends = True
    if not branches:
        return ""
    inner = "|".join(first + _trie_pattern(rests) for first, rests in sorted(branches.items()))
    return f"(?:{inner})?" if ends else f"(?:{inner})" if len(branches) > 1 else inner


@cache
def _province_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of names that tell a province 省份线索, and the province of each, "" for none."""
    codes: dict[str, str] = {}
    for region in all_regions():
        if region.level is Level.PROVINCIAL:
            codes[region.name] = codes[region.short] = region.code
        elif region.level is Level.MUNICIPAL:
            codes[region.name] = region.code[:2] + "0000"
    codes.update(dict.fromkeys(words("not_region"), ""))
    first = "".join(sorted({name[0] for name in codes}))
    return re.compile(f"(?=[{first}]){_trie_pattern(codes)}"), codes


def provinces_mentioned(text: str) -> Counter[str]:
    """Count the provinces a text names 提及的省份, by code: by full and short name, or a city's full name."""
    pattern, codes = _province_names()
    counts = Counter(codes[name] for name in pattern.findall(text))
    del counts[""]
    return counts
