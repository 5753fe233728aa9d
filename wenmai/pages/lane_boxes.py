"""The boxes of the drawing 方框: documents with number, title, place and day; groups with their count."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from wenmai.ontology.regions import regions_named
from wenmai.ontology.vocabulary import Lang, Level
from wenmai.pages.collapsing import Collapsed, Group
from wenmai.pages.colours import paint
from wenmai.pages.escaping import tag
from wenmai.pages.lane_layout import BOX_WIDTH, MEMBER_HEIGHT, LaneLayout, Rect
from wenmai.pages.ties import Tie
from wenmai.pages.words import words
from wenmai.pages.wrapping import measure, wrap
from wenmai.queries.model import Node

_EM: Final = 12.0
_SMALL: Final = 11.0
_LINE: Final = 15.5
_INDENT: Final = 12
_ROOM: Final = BOX_WIDTH - _INDENT - 8
_NAME_ROOM: Final = (_ROOM - 20) / 14
_LINES: Final = 3
_LISTED: Final = 8  # members that a group names when pointed at
_LONGEST: Final = 400


def level_class(level: Level | None) -> str:
    """Return the class by which the style sheet knows a level 层级类名."""
    return level.value if level else "unknown"


@dataclass(frozen=True, slots=True)
class Boxes:
    """All that is needed to draw the boxes of a lineage 作框; ``ends`` are the days on which documents ended."""

    found: Collapsed
    layout: LaneLayout
    ties: Sequence[Tie]
    numbers: Mapping[str, int]
    ends: Mapping[str, str]
    today: str | None
    link: Callable[[str], str | None]
    lang: Lang

    def drawn(self) -> Iterator[Markup]:
        """Yield the boxes 方框, nearest to the root first; the members of a group hidden, behind it."""
        for holder in self.found.boxes:
            if isinstance(holder, str):
                yield self._document(holder, self.layout.boxes[holder], None)
            else:
                yield self._group(holder, self.layout.boxes[holder])
                for one in self.found.groups[holder].members:
                    yield self._document(one, self.layout.members[one], holder)

    def _document(self, document_id: str, rect: Rect, tray: int | None) -> Markup:
        node, ended = self.found.nodes[document_id], self.ends.get(document_id)
        address = self.link(document_id)
        dead = ended is not None and (self.today is None or ended <= self.today)
        number = self.numbers[document_id]
        colours = paint(node.level)
        classes = ["box", level_class(node.level), *(["root"] if number == 0 else [])]
        classes += ["outside"] * (not node.known) + ["dead"] * dead + ["member"] * (tray is not None)
        text = self._member_text(node) if tray is not None else self._text(node, ended)
        return tag(
            "a" if address else "g",
            tag("title", self.hint(node, ended)),
            tag(
                "rect",
                class_="paper",
                width=rect.width,
                height=rect.height,
                rx=6,
                fill=colours.fill,
                stroke=colours.border,
                stroke_width=2.5 if number == 0 else 1,
                stroke_dasharray=None if node.known else "5 4",
            ),
            tag("text", *text, fill=colours.text),
            class_=" ".join(classes),
            href=address,
            transform=None if tray is not None else f"translate({rect.x:g} {rect.y:g})",
            display="none" if tray is not None else None,
            tabindex=0 if number == 0 else -1,
            data_box=number,
            data_lane=self._lane(node.level),
            data_x=rect.x,
            data_y=rect.y,
            data_width=rect.width,
            data_height=rect.height,
            data_tray=tray,
            data_date=node.date,
            data_ended=ended,
        )

    def _group(self, place: int, rect: Rect) -> Markup:
        group = self.found.groups[place]
        colours = paint(group.level)
        name, days, relations = self._group_name(group), self._days(group), self._relations(place)
        behind = [
            tag(
                "rect", class_="paper", x=step, y=step, width=rect.width, height=rect.height, rx=6,
                fill=colours.fill, stroke=colours.border,
            )
            for step in (6, 3, 0)
        ]  # fmt: skip
        middle = rect.height / 2
        text = [_row(name, 24, 14, weight=600)]
        text += [_row(line, 46 + at * 19, _SMALL) for at, line in enumerate((relations, days)) if line]
        return tag(
            "g",
            tag("title", self._group_hint(group, name)),
            *behind,
            tag("text", *text, fill=colours.text),
            tag(
                "path", class_="opener", d=f"M{rect.width - 22:g} {middle - 3:g}l6 6l6 -6",
                fill="none", stroke=colours.border, stroke_width=2,
            ),
            class_=f"box group {level_class(group.level)}",
            transform=f"translate({rect.x:g} {rect.y:g})",
            role="button",
            aria_expanded="false",
            tabindex=-1,
            data_group=place,
            data_lane=self._lane(group.level),
            data_x=rect.x,
            data_y=rect.y,
            data_width=rect.width,
            data_height=rect.height,
            data_tray_height=self.layout.trays[place],
        )  # fmt: skip

    def _lane(self, level: Level | None) -> int:
        return [lane.level for lane in self.layout.lanes].index(level)

    def _text(self, node: Node, ended: str | None) -> list[Markup]:
        number = wrap(node.number or "", _ROOM / _EM, _LINES - (1 if node.title else 0))
        title = wrap(node.title or ("" if number else node.id), _ROOM / _EM, _LINES - len(number))
        rows = [_row(line, 18 + at * _LINE, _EM, weight=600) for at, line in enumerate(number)]
        rows += [_row(line, 18 + at * _LINE, _EM) for at, line in enumerate(title, len(number))]
        day = node.date or words(self.lang)["undated"]
        facts = f"{day} †{ended}" if ended else " ".join(part for part in (day, node.region) if part)
        return [*rows, *(_row(line, 67, _SMALL, kind="facts") for line in wrap(facts, _ROOM / _SMALL, 1))]

    def _member_text(self, node: Node) -> list[Markup]:
        name = wrap(node.number or node.title or node.id, _ROOM / _EM, 1)
        return [_row(line, MEMBER_HEIGHT / 2 + 4.5, _EM) for line in name]

    def _group_name(self, group: Group) -> str:
        w = words(self.lang)
        level = group.level.label(self.lang) if group.level else w["unknown_level"]
        name = w["group"].format(place=group.region or level, count=len(group.members))
        if measure(name) <= _NAME_ROOM:
            return name
        short = regions_named(group.region)[:1] if group.region else ()
        place = wrap(short[0].short if short else level, _NAME_ROOM - 4, 1)[0]
        return w["group"].format(place=place, count=len(group.members))

    def _relations(self, place: int) -> str:
        """By which relations the members hang on what is not in the group, with counts."""
        home = self.found.home
        counted = Counter(
            tie.relation
            for tie in self.ties
            if (home.get(tie.speaker) == place) is not (home.get(tie.target) == place)
        )
        told = (f"{relation.label(self.lang)} {count}" for relation, count in counted.most_common(2))
        return (wrap(" · ".join(told), _ROOM / _SMALL, 1) or [""])[0]

    def _days(self, group: Group) -> str:
        days = sorted(day for one in group.members if (day := self.found.nodes[one].date))
        return " – ".join(dict.fromkeys((days[0][:10], days[-1][:10]))) if days else ""

    def _group_hint(self, group: Group, name: str) -> str:
        nodes = [self.found.nodes[one] for one in group.members]
        levels = Counter(node.region for node in nodes if node.region)
        places = [f"{region} {count}" for region, count in levels.most_common(_LISTED)]
        more = words(self.lang)["group_more"].format(count=len(nodes))
        named = [node.name[:_LONGEST] for node in nodes[:_LISTED]]
        parts = [name, " · ".join(places), *named, more if len(nodes) > _LISTED else ""]
        return "\n".join(part for part in parts if part)

    def hint(self, node: Node, ended: str | None) -> str:
        """Return what a box says when pointed at 方框说明: names, issuers, level, place, days."""
        w = words(self.lang)
        level = node.level.label(self.lang) if node.level else None
        parts = [
            " ".join(part for part in (node.number, node.title) if part)[:_LONGEST] or node.id,
            w["comma"].join(node.issuers)[:_LONGEST],
            " · ".join(part for part in (level, node.region, node.date) if part),
            w["ended"].format(day=ended) if ended else None,
            None if node.known else w["outside"],
        ]
        return "\n".join(part for part in parts if part)


def _row(text: str, y: float, size: float, *, weight: int | None = None, kind: str | None = None) -> Markup:
    return tag("tspan", text, x=_INDENT, y=y, font_size=size, font_weight=weight, class_=kind)
