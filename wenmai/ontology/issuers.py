"""Issuers 发文机关: from the name as printed to the official full name, and the names at the head of a title.

Sources: ``data/issuers.csv`` (bodies with a name of their own, with the dates between which they held it),
``data/organs.csv`` (organs that every region of a tier has), ``data/words.csv``.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from wenmai.ontology.regions import NATION, Region, lineage, regions, regions_at_start, township
from wenmai.ontology.tables import Row, parts, table, words
from wenmai.ontology.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Authority:
    """An issuing body 发文机关 by its full name; level and region are None where the text tells none."""

    name: str
    level: Level | None
    region: Region | None
    kind: str


_TERM: Final = re.compile(r"第[一二三四五六七八九十]{1,4}届(?=(?:全国)?人(?:民代表大会|大))")
_BARE: Final = {
    "省": Level.PROVINCIAL,
    "自治区": Level.PROVINCIAL,
    "兵团": Level.PROVINCIAL,
    "自治州": Level.MUNICIPAL,
    "州": Level.MUNICIPAL,
    "市": Level.MUNICIPAL,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
}
_SEPARATOR: Final = re.compile(r"[、，,\s]{0,4}(?:和|与|及|会同)?")
_SHORT_PREFIXES: Final = {"政协": "中国人民政治协商会议", "共青团": "中国共产主义青年团"}
_REPUBLIC: Final = "中华人民共和国"
_LONGEST: Final = 30
_KEPT: Final = 1 << 14  # names remembered: a corpus prints the same ones again and again
_SHORT: Final = 120  # of longer texts none is kept


@cache
def _own_names() -> dict[str, tuple[Row, ...]]:
    """Return the rows of ``issuers.csv`` by name 机关名称, official or printed."""
    found: defaultdict[str, tuple[Row, ...]] = defaultdict(tuple)
    for row in table("issuers"):
        for name in (row["name"], *parts(row["short"])):
            found[name] = (*found[name], row)
    return dict(found)


def _holders(name: str, on: str | None) -> list[Row]:
    """Return the rows that a name may mean on that day 名称的持有者: whose official name it is go first."""
    rows = _own_names().get(name, ())
    valid = [row for row in rows if held(row, on)]
    for known in (valid, rows):
        if known:
            return [row for row in known if row["name"] == name] or list(known)
    return []


@cache
def organ_forms() -> dict[str, tuple[Row, ...]]:
    """Return the rows of ``organs.csv`` by name and short form 机构名称, those of that very name first."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table("organs"):
        found[row["name"]].insert(0, row)
        for short in parts(row["short"]):
            found[short].append(row)
    return {form: tuple(rows) for form, rows in found.items()}


def held(row: Row, on: str | None) -> bool:
    """Return whether the name of a row held on that day 名称有效期: ``from`` on, before ``to``."""
    if not on:
        return True
    return row["from"] <= on[: len(row["from"])] and (not row["to"] or on[: len(row["to"])] < row["to"])


def row_authority(row: Row, office: str = "") -> Authority:
    """Return the body of a row of ``issuers.csv`` 机关, or its office 办公厅."""
    region = regions()[row["region"]]
    return Authority(row["name"] + office, region.level, region, row["kind"])


def organ_authority(region: Region, organ: Row, office: str = "") -> Authority:
    """Return the organ that a row of ``organs.csv`` gives to a region 地方机关, by its full name.

    A zone's committee bears the short name of the city that runs it (合肥高新技术产业开发区管理委员会).
    """
    bears = region.short if organ["bears"] == "short" else region.title
    name = organ["prefix"] + bears + organ["name"] + office
    return Authority(name, region.level, region, organ["kind"])


def _organ(form: str, tier: str, prefix: str = "", on: str | None = None) -> Row | None:
    """Return the organ of that name or short form which the tier has 本级机构, rather one that it had that day."""
    rows = [row for row in organ_forms().get(form, ()) if not prefix or row["prefix"] == prefix]
    fitting = [row for row in rows if tier in parts(row["at"])]
    valid = [row for row in fitting if held(row, on)]
    return next(iter(valid or fitting or [row for row in rows if row["name"] == form] or rows), None)


def _split_office(name: str) -> tuple[str, str]:
    """Return a name without its office, and the office 办公厅、综合司 …, "" if there is none."""
    for word in words("office"):
        if name.endswith(word) and len(name) > len(word) + 1:
            return name[: -len(word)], word
    return name, ""


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    """Return the prefixes as printed 冠词, with the official form of each."""
    official = sorted({row["prefix"] for row in table("organs")} - {""})
    return (*((prefix, prefix) for prefix in official), *_SHORT_PREFIXES.items())


def _prefixed(name: str) -> tuple[str, str]:
    """Return a name without the prefix that some organs bear (中共, 国家税务总局), and the prefix 冠词."""
    for printed, prefix in _prefixes():
        if name.startswith(printed) and name != printed:
            return name[len(printed) :], prefix
    return name, ""


def _placed(name: str, on: str | None = None) -> tuple[Region | None, Level | None, str]:
    """Return the region at the head of a name, or the level a bare 省 or 市 tells, and the rest 地名与机构.

    A name that several regions bear (朝阳区) tells its level only.
    """
    found, end = regions_at_start(name, on=on)
    if found:
        return found[0] if len(found) == 1 else None, found[0].level, name[end:]
    for word, level in _BARE.items():
        if name.startswith(word):
            return None, level, name[len(word) :]
    return None, None, name


def _at_home(name: str, home: Region | None) -> Region | None:
    """Return the region that a bare 省, 市, 县 … at the head of a name means at home 本地."""
    for region in lineage(home) if home else ():
        endings = (region.name[-1:], region.name[-2:], region.name[-3:])
        if region.code != NATION and any(end in _BARE and name.startswith(end) for end in endings):
            return region
    return None


def _town(name: str, within: Region | None) -> Authority | None:
    """Return the organ of a township 乡镇街道机关, of the county level; its region is known within a county."""
    at, end = _town_ends(name)
    organ = _organ(name[at:], "乡") if end == len(name) > 0 else None
    if organ is None:
        return None
    if within is None:
        return Authority(name, Level.COUNTY, None, organ["kind"])
    return organ_authority(township(name[:at], within), organ)


def _local(name: str, home: Region | None, on: str | None) -> Authority | None:
    bare_name, prefix = _prefixed(name)
    region, level, rest = _placed(bare_name, on)
    if level is None:
        return _town(bare_name, home if home and home.tier == "县" else None)
    if region is None and (region := _at_home(bare_name, home)):
        rows = _holders(region.title + rest, on)
        if len(rows) == 1 and held(rows[0], on):
            return row_authority(rows[0])  # 深圳市规划国土委, whose name is not that of other cities
    tier = region.tier if region else {Level.PROVINCIAL: "省", Level.MUNICIPAL: "市"}.get(level, "县")
    for form, office in ((rest, ""), _split_office(rest)):
        organ = _organ(form, tier, prefix, on)
        if organ and region:
            return organ_authority(region, organ, office)
        if organ:
            return Authority(name, level, None, organ["kind"])
    if region and (town := _town(rest, region)):
        return town
    for form in (rest, _split_office(rest)[0]):
        if region and form and not prefix and _generic_end(form, 0) == len(form):
            return Authority(region.title + rest, region.level, region, "government")
    return None


@lru_cache(maxsize=_KEPT)
def authorities_named(
    name: str, *, on: str | None = None, home: Region | None = None
) -> tuple[Authority, ...]:
    """Return every body that a printed name may mean 可能的机关: several if several held it in time."""
    plain = _TERM.sub("", re.sub(r"\s", "", name))
    if plain.startswith(_REPUBLIC) and plain not in _own_names():
        plain = plain[len(_REPUBLIC) :]
    for base, office in ((plain, ""), _split_office(plain)):
        if rows := _holders(base, on):
            return tuple(dict.fromkeys(row_authority(row, office) for row in rows))
    local = _local(plain, home, on)
    if local:
        return (local,)
    end = _longest_own(plain, 0)
    if end and _generic_end(plain, end) == len(plain):
        return tuple(dict.fromkeys(row_authority(row, plain[end:]) for row in _holders(plain[:end], on)))
    return ()


def authority(name: str, *, on: str | None = None, home: Region | None = None) -> Authority | None:
    """Return the body 发文机关 that a printed name means on a day, at home in a region; None for no issuer.

    税务总局 gives 国家税务总局, 省财政厅 at home in Hubei 湖北省财政厅. A name that had several holders comes
    back as printed, without a region, unless ``on`` decides; so does 省… or 市… without ``home``.
    """
    found = authorities_named(name, on=on, home=home)
    if len(found) > 1:
        return Authority(re.sub(r"\s", "", name), found[0].level, None, found[0].kind)
    return found[0] if found else None


@cache
def _own_by_head() -> dict[str, tuple[str, ...]]:
    """Return the own names by their first two characters 首字索引, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(_own_names(), key=len, reverse=True):
        if 2 <= len(name) <= _LONGEST:
            found[name[:2]].append(name)
    return {head: tuple(names) for head, names in found.items()}


def _longest_own(text: str, start: int) -> int:
    """Return where the longest own name 机关名称 at ``start`` ends, 0 if there is none."""
    for name in _own_by_head().get(text[start : start + 2], ()):
        if text.startswith(name, start):
            return start + len(name)
    return 0


def _with_country(text: str, start: int) -> int:
    """Return where an own name with the country before it ends 中华人民共和国×部, 0 if a law's title goes on there."""
    if not text.startswith(_REPUBLIC, start):
        return 0
    end = _longest_own(text, start + len(_REPUBLIC))
    follows = (*_followers()[0], _REPUBLIC)
    return end if end == len(text) or text.startswith(follows, end) else 0


@cache
def _organs_by_head() -> dict[str, tuple[str, ...]]:
    """Return the names and short forms of organs by their first character 首字索引, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(organ_forms(), key=len, reverse=True):
        if (1 < len(form) <= _LONGEST) or form == "委":
            found[form[0]].append(form)
    return {head: tuple(forms) for head, forms in found.items()}


@cache
def _followers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that may follow an issuer 机关后词, and those of them that no organ name holds."""
    after = words("after_issuer")
    return (*after, *words("office"), "、", " "), tuple(word for word in after if len(word) > 1)


def _generic_end(text: str, start: int) -> int:
    """Return where an organ known only by its ending (…局, …中心) ends 机构词尾, 0 if there is none."""
    after, never = _followers()
    for end in range(start + 2, min(len(text), start + 20) + 1):
        if not "一" <= text[end - 1] <= "鿿" or text.endswith(never, start, end):
            return 0
        if text.endswith(words("organ_end"), start, end) and (
            end == len(text) or text.startswith(after, end) or regions_at_start(text[end:])[0]
        ):
            return end
    return 0


_TOWN: Final = re.compile(r"(?!关于)(?:(?![各乡镇])[\u4e00-\u9fff]){2,8}?(?:乡|镇|街道)")


@cache
def _town_organs() -> tuple[str, ...]:
    """Return the names of organs that townships have 乡级机构, the longest first."""
    rows = [row for row in table("organs") if "乡" in parts(row["at"])]
    names = {name for row in rows for name in (row["name"], *parts(row["short"]))}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _town_ends(text: str) -> tuple[int, int]:
    """Return where the township at the head of a text ends 乡镇街道, and its organ; 0 and 0 if there is none."""
    town = _TOWN.match(text)
    organ = next((name for name in _town_organs() if town and text.startswith(name, town.end())), "")
    return (town.end(), town.end() + len(organ)) if town and organ else (0, 0)


def _known_end(text: str, start: int) -> int:
    """Return where a local organ known to ``organs.csv`` ends 地方机关, 0 if none stands at ``start``."""
    head = _prefixed(text[start : start + 60])[0]
    region, level, rest = _placed(head)
    offset = min(start + 60, len(text))
    town = _town_ends(rest)[1]
    if level is None:
        return offset - len(rest) + town if town else 0
    after = _TERM.sub("", rest)
    if not rest.endswith(after):
        return 0
    offset -= len(after)
    for form in _organs_by_head().get(after[:1], ()):
        if after.startswith(form):
            return offset + len(form)
    return offset + town if town else _generic_end(text, offset) if region else 0


def issuer_end(text: str, start: int) -> int:
    """Return where the issuer name at ``start`` ends 机关名称止处, with its office; 0 if there is none."""
    term = _TERM.match(text, start)
    own = _longest_own(text, term.end() if term else start) or _with_country(text, start)
    end = max(own, _known_end(text, start))
    if not end or text[end - 1 : end + 1] in words("not_after"):
        return 0
    for office in words("office"):
        if text.startswith(office, end) and not text[:end].endswith(words("office")):
            return end + len(office)
    inner = _generic_end(text, end) if own == end and not _longest_own(text, end) else 0
    return inner if text[inner - 1 : inner] == "司" else end


def leading_issuers(text: str) -> tuple[tuple[str, ...], int]:
    """Return the issuers at the head of a squeezed title 标题中的发文机关 as printed, and where they end."""
    return _remembered_issuers(text) if len(text) <= _SHORT else _leading_issuers(text)


@lru_cache(maxsize=_KEPT)
def _remembered_issuers(text: str) -> tuple[tuple[str, ...], int]:
    return _leading_issuers(text)


def _leading_issuers(text: str) -> tuple[tuple[str, ...], int]:
    names: list[str] = []
    end = start = 0
    while found := issuer_end(text, start):
        names.append(text[start:found])
        end = found
        separator = _SEPARATOR.match(text, end)
        start = separator.end() if separator else end
    return tuple(names), end


def split_issuers(text: str) -> tuple[str, ...]:
    """Return the names of a squeezed text that is nothing but issuer names 机关名单; else nothing."""
    names, end = leading_issuers(text)
    return names if end == len(text) else ()
