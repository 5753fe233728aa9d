"""The lines of the drawing 连线: coloured by relation, an arrow from the document that speaks, dashed if presumed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from wenmai.ontology.vocabulary import Lang, Relation
from wenmai.pages.collapsing import Collapsed
from wenmai.pages.colours import relation_colour
from wenmai.pages.escaping import tag
from wenmai.pages.lane_layout import LEFT, LaneLayout
from wenmai.pages.routing import route, shift
from wenmai.pages.ties import Tie
from wenmai.pages.words import words
from wenmai.pages.wrapping import measure
from wenmai.queries.model import Node

_SENTENCES: Final = 3
_LONGEST: Final = 400
_DASHES: Final = {"presumed": "7 5", "partial": "2 4"}
_SAMPLE: Final = "#7b8494"
_ROW: Final = 26  # of the legend


def arrows(ties: Iterable[Tie]) -> Markup:
    """Return the heads of the arrows 箭头, one for each relation that occurs, in its colour."""
    used = {tie.relation for tie in ties}
    return tag("defs", *(_arrow(relation) for relation in Relation if relation in used))


def _arrow(relation: Relation) -> Markup:
    return tag(
        "marker",
        tag("path", d="M0 0L8 4L0 8Z", fill=relation_colour(relation)),
        id=f"lanes-{relation.value}",
        viewBox="0 0 8 8",
        refX=7,
        refY=4,
        markerWidth=8,
        markerHeight=8,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


def lines(
    found: Collapsed, layout: LaneLayout, ties: Iterable[Tie], numbers: Mapping[str, int], lang: Lang
) -> Iterator[Markup]:
    """Yield the lines 连线; while groups are closed only one of those between two boxes in one relation is shown."""
    shown = set()
    for tie in ties:
        start, end = found.holder(tie.speaker), found.holder(tie.target)
        hidden = start == end or (start, end, tie.relation) in shown
        shown.add((start, end, tie.relation))
        aside = shift(numbers[tie.target] * 3 + tie.relation.strength)
        path = "" if hidden else route(layout.boxes[start], layout.boxes[end], aside)
        kind = "presumed" if tie.presumed else "partial" if tie.partial else None
        colour = relation_colour(tie.relation)
        yield tag(
            "g",
            tag("title", said(tie, found.nodes, lang)),
            tag("path", class_="reach", d=path, fill="none", stroke="transparent", stroke_width=11),
            tag(
                "path",
                class_="stroke",
                d=path,
                fill="none",
                stroke=colour,
                stroke_width=1.6,
                stroke_dasharray=_DASHES.get(kind or ""),
                marker_end=f"url(#lanes-{tie.relation.value})",
            ),
            class_="line" + (f" {kind}" if kind else ""),
            data_from=numbers[tie.speaker],
            data_to=numbers[tie.target],
            data_relation=tie.relation.value,
            data_aside=aside,
            display="none" if hidden else None,
        )


def said(tie: Tie, nodes: Mapping[str, Node], lang: Lang) -> str:
    """Return what a line says when pointed at 连线说明: the relation in words, then sentences with their places."""
    w = words(lang)
    relation = tie.relation.label(lang) + (f" ({w['partial']})" if tie.partial else "")
    names = (nodes[one] for one in (tie.speaker, tie.target))
    speaker, target = ((node.number or node.title or node.id)[:_LONGEST] for node in names)
    told = [w["said"].format(speaker=speaker, relation=relation, target=target)]
    for one in tie.evidence[:_SENTENCES]:
        told.append(" ".join((one.sentence or one.surface).split())[:_LONGEST])
        told.append("— " + one.source + (f":{one.line}" if one.line else ""))
    return "\n".join(told)


def legend(ties: Sequence[Tie], width: float, lang: Lang) -> tuple[list[Markup], float]:
    """Return what colours and dashes mean 图例, in rows as wide as the drawing, and how high they are together."""
    w, used = words(lang), {tie.relation for tie in ties}
    kinds = {
        "presumed": ("legend_presumed", any(tie.presumed for tie in ties)),
        "partial": ("legend_part", any(tie.partial and not tie.presumed for tie in ties)),
    }
    items = [
        *((one.label(lang), relation_colour(one), None) for one in Relation if one in used),
        *((w[name], _SAMPLE, _DASHES[kind]) for kind, (name, occurs) in kinds.items() if occurs),
    ]
    drawn, x, y = [], float(LEFT), 28.0
    for text, colour, dashes in items:
        long = 34 + measure(text) * 12
        if x > LEFT and x + long > width:
            x, y = float(LEFT), y + _ROW
        drawn.append(
            tag("path", d=f"M{x:g} {y - 4:g}h26", stroke=colour, stroke_width=2, stroke_dasharray=dashes)
        )
        drawn.append(tag("text", text, class_="key", x=x + 34, y=y))
        x += long + 24
    return drawn, y + 18
