"""Coverage 各地落实情况: which regions carried a document out, and what is not known of the others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.errors import Ambiguous, NotFound
from wenmai.graph.store import Opened
from wenmai.ontology.regions import NATION, Region, regions, regions_named
from wenmai.ontology.standing import Cover
from wenmai.ontology.vocabulary import Level
from wenmai.queries.implementations import Implementation, firmest, implementations
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes
from wenmai.queries.similar import Similar, similar

_LEVELS: Final = list(Level)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is found of a region 一地的落实情况: ``searched`` of its documents were looked through.

    ``first`` is the firmest tie of a document of the region itself, ``below`` how many documents of places in it
    are tied; ``near`` a document of the region whose title only is near.
    """

    region: Region
    cover: Cover
    searched: int
    first: Implementation | None = None
    found: int = 0
    below: int = 0
    near: Similar | None = None


def coverage(
    folder: Opened,
    document_id: str,
    *,
    places: Sequence[Region] = (),
    titles: bool = False,
    evidence: bool = True,
) -> tuple[Cell, ...]:
    """Return which regions carried a document out 落实矩阵: those asked for, else all right below its own.

    Silence is never called a gap: a region of which documents were searched has ``none_found``, one of which the
    store has none ``not_in_corpus``. ``titles`` looks for near titles as well, which never count.
    """
    root = Nodes(folder.store)[document_id]
    tied: defaultdict[str, list[Implementation]] = defaultdict(list)
    for one in implementations(folder, document_id, evidence=evidence):
        tied[one.node.region or ""].append(one)
    near: dict[str, Similar] = {}
    for like in similar(folder, document_id) if titles else ():
        near.setdefault(like.node.region or "", like)
    asked = places or regions_below(root)
    searched = folder.store.in_regions(place.path for place in asked)
    return tuple(_cell(place, tied, near, searched.get(place.path, 0)) for place in asked)


def _cell(
    place: Region, tied: dict[str, list[Implementation]], near: dict[str, Similar], searched: int
) -> Cell:
    path = place.path
    own = tied.get(path, [])
    first, like = firmest(own), near.get(path)
    if first:
        cover = Cover(first.strength.value)
    elif like:
        cover = Cover.SIMILAR
    else:
        cover = Cover.NONE_FOUND if searched else Cover.NOT_IN_CORPUS
    inside = [one for name, many in tied.items() if name != path and name.startswith(path) for one in many]
    below = [] if place.code == NATION else inside
    return Cell(place, cover, searched, first, len(own), len(below), None if first else like)


def regions_below(node: Node) -> tuple[Region, ...]:
    """Return the regions right below that of a document 下一级行政区, by code; the provinces where it has none."""
    own = _region(node.region) if node.region else None
    level = _LEVELS.index(own.level) if own else 0
    if own is None or level + 1 >= len(_LEVELS):
        return _of_level(Level.PROVINCIAL) if own is None else ()
    return tuple(one for one in sorted(regions().values()) if one.parent == own.code)


def _region(path: str) -> Region | None:
    return next((one for one in regions().values() if one.path == path), None)


def _of_level(level: Level) -> tuple[Region, ...]:
    return tuple(one for one in sorted(regions().values()) if one.level is level)


def places_named(names: Iterable[str]) -> tuple[Region, ...]:
    """Return the regions of some names, or all of a level 指定地区 (``provincial``).

    NotFound if a name is that of no region, Ambiguous if of several.
    """
    found: list[Region] = []
    for name in names:
        if name in set(Level):
            found += _of_level(Level(name))
            continue
        here = regions_named(name)
        if not here:
            raise NotFound(f"{name} is no region: write a name such as 湖北省 or 湖北省咸宁市, or a level")
        if len(here) > 1:
            paths = tuple(one.path for one in here)
            raise Ambiguous(f"{name} is the name of several regions: {'、'.join(paths)}", paths)
        found.append(here[0])
    return tuple(dict.fromkeys(found))
