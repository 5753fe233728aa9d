"""The whole store 全库总览 at a glance: by province, issuer, level, force, genre, year; all counted by the build."""

from collections import defaultdict
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from wenmai.ontology.regions import Region, regions
from wenmai.ontology.vocabulary import Force, Level, Term
from wenmai.server import far
from wenmai.server.asking import apart_of, readers_of
from wenmai.server.rendering import Speech, page, speaks
from wenmai.server.tiles import Place, places

router = APIRouter()
_ISSUERS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart 一条: ``share`` of the longest, 0–100; ``link`` leads to its documents."""

    label: str
    documents: int
    share: int
    link: str | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of the map 一格: ``heat`` 0–5."""

    name: str
    short: str
    place: Place
    documents: int
    heat: int
    link: str


@router.get("/corpus")
async def corpus(request: Request) -> Response:
    """Show what the store holds."""
    speech = speaks(request)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in await readers_of(request)(lambda reading: reading.index.tallies()):
        counts[one.field][one.value] = one.documents
    levels = [(term, counts["level"].get(term.value, 0)) for term in Level]
    years = dict(sorted((year, count) for year, count in counts["year"].items() if year))
    placed = {"", *(one.path for one in _provinces())}
    unplaced = {name: count for name, count in counts["province"].items() if name not in placed}
    return page(
        "corpus.html", speech, total=counts["all"].get("", 0), outside=counts["outside"].get("", 0),
        tiles=_tiles(counts["province"], speech), unplaced=_bars(unplaced, speech, "region"),
        levels=_bars({term.value: count for term, count in levels}, speech, "level", Level),
        forces=_bars(counts["force"], speech, "force", Force),
        genres=_bars(dict(list(counts["genre"].items())[:16]), speech, "genre"),
        issuers=_bars(dict(list(counts["issuer"].items())[:_ISSUERS]), speech, "issuer"),
        more=max(0, len(counts["issuer"]) - _ISSUERS), years=_bars(years, speech, "year"),
    )  # fmt: skip


@router.get("/corpus/stats")
async def statistics(request: Request) -> Response:
    """Show what is cited and carried out most, and how fast each level follows."""
    found = await apart_of(request).remembered(far.whole_stats, 100)
    return page("stats.html", speaks(request), found=found)


def _provinces() -> list[Region]:
    return [one for one in sorted(regions().values()) if one.level is Level.PROVINCIAL]


def _tiles(counts: dict[str, int], speech: Speech) -> list[Tile]:
    provinces = _provinces()
    where = places([one.code for one in provinces])
    most = max((counts.get(one.path, 0) for one in provinces), default=0)
    return [
        Tile(
            one.path, one.short, where[one.code], count, _heat(count, most), speech.link("/", region=one.path)
        )
        for one in provinces
        for count in (counts.get(one.path, 0),)
    ]


def _heat(count: int, most: int) -> int:
    """How warm a square is: by the root, since a few provinces have most documents."""
    return 0 if not count else 1 + min(4, int((count / most) ** 0.5 * 4.999))


def _bars(counts: dict[str, int], speech: Speech, field: str, words: type[Term] | None = None) -> list[Bar]:
    most = max(counts.values(), default=0)
    return [
        Bar(
            label=(words(value).label(speech.lang) if words and value else value)
            or speech.say("不明", "not known"),
            documents=count,
            share=round(100 * count / most) if most else 0,
            link=_link(speech, field, value) if value else None,
        )
        for value, count in counts.items()
    ]


def _link(speech: Speech, field: str, value: str) -> str:
    if field == "year":
        return speech.link("/", since=f"{value}-01-01", until=f"{value}-12-31")
    return speech.link("/", **{field: value})
