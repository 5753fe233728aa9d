"""OFD: text objects anywhere on a page, read from top to bottom and from left to right."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import OFD, ofd, zipped

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.ofd import read_ofd

PAGE = [
    (62.0, 40.0, "通知"),
    (40.0, 40.3, "关于甲的"),
    (50.0, 50.0, "甲发〔2020〕1号"),
    (100.0, 60.0, "印发"),
    (20.0, 60.0, "各县："),
]


def test_lines_in_the_order_of_the_page() -> None:
    assert (
        read_ofd(ofd(PAGE, [(20, 30, "第二页")])).text
        == "关于甲的 通知\n甲发〔2020〕1号\n各县： 印发\n\f第二页\n"
    )


def test_a_line_in_pieces_is_one() -> None:
    assert read_ofd(ofd([(20, 30, "第一"), (28, 30, "条甲")])).text == "第一条甲\n"


def test_a_template_page_is_printed() -> None:
    assert (
        read_ofd(ofd([(20, 60, "甲")], template=[(20, 20, "某市人民政府文件")])).text
        == "某市人民政府文件\n甲\n"
    )


def test_a_matrix_moves_the_text() -> None:
    moved = (
        '<ofd:TextObject Boundary="20 10 100 50" Size="1" CTM="4 0 0 4 0 0">'
        '<ofd:TextCode X="0" Y="10">下</ofd:TextCode>'
        '</ofd:TextObject><ofd:TextObject Boundary="20 20 100 5" Size="4"><ofd:TextCode X="0" Y="4">上</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    root = "<ofd:DocBody><ofd:DocRoot>/D/Document.xml</ofd:DocRoot></ofd:DocBody>"
    pages = '<ofd:Pages><ofd:Page BaseLoc="/D/P.xml"/></ofd:Pages>'
    data = zipped(
        {
            "OFD.xml": f"<ofd:OFD {OFD}>{root}</ofd:OFD>",
            "D/Document.xml": f"<ofd:Document {OFD}>{pages}</ofd:Document>",
            "D/P.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{moved}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )
    assert read_ofd(data).text == "上\n下\n"


def test_a_scan_has_no_text() -> None:
    assert read_ofd(ofd([])).text.strip() == ""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zipped({"a": "b"}), zipped({"OFD.xml": "<a"})])
def test_damaged(data: bytes) -> None:
    with pytest.raises(WenmaiError):
        read_ofd(data)


@given(st.integers(0, 2**32))
def test_any_damage(seed: int) -> None:
    drawn = random.Random(seed)
    data = bytearray(ofd(PAGE, [(20, 30, "第二页")], template=[(20, 20, "某市人民政府文件")]))
    for _ in range(drawn.choice((1, 4, 16))):
        data[drawn.randrange(len(data))] = drawn.randrange(256)
    with suppress(WenmaiError):
        read_ofd(bytes(data[: drawn.choice((len(data), drawn.randrange(len(data))))]))
