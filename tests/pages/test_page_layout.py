"""Positions, broken lines and marks: nothing overlaps, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from wenmai.pages.layout import BOX_HEIGHT, BOX_WIDTH, lay_out
from wenmai.pages.marking import marked
from wenmai.pages.wrapping import shortened, wrap
from wenmai.queries.model import Direction, Lineage

Make = Callable[..., Lineage]


@pytest.mark.parametrize(
    ("size", "chain"), [(1, 1), (2, 1), (5, 2), (30, 1), (30, 4), (120, 1), (120, 3), (149, 60), (500, 5)]
)
def test_boxes_do_not_overlap(make: Make, size: int, chain: int) -> None:
    boxes = lay_out(make(size, chain)).boxes
    assert len(boxes) <= 150
    for one, other in combinations(boxes, 2):
        assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT


def test_what_it_rests_on_stands_left_and_what_followed_right(make: Make) -> None:
    lineage = make(60, 4)
    layout = lay_out(lineage)
    for box in layout.boxes[1:]:
        assert box.step is not None
        assert box.parent is not None
        direction = lineage.steps[box.step].direction
        parent = layout.boxes[box.parent]
        if direction in (Direction.UP, Direction.EARLIER):
            assert box.x < parent.x
        else:
            assert box.x > parent.x


def test_the_nearest_are_kept(make: Make) -> None:
    lineage = make(100, 10)
    layout = lay_out(lineage, most=30)
    kept = {box.node.id for box in layout.boxes}
    farthest = max(step.depth for step in lineage.steps if step.node.id in kept)
    assert len(layout.boxes) == 30
    assert layout.left_out == len({step.node.id for step in lineage.steps}) - 29
    assert all(step.node.id in kept for step in lineage.steps if step.depth < farthest)


def test_a_document_met_twice_stands_beyond_both_that_lead_to_it(make: Make) -> None:
    lineage = make(30, 1)
    first, second = [step for step in lineage.steps if step.direction is Direction.DOWN][:2]
    again = replace(second, depth=2, parent=first.node.id, repeated=True)
    steps = list(lineage.steps)
    steps.insert(steps.index(first) + 1, again)
    column = {box.node.id: box.column for box in lay_out(replace(lineage, steps=tuple(steps))).boxes}
    assert (column[first.node.id], column[second.node.id]) == (1, 2)


def test_a_circle_ends(make: Make) -> None:
    lineage = make(30, 3)
    one, two = lineage.steps[0], lineage.steps[1]
    back = replace(one, depth=3, parent=two.node.id, repeated=True)
    home = replace(one, depth=3, parent=two.node.id, node=lineage.root, repeated=True)
    layout = lay_out(replace(lineage, steps=(one, two, back, home, *lineage.steps[2:])))
    assert layout.boxes[1].column == -1
    assert layout.boxes[2].column == -2


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("扎实稳住经济一揽子政策措施", ["扎实稳住经济", "一揽子政策措", "施"]),
        ("关于落实稳住（试行）办法", ["关于落实稳住", "（试行）办法"]),
        ("鄂政办发〔2022〕40号文", ["鄂政办发", "〔2022〕40号", "文"]),
        ("  A\nB  ", ["A B"]),
        ("一" * 40, ["一" * 6, "一" * 6, "一" * 5 + "…"]),
    ],
)
def test_lines_are_broken(text: str, lines: list[str]) -> None:
    assert wrap(text, 6, 3) == lines


def test_a_number_and_a_long_title_share_the_box() -> None:
    assert shortened(["国发〔2022〕12号", None, "一" * 100], 12.6, 3) == [
        "国发〔2022〕12号",
        "一" * 12,
        "一" * 11 + "…",
    ]
    assert shortened(["号" * 100, "题" * 100], 10, 3)[-1] == "题" * 9 + "…"
    assert len(wrap("长" * 100_000, 12, 3)) == 3


@pytest.mark.parametrize(
    ("sentence", "cue", "surface", "expected"),
    [
        ("根据《甲》规定", "根据…规定", "《甲》", "<mark>根据</mark><b>《甲》</b><mark>规定</mark>"),
        ("根据《甲》，根据《乙》", "根据", "《乙》", "根据《甲》，<mark>根据</mark><b>《乙》</b>"),
        ("废止《甲》", None, "《甲\n》", "废止<b>《甲》</b>"),
        ("废止《甲》", "修改", "《乙》", "废止《甲》"),
        ("<废止>&《甲》", "<废止>", "《甲》", "<mark>&lt;废止&gt;</mark>&amp;<b>《甲》</b>"),
        ("《甲》", "……", "", "《甲》"),
        ("", "废止", "《甲》", ""),
    ],
)
def test_cues_and_names_are_marked(sentence: str, cue: str | None, surface: str, expected: str) -> None:
    assert marked(sentence, cue, surface) == expected
