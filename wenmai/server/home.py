"""The first page 首页: search as you type, with filters; the state stands in the address."""

from dataclasses import asdict
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Query, Request, Response

from wenmai.graph.finding import ANY, Wanted
from wenmai.ontology.regions import regions
from wenmai.ontology.standing import Status
from wenmai.ontology.vocabulary import Force, Genre, Level
from wenmai.server import asking
from wenmai.server.asking import readers_of, today
from wenmai.server.reading import Reading
from wenmai.server.rendering import Speech, page, speaks
from wenmai.server.searching import Hits, Search, found

router = APIRouter()
PAGE: Final = 20
_SAMPLES: Final = 4
Blank = Annotated[str, Query(max_length=200)]  # what a form sends for a field that was left empty


@router.get("/")
async def home(
    request: Request,
    words: asking.Words = "",
    level: Blank = "",
    region: Blank = "",
    genre: Blank = "",
    force: Blank = "",
    issuer: Blank = "",
    since: Blank = "",
    until: Blank = "",
    status: Blank = "",
    skip: asking.Skip = 0,
    part: bool = False,
) -> Response:
    """Show what a search finds, or what the store holds where nothing is asked for."""
    wanted = Wanted(
        level=_one(Level, level), region=region or None, genre=_one(Genre, genre), force=_one(Force, force),
        issuer=issuer or None, since=since or None, until=until or None,
    )  # fmt: skip
    search = Search(words.strip(), wanted, _one(Status, status), today())
    asks = bool(search.words) or wanted != ANY or search.status is not None
    speech = speaks(request)

    def work(reading: Reading) -> tuple[Hits | None, list[tuple[int, str]], list[str]]:
        if asks:
            return found(reading, search, PAGE, skip), [], []
        return None, _figures(reading, speech), _samples(reading)

    hits, figures, samples = await readers_of(request)(work)
    asked = {name: value for name, value in asdict(wanted).items() if value is not None}
    asked |= {"words": search.words, "status": search.status, "skip": skip or None}
    return page(
        "results.html" if part else "home.html", speech, search=search, page=hits, skip=skip, asked=asked,
        filtered=wanted != ANY or search.status is not None, figures=figures, samples=samples,
        levels=list(Level), genres=list(Genre), forces=list(Force), statuses=list(Status),
        provinces=sorted({one.path for one in regions().values() if one.level is Level.PROVINCIAL}),
    )  # fmt: skip


_Word = TypeVar("_Word", Level, Genre, Force, Status)


def _one(kind: type[_Word], value: str) -> _Word | None:
    return kind(value) if value in set(kind) else None


def _figures(reading: Reading, speech: Speech) -> list[tuple[int, str]]:
    counts = {(one.field, one.value): one.documents for one in reading.index.tallies()}
    issuers = sum(1 for field, value in counts if field == "issuer" and value)
    places = sum(1 for field, value in counts if field == "province" and value)
    return [
        (counts.get(("all", ""), 0), speech.say("份文件", "documents")),
        (issuers, speech.say("个发文机关", "issuers")),
        (places, speech.say("个省级地区（含全国）", "provinces, the nation with them")),
        (counts.get(("outside", ""), 0), speech.say("份只被提到", "only spoken of")),
    ]


def _samples(reading: Reading) -> list[str]:
    """A few words that find something: the issuers of most documents."""
    tallies = reading.index.tallies()
    return [one.value for one in tallies if one.field == "issuer" and one.value][:_SAMPLES]
