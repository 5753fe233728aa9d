"""The endpoint ``/sparql`` 查询端点: SPARQL 1.1 Protocol, queries only, within a time and a size."""

from typing import Annotated, Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response

from wenmai.errors import Refused
from wenmai.graph.protocol import ROWS, TRIPLES
from wenmai.server import far
from wenmai.server.asking import apart_of

router = APIRouter(tags=["SPARQL"])
_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_LONGEST: Final = 100_000
_TYPES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer, in the form that is accepted",
        "content": {kind: {"schema": {"type": "string"}} for kind in (*ROWS, *TRIPLES)},
    }
}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {"query": {"type": "string"}},
                }
            },
            _DIRECT: {"schema": {"type": "string"}},
        },
    }
}


@router.get("/sparql", responses=_TYPES, response_class=Response)
async def by_get(
    request: Request, query: Annotated[str, Query(min_length=1, max_length=_LONGEST)]
) -> Response:
    """Answer a query that stands in the address 查询; our prefixes (``wm:``, ``eli:`` …) need no declaration."""
    return await _answer(request, query)


@router.post("/sparql", responses=_TYPES, response_class=Response, openapi_extra=_BODY)
async def by_post(request: Request) -> Response:
    """Answer a query that is posted, as a form or directly 查询; an update is refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = (await request.body()).decode("utf-8", "replace")
    if kind == _UPDATE:
        raise Refused("this endpoint only reads: it takes no update")
    if kind == _DIRECT:
        return await _answer(request, body)
    if kind != _FORM:
        raise Refused(f"post a query as {_FORM} or {_DIRECT}")
    fields = parse_qs(body, max_num_fields=100) if body else {}
    if "update" in fields:
        raise Refused("this endpoint only reads: it takes no update")
    if len(fields.get("query", ())) != 1:
        raise Refused("name one query in the field `query`")
    return await _answer(request, fields["query"][0])


async def _answer(request: Request, query: str) -> Response:
    accepted = request.headers.get("accept", "*/*")
    rows, triples = _chosen(accepted, list(ROWS)), _chosen(accepted, list(TRIPLES))
    most = request.app.state.limits.answer
    kind, found = await apart_of(request)(far.sparql, query, rows, triples, most)
    return Response(found, media_type=kind if kind in TRIPLES or "json" in kind else f"{kind}; charset=utf-8")


def _chosen(accepted: str, kinds: list[str]) -> str:
    """The kind that is accepted most, by RFC 9110, 12.5.1; the first where none is named."""
    aliases = {"application/json": kinds[0], "application/xml": "application/sparql-results+xml"}
    best = (0.0, kinds[0])
    for place, part in enumerate(accepted.split(",")[:40]):
        name, *parameters = (one.strip() for one in part.split(";"))
        name = aliases.get(name.lower(), name.lower())
        weight = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        quality = float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0
        if name in kinds and quality - place * 1e-6 > best[0]:
            best = (quality - place * 1e-6, name)
    return best[1]
