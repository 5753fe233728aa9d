"""Lines in columns: what the columns say is what the rows say, whole, in pieces or cut short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.lines import Line, Lines, Piece
from wenmai.extractors.text import Text

TWO = "甲乙丙\n丁戊\n"


@given(st.lists(st.sampled_from(["甲", " 乙", "", "第3页", "——————", "\f"]), max_size=30))
def test_the_columns_and_the_rows_agree(given: list[str]) -> None:
    lines = Text("\n".join(given)).lines
    rows = list(lines)
    assert lines[:] == rows
    assert list(lines.gaps()) == [row.gap for row in rows]
    assert lines.gapped == (sum(row.gap for row in rows) * 2 > len(rows))
    assert lines.lasts == [row.text[-1] for row in rows]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [("甲\n乙", [False, False]), ("\n甲\n\n乙", [True, True]), ("甲\n第3页\n乙", [False, True])],
)
def test_a_gap_is_a_line_that_is_blank_or_left_out(text: str, gaps: list[bool]) -> None:
    assert list(Text(text).lines.gaps()) == gaps


def test_pieces_are_on_one_line_without_gaps() -> None:
    first = [Piece(0, "甲", "甲"), Piece(1, "乙", "乙"), Piece(2, "丙", "丙")]
    lines = Text(TWO).lines.parted({0: first, 1: [Piece(4, "丁", "丁"), Piece(5, "戊", "戊")]})
    assert [(row.number, row.start, row.end, row.text) for row in lines] == [
        (1, 0, 1, "甲"), (1, 1, 2, "乙"), (1, 2, 3, "丙"), (2, 4, 5, "丁"), (2, 5, 6, "戊"),
    ]  # fmt: skip
    assert not any(lines.gaps())
    assert not lines.gapped


def test_only_the_first_piece_begins_a_page() -> None:
    lines = Text(f"\f{TWO}").lines.parted({0: [Piece(1, "甲乙", "甲乙"), Piece(3, "丙", "丙")]})
    assert lines.pages == [True, False, False]


def test_a_line_cut_short_leaves_the_others_and_the_text_as_they_are() -> None:
    whole = Text(TWO).lines
    assert list(whole.cut(0, "甲", 1)) == [Line(1, 0, 1, "甲", False, False), whole[1]]
    assert whole[0].text == "甲乙丙"


def test_lines_are_left_out() -> None:
    lines: Lines = Text("甲\n乙\n丙\n丁").lines
    assert lines.where([True, False, True, True])[:] == [lines[0], lines[2]._replace(gap=True), lines[3]]
    assert lines.between(1, 3).texts == ["乙", "丙"]
