"""The drawing of a lineage 脉络泳道图: time from left to right, a lane for each level of government, as SVG.

Laid out here; ``lanes.js`` adds what moves: pointing, clicking, opening groups, arrow keys, the day looked from.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from wenmai.ontology.vocabulary import Lang
from wenmai.pages.collapsing import collapse
from wenmai.pages.colours import paint
from wenmai.pages.drawing import FONTS
from wenmai.pages.escaping import tag
from wenmai.pages.lane_boxes import Boxes, level_class
from wenmai.pages.lane_layout import GAP, GUTTER, LEFT, Column, Lane, LaneLayout, lay_out_lanes
from wenmai.pages.lane_lines import arrows, legend, lines
from wenmai.pages.ties import ends_of, ties_of
from wenmai.pages.words import words
from wenmai.queries.model import Lineage

_NAMED: Final = 200
_DENSE: Final = 150  # lines, from which on each is drawn fainter


def draw(
    lineage: Lineage,
    *,
    link: Callable[[str], str | None],
    today: str | None = None,
    lang: Lang = "zh",
    ends: Mapping[str, str] | None = None,
    styled: bool = False,
) -> str:
    """Return a lineage as one ``<svg>`` element 泳道图; every text of a document in it is text, never markup.

    ``link`` gives the address of a document by its id, None where it has no page. What ended by the ISO day ``today``
    is grey, without a day whatever has an end; ``ends`` are the days on which documents ended, by id, without it those
    that the lineage tells. A page needs :func:`style` and :func:`script` once; with ``styled`` the element holds the
    style itself, so that it can stand alone. The same lineage gives the same drawing.
    """
    found, ties = collapse(lineage), ties_of(lineage)
    layout = lay_out_lanes(found, [(tie.speaker, tie.target) for tie in ties])
    over = ends_of(found.nodes, ties) if ends is None else ends
    numbers = {one: place for place, one in enumerate(found.nodes)}
    keys, keys_height = legend(ties, layout.width, lang)
    height = layout.height + keys_height
    w = words(lang)
    return tag(
        "svg",
        *([tag("style", Markup(style()))] if styled else []),
        arrows(ties),
        *(_lane(lane, place, layout.width) for place, lane in enumerate(layout.lanes)),
        *_heads(layout, lang),
        tag("g", *lines(found, layout, ties, numbers, lang), class_="lines"),
        tag("g", *Boxes(found, layout, ties, numbers, over, today, link, lang).drawn(), class_="boxes"),
        tag("g", *(_plate(lane, place, lang) for place, lane in enumerate(layout.lanes)), class_="names"),
        tag("g", *keys, class_="legend", transform=f"translate(0 {layout.height:g})"),
        xmlns="http://www.w3.org/2000/svg",
        class_="lanes dense" if len(ties) > _DENSE else "lanes",
        width=layout.width,
        height=height,
        viewBox=f"0 0 {layout.width:g} {height:g}",
        role="group",
        aria_label=f"{w['lineage']}{w['colon']}{lineage.root.name[:_NAMED]}",
        font_family=FONTS,
        font_size=12,
        tabindex=-1,
        data_gutter=GUTTER,
        data_gap=GAP,
        data_day=w["day"],
    )


@cache
def style() -> str:
    """Return the style sheet of the drawing 图的样式: light and dark, on paper, what is pointed at."""
    return _resource("lanes.css")


@cache
def script() -> str:
    """Return the script of the drawing 图的脚本; it fetches nothing and needs no handler in the markup."""
    return _resource("lanes.js")


def _resource(name: str) -> str:
    return files("wenmai.pages").joinpath("templates", name).read_text(encoding="utf-8")


def _lane(lane: Lane, place: int, width: float) -> Markup:
    colours = paint(lane.level)
    return tag(
        "g",
        tag("rect", class_="band", width=width, height=lane.height, fill=colours.fill, fill_opacity=0.3),
        tag("path", class_="edge", d=f"M0 0H{width:g}", stroke=colours.border, stroke_opacity=0.35),
        class_=f"lane {level_class(lane.level)}",
        transform=f"translate(0 {lane.top:g})",
        data_lane=place,
        data_top=lane.top,
        data_height=lane.height,
    )


def _plate(lane: Lane, place: int, lang: Lang) -> Markup:
    """The name of a lane, which stays in sight when the drawing is moved aside."""
    name = lane.level.label(lang) if lane.level else words(lang)["unknown_level"]
    colours = paint(lane.level)
    return tag(
        "g",
        tag("rect", class_="plate", width=LEFT - GAP, height=lane.height, fill=colours.fill),
        tag("rect", class_="bar", width=5, height=lane.height, fill=colours.border),
        tag("text", name, x=15, y=lane.height / 2 + 4, fill=colours.text, font_weight=600),
        class_=f"name {level_class(lane.level)}",
        transform=f"translate(0 {lane.top:g})",
        data_lane=place,
    )


def _heads(layout: LaneLayout, lang: Lang) -> Iterator[Markup]:
    """Above each column its stretch of time; a line down the gutter where a year begins."""
    year = None
    for column in layout.columns:
        new, detail = _told(column, year, lang)
        year = column.days[-1][:4]
        if new and column.x > LEFT:
            x = column.x - GUTTER / 2
            yield tag(
                "line",
                class_="year",
                x1=x,
                y1=14,
                x2=x,
                y2=layout.height,
                stroke="#98a2b3",
                stroke_dasharray="1 4",
            )
        if new:
            yield tag("text", new, class_="when", x=column.x, y=26, font_size=14, font_weight=600)
        if detail:
            yield tag("text", detail, class_="when", x=column.x, y=45, font_size=11)


def _told(column: Column, year: str | None, lang: Lang) -> tuple[str, str]:
    """The heading of a column: the year if it is a new one, and the days in it."""
    first, last = column.days[0][:4], column.days[-1][:4]
    if not first:
        return words(lang)["undated"], ""
    if first != last:
        return f"{first}–{last}", ""
    days = [_in_year(day, lang) for day in column.days if day != first]
    return "" if first == year else first, "–".join(dict.fromkeys([*days[:1], *days[-1:]]))


def _in_year(day: str, lang: Lang) -> str:
    return f"{int(day[5:7])}月{int(day[8:])}日" if lang == "zh" else day[5:]
