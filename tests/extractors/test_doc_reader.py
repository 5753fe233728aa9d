"""Binary Word documents (.doc), made as small as the format allows."""

import random
import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import doc, ole

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.doc import read_doc
from wenmai.ontology.vocabulary import Code

DELETED, HIDDEN = struct.pack("<HB", 0x0800, 1), struct.pack("<HB", 0x083C, 1)


def test_paragraphs() -> None:
    text = "某市规范性文件管理办法\r\r第一条　𠮷祥。\x0b换行\t列\r"
    assert read_doc(doc(text)).text == "某市规范性文件管理办法\n\n第一条　𠮷祥。\n换行\t列\n"


def test_what_is_printed_and_what_is_not() -> None:
    text = "𠮷正文删\r去隐显\r二\x13 代码 \x13内\x14内果\x15\x14结果\x15尾\r"
    assert read_doc(doc(text, runs={"删\r去": DELETED, "隐": HIDDEN})).text == "𠮷正文显\n二结果尾\n"


def test_numbers_that_word_counts() -> None:
    assert read_doc(doc("甲\r乙\r丙\r", numbered="第\0条　")).text == "第一条　甲\n第二条　乙\n第三条　丙\n"


def test_rows_of_a_table_without_properties() -> None:
    assert read_doc(doc("序号\x07文号\x07\x071\x07甲发〔2020〕1号\x07\x07后\r")).text == (
        "序号\t文号\n1\t甲发〔2020〕1号\n后\n"
    )


def test_a_page_break() -> None:
    assert read_doc(doc("甲\r\x0c乙\r丙\x0c丁\r")).text == "甲\n\f乙\n丙\n\f丁\n"


def test_word_95() -> None:
    text = "某市人民政府令\r第一条\x13 X \x14　甲\x15。\r".encode("gb18030")
    word = bytearray(0x300)
    struct.pack_into("<HH", word, 0, 0xA5DC, 0x68)
    struct.pack_into("<II", word, 0x18, 0x300, 0x300 + len(text))
    struct.pack_into("<I", word, 0x34, len(text))
    page = read_doc(ole({"WordDocument": bytes(word) + text}))
    assert page.text == "某市人民政府令\n第一条　甲。\n"
    assert page.doubts == ((Code.ENCODING, ""),)


@pytest.mark.parametrize("data", [doc("甲\r", flags=0x0100), ole({"EncryptedPackage": b"x"})])
def test_encrypted(data: bytes) -> None:
    page = read_doc(data)
    assert (page.text, page.doubts) == ("", ((Code.ENCRYPTED, ""),))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        ole({"Workbook": b"x"}),
        ole({"WordDocument": b"\xec\xa5"}),
        doc("甲\r")[:2000],
    ],
)
def test_damaged(data: bytes) -> None:
    with pytest.raises(WenmaiError):
        read_doc(data)


@given(st.integers(0, 2**32))
def test_any_damage(seed: int) -> None:
    drawn = random.Random(seed)
    data = bytearray(doc("甲\r乙\x07丙\r丁\r", runs={"乙": HIDDEN}, numbered="第\0条"))
    for _ in range(drawn.choice((1, 4, 16, 64))):
        data[drawn.randrange(len(data))] = drawn.choice((0, 1, 127, 255, drawn.randrange(256)))
    with suppress(WenmaiError):
        read_doc(bytes(data[: drawn.choice((len(data), drawn.randrange(len(data))))])).text.encode()
