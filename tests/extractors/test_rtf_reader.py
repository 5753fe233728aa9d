"""RTF with Chinese in it: bytes in several encodings, Unicode with a fallback, tables, text boxes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.rtf import read_rtf


def spelled(text: str, encoding: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def read(body: str, head: str = r"\ansi\ansicpg936\deff0") -> str:
    return read_rtf(f"{{\\rtf1{head}\n{body}}}".encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            spelled("某市令") + r"\par" + spelled("第一条") + r"\tab " + spelled("甲") + r"\par",
            "某市令\n第一条\t甲\n",
        ),
        (r"\uc2 \u21046\'d6\'c6\u23450\'b6\'a8\par", "制定\n"),
        (r"\uc1\u8220\ldblquote x\u-10179?\u-8704?\par", "“x😀\n"),
        (r"\'81@\'81\\.\par", "丂乗.\n"),
        (
            r"{\listtext\pard\plain\f0 " + spelled("第一条") + r"\tab}" + spelled("甲") + r"\par",
            "第一条 甲\n",
        ),
        (
            r"a{\v h}{\deleted d\par}{\field{\*\fldinst HYPERLINK}{\fldrslt r}}{\header p\par}{\*\x y}z\par",
            "arz\n",
        ),
        (r"{\pict 00ff}{\info{\title t}}{\stylesheet{\s0 Normal;}}a\bin4 }}}}b\par", "ab\n"),
        (
            r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box\par}}{\shprslt{\shptxt box\par}}}a\par",
            "box\na\n",
        ),
        (r"\trowd\intbl 1\cell 2\par 3\cell\row\pard x\par", "1\t23\nx\n"),
        (r"a\par\page b\par c\sect\sectd d\sect\sectd\sbknone e\par", "a\n\fb\nc\n\fd\ne\n"),
    ],
)
def test_what_is_printed(body: str, text: str) -> None:
    assert read(body) == text


def test_a_font_says_the_encoding() -> None:
    head = (
        r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Symbol;}}"
    )
    assert read(r"\f1 " + spelled("制定") + r"\f0 caf\'e9\f2\'b7\plain x\par", head) == "制定caféx\n"


@pytest.mark.parametrize("data", [b"", b"{\\html", b"{\\rtf1" + b"{" * 20_000])
def test_damaged(data: bytes) -> None:
    with pytest.raises(WenmaiError):
        read_rtf(data)


WORDS = [
    "u",
    "u-1 ",
    "uc9",
    "par",
    "cell",
    "nestcell",
    "row",
    "intbl",
    "itap3",
    "pard",
    "shptxt",
    "bin9 ",
    "f1",
]
WORDS += ["fcharset", "fonttbl", "plain", "'", "'81", "*", "{", "}", "\\"]


@given(st.lists(st.sampled_from([*"{}a", *(f"\\{word}" for word in WORDS)]) | st.text(max_size=3)))
def test_any_damage(parts: list[str]) -> None:
    with suppress(WenmaiError):
        read_rtf(("{\\rtf1" + "".join(parts)).encode("utf-8", "replace")).text.encode()
