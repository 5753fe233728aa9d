"""The network view 脉络图: a lineage as a network of pyvis, drawn in the browser by the vis-network of its wheel."""

import json
from dataclasses import dataclass
from typing import Any, Final

from wenmai.ontology.vocabulary import Lang, Level, Relation
from wenmai.pages.colours import paint, relation_colour
from wenmai.pages.layout import BOX_HEIGHT, BOX_WIDTH, ROW, Box, Layout, hangs_on, lay_out
from wenmai.pages.words import words
from wenmai.pages.wrapping import shortened, wrap
from wenmai.queries.model import Lineage, Node, Step

FONTS: Final = (
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", '
    '"WenQuanYi Micro Hei", system-ui, sans-serif'
)
_FONT_SIZE: Final = 14
_LINE: Final = 12.6  # Chinese characters in a line of a box
_LINES: Final = 3
_HINT_LINE: Final = 30
_HINT_LINES: Final = 5
_LABELLED: Final = 40  # with more lines than these, their labels are shown only when pointed at


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network view 图: ``data`` is the JSON that the script reads, safe inside ``<script>``; sizes in pixels."""

    data: str
    drawn: int
    left_out: int
    width: int
    height: int
    levels: tuple[Level | None, ...]
    relations: tuple[Relation, ...]
    outside: bool
    partial: bool


def draw(lineage: Lineage, lang: Lang) -> Drawing:
    """Return the network view of a lineage 作图: at most 150 documents, positions computed here, physics off."""
    from pyvis.network import Network

    layout = lay_out(lineage)
    places = {box.node.id: place for place, box in enumerate(layout.boxes)}
    network = Network(directed=True, cdn_resources="in_line")
    for place, box in enumerate(layout.boxes):
        label, options = _box(box, place, lang)
        network.add_node(place, label, **options)
    lines = _lines(lineage, layout, places)
    for (start, end), steps in lines.items():
        arc = _arc(layout.boxes[start], layout.boxes[end])
        ends = layout.boxes[start].node, layout.boxes[end].node
        network.add_edge(start, end, **_line(steps, ends, lang, arc=arc, labelled=len(lines) <= _LABELLED))
    known = {box.node.level for box in layout.boxes if box.node.known}
    return Drawing(
        data=embedded(
            {
                "nodes": network.nodes,
                "edges": network.edges,
                "options": OPTIONS,
                "width": layout.width,
                "height": layout.height,
                "centre": dict(zip("xy", layout.centre, strict=True)),
            }
        ),
        drawn=len(layout.boxes),
        left_out=layout.left_out,
        width=layout.width,
        height=layout.height,
        levels=tuple(level for level in (*Level, None) if level in known),
        relations=tuple(one for one in Relation if any(one is steps[0].relation for steps in lines.values())),
        outside=any(not box.node.known for box in layout.boxes),
        partial=any(steps[0].partial for steps in lines.values()),
    )


def embedded(value: object) -> str:
    """Return a value as JSON that can stand in a ``<script>`` 内嵌数据: no character in it can end or open a tag."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _lines(lineage: Lineage, layout: Layout, places: dict[str, int]) -> dict[tuple[int, int], list[Step]]:
    """The steps between documents that are drawn, from the one that speaks; of two documents the strongest first."""
    found: dict[tuple[int, int], dict[Relation, Step]] = {}
    for step, up in zip(lineage.steps, hangs_on(lineage.steps), strict=True):
        above = lineage.steps[up].node.id if up is not None else lineage.root.id
        parent = places.get(step.parent, places.get(above))
        node = places.get(step.node.id)
        if parent is None or node is None or parent == node:
            continue
        ends = (node, parent) if step.inverse else (parent, node)
        found.setdefault(ends, {}).setdefault(step.relation, step)
    return {ends: [steps[one] for one in Relation if one in steps] for ends, steps in found.items()}


def _box(box: Box, place: int, lang: Lang) -> tuple[str, dict[str, Any]]:
    """The label of a box, and how it is drawn."""
    label, options = box_style(box.node)
    return label, options | {
        "x": round(box.x),
        "y": round(box.y),
        "title": hint(box.node, lang),
        "anchor": "top" if box.step is None else f"s{box.step + 1}",
        "borderWidth": 3 if place == 0 else 1,
    }


def box_style(node: Node) -> tuple[str, dict[str, Any]]:
    """Return the label of a document's box and its looks 方框样式, as the network view understands them."""
    colours = paint(node.level, known=node.known)
    label = "\n".join(
        shortened([node.number, node.title or (None if node.number else node.id)], _LINE, _LINES)
    )
    plain = {"background": colours.fill, "border": colours.border}
    return label or node.id, {
        "shape": "box",
        "color": {**plain, "highlight": plain, "hover": plain},
        "font": {"color": colours.text},
        "borderWidth": 1,
        "shapeProperties": {"borderDashes": False if node.known else [5, 4], "borderRadius": 5},
    }


def _arc(start: Box, end: Box) -> float:
    """How much a line bends aside: where it would run along a column, or straight through the boxes of a row."""
    columns = abs(start.column - end.column)
    if columns == 0:
        return 0.3
    return 0.16 if columns > 1 and abs(start.y - end.y) < ROW / 2 else 0.0


def _line(
    steps: list[Step], ends: tuple[Node, Node], lang: Lang, *, arc: float, labelled: bool
) -> dict[str, Any]:
    """How a line is drawn, what it says when pointed at."""
    w = words(lang)
    speaker, target = (end.number or end.title or end.id for end in ends)
    step = steps[0]
    label = w["comma"].join(
        one.relation.label(lang) + (f" ({w['partial']})" if one.partial else "") for one in steps
    )
    told = wrap(f"{speaker} —{label}→ {target}", _HINT_LINE, _HINT_LINES)
    sentence = next((one.sentence for one in step.evidence if one.sentence), None)
    if sentence:
        told += ["", *wrap(sentence, _HINT_LINE, _HINT_LINES)]
    smooth = (
        {"enabled": True, "type": "curvedCW", "roundness": arc}
        if arc
        else {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
    )
    colour = relation_colour(step.relation)
    return {
        "title": "\n".join(told),
        "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": [6, 5] if step.partial else False,
        "smooth": smooth,
        **({"label": label, "font": {"color": colour}} if labelled else {}),
    }


def hint(node: Node, lang: Lang) -> str:
    """Return what is said of a document when its box is pointed at 提示: plain text in short lines."""
    w = words(lang)
    level = node.level.label(lang) if node.level else None
    facts = " · ".join(part for part in (level, node.region, node.date) if part)
    issuers = w["comma"].join(node.issuers)
    parts = [node.number, node.title, issuers, facts, None if node.known else w["outside"]]
    lines = [line for part in parts if part for line in wrap(part, _HINT_LINE, _HINT_LINES)]
    return "\n".join(lines) or node.id


# How the network is drawn and moved; positions are computed here, so its physics stays off however many boxes it has.
OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "zoomView": False,
        "dragNodes": True,
        "tooltipDelay": 120,
        "multiselect": False,
    },
    "nodes": {
        "margin": {"top": 6, "right": 8, "bottom": 6, "left": 8},
        "widthConstraint": {"minimum": BOX_WIDTH - 16},
        "heightConstraint": {"minimum": BOX_HEIGHT - 12},
        "font": {"size": _FONT_SIZE, "face": FONTS},
        "borderWidthSelected": 3,
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "width": 1.5,
        "hoverWidth": 1.5,
        "selectionWidth": 1.5,
        "font": {"size": 12, "face": FONTS, "align": "horizontal", "strokeWidth": 4},
    },
}
