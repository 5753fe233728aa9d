"""Spreadsheets: rows as lines; a small file that says it is endless does no harm."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import ole, xlsx, zipped

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.sheet_cells import Shown, number_text, one_line, shown_by
from wenmai.extractors.readers.sheets import read_sheets, rows_of
from wenmai.ontology.vocabulary import Code

ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>废止目录</t></is></c><c r="B1"/></row>'
    '<row r="3"><c r="A3"><v>1</v></c><c r="C3" t="s"><v>0</v></c><c r="D3" s="1"><v>43861</v></c></row>'
)
STRINGS = "<si><r><t>关于甲的\n</t></r><r><t>通知</t></r><rPh><t>gy</t></rPh></si>"


def test_rows() -> None:
    data = xlsx(
        ("目录", ROWS), ("Sheet2", '<row><c t="str"><v>乙</v></c></row>'), ("空", ""), strings=STRINGS
    )
    assert read_sheets(data).text == "目录\n废止目录\n1\t\t关于甲的通知\t2020-01-31\n\f乙\n"
    assert list(rows_of(data)) == [("废止目录",), ("1", "", "关于甲的通知", "2020-01-31")]


def test_one_sheet_has_no_name() -> None:
    assert read_sheets(xlsx(("目录", ROWS), strings=STRINGS)).text.startswith("废止目录\n")


@pytest.mark.parametrize(
    ("value", "shown", "printed"),
    [
        (12.0, Shown.NUMBER, "12"),
        (0.1 + 0.2, Shown.NUMBER, "0.3"),
        (44562.0, Shown.DAY, "2022-01-01"),
        (44562.5, Shown.DAY, "2022-01-01 12:00:00"),
        (44562.0, Shown.MONTH, "2022年1月"),
        (44562.0, Shown.YEAR, "2022"),
        (1.0, Shown.DAY, "1900-01-01"),
        (-1.0, Shown.DAY, "-1"),
    ],
)
def test_numbers(value: float, shown: Shown, printed: str) -> None:
    assert number_text(value, shown) == printed


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (14, "", Shown.DAY),
        (57, "", Shown.MONTH),
        (0, "", Shown.NUMBER),
        (176, '[$-804]yyyy"年"m"月"d"日";@', Shown.DAY),
        (177, 'yyyy"年"m"月"', Shown.MONTH),
        (178, '"第"0"号 day"', Shown.NUMBER),
        (179, "[Red]0.00", Shown.NUMBER),
    ],
)
def test_formats(number: int, code: str, shown: Shown) -> None:
    assert shown_by(number, code) is shown


def test_line_breaks_in_a_cell() -> None:
    assert one_line("关于\n甲 \r\n A\nB\t_x000D_\n乙") == "关于甲A B乙"


@pytest.mark.parametrize(
    ("rows", "strings"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ""),
        ('<row><c r="XFD1"><v>1</v></c></row>' * 5000, ""),
        ('<row><c t="s"><v>0</v></c></row>' * 5000, f"<si><t>{'哈' * 100_000}</t></si>"),
    ],
)
def test_a_small_file_that_says_it_is_endless(rows: str, strings: str) -> None:
    with suppress(WenmaiError):
        assert len(read_sheets(xlsx(("a", rows), strings=strings)).text) < 300_000_000


def test_encrypted() -> None:
    assert read_sheets(ole({"EncryptedPackage": b"x"})).doubts == ((Code.ENCRYPTED, ""),)
    with pytest.raises(WenmaiError, match="encrypted"):
        list(rows_of(ole({"EncryptedPackage": b"x"})))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", zipped({"a": "b"}), ole({"Workbook": b"x"}), ole({"a": b"x"})]
)
def test_damaged(data: bytes) -> None:
    with pytest.raises(WenmaiError):
        read_sheets(data)


@given(st.integers(0, 2**32))
def test_any_damage(seed: int) -> None:
    drawn = random.Random(seed)
    data = bytearray(xlsx(("目录", ROWS), strings=STRINGS))
    for _ in range(drawn.choice((1, 4, 16))):
        data[drawn.randrange(len(data))] = drawn.randrange(256)
    with suppress(WenmaiError):
        read_sheets(bytes(data[: drawn.choice((len(data), drawn.randrange(len(data))))]))
