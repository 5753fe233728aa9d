"""The heat map 落实地图: which regions carried a document out, and what is not known of the others."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from wenmai.ontology.standing import Cover
from wenmai.queries.coverage import Cell, coverage, places_named
from wenmai.queries.model import Node
from wenmai.server.asking import LONGEST, named, readers_of
from wenmai.server.reading import Reading
from wenmai.server.rendering import page, speaks
from wenmai.server.tiles import Place, places

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Square:
    """A region on the map 一格."""

    cell: Cell
    place: Place


@router.get("/coverage")
async def covered(
    request: Request,
    document: Annotated[str, Query(max_length=LONGEST)] = "",
    regions: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """Show the map of a document; the form alone where none is named."""
    speech = speaks(request)
    wanted = places_named([one for part in regions.replace("，", ",").split(",") if (one := part.strip())])
    if not document.strip():
        return page("coverage.html", speech, document="", regions=regions, node=None, squares=[], counts=[])

    def work(reading: Reading) -> tuple[Node, tuple[Cell, ...]]:
        node = named(reading, document)
        return node, coverage(reading, node.id, places=wanted)

    node, cells = await readers_of(request)(work)
    where = places([cell.region.code for cell in cells])
    squares = [Square(cell, where[cell.region.code]) for cell in cells]
    counts = [(one, sum(1 for cell in cells if cell.cover is one)) for one in Cover]
    return page(
        "coverage.html", speech, document=document, regions=regions, node=node, squares=squares, counts=counts,
    )  # fmt: skip
