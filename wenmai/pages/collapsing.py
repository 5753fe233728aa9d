"""Collapsing 折叠: siblings beyond a dozen become one box with a count, by province where that is few boxes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from wenmai.ontology.regions import lineage as regions_above
from wenmai.ontology.regions import region_at_start
from wenmai.ontology.vocabulary import Level
from wenmai.pages.layout import hangs_on
from wenmai.queries.model import Lineage, Node

MOST_BOXES: Final = 120
SIBLINGS: Final = 12
_FAR: Final = 20  # boxes for what is too far from the root to be drawn by itself

Holder = str | int  # the id of a document, or the place of a group


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of one lane drawn as one box 折叠框; ``region`` is the province of all, None where they differ."""

    level: Level | None
    region: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collapsed:
    """The documents of a lineage, each once, nearest first 折叠后的脉络; ``home`` names the group of a member."""

    nodes: Mapping[str, Node]
    groups: tuple[Group, ...]
    home: Mapping[str, int]

    def holder(self, document_id: str) -> Holder:
        """Return what stands for a document 所在方框: itself, or the group it is in."""
        return self.home.get(document_id, document_id)

    @property
    def boxes(self) -> list[Holder]:
        """What is drawn while all groups are closed 方框: documents and groups, nearest first."""
        return list(dict.fromkeys(self.holder(one) for one in self.nodes))


def collapse(lineage: Lineage, most: int = MOST_BOXES, siblings: int = SIBLINGS) -> Collapsed:
    """Return the documents of a lineage with groups 折叠, so that at most ``most`` boxes are drawn.

    Siblings hang on the same box and are of the same level. Of more than ``siblings`` the largest provinces become
    groups, or all become one if the provinces are that many. What is farthest from the root gives way first.
    """
    nodes, parents = _nearest(lineage)
    groups: list[tuple[str, ...]] = []
    home: dict[str, int] = {}
    for generation in _generations(nodes, parents):
        families: dict[tuple[Holder, Level | None], list[str]] = defaultdict(list)
        for one in generation:
            parent = parents[one]
            families[home.get(parent, parent), nodes[one].level].append(one)
        for family in families.values():
            for members in _split(family, nodes, siblings):
                home |= dict.fromkeys(members, len(groups))
                groups.append(members)
    found = Collapsed(nodes, tuple(_group(nodes, members) for members in groups), home)
    return found if len(found.boxes) <= most else _bounded(found, most)


def _nearest(lineage: Lineage) -> tuple[dict[str, Node], dict[str, str]]:
    """Every document once, where it stands nearest to the root, and the document that it hangs on there."""
    nodes, parents = {lineage.root.id: lineage.root}, {}
    above = hangs_on(lineage.steps)
    for place in sorted(range(len(above)), key=lambda one: lineage.steps[one].depth):
        node, up = lineage.steps[place].node, above[place]
        if node.id not in nodes:
            nodes[node.id] = node
            parents[node.id] = lineage.root.id if up is None else lineage.steps[up].node.id
    return nodes, parents


def _generations(nodes: Iterable[str], parents: Mapping[str, str]) -> Iterable[list[str]]:
    depths: dict[str, int] = {}
    found: dict[int, list[str]] = defaultdict(list)
    for one in nodes:
        depths[one] = depths[parents[one]] + 1 if one in parents else 0
        found[depths[one]].append(one)
    return [found[depth] for depth in sorted(found) if depth]


def _split(family: Sequence[str], nodes: Mapping[str, Node], most: int) -> list[tuple[str, ...]]:
    """The groups that a family is drawn as: the largest provinces, as many as it takes to be few boxes."""
    if len(family) <= most:
        return []
    provinces = sorted(_by_province(family, nodes), key=len, reverse=True)
    if len(provinces) > most:
        return [tuple(family)]
    groups, boxes = [], len(family)
    while boxes > most:
        groups.append(provinces.pop(0))
        boxes -= len(groups[-1]) - 1
    return groups


def _by_province(ids: Iterable[str], nodes: Mapping[str, Node]) -> list[tuple[str, ...]]:
    found: dict[tuple[Level | None, str | None], list[str]] = defaultdict(list)
    for one in ids:
        found[nodes[one].level, province(nodes[one].region)].append(one)
    return [tuple(members) for members in found.values()]


def _bounded(found: Collapsed, most: int) -> Collapsed:
    """The nearest boxes as they are, the documents of all others by level and province, or by level alone."""
    kept = set(found.boxes[: most - _FAR])
    far = [one for one in found.nodes if found.holder(one) not in kept]
    gathered = _by_province(far, found.nodes)
    if len(gathered) > _FAR:
        levels: dict[Level | None, list[str]] = defaultdict(list)
        for one in far:
            levels[found.nodes[one].level].append(one)
        gathered = [tuple(members) for members in levels.values()]
    groups = [group for place, group in enumerate(found.groups) if place in kept]
    groups += [_group(found.nodes, members) for members in gathered if len(members) > 1]
    home = {one: place for place, group in enumerate(groups) for one in group.members}
    return Collapsed(found.nodes, tuple(groups), home)


def _group(nodes: Mapping[str, Node], members: tuple[str, ...]) -> Group:
    regions = {province(nodes[one].region) for one in members}
    return Group(nodes[members[0]].level, regions.pop() if len(regions) == 1 else None, members)


@cache
def province(region: str | None) -> str | None:
    """Return the province of a region path 所属省份: 湖北省 for 湖北省咸宁市; 全国 and unknown names as they are."""
    found = region_at_start(region) if region else None
    return regions_above(found[0])[-2].name if found and len(regions_above(found[0])) > 1 else region
