"""Regions 行政区划: provinces, cities and counties by GB/T 2260, and finding their names in text.

Source: ``data/regions.csv`` (codes and names of GB/T 2260 and their changes; a row with ``until`` is a
former name 曾用名). A former name counts on a day when it held, or when nothing of today bears it. Nothing
is read before the first call.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from wenmai.ontology.tables import parts, table, words
from wenmai.ontology.vocabulary import Level

NATION: Final = "100000"


class Region(NamedTuple):
    """A region 行政区 of GB/T 2260; ``tier`` says which organs it has (省, 直辖市, 副省级市, 市, 县, 乡).

    ``since`` and ``until`` are the months or years between which the name held, "" where it is open.
    """

    code: str
    name: str
    short: str
    level: Level
    parent: str | None
    abbr: str | None
    tier: str = ""
    since: str = ""
    until: str = ""

    @property
    def path(self) -> str:
        """Return the names from the province down 全称: 湖北省咸宁市; 全国 for the nation."""
        if self.parent is None:
            return self.short
        return "".join(region.name for region in reversed(lineage(self)) if region.parent is not None)

    @property
    def title(self) -> str:
        """Return the name as its organs bear it 冠名: 咸宁市, 通城县, but 武汉市江夏区, 通城县隽水镇."""
        above = _above(self)
        if above and self.tier == "乡":
            return above[0].title + self.name
        district = self.tier == "县" and self.name.endswith("区")
        return above[0].name + self.name if above and district else self.name

    def held(self, on: str) -> bool:
        """Return whether the name held on that day 名称有效; the month or year of a change counts to both."""
        return self.since <= on[: len(self.since)] and (not self.until or on[: len(self.until)] <= self.until)


@cache
def all_regions() -> tuple[Region, ...]:
    """Return every row of ``regions.csv`` in its order, former names 曾用名 included."""
    levels = {level.value: level for level in Level}
    return tuple(
        [
            Region(
                row["code"],
                row["name"],
                row["short"].partition("|")[0],
                levels[row["level"]],
                row["parent"] or None,
                row["abbr"].partition("|")[0] or None,
                row["tier"],
                row["since"],
                row["until"],
            )
            for row in table("regions")
        ]
    )


@cache
def regions() -> Mapping[str, Region]:
    """Return the regions of today 现行行政区划 by their code of GB/T 2260."""
    return MappingProxyType({region.code: region for region in all_regions() if not region.until})


@cache
def _former() -> Mapping[str, tuple[Region, ...]]:
    """Return the former regions 已撤销或更名的区划 by code, the first to end first."""
    found: dict[str, tuple[Region, ...]] = {}
    for region in all_regions():
        if region.until:
            found[region.code] = (*found.get(region.code, ()), region)
    return found


def _above(region: Region) -> tuple[Region, ...]:
    """Return the region right above, as it was when a former one ended 上级区划; none above the nation."""
    code, year = region.parent or "", region.until[:4]
    held = [former for former in _former().get(code, ()) if year and former.until[:4] >= year]
    now = regions().get(code)
    return tuple(held[:1] or ([now] if now else _former().get(code, ())[-1:]))


def township(name: str, county: Region) -> Region:
    """Return a township or street 乡镇街道 as a region of its own, of the county level, under its county's code."""
    return Region(county.code, name, name, Level.COUNTY, county.code, None, "乡", county.since, county.until)


@lru_cache(maxsize=1 << 13)
def lineage(region: Region) -> tuple[Region, ...]:
    """Return the region and those above it 上级区划, itself first, the nation last."""
    line: tuple[Region, ...] = (region,)
    while above := _above(line[-1]):
        line += above
    return line


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


def _on(found: Iterable[Region], on: str | None) -> tuple[Region, ...]:
    """Return those that bore the name on that day 按日期取舍, rather the new holder where a change fell in then.

    Without a day, or if none did: those of today, else all.
    """
    known = tuple(found)
    valid = tuple(region for region in known if region.held(on)) if on else ()
    lasting = tuple(region for region in valid if not on or not on.startswith(region.until or "-"))
    return lasting or valid or tuple(region for region in known if not region.until) or known


def regions_named(name: str, *, on: str | None = None) -> tuple[Region, ...]:
    """Return the regions of a full or short name or path 按名称查区划: several if ambiguous (朝阳区)."""
    full, short = _names()
    found = full.get(name) or short.get(name)
    if found:
        return _on(found, on)
    start = region_at_start(name, on=on)
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
_HEAD: Final = 2  # no name is shorter

_Named = tuple[str, tuple[Region, ...], tuple[Region, ...]]


@cache
def _by_head() -> dict[str, tuple[_Named, ...]]:
    """Return the names of regions by their first characters 首字索引, each with what bears it in full and for short."""
    full, short = _names()
    found: dict[str, list[_Named]] = {}
    for name in {**full, **short}:
        if _HEAD <= len(name) <= _LONGEST:
            found.setdefault(name[:_HEAD], []).append((name, full.get(name, ()), short.get(name, ())))
    return {head: tuple(named) for head, named in found.items()}


def _walk(text: str, start: int, within: Region | None, found: dict[int, set[Region]]) -> None:
    """Note every region whose path begins at ``start`` and ends at some place 区划路径."""
    for name, full, short in _by_head().get(text[start : start + _HEAD], ()):
        if not text.startswith(name, start):
            continue
        end = start + len(name)
        for region in _inside(full, within):
            found.setdefault(end, set()).add(region)
            _walk(text, end, region, found)
        for region in _inside(short, within):
            if _organ_at(text, end):
                found.setdefault(end, set()).add(region)
            _walk(text, end, region, found)


def _inside(known: tuple[Region, ...], within: Region | None) -> list[Region]:
    """Return the regions below the nation that lie in another 隶属.

    Which counties a former prefecture had is known only by its end: before it may have had any of the province.
    """
    if within is None:
        return [region for region in known if region.code != NATION]
    inside = [region for region in known if within in lineage(region)[1:]]
    if inside or not (within.until and within.level is Level.MUNICIPAL):
        return inside
    return [r for r in known if r.level is Level.COUNTY and r.code[:2] == within.code[:2]]


def regions_at_start(text: str, *, on: str | None = None) -> tuple[tuple[Region, ...], int]:
    """Return all regions that the path at the head of a text may mean 开头的区划, and where it ends."""
    found: dict[int, set[Region]] = {}
    _walk(text, 0, None, found)
    end = max(found, default=0)
    return tuple(sorted(_on(found.get(end, ()), on), key=lambda region: region.code)), end


def region_at_start(text: str, *, on: str | None = None) -> tuple[Region, int] | None:
    """Return the region path at the head of a squeezed text 开头的区划, and where it ends; None if unclear.

    湖北省咸宁市财政局 gives (咸宁市, 6). A bare short name counts only before an organ or a region inside it.
    """
    found, end = regions_at_start(text, on=on)
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


_CITY_ENDS: Final = ("市", "自治州", "盟", "地区")


class _Names(NamedTuple):
    """Names that tell something of a place 地名线索, and how each is found.

    ``known`` says what they tell, ``sizes`` how long those are that end as cities do: they are looked for at these
    ends, the others from their first two characters, for which a pattern finds a few pairs more.
    """

    known: Mapping[str, str]
    sizes: Mapping[str, tuple[int, ...]]
    beginning: re.Pattern[str]
    heads: frozenset[str]
    others: re.Pattern[str]

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each name stands in a text."""
        for ending, sizes in self.sizes.items():
            end = text.find(ending) + len(ending)
            while end >= len(ending):
                for size in sizes:
                    if size <= end and text[end - size : end] in self.known:
                        yield end - size, end
                end = text.find(ending, end) + len(ending)
        for begins in self.beginning.finditer(text):
            at = begins.start()
            if text[at : at + _HEAD] in self.heads and (named := self.others.match(text, at)):
                yield named.span()


@cache
def _province_names() -> _Names:
    """Return the names that tell a province 省份线索, with its code, "" for none."""
    codes: dict[str, str] = {}
    for region in sorted(all_regions(), key=lambda region: not region.until):  # today's holder of a name last
        if region.level is Level.PROVINCIAL:
            codes[region.name] = codes[region.short] = region.code
        elif region.level is Level.MUNICIPAL and (not region.until or region.name.endswith("市")):
            codes[region.name] = region.code[:2] + "0000"
    codes.update(dict.fromkeys(words("not_region"), ""))
    sizes: dict[str, set[int]] = {ending: set() for ending in _CITY_ENDS}
    others: list[str] = []
    for name in codes:
        ending = next((ending for ending in _CITY_ENDS if name.endswith(ending)), None)
        if ending:
            sizes[ending].add(len(name))
        else:
            others.append(name)
    first, second = ("".join(sorted({name[place] for name in others})) for place in (0, 1))
    return _Names(
        codes,
        {ending: tuple(sorted(found)) for ending, found in sizes.items()},
        re.compile(f"[{first}](?=[{second}])"),
        frozenset(name[:_HEAD] for name in others),
        re.compile(_trie_pattern(others)),
    )


@cache
def _cities() -> Mapping[str, frozenset[Region]]:
    """Return the cities of today 地级行政区 by name."""
    found: dict[str, frozenset[Region]] = {}
    for region in regions().values():
        if region.level is Level.MUNICIPAL:
            found[region.name] = found.get(region.name, frozenset()) | {region}
    return found


def cities_mentioned(text: str) -> frozenset[Region]:
    """Return the cities of today that a text names in full 提及的地级市."""
    named = {text[start:end] for start, end in _province_names().found(text)}
    return frozenset().union(*(_cities().get(name, ()) for name in named))


def provinces_mentioned(text: str) -> Counter[str]:
    """Count the provinces a text names 提及的省份, by code: by full and short name, or a city's full name."""
    names = _province_names()
    counts: Counter[str] = Counter()
    last = 0
    for start, end in sorted(names.found(text), key=lambda span: (span[0], -span[1])):
        if start >= last:
            counts[names.known[text[start:end]]] += 1
            last = end
    del counts[""]
    return counts
