"""Word documents (.docx): what stands on the page, in its order, with the numbers that Word counts."""

import random
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import docx, paragraph, zipped

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.lists import numeral
from wenmai.extractors.readers.word import read_docx
from wenmai.ontology.vocabulary import Code

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="5">'
    + level(0, "chineseCountingThousand", "第%1条　")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, depth: int, number: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def lines(data: bytes) -> list[str]:
    return read_docx(data).text.splitlines()


def test_numbers_that_word_counts() -> None:
    body = "".join(
        (
            item("甲。", 0),
            item("乙：", 0),
            item("子；", 1),
            item("丑。", 1),
            item("寅。", 2),
            item("丙。", 0),
            item("丁：", 0),
        )
    )
    assert lines(docx(body + item("卯。", 1), NUMBERING)) == [
        *(
            "第一条　甲。",
            "第二条　乙：",
            "（一）子；",
            "（二）丑。",
            "1.寅。",
            "第三条　丙。",
            "第四条　丁：",
            "（一）卯。",
        )
    ]


def test_a_list_that_starts_anew_and_one_that_goes_on() -> None:
    body = item("甲", 0) + item("乙", 0) + item("丙", 0, 2) + item("丁", 0, 2) + item("戊", 0, 1)
    assert [line[1] for line in lines(docx(body, NUMBERING))] == ["一", "二", "一", "二", "三"]


def test_a_number_by_its_style_and_one_taken_away() -> None:
    styles = (
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = paragraph("甲", '<w:pStyle w:val="b"/>')
    body += paragraph("乙", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(docx(body, NUMBERING, styles)) == ["第一条　甲", "乙"]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("none", 3, ""),
        ("unheard of", 3, "3"),
        ("chineseCounting", 999_999_999, "999999999"),
    ],
)
def test_forms_of_numbers(form: str, number: int, printed: str) -> None:
    assert numeral(form, number) == printed


def test_what_is_printed_and_what_is_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("正文") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:moveFrom>" + run.format("移走") + "</w:moveFrom><w:ins>" + run.format("增") + "</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 代码</w:instrText></w:r>'
        + run.format("码内")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run.format("结果")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run.format("尾")
        + "</w:p>"
    )
    assert lines(docx(body)) == ["正文增显结果尾"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('某市人民政府文件')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>某发〔2020〕1号</w:t></w:r></w:p>"
    )
    assert lines(docx(body)) == ["某市人民政府文件", "某发〔2020〕1号"]


def cells(*texts: str) -> str:
    """A row of a table; a line break is a paragraph."""
    inner = "".join("<w:tc>" + "".join(map(paragraph, text.split("\n"))) + "</w:tc>" for text in texts)
    return f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>"


def test_rows_of_a_table_and_a_cell_that_holds_the_page() -> None:
    page = "标题\n一、甲。\n二、乙。\n三、丙。\n四、丁。"
    body = cells("1", "关于甲的\n通知", "", "甲发〔2020〕1号") + cells("导航", page) + cells("", "独", "")
    assert lines(docx(body)) == ["1\t关于甲的通知\t\t甲发〔2020〕1号", "导航", *page.split("\n"), "独"]


def test_page_breaks() -> None:
    broken = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>乙</w:t></w:r></w:p>'
    ends = paragraph("丁", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    body = broken + paragraph("丙", "<w:pageBreakBefore/>") + ends + paragraph("戊") + "<w:sectPr/>"
    assert read_docx(docx(body)).text == "甲\n\f乙\n\f丙\n丁\n\f戊\n"


def test_a_paragraph_whose_mark_is_deleted_goes_on() -> None:
    body = paragraph("关于甲的", "<w:rPr><w:del/></w:rPr>") + paragraph("通知")
    assert lines(docx(body)) == ["关于甲的通知"]


def test_tab_stops_are_no_tabs() -> None:
    assert lines(docx(paragraph("甲", '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'))) == ["甲"]


def test_entities_do_not_expand() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>' + (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        text = read_docx(zipped({"word/document.xml": bomb})).text
    except WenmaiError:
        return
    assert len(text) < 100


def test_what_unpacks_to_too_much() -> None:
    packed = BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as member,
    ):
        for _ in range(201):
            member.write(bytes(1024 * 1024))
    with pytest.raises(WenmaiError, match="MiB"):
        read_docx(packed.getvalue())


def test_a_locked_archive() -> None:
    data = bytearray(docx(paragraph("甲")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert read_docx(bytes(data)).doubts == ((Code.ENCRYPTED, ""),)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zipped({"a": "b"}), docx("<w:p>")[:-30], docx("<w:p>")])
def test_damaged(data: bytes) -> None:
    with pytest.raises(WenmaiError):
        read_docx(data)


@given(st.integers(0, 2**32))
def test_any_damage(seed: int) -> None:
    drawn = random.Random(seed)
    data = bytearray(docx(item("甲", 0) + cells("乙", "丙"), NUMBERING))
    for _ in range(drawn.choice((1, 4, 16))):
        data[drawn.randrange(len(data))] = drawn.randrange(256)
    with suppress(WenmaiError):
        read_docx(bytes(data[: drawn.choice((len(data), drawn.randrange(len(data))))]))
