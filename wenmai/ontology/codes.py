"""Codes 机关代字: whose code heads a document number, and where the code begins in running text.

Sources: the code heads in ``data/issuers.csv`` and ``data/organs.csv`` (``财*`` takes any tail, ``国发``
only the tails of ``words.csv``), the abbreviations in ``data/regions.csv``, the words left of a code in
``data/words.csv``.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from wenmai.ontology.issuers import Authority, held, issuer_end, organ_authority, row_authority
from wenmai.ontology.regions import all_regions, region_at_start
from wenmai.ontology.tables import Row, parts, table, words
from wenmai.ontology.vocabulary import Level


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a code 代字的一种读法: how long its known head is, whether the tail is known too."""

    head: int
    whole: bool
    authority: Authority
    row: Row
    own: bool = False


@cache
def _own_heads() -> dict[str, tuple[tuple[Row, str, bool], ...]]:
    """Return the heads of ``issuers.csv`` 自有代字: the row, its office, whether any tail may follow."""
    found: defaultdict[str, tuple[tuple[Row, str, bool], ...]] = defaultdict(tuple)
    for row in table("issuers"):
        office = parts(row["office"])[0] if row["office"] else ""
        for cell, of in ((row["codes"], ""), (row["office_codes"], office)):
            for head in parts(cell):
                found[head.rstrip("*")] = (*found[head.rstrip("*")], (row, of, head.endswith("*")))
    return dict(found)


@cache
def _organ_heads() -> dict[str, tuple[tuple[Row, bool], ...]]:
    """Return the heads that organs use behind a region's abbreviation 地方代字."""
    found: defaultdict[str, tuple[tuple[Row, bool], ...]] = defaultdict(tuple)
    for row in table("organs"):
        for head in parts(row["heads"]):
            found[head.rstrip("*")] = (*found[head.rstrip("*")], (row, head.endswith("*")))
    return dict(found)


@cache
def _abbreviations() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return abbreviation 简称 -> places in ``all_regions()``, and the 政 or 府 its government uses."""
    found: defaultdict[str, tuple[tuple[int, str], ...]] = defaultdict(tuple)
    for place, row in enumerate(table("regions")):
        for abbr in parts(row["abbr"]):
            found[abbr] = (*found[abbr], (place, row["word"]))
    return dict(found)


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words('tail'))}){{0,3}}")


def _fits(tail: str, any_tail: bool) -> bool:
    if any_tail:
        return len(tail) <= 8 and not any(word in tail for word in words("not_in_code"))
    return _tail().fullmatch(tail) is not None


def _own_readings(code: str) -> list[_Reading]:
    readings = []
    for size in range(min(len(code), 9), 0, -1):
        for row, office, any_tail in _own_heads().get(code[:size], ()):
            if _fits(code[size:], any_tail):
                whole = _tail().fullmatch(code[size:]) is not None
                readings.append(_Reading(size, whole, row_authority(row, office), row, own=True))
    return readings


def _local_readings(code: str) -> list[_Reading]:
    strict: list[_Reading] = []
    loose: list[_Reading] = []
    for size in range(1, min(len(code), 5)):
        for place, word in _abbreviations().get(code[:size], ()):
            region = all_regions()[place]
            for length in range(min(len(code) - size, 6), 0, -1):
                head = code[size : size + length]
                for organ, any_tail in _organ_heads().get(head, ()):
                    tail = code[size + length :]
                    if region.tier in parts(organ["at"]) and _fits(tail, any_tail):
                        whole = _tail().fullmatch(tail) is not None
                        reading = _Reading(size + length, whole, organ_authority(region, organ), organ)
                        usual = not word or head[0] not in "政府" or head[0] == word
                        (strict if usual else loose).append(reading)
    return strict or loose


@cache
def _readings(code: str) -> tuple[_Reading, ...]:
    """Return the readings with the longest known head 最长代字; a body's own code goes before a rule."""
    if any(len(word) > 1 and word in code for word in words("not_in_code")):
        return ()
    readings = _own_readings(code) + _local_readings(code)
    longest = max((reading.head for reading in readings), default=0)
    readings = [reading for reading in readings if reading.head == longest]
    return tuple([reading for reading in readings if reading.own] or readings)


def authorities_of_code(code: str, *, on: str | None = None) -> tuple[Authority, ...]:
    """Return the bodies whose code this is 代字所属机关: 财库 gives 财政部, 鄂政办发 湖北省人民政府办公厅.

    Collisions stay several (咸政发: 咸宁, 咸阳; 建 before and after 2008 unless ``on`` decides). An unknown
    code gives none.
    """
    readings = _readings(code)
    valid = [reading for reading in readings if held(reading.row, on)] or readings
    return tuple(dict.fromkeys(reading.authority for reading in valid))


def _places(run: str) -> tuple[set[int], set[int]]:
    """Return where an issuer or region name left of the code ends 左邻机关, and the places inside such names.

    A name that the head of a known code swallows (国办 in 国办发, 工信部 in 工信部联企业) is none.
    """
    ends: set[int] = set()
    inside: set[int] = set()
    for start in range(len(run) - 3):
        region = region_at_start(run[start:])
        region_end = start + region[1] if region and region[0].name[-1] in "省市县区" else 0
        for end in {issuer_end(run, start), region_end}:
            if start < end < len(run) - 1 and all(r.head < end - start for r in _readings(run[start:])):
                ends.add(end)
                inside.update(range(start, end))
    return ends - inside, inside


@cache
def _marks() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that surely end what stands left of a code 左界词, and those that may."""
    leads = words("lead_in")
    sure = (*(word for word in leads if len(word) > 1), *words("genre_end"))
    return sure, (*leads, *(word for word in words("organ_end") if len(word) > 1 or word in "部局厅"))


def _plausible(code: str) -> bool:
    return 2 <= len(code) <= 8 and not any(word in code for word in words("not_in_code"))


def _solid(code: str) -> bool:
    """Return whether more than one character heads the code, or its tail is known too 可靠的读法."""
    return any(reading.head > 1 or reading.whole for reading in _readings(code))


def _headed(code: str, *, own: bool = False) -> bool:
    """Return whether head and tail of a code are known 头尾皆知, with ``own`` a body's own head."""
    return any(r.head > 1 and r.whole and (r.own or not own) for r in _readings(code))


def _known(code: str) -> bool:
    """Return whether this is a known code 已知代字, not one character before a longer code (公租房渝府发)."""
    later = (code[start:] for start in range(3, len(code) - 1))
    return _solid(code) or (bool(_readings(code)) and not any(map(_headed, later)))


def _close(code: str) -> bool:
    """Return whether a code is told by itself, whatever stands before it 自足的代字: a short tail, no 安发."""
    return any(
        r.head > 1 and (r.whole or len(code) - r.head < 4) and (r.own or len(code) > 2)
        for r in _readings(code)
    )


def _of_province(code: str) -> bool:
    """Return whether this may be an unknown code of a province's organ 省级代字."""
    places = _abbreviations().get(code[:1], ())
    return _plausible(code) and any(all_regions()[place].level is Level.PROVINCIAL for place, _ in places)


@lru_cache(maxsize=65536)
def code_start(run: str) -> int | None:
    """Return where the code begins 代字起点 in the Han characters left of 〔YYYY〕, None if nothing tells.

    由财库 gives 1, 住房城乡建设部建质 gives 7. In order: a known code behind a lead-in or an issuer; a run
    that is a known code; one behind a weaker mark; an unknown code of a province behind either, or alone; a
    known code behind anything; any code behind a sure mark; a short run that ends as codes do.
    """
    ends, inside = _places(run)
    sure, maybe = _marks()
    places = [i for i in range(max(len(run) - 1, 1)) if i not in inside]
    solid = [i for i in places if _solid(run[i:])]
    strong = [i for i in reversed(places) if i in ends or run[:i].endswith(sure)]
    weak = [i for i in places if run[:i].endswith(maybe)]
    tailed = [0] if 0 in places and _plausible(run) and run.endswith((*words("tail"), "办")) else []
    foreign = any(_headed(run[i:], own=True) for i in solid)
    for found in (
        [i for i in strong if _known(run[i:])],
        [i for i in places[:1] if i == 0 and _known(run)],
        [i for i in weak if i in solid],
        [i for i in strong if _of_province(run[i:])],
        [i for i in weak if _of_province(run[i:])],
        [i for i in tailed if _of_province(run) and not foreign],
        [i for i in solid if _close(run[i:])],
        [i for i in strong if _plausible(run[i:])],
        tailed,
    ):
        if found:
            return found[0]
    return None
