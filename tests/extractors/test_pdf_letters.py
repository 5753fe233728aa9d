"""Letters of PDF files: radicals made ideographs, text that is none told from text."""

import pytest
from prints import column, placed

from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.pdf_letters import ideographs, is_garbage
from wenmai.ontology.vocabulary import Code

_PRIVATE = "".join(map(chr, range(0xE001, 0xE011)))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼈⺠政府⾦融⼯作", "人民政府金融工作"),
        ("⻓江⻔户⻛险", "长江门户风险"),
        ("\uf9fd\uf9d1", "什六"),  # CJK compatibility ideographs, Unicode chart F900
        ("well\ufffeknown", "well-known"),
        ("国办发〔2022〕12号，①Ａ１", "国办发〔2022〕12号，①Ａ１"),
    ],
)
def test_ideographs(printed: str, meant: str) -> None:
    assert ideographs(printed) == meant
    assert len(ideographs(printed)) == len(printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("  \n", False),
        ("国办发〔2022〕12号", False),
        ("公式" + _PRIVATE[:2], False),
        ("甲" + _PRIVATE, True),
        ("\x01\x02 \x03\x04\n\x05", True),
        ("\ufffd" * 9, True),
    ],
)
def test_garbage(text: str, expected: bool) -> None:
    assert is_garbage(text) is expected


def test_a_page_of_garbage_is_one_without_text() -> None:
    garbage, text = column([_PRIVATE] * 4, 50, 700), column(["关于甲事项的通知", "现通知如下。"], 50, 700)
    reading = read_bytes(placed(text, garbage, text), "a.pdf")
    assert [(doubt.code, doubt.message) for doubt in reading.diagnostics] == [(Code.PAGES_WITHOUT_TEXT, "2")]
    (source,) = reading.texts
    assert _PRIVATE[0] not in source.text


def test_a_file_of_garbage_has_no_text() -> None:
    reading = read_bytes(placed(column([_PRIVATE] * 4, 50, 700)), "a.pdf")
    assert reading.texts == ()
    assert [doubt.code for doubt in reading.diagnostics] == [Code.NO_TEXT]
