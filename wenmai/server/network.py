"""The network view 网络图 for free exploring: a neighbourhood, counts before what is expanded, at most 150."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from wenmai.ontology.vocabulary import Lang, Relation
from wenmai.pages.colours import paint, relation_colour
from wenmai.pages.drawing import hint
from wenmai.pages.layout import MAX_NODES
from wenmai.pages.wrapping import shortened
from wenmai.queries.model import Link, Node
from wenmai.server.answers import told
from wenmai.server.asking import readers_of
from wenmai.server.document import Id, known_node
from wenmai.server.dossier import Dossier, dossier
from wenmai.server.reading import Reading
from wenmai.server.rendering import page, speaks

router = APIRouter()
_LINE: Final = 12.6
_LINES: Final = 3
_NAME: Final = 160


@dataclass(frozen=True, slots=True)
class Box:
    """A document as the script draws it 方框."""

    id: str
    name: str
    label: str
    title: str
    link: str
    date: str | None
    known: bool
    fill: str
    border: str
    ink: str


@dataclass(frozen=True, slots=True)
class Line:
    """A relation as the script draws it 连线: ``start`` speaks of ``end``."""

    start: str
    end: str
    kind: str
    label: str
    title: str
    colour: str
    partial: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relation to choose 关系种类, with how many there are; ``key`` is ``cites.in``, ``cites.out``."""

    key: str
    label: str
    documents: int
    colour: str


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbourhood of a document 邻域: its kinds of relations, and the documents of those that were asked for."""

    node: Box
    kinds: tuple[Kind, ...]
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    left_out: int = 0


@router.get("/network")
async def network(request: Request, identity: Id) -> Response:
    """Show the page; the script draws what the address says."""
    speech = speaks(request)
    found = await readers_of(request)(lambda reading: _found(reading, identity, 1))
    return page("network.html", speech, node=found.node, kinds=_kinds(found, speech.lang), most=MAX_NODES)


@router.get("/network/around")
async def around(
    request: Request,
    identity: Id,
    kinds: Annotated[str, Query(max_length=400)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_NODES)] = 60,
) -> Response:
    """Give the neighbourhood of a document as the script draws it."""
    speech = speaks(request)
    wanted = [
        (name, side == "in") for name, _, side in (one.partition(".") for one in kinds.split(",") if one)
    ]

    def work(reading: Reading) -> tuple[Dossier, list[Link], int]:
        found, left_out = _found(reading, identity, 1), 0
        links: list[Link] = []
        for name, inverse in wanted:
            if name in set(Relation):
                relation, room = Relation(name), limit - len(links)
                total = sum(
                    one.documents
                    for one in found.counts
                    if (one.relation, one.inverse) == (relation, inverse)
                )
                if room > 0:
                    more = dossier(reading, found.node, relation=relation, inverse=inverse, limit=room)
                    links += more.links
                left_out += max(0, total - max(room, 0))
        return found, links, left_out

    found, links, left_out = await readers_of(request)(work)
    boxes = {link.node.id: _box(link.node, speech.document(link.node), speech.lang) for link in links}
    answer = Around(
        _box(found.node, speech.document(found.node), speech.lang),
        _kinds(found, speech.lang),
        tuple(boxes.values()),
        tuple(_line(found.node, link, speech.lang) for link in links),
        left_out,
    )
    return told(Around, answer)


def _found(reading: Reading, identity: str, limit: int) -> Dossier:
    return dossier(reading, known_node(reading, identity), evidence=False, limit=limit)


def _kinds(found: Dossier, lang: Lang) -> tuple[Kind, ...]:
    return tuple(
        Kind(
            f"{one.relation.value}.{'in' if one.inverse else 'out'}",
            one.relation.label(lang, inverse=one.inverse),
            one.documents,
            relation_colour(one.relation),
        )
        for one in found.counts
    )


def _box(node: Node, link: str, lang: Lang) -> Box:
    colours = paint(node.level, known=node.known)
    label = "\n".join(
        shortened([node.number, node.title or (None if node.number else node.id)], _LINE, _LINES)
    )
    return Box(
        node.id, node.name[:_NAME], label or node.id[:40], hint(node, lang), link, node.date, node.known, colours.fill,
        colours.border, colours.text,
    )  # fmt: skip


def _line(node: Node, link: Link, lang: Lang) -> Line:
    ends = (link.node.id, node.id) if link.inverse else (node.id, link.node.id)
    said = next((one.sentence for one in link.evidence if one.sentence), None)
    label = link.relation.label(lang)
    kind = f"{link.relation.value}.{'in' if link.inverse else 'out'}"
    return Line(
        *ends,
        kind,
        label,
        f"{label}\n{(said or '')[:200]}".strip(),
        relation_colour(link.relation),
        link.partial,
    )
