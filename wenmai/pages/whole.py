"""The network of a whole store 全库网络图: in layers, what speaks right of what it speaks of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import Final

from wenmai.ontology.vocabulary import Lang, Level, Relation
from wenmai.pages.colours import relation_colour
from wenmai.pages.drawing import OPTIONS, Drawing, box_style, embedded, hint
from wenmai.pages.layout import BOX_HEIGHT, BOX_WIDTH, ROW
from wenmai.queries.model import Node

MOST: Final = 5_000
_STEP: Final = BOX_WIDTH + 112
_FOLD: Final = BOX_WIDTH + 28
_ROWS: Final = 24  # in a column, before the layer takes several
_SWEEPS: Final = 4
_MARGIN: Final = 24

Tie = tuple[str, str, Relation]


def draw_whole(
    nodes: Mapping[str, Node], ties: Sequence[Tie], link: Callable[[str], str | None], lang: Lang
) -> Drawing:
    """Return the network of some documents 作全库图, of more than 5,000 those with most relations; physics off.

    ``ties`` are speaker, target and relation; a double click on a box follows its ``link``. Positions are computed
    here, in time that grows with the number of documents and ties.
    """
    from pyvis.network import Network

    degree = Counter(end for one in ties for end in set(one[:2]))
    drawn = sorted(nodes, key=lambda one: (-degree[one], one))[:MOST]
    numbers = {one: place for place, one in enumerate(drawn)}
    kept = [one for one in ties if one[0] in numbers and one[1] in numbers and one[0] != one[1]]
    places = positions(drawn, [(speaker, target) for speaker, target, _ in kept])
    network = Network(directed=True, cdn_resources="in_line")
    for one in drawn:
        label, options = box_style(nodes[one])
        x, y = places[one]
        network.add_node(
            numbers[one], label, x=x, y=y, title=hint(nodes[one], lang), href=link(one), **options
        )
    for speaker, target, relation in kept:
        colour = relation_colour(relation)
        network.add_edge(
            numbers[speaker],
            numbers[target],
            title=relation.label(lang),
            color={"color": colour, "highlight": colour, "hover": colour},
            smooth={"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
        )
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    return Drawing(
        data=embedded(
            {
                "nodes": network.nodes,
                "edges": network.edges,
                "options": OPTIONS,
                "width": max(xs) - min(xs) + BOX_WIDTH + 2 * _MARGIN,
                "height": max(ys) - min(ys) + BOX_HEIGHT + 2 * _MARGIN,
                "centre": {"x": (max(xs) + min(xs)) / 2, "y": (max(ys) + min(ys)) / 2},
            }
        ),
        drawn=len(drawn),
        left_out=len(nodes) - len(drawn),
        width=max(xs) - min(xs) + BOX_WIDTH + 2 * _MARGIN,
        height=max(ys) - min(ys) + BOX_HEIGHT + 2 * _MARGIN,
        levels=tuple(level for level in (*Level, None) if any(nodes[one].level is level for one in drawn)),
        relations=tuple(one for one in Relation if any(tie[2] is one for tie in kept)),
        outside=any(not nodes[one].known for one in drawn),
        partial=False,
    )


def positions(names: Sequence[str], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Return where boxes stand in layers 分层布局: no two on one place, a speaker right of what it speaks of.

    Documents that speak of each other in a circle share a layer; within a layer boxes stand near what they hang on.
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((target, speaker) for speaker, target in ties)
    circles = networkx.condensation(graph)
    layers = [
        sorted(one for circle in generation for one in circles.nodes[circle]["members"])
        for generation in networkx.topological_generations(circles)
    ]
    order = {one: place for layer in layers for place, one in enumerate(layer)}
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for layer in layers if forth else reversed(layers):
            near = graph.predecessors if forth else graph.successors
            _sort(layer, near, order)
    return _placed(layers)


def _sort(layer: list[str], near: Callable[[str], Iterable[str]], order: dict[str, int]) -> None:
    """Put a layer in the order of the mean places of what its members hang on."""
    wished: dict[str, float] = {}
    for one in layer:
        places = [order[other] for other in near(one)]
        wished[one] = sum(places) / len(places) if places else order[one]
    layer.sort(key=lambda one: (wished[one], one))
    order.update({one: place for place, one in enumerate(layer)})


def _placed(layers: Iterable[Sequence[str]]) -> dict[str, tuple[int, int]]:
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    x = 0
    for layer in layers:
        folds = max(ceil(len(layer) / _ROWS), 1)
        rows = ceil(len(layer) / folds)
        for place, one in enumerate(layer):
            fold, row = divmod(place, max(rows, 1))
            found[one] = (x + fold * _FOLD, round((row - (rows - 1) / 2) * ROW))
        x += (folds - 1) * _FOLD + _STEP
    return dict(found)
