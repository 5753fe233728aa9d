"""Columns of a PDF: the left before the right, with what spans the page above, between and below; tables stay rows."""

from collections.abc import Sequence

import pytest
from prints import Piece, column, placed, rule

from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.pdf_columns import Rect, zones

_SIGNS = "一二三四五六七八"
LEFT = [f"左栏第{sign}行各地区要加强组织领导，逐级落实责任。" for sign in _SIGNS]
RIGHT = [f"右栏第{sign}行各部门要密切配合，形成合力抓好落实。" for sign in _SIGNS]
TITLE = "某某省人民政府关于在全省范围内做好甲事项有关工作的通知"


def read(pieces: Sequence[Piece], drawn: str = "") -> list[str]:
    (source,) = read_bytes(placed(pieces, drawn=drawn), "a.pdf").texts
    return [line.strip() for line in source.text.split("\n") if line.strip()]


def by_line(*columns: Sequence[Piece]) -> list[Piece]:
    """Columns in the order in which a line is drawn: across the page."""
    return [piece for row in zip(*columns, strict=True) for piece in row]


def test_the_left_column_comes_before_the_right() -> None:
    assert read(by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700))) == LEFT + RIGHT


def test_columns_whose_lines_are_not_level() -> None:
    assert read(by_line(column(LEFT, 50, 700), column(RIGHT, 320, 694))) == LEFT + RIGHT


def test_the_order_of_drawing_does_not_count() -> None:
    assert read([*column(RIGHT, 320, 700), *column(LEFT, 50, 700)]) == LEFT + RIGHT


def test_a_title_over_both_columns_and_a_note_below_them() -> None:
    pieces = [(150, 750, TITLE), *by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700)), (150, 540, TITLE)]
    assert read(pieces) == [TITLE, *LEFT, *RIGHT, TITLE]


def test_a_line_across_the_page_parts_two_pairs_of_columns() -> None:
    upper, lower = by_line(column(LEFT, 50, 760), column(RIGHT, 320, 760)), [(100, 600, TITLE)]
    pieces = [*upper, *lower, *by_line(column(LEFT, 50, 560), column(RIGHT, 320, 560))]
    assert read(pieces) == [*LEFT, *RIGHT, TITLE, *LEFT, *RIGHT]


def test_a_running_head_in_two_parts_stays_above() -> None:
    head = [(50.0, 800.0, "某某省人民政府公报"), (470.0, 800.0, "2022年第3期")]
    found = read([*head, *by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700))])
    assert found[0].split() == ["某某省人民政府公报", "2022年第3期"]
    assert found[1:] == LEFT + RIGHT


def test_heads_and_numbers_over_columns_are_left_out() -> None:
    pages = [
        [
            (50.0, 800.0, "某某省人民政府公报"),
            (470.0, 800.0, "2022年第3期"),
            *by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700)),
            (290.0, 40.0, f"— {number} —"),
        ]
        for number in range(1, 6)
    ]
    (source,) = read_bytes(placed(*pages), "a.pdf").texts
    for page in source.text.split("\f"):
        assert [line.strip() for line in page.split("\n") if line.strip()] == LEFT + RIGHT


def rows(pieces: Sequence[Piece], drawn: str = "") -> list[list[str]]:
    return [line.split() for line in read(pieces, drawn)]


def test_a_table_of_two_columns_is_read_by_row() -> None:
    names = [f"甲事项管理办法之{sign}" for sign in _SIGNS]
    numbers = [f"甲政发〔20{at:02}〕{at}号" for at in range(10, 18)]
    found = rows(by_line(column(names, 50, 700), column(numbers, 320, 700)))
    assert found == [list(row) for row in zip(names, numbers, strict=True)]


def test_a_table_with_rules_is_read_by_row_however_full_its_cells() -> None:
    drawn = " ".join(rule(712 - 16 * at) for at in range(9))
    found = rows(by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700)), drawn)
    assert found == [list(row) for row in zip(LEFT, RIGHT, strict=True)]


def test_a_frame_around_columns_is_no_table() -> None:
    drawn = f"{rule(790)} {rule(560)} 300 560 m 300 790 l S"
    assert read(by_line(column(LEFT, 50, 700), column(RIGHT, 320, 700)), drawn) == LEFT + RIGHT


def test_two_signatures_side_by_side_are_no_columns() -> None:
    body = column([TITLE + "，现将有关事项通知如下。"] * 6, 50, 700)
    signed = [(100.0, 560.0, "甲部"), (350.0, 560.0, "乙部"), (100.0, 540.0, "2022年5月1日")]
    assert read([*body, *signed])[6].split() == ["甲部", "乙部"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ["甲市乙区丙街道办事处综合行政执法大队"] * 8,
            ["丁市戊区己街道办事处综合行政执法大队"] * 8,
        ),  # no stops
        (
            [f"{'甲' * at}，办法。" for at in range(9, 17)],
            [f"{'乙' * at}，办法。" for at in (20, *range(7, 14))],
        ),
        (LEFT[:4], RIGHT[:4]),
        (["甲事项，办。"] * 8, ["乙事项，办。"] * 8),
    ],
    ids=["names", "lines of many lengths", "few lines", "narrow"],
)
def test_cells_are_no_columns(left: list[str], right: list[str]) -> None:
    start = 290 - 10 * max(map(len, left))
    found = rows(by_line(column(left, start, 700), column(right, 320, 700)))
    assert found == [list(row) for row in zip(left, right, strict=True)]


def test_what_runs_along_the_lines_makes_no_columns() -> None:
    lines = [Rect(left, 700 - 16 * at, left + 230, 709 - 16 * at) for at in range(12) for left in (50, 320)]
    assert [zone.gutter for zone in zones(lines)] == [300]
    assert zones([*lines, Rect(270, 560, 330, 680)]) == []
