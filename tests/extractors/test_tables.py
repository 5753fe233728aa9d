"""Tables of documents: CSV, JSON lines and workbooks with named columns; metadata as evidence and as a check."""

import json

import pytest
from office import row, xlsx

from wenmai.errors import WenmaiError
from wenmai.extractors.extract import extract_source
from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.table import columns
from wenmai.ontology.model import Document, Given, SourceText
from wenmai.ontology.vocabulary import Code, Meta

BODY = "各省、自治区、直辖市财政厅（局）：\n　　为贯彻落实《乙办法》，现通知如下。\n"
PRINTED = "财政部关于甲事项的通知\n财库〔2022〕19号\n\n" + BODY + "财政部\n2022年5月30日\n"
SPEC = "text=正文,title=标题,number=文号,issuers=机关,date=日期"
ROW = {
    "标题": "财政部关于甲事项的通知",
    "文号": "财库〔2022〕19号",
    "机关": "财政部",
    "日期": "2022-05-30",
    "正文": BODY,
}


def table(*rows: dict[str, str]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def csv_of(*rows: dict[str, str]) -> bytes:
    lines = [",".join(rows[0])]
    lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row.values()) for row in rows]
    return "\n".join(lines).encode("gb18030")


def only(source: SourceText) -> tuple[Document, list[str]]:
    found = extract_source(source)
    assert len(found.documents) == 1
    differing = [doubt.message for doubt in found.diagnostics if doubt.code is Code.METADATA_DIFFERS]
    return found.documents[0], differing


def workbook_of(*rows: dict[str, str]) -> bytes:
    return xlsx(("文件", row(*rows[0]) + "".join(row(*one.values()) for one in rows)))


@pytest.mark.parametrize(
    "data",
    [table(ROW, ROW), csv_of(ROW, ROW), json.dumps([ROW, ROW]).encode(), workbook_of(ROW, ROW)],
    ids=["json lines", "csv", "json", "workbook"],
)
def test_a_row_is_a_document(data: bytes) -> None:
    reading = read_bytes(data, "crawl.dat", columns(SPEC))
    assert [text.file for text in reading.texts] == ["crawl.dat#1", "crawl.dat#2"]
    document, differing = only(reading.texts[0])
    assert (document.title, document.number, document.date) == (ROW["标题"], "财库〔2022〕19号", "2022-05-30")
    assert document.from_metadata == (Meta.TITLE, Meta.NUMBER, Meta.ISSUERS, Meta.DATE)
    assert Given(Meta.NUMBER, "财库〔2022〕19号", "文号") in document.metadata
    assert differing == []


def test_what_the_text_prints_stands_and_a_difference_is_told() -> None:
    given = (Given(Meta.NUMBER, "财库〔2022〕91号", "文号"), Given(Meta.DATE, "2022-05-31", "日期"))
    document, differing = only(SourceText("a", "0" * 64, PRINTED, given))
    assert (document.number, document.date) == ("财库〔2022〕19号", "2022-05-30")
    assert differing == ["发文字号：财库〔2022〕19号 ≠ 财库〔2022〕91号", "成文日期：2022-05-30 ≠ 2022-05-31"]
    assert document.from_metadata == ()


@pytest.mark.parametrize(
    "title", ["关于甲事项的通知", "《财政部关于甲事项的通知》", "财政部关于甲事项的通知（2022-05-30）"]
)
def test_a_title_in_another_form_is_no_difference(title: str) -> None:
    assert only(SourceText("a", "0" * 64, PRINTED, (Given(Meta.TITLE, title),)))[1] == []


def test_what_cannot_be_read_as_its_field_is_kept_and_not_used() -> None:
    document, differing = only(SourceText("a", "0" * 64, PRINTED, (Given(Meta.NUMBER, "无"),)))
    assert document.number == "财库〔2022〕19号"
    assert document.metadata == (Given(Meta.NUMBER, "无"),)
    assert differing == []


def test_a_row_without_text_and_a_broken_row_are_told() -> None:
    data = table(ROW) + b"{broken\n" + table(ROW | {"正文": " "})
    reading = read_bytes(data, "a.jsonl", columns(SPEC))
    assert [text.file for text in reading.texts] == ["a.jsonl#1"]
    assert [(doubt.source, doubt.code) for doubt in reading.diagnostics] == [
        ("a.jsonl#2", Code.UNREADABLE),
        ("a.jsonl#3", Code.EMPTY),
    ]


@pytest.mark.parametrize("data", [table(ROW), csv_of(ROW | {"正文": BODY * 20})])
def test_without_a_mapping_the_columns_are_asked_for(data: bytes) -> None:
    reading = read_bytes(data, "a.csv")
    assert reading.texts == ()
    (doubt,) = reading.diagnostics
    assert doubt.code is Code.UNMAPPED
    assert "标题" in doubt.message
    assert "正文" in doubt.message


def test_a_catalogue_is_read_as_lines() -> None:
    data = "序号,文件名称,文号,备注\n1,关于甲的通知,咸政办发〔2015〕3号,废止\n2,关于乙的通知,,保留\n".encode()
    (text,) = read_bytes(data, "a.csv").texts
    assert text.text.split("\n")[1:3] == [
        "1\t关于甲的通知\t咸政办发〔2015〕3号\t废止",
        "2\t关于乙的通知\t\t保留",
    ]


def test_a_file_that_is_no_such_table_is_read_as_ever() -> None:
    (text,) = read_bytes(PRINTED.encode(), "a.txt", columns(SPEC)).texts
    assert text.text == PRINTED


@pytest.mark.parametrize(
    "said", ["", "title=标题", "text=", "text=a,text=b", "txt=a", "text=a,size=b", "text"]
)
def test_a_mapping_that_says_nothing_clear(said: str) -> None:
    with pytest.raises(WenmaiError, match="--map"):
        columns(said)
