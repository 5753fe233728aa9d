"""PDF: text by page, running heads left out, a password and a scan told."""

import pytest
from prints import LOCK, PICTURE, placed, printed

from wenmai.extractors.extract import extract_source
from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.pdf_pages import MOST_PAGES
from wenmai.ontology.vocabulary import Code


def text_of(data: bytes) -> list[list[str]]:
    (source,) = read_bytes(data, "a.pdf").texts
    return [[line for line in page.split("\n") if line.strip()] for page in source.text.split("\f")]


def test_lines_and_pages() -> None:
    pages = [["关于甲事项的通知", "财库〔2022〕19号"], ["现通知如下。"]]
    assert text_of(printed(*pages)) == pages


def test_a_page_begins_a_line() -> None:
    """A document that begins on a page of its own is one, whatever ends the page before."""
    first = [
        "财政部关于甲事项的通知",
        "财库〔2022〕901号",
        "各单位：",
        "现通知如下。",
        "财政部",
        "2022年5月30日",
    ]
    second = [
        "财政部关于乙事项的通知",
        "财库〔2022〕902号",
        "各单位：",
        "现通知如下。",
        "财政部",
        "2022年5月31日",
    ]
    (source,) = read_bytes(printed(first, second), "a.pdf").texts
    documents = extract_source(source).documents
    assert [(one.title, one.number, one.date) for one in documents] == [
        (first[0], first[1], "2022-05-30"),
        (second[0], second[1], "2022-05-31"),
    ]


def test_running_heads_and_feet_are_left_out() -> None:
    body = [[f"第{sign}条正文在此。", "乙。"] for sign in "一二三四五"]
    pages = [["某某公报2022年第3期", *lines, f"第{n}页共5页"] for n, lines in enumerate(body, 1)]
    assert text_of(printed(*pages)) == body


def test_first_lines_that_differ_stay() -> None:
    pages = [[f"{sign}、要求", "正文。"] for sign in "一二三四五"]
    assert text_of(printed(*pages)) == pages


def test_pages_without_text_are_told() -> None:
    reading = read_bytes(printed(["关于甲事项的通知"], [], ["正文。"]), "a.pdf")
    assert [(doubt.code, doubt.message) for doubt in reading.diagnostics] == [(Code.PAGES_WITHOUT_TEXT, "2")]
    assert len(reading.texts) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (printed([], []), Code.NO_TEXT),
        (printed(["甲"], trailer=LOCK), Code.ENCRYPTED),
        (printed(["甲"])[:200], Code.UNREADABLE),
    ],
)
def test_what_cannot_be_read(data: bytes, code: Code) -> None:
    reading = read_bytes(data, "a.pdf")
    assert reading.texts == ()
    assert [doubt.code for doubt in reading.diagnostics] == [code]


def test_a_scan_whose_pages_have_numbers_alone_has_no_text() -> None:
    reading = read_bytes(placed([(280, 40, "第1页")], [(280, 40, "第2页")], drawn=PICTURE), "a.pdf")
    assert reading.texts == ()
    assert [doubt.code for doubt in reading.diagnostics] == [Code.NO_TEXT]


def test_a_picture_page_with_its_number_alone_is_told() -> None:
    text = [(50.0, 700.0, "关于甲事项的通知"), (50.0, 680.0, "现通知如下。")]
    reading = read_bytes(
        placed([*text, (280, 40, "第1页")], [(280, 40, "第2页")], [*text, (280, 40, "第3页")], drawn=PICTURE),
        "a.pdf",
    )
    assert [(doubt.code, doubt.message) for doubt in reading.diagnostics] == [(Code.PAGES_WITHOUT_TEXT, "2")]
    (source,) = reading.texts
    assert "页" not in source.text


def test_one_page_that_cannot_be_opened_is_told_and_the_rest_is_read() -> None:
    data = printed(["关于甲事项的通知"], ["正文。"])
    reading = read_bytes(data.replace(b"8 0 obj<</Type/Page/", b"8 0 obj<</Type/Gone/"), "a.pdf")
    assert [doubt.code for doubt in reading.diagnostics] == [Code.PAGES_WITHOUT_TEXT]
    assert [source.text.strip() for source in reading.texts] == ["关于甲事项的通知"]


def test_more_pages_than_any_document_has() -> None:
    count = MOST_PAGES + 1
    kids = b"/Count 1>>", b"/Count %d>>" % count
    data = printed(["甲"]).replace(b"[6 0 R]", b"[" + b"6 0 R " * count + b"]").replace(*kids)
    reading = read_bytes(data, "a.pdf")
    assert [doubt.code for doubt in reading.diagnostics] == [Code.UNREADABLE]


def test_a_letterhead_is_put_in_order() -> None:
    data = placed([(50, 760, "甲财〔2022〕1号"), (380, 760, "签发人：张某"), (200, 700, "关于甲事项的报告")])
    assert text_of(data) == [["甲财〔2022〕1号", "签发人：张某", "关于甲事项的报告"]]
