"""The drawing as it is laid out: who is collapsed, where boxes stand, which lines there are, what has ended."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from drawn import lineage_of

from wenmai.ontology.vocabulary import Level, Relation
from wenmai.pages.collapsing import MOST_BOXES, SIBLINGS, collapse, province
from wenmai.pages.lane_layout import BOX_HEIGHT, BOX_WIDTH, day_of, lay_out_lanes
from wenmai.pages.lanes import draw, script, style
from wenmai.pages.ties import ends_of, ties_of
from wenmai.pages.whole import positions
from wenmai.queries.model import Direction, Evidence, Lineage, Node, Step

SVG = "{http://www.w3.org/2000/svg}"


def below(count: int, region: str | None = "湖北省", level: Level | None = Level.MUNICIPAL) -> Lineage:
    """A root with some documents of one level right below it."""
    root = Node("root", True, level=Level.NATIONAL, date="2022-05-24")
    nodes = [
        Node(f"{region}{place}", True, level=level, region=region, date="2022-06-01")
        for place in range(count)
    ]
    return Lineage(
        root, tuple(Step(1, Direction.DOWN, "root", one, Relation.IMPLEMENTS, True) for one in nodes)
    )


def joined(*parts: Lineage) -> Lineage:
    return Lineage(parts[0].root, tuple(step for part in parts for step in part.steps))


def drawn(lineage: Lineage, today: str | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(draw(lineage, link=lambda one: f"#{one}", today=today))


def of(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in tree.iter() if name in (one.get("class") or "").split()]


def test_a_dozen_siblings_stand_by_themselves_and_one_more_makes_a_box() -> None:
    assert collapse(below(SIBLINGS)).groups == ()
    (group,) = collapse(below(SIBLINGS + 1)).groups
    assert (group.region, len(group.members)) == ("湖北省", 13)
    texts = ["".join(one.itertext()) for one in of(drawn(below(13)), "group")]
    assert any("湖北省 13 件" in text and "贯彻落实 13" in text for text in texts)


def test_the_largest_provinces_collapse_and_levels_are_apart() -> None:
    lineage = joined(
        below(9), below(5, "湖南省"), below(2, "上海市"), below(12, "湖北省咸宁市通山县", Level.COUNTY)
    )
    groups = collapse(lineage).groups
    assert [(group.level, group.region, len(group.members)) for group in groups] == [
        (Level.MUNICIPAL, "湖北省", 9)
    ]
    assert len(collapse(lineage).boxes) == 1 + 1 + 5 + 2 + 12


def test_more_provinces_than_a_dozen_are_one_box() -> None:
    provinces = [*"京津冀晋辽吉沪苏浙皖闽赣鲁"]
    (group,) = collapse(joined(*(below(1, one, Level.PROVINCIAL) for one in provinces))).groups
    assert (group.region, len(group.members)) == (None, 13)


@pytest.mark.parametrize("size", [2, 30, 200, 500, 2000])
def test_never_more_boxes_than_can_be_read(size: int) -> None:
    lineage = lineage_of(size)
    found = collapse(lineage)
    assert len(found.boxes) <= MOST_BOXES
    members = [one for group in found.groups for one in group.members]
    alone = [one for one in found.boxes if isinstance(one, str)]
    assert sorted([*members, *alone]) == sorted({lineage.root.id} | {step.node.id for step in lineage.steps})
    assert all(len(group.members) > 1 for group in found.groups)


def test_a_long_chain_is_bounded_too() -> None:
    node = Node("0", True, level=Level.NATIONAL)
    steps = [
        Step(place, Direction.DOWN, f"{place - 1}", replace(node, id=f"{place}"), Relation.AMENDS, True)
        for place in range(1, 400)
    ]
    found = collapse(Lineage(node, tuple(steps)))
    assert len(found.boxes) <= MOST_BOXES
    assert "1" in found.boxes
    assert "399" not in found.boxes


def test_a_province_is_told_from_any_region_below_it() -> None:
    assert province("湖北省咸宁市通山县") == "湖北省"
    assert province("上海市") == "上海市"
    assert province("全国") == "全国"
    assert province(None) is None


def test_boxes_stand_in_their_lanes_by_date_and_none_covers_another() -> None:
    lineage = lineage_of(120)
    found = collapse(lineage)
    layout = lay_out_lanes(found, [])
    for one, other in combinations(layout.boxes.values(), 2):
        assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT
    lanes = {lane.level: lane for lane in layout.lanes}
    assert [lane.level for lane in layout.lanes] == [level for level in (*Level, None) if level in lanes]
    for holder, rect in layout.boxes.items():
        level = found.groups[holder].level if isinstance(holder, int) else found.nodes[holder].level
        assert lanes[level].top < rect.y < lanes[level].top + lanes[level].height - BOX_HEIGHT
    xs = {one: layout.boxes[one].x if one in layout.boxes else layout.members[one].x for one in found.nodes}
    dated = sorted((node.date, xs[one]) for one, node in found.nodes.items() if node.date)
    assert all(a[1] <= b[1] for a, b in combinations(dated, 2) if a[0] < b[0])


@pytest.mark.parametrize(
    ("node", "day"),
    [
        (Node("a", True, date="2022-06-08"), "2022-06-08"),
        (Node("a", True, date="soon"), ""),
        (Node("a", True, number="国发〔2022〕12号"), "2022"),
        (Node("a", True, issued_by="notice"), "2021-01-01"),
        (Node("a", False), ""),
    ],
)
def test_the_day_of_a_document(node: Node, day: str) -> None:
    assert day_of(node, {"notice": Node("notice", True, date="2021-01-01")}) == day


def test_lines_run_from_the_document_that_speaks_and_say_the_sentence() -> None:
    lineage = lineage_of(5)
    tree = drawn(lineage)
    names = [lineage.root.id, *dict.fromkeys(step.node.id for step in lineage.steps)]
    lines = {
        (int(one.get("data-from") or 0), int(one.get("data-to") or 0), one.get("data-relation")): one
        for one in of(tree, "line")
    }
    for step in lineage.steps:
        ends = (names.index(step.parent), names.index(step.node.id))
        line = lines[(*(ends[::-1] if step.inverse else ends), step.relation.value)]
        said = line.findtext(f"{SVG}title") or ""
        assert step.relation.label() in said
        assert all((one.sentence or "") in said for one in step.evidence)
    assert len(lines) == len(lineage.steps)


def test_what_no_sentence_says_is_dashed_and_a_part_is_dotted() -> None:
    lineage = lineage_of(60)
    ties = ties_of(lineage)
    assert {tie.presumed for tie in ties} == {True, False}
    tree = drawn(lineage)
    for kind in ("presumed", "partial"):
        marked = of(tree, kind)
        assert marked
        assert all(one.findall(f"{SVG}path")[1].get("stroke-dasharray") for one in marked)
    without = replace(lineage, steps=tuple(replace(step, evidence=()) for step in lineage.steps))
    assert not any(tie.presumed for tie in ties_of(without))  # nobody looked for sentences


def ending(
    relation: Relation, *, partial: bool = False, to: str | None = None, start: str = "2021-01-01"
) -> Lineage:
    old = Node("old", True, date="2011-12-29", effective_to=to)
    new = Node("new", True, date="2020-12-18", effective_from=start)
    said: tuple[Evidence, ...] = ()
    return Lineage(old, (Step(1, Direction.LATER, "old", new, relation, True, partial, said),))


@pytest.mark.parametrize(
    ("lineage", "day"),
    [
        (ending(Relation.REPEALS), "2021-01-01"),
        (ending(Relation.SUPERSEDES), "2021-01-01"),
        (ending(Relation.REPEALS, partial=True), None),
        (ending(Relation.AMENDS), None),
        (ending(Relation.AMENDS, to="2016-12-31"), "2017-01-01"),
        (ending(Relation.REPEALS, to="2016-12-31"), "2017-01-01"),
        (ending(Relation.EXTENDS, to="2016-12-31"), None),
        (ending(Relation.REPEALS, start="2001-01-01"), None),
        (ending(Relation.AMENDS, to="9999-12-31"), None),
        (ending(Relation.AMENDS, to="soon"), None),
    ],
)
def test_the_day_on_which_a_document_ended(lineage: Lineage, day: str | None) -> None:
    nodes = {"old": lineage.root, "new": lineage.steps[0].node}
    assert ends_of(nodes, ties_of(lineage)) == ({"old": day} if day else {})


def test_a_notice_and_its_only_text_end_together() -> None:
    nodes = {"n": Node("n", True), "t": Node("t", True, issued_by="n", effective_to="2020-12-31")}
    assert ends_of(nodes, []) == {"n": "2021-01-01", "t": "2021-01-01"}
    assert ends_of({**nodes, "u": Node("u", True, issued_by="n")}, []) == {"t": "2021-01-01"}


@pytest.mark.parametrize(("today", "dead"), [("2020-12-31", 0), ("2021-01-01", 1), (None, 1)])
def test_what_has_ended_is_grey_from_that_day(today: str | None, dead: int) -> None:
    assert len(of(drawn(ending(Relation.REPEALS), today), "dead")) == dead


def test_a_document_alone_is_drawn() -> None:
    tree = drawn(Lineage(Node("one", False)))
    assert len(of(tree, "box")) == 1
    assert of(tree, "line") == []


def test_it_can_stand_alone_and_asks_for_nothing() -> None:
    drawing = draw(lineage_of(30), link=lambda _: None, styled=True)
    assert style() in drawing
    for text in (drawing.replace("http://www.w3.org/2000/svg", ""), style(), script()):
        assert not re.search(
            r"https?:|url\((?!#)|@import|\bon\w+\s*=\s*[\"']|fetch\(|XMLHttp|innerHTML|eval\(", text
        )
    ElementTree.fromstring(drawing)
    assert draw(lineage_of(30), link=lambda _: None, styled=True) == drawing


def test_names_and_addresses_that_are_markup_stay_text() -> None:
    bad = '"><script>alert(1)</script>' + "长" * 10_000
    node = Node(bad, True, bad, bad, issuers=(bad,), region=bad, date=bad, effective_to=bad)
    step = Step(1, Direction.UP, bad, replace(node, id="b"), Relation.CITES, False)
    svg = draw(Lineage(node, (step,)), link=lambda _: bad, lang="en")
    tree = ElementTree.fromstring(svg)
    assert not [one for one in tree.iter() if "script" in one.tag]
    assert [one.get("href") for one in of(tree, "box")] == [bad, bad]
    assert len(svg) < 90_000


@pytest.mark.parametrize("size", [0, 1, 3, 400])
def test_layers_of_a_network_stand_apart(size: int) -> None:
    names = [f"d{place}" for place in range(size)]
    ties = [(names[place], names[place // 3]) for place in range(1, size)] + [
        (one, names[-1]) for one in names[:1]
    ]
    places = positions(names, ties)
    assert places.keys() == set(names)
    for one, other in combinations(places.values(), 2):
        assert abs(one[0] - other[0]) >= BOX_WIDTH or abs(one[1] - other[1]) >= 68
    assert all(places[speaker][0] >= places[target][0] for speaker, target in ties)
