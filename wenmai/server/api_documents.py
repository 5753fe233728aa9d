"""The API of one document 接口: search, a document, its text, lineage, status, implementations, editions."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from wenmai.graph.finding import Wanted
from wenmai.ontology.standing import Cover, Status
from wenmai.ontology.vocabulary import Level, Relation
from wenmai.queries.coverage import Cell, coverage, places_named
from wenmai.queries.editions import Edition, predecessors, successors
from wenmai.queries.events import Event
from wenmai.queries.implementations import Implementation, implementations
from wenmai.queries.lineage import lineage
from wenmai.queries.model import Direction, Lineage, Node, Step
from wenmai.queries.path import Hop, path
from wenmai.queries.status import status
from wenmai.server import asking
from wenmai.server.answers import CSV, Answer, told
from wenmai.server.asking import AnyDay, As, Document, Limit, Said, Skip, named, readers_of, today
from wenmai.server.dossier import Dossier, dossier
from wenmai.server.reading import Reading
from wenmai.server.searching import Hit, Search, found
from wenmai.server.text import Shown, text_of

router = APIRouter(tags=["documents"])


@router.get("/search", response_model=Answer[Hit], responses=CSV)
async def search(
    request: Request,
    words: asking.Words = "",
    level: asking.OneLevel = None,
    region: asking.Place = None,
    genre: asking.OneGenre = None,
    force: asking.OneForce = None,
    issuer: asking.Issuer = None,
    since: AnyDay = None,
    until: AnyDay = None,
    status: Annotated[Status | None, Query(description="Status on the day 效力状态")] = None,
    as_of: AnyDay = None,
    limit: Limit = 20,
    skip: Skip = 0,
    form: As = "json",
) -> Response:
    """Documents in which all words stand, best first 检索; all of them, for no words."""
    wanted = Wanted(level, region, genre, force, issuer, since, until)
    asked = Search(words, wanted, status, as_of or today())
    page = await readers_of(request)(lambda reading: found(reading, asked, limit, skip))
    query = {"words": words, "as_of": asked.day if status else None}
    return told(Answer[Hit], Answer(query, page.hits, page.total, page.more, page.next), form)


@router.get("/document", response_model=Dossier)
async def document(
    request: Request,
    document: Document,
    relation: Relation | None = None,
    inverse: bool | None = None,
    evidence: Said = True,
    limit: Limit = 40,
    skip: Skip = 0,
) -> Response:
    """What is known of one document, with a page of its relations 文件详情."""

    def work(reading: Reading) -> Dossier:
        node = named(reading, document)
        return dossier(
            reading, node, relation=relation, inverse=inverse, evidence=evidence, limit=limit, skip=skip
        )

    return told(Dossier, await readers_of(request)(work))


@router.get("/text", response_model=Shown)
async def text(
    request: Request,
    document: Document,
    printing: Annotated[int, Query(ge=1, le=10_000)] = 1,
    part: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """The text of a document in pieces, each reference with the document it leads to 正文."""
    shown = await readers_of(request)(
        lambda reading: text_of(reading, named(reading, document).id, printing=printing, part=part)
    )
    return told(Shown, shown)


@router.get("/lineage", response_model=Answer[Step], responses=CSV)
async def lineage_(
    request: Request,
    document: Document,
    everything: Annotated[bool, Query(description="With what is interpreted and cited 连同引用")] = False,
    depth: Annotated[int | None, Query(ge=1, le=50)] = None,
    direction: Annotated[Direction | None, Query(description="Only this direction 方向")] = None,
    evidence: Said = False,
    limit: Annotated[int, Query(ge=1, le=500)] = 500,
    form: As = "json",
) -> Response:
    """Where a document comes from and what followed 脉络: the steps of a tree, depth first."""

    def work(reading: Reading) -> Lineage:
        return lineage(
            reading, named(reading, document).id, everything=everything, depth=depth,
            directions=[direction] if direction else Direction, evidence=evidence, max_items=limit,
        )  # fmt: skip

    tree = await readers_of(request)(work)
    answer = Answer({"document": tree.root.id, "truncated": tree.truncated}, tree.steps, more=tree.truncated)
    return told(Answer[Step], answer, form)


@router.get("/status", response_model=Answer[Event], responses=CSV)
async def status_(request: Request, document: Document, as_of: AnyDay = None, form: As = "json") -> Response:
    """Whether a document holds on a day, what happened to it, and who says so 效力状态."""
    day = as_of or today()
    standing = await readers_of(request)(lambda reading: status(reading, named(reading, document).id, day))
    query = {
        "document": standing.node.id, "as_of": day, "status": standing.status.value,
        "says": standing.says.value if standing.says else None,
    }  # fmt: skip
    return told(Answer[Event], Answer(query, standing.events), form)


@router.get("/implementations", response_model=Answer[Implementation], responses=CSV)
async def implementations_(
    request: Request,
    document: Document,
    depth: Annotated[int | None, Query(ge=1, le=50)] = None,
    evidence: Said = False,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    form: As = "json",
) -> Response:
    """Who carried a document out, from the top down, with lags 逐级落实."""

    def work(reading: Reading) -> tuple[Node, tuple[Implementation, ...]]:
        node = named(reading, document)
        return node, implementations(reading, node.id, depth=depth, evidence=evidence, limit=limit)

    node, items = await readers_of(request)(work)
    answer = Answer({"document": node.id}, items, more=len(items) == limit)
    return told(Answer[Implementation], answer, form)


@dataclass(frozen=True, slots=True)
class Covered:
    """What is found of a region 一地的落实情况: the fields of :class:`wenmai.queries.coverage.Cell`."""

    region: str
    code: str
    level: Level
    cover: Cover
    searched: int
    found: int
    below: int
    first: Implementation | None


def _covered(cell: Cell) -> Covered:
    region = cell.region
    return Covered(
        region.path, region.code, region.level, cell.cover, cell.searched, cell.found, cell.below, cell.first
    )


@router.get("/coverage", response_model=Answer[Covered], responses=CSV)
async def coverage_(
    request: Request,
    document: Document,
    regions: Annotated[str, Query(max_length=400, description="Names with commas, or a level 地区")] = "",
    evidence: Said = False,
    form: As = "json",
) -> Response:
    """Which regions carried a document out 各地落实情况; silence is never called a gap."""
    places = places_named([one for part in regions.split(",") if (one := part.strip())])

    def work(reading: Reading) -> tuple[Node, tuple[Cell, ...]]:
        node = named(reading, document)
        return node, coverage(reading, node.id, places=places, evidence=evidence)

    node, cells = await readers_of(request)(work)
    answer = Answer({"document": node.id, "regions": regions}, tuple(map(_covered, cells)))
    return told(Answer[Covered], answer, form)


async def _editions(request: Request, document: str, *, later: bool, evidence: bool, form: As) -> Response:
    def work(reading: Reading) -> tuple[Node, tuple[Edition, ...]]:
        node = named(reading, document)
        return node, (successors if later else predecessors)(reading, node.id, evidence=evidence)

    node, items = await readers_of(request)(work)
    return told(Answer[Edition], Answer({"document": node.id}, items), form)


@router.get("/successors", response_model=Answer[Edition], responses=CSV)
async def successors_(
    request: Request, document: Document, evidence: Said = False, form: As = "json"
) -> Response:
    """What took the place of a document, step by step 后续版本."""
    return await _editions(request, document, later=True, evidence=evidence, form=form)


@router.get("/predecessors", response_model=Answer[Edition], responses=CSV)
async def predecessors_(
    request: Request, document: Document, evidence: Said = False, form: As = "json"
) -> Response:
    """What a document took the place of, step by step 先前版本."""
    return await _editions(request, document, later=False, evidence=evidence, form=form)


@router.get("/path", response_model=Answer[Hop], responses=CSV)
async def path_(
    request: Request, first: Document, last: Document, evidence: Said = False, form: As = "json"
) -> Response:
    """The shortest explanation between two documents 两文关联; ``tied`` is false if there is none."""

    def work(reading: Reading) -> tuple[str, str, tuple[Hop, ...] | None]:
        ends = named(reading, first).id, named(reading, last).id
        return *ends, path(reading, *ends, evidence=evidence)

    start, end, hops = await readers_of(request)(work)
    query: dict[str, str | bool] = {"first": start, "last": end, "tied": hops is not None}
    return told(Answer[Hop], Answer(query, hops or ()), form)
