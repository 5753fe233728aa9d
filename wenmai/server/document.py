"""The page of a document 文件页: its text with every reference a link, its status, relations, lineage, alarms.

What takes longer than the text is a part of its own, which the page loads when it comes into view.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Query, Request, Response

from wenmai.errors import NotFound, OverTime
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.alarms import alarms
from wenmai.queries.editions import predecessors, successors
from wenmai.queries.implementations import implementations
from wenmai.queries.lineage import lineage
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes
from wenmai.queries.status import Standing, status
from wenmai.server.asking import LONGEST, AnyDay, Skip, readers_of, today
from wenmai.server.dossier import SHOWN, Dossier, dossier
from wenmai.server.lineages import Picture, picture
from wenmai.server.reading import Reading
from wenmai.server.rendering import page, speaks
from wenmai.server.text import Shown, text_of

router = APIRouter()
Id = Annotated[str, Query(alias="id", min_length=1, max_length=LONGEST)]
_PART: Final = 2.0  # seconds for what is not the main thing of a page
_LISTED: Final = 60
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the page shows; ``standing`` is None where it could not be worked out in time."""

    dossier: Dossier
    text: Shown
    targets: dict[str, Node]
    standing: Standing | None


@router.get("/document")
async def document(
    request: Request,
    identity: Id,
    as_of: AnyDay = None,
    printing: Annotated[int, Query(ge=1, le=10_000)] = 1,
    part: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """Show a document."""
    day = as_of or today()

    def work(reading: Reading) -> _Sheet:
        found = dossier(reading, known_node(reading, identity))
        text = text_of(reading, identity, printing=printing, part=part)
        nodes = Nodes(reading.store)
        targets = {one.target: nodes[one.target] for one in text.pieces[:600] if one.target}
        return _Sheet(found, text, targets, _in_time(reading, _PART, lambda: status(reading, identity, day)))

    sheet = await readers_of(request)(work)
    return page("document.html", speaks(request), sheet=sheet, node=sheet.dossier.node, day=day, shown=SHOWN)


def known_node(reading: Reading, identity: str) -> Node:
    """Return the document of an id 文件; NotFound if the store has none."""
    if reading.index.by_id(identity) is None:
        raise NotFound(f"the store has no document {identity[:200]}")
    return Nodes(reading.store)[identity]


def _in_time(reading: Reading, seconds: float, work: Callable[[], _Found]) -> _Found | None:
    """What some work finds in so many seconds of those that are left; None if it needs more."""
    left = reading.store.left
    reading.store.allow(min(left, seconds))
    begun = reading.store.left
    try:
        return work()
    except OverTime:
        return None
    finally:
        reading.store.allow(left - (begun - reading.store.left))


@router.get("/document/relations")
async def relations(
    request: Request,
    identity: Id,
    relation: Relation | None = None,
    inverse: bool | None = None,
    skip: Skip = 0,
) -> Response:
    """Show a page of the relations of a document, of one kind or all."""
    found = await readers_of(request)(
        lambda reading: dossier(
            reading, known_node(reading, identity), relation=relation, inverse=inverse, skip=skip
        )
    )
    fits = [
        one for one in found.counts if relation in (None, one.relation) and inverse in (None, one.inverse)
    ]
    total = sum(one.documents for one in fits)
    return page(
        "relations.html", speaks(request), dossier=found, node=found.node, skip=skip, total=total,
        relation=relation, inverse=inverse, shown=SHOWN, whole=request.headers.get("x-part") is None,
    )  # fmt: skip


@router.get("/document/related")
async def related(request: Request, identity: Id, as_of: AnyDay = None) -> Response:
    """Show who carried a document out, its editions, and what is amiss with it."""
    day = as_of or today()

    def work(reading: Reading) -> dict[str, object]:
        known_node(reading, identity)
        carried = _in_time(reading, _PART, lambda: implementations(reading, identity, limit=_LISTED))
        later = _in_time(reading, _PART, lambda: successors(reading, identity))
        earlier = _in_time(reading, _PART, lambda: predecessors(reading, identity))
        found = _in_time(reading, _PART, lambda: alarms(reading, identity, day=day))
        return {"alarms": found, "carried": carried, "later": later or (), "earlier": earlier or ()}

    found = await readers_of(request)(work)
    return page("related.html", speaks(request), identity=identity, day=day, listed=_LISTED, **found)


@router.get("/document/lineage")
async def drawn(
    request: Request,
    identity: Id,
    everything: bool = False,
    depth: Annotated[int | None, Query(ge=1, le=50)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 300,
) -> Response:
    """Show the lineage of a document, drawn and as a list."""
    speech = speaks(request)

    def work(reading: Reading) -> Picture:
        known_node(reading, identity)
        tree = lineage(reading, identity, everything=everything, depth=depth, max_items=limit)
        return picture(tree, speech, today())

    found = await readers_of(request)(work)
    return page(
        "lineage.html", speech, picture=found, node=found.lineage.root, everything=everything, depth=depth,
        limit=limit, whole=request.headers.get("x-part") is None,
    )  # fmt: skip
