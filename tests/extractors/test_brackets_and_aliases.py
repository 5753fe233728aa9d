"""Where title marks, quotation marks and brackets open and close; which short names are declared."""

import pytest

from wenmai.extractors.aliases import declarations, names_a_document
from wenmai.extractors.brackets import LONGEST_TITLE, bracket_end, quote_spans, title_spans


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in title_spans(text)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("为贯彻《甲办法》，", ["《甲办法》"]),
        ("《甲》《乙》和《丙》", ["《甲》", "《乙》", "《丙》"]),
        ("关于印发《甲〈乙〉的通知》的通知", ["《甲〈乙〉的通知》"]),
        ("《关于转发《甲办法》的通知》等", ["《关于转发《甲办法》的通知》"]),
        ("没有书名号", []),
        ("《没有结束", []),
        ("没有开始》，《有开始》", ["《有开始》"]),
        ("《》", ["《》"]),
        ("制定了导则《1996年制定的《甲设计》同时废止。参见《乙》。", ["《甲设计》", "《乙》"]),
        ("根据《一、甲。二、《乙办法》", ["《乙办法》"]),
        ("《甲《乙》和《丙》", ["《乙》", "《丙》"]),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert inside(text) == titles


def test_an_unclosed_mark_does_not_swallow_what_follows_far_behind() -> None:
    text = "《没有结束" + "字" * LONGEST_TITLE + "《甲办法》"
    assert inside(text) == ["《甲办法》"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("将“甲”改为“乙”", ["“甲”", "“乙”"]), ("“甲“乙”丙”", ["“甲“乙”丙”"]), ("“甲", [])],
)
def test_quotes(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quote_spans(text)] == quoted


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("（国发〔2022〕12号）的", 0, 13),
        ("甲(1)", 1, 4),
        ("（甲（乙）丙）丁", 0, 7),
        ("（甲)", 0, 3),
        ("（没有结束", 0, None),
        ("没有括号", 0, None),
        ("（" + "字" * 300 + "）", 0, None),
        ("（）", 5, None),
    ],
)
def test_bracket_end(text: str, start: int, end: int | None) -> None:
    assert bracket_end(text, start) == end


# forms listed in the domain facts, section 10
@pytest.mark.parametrize(
    ("text", "name", "quoted"),
    [
        ("（以下简称《办法》）", "办法", True),
        ("(以下简称《办法》)", "办法", True),
        ("（以下简称：《办法》）", "办法", True),
        ("（以下称《条例》）", "条例", True),
        ("（下称《通知》）", "通知", True),
        ("（下文简称《决定》）", "决定", True),
        ("（简称《决定》）", "决定", True),
        ("（以下统称《办法》）", "办法", True),
        ("（以下合称《办法》）", "办法", True),
        ("（国发〔2004〕20号，以下简称《决定》）", "决定", True),
        ("（以下简称“19号文件”）", "19号文件", False),
        ("（以下简称2022年第14号公告）", "2022年第14号公告", False),
        ("（以下简称市城投公司）", "市城投公司", False),
    ],
)
def test_declared(text: str, name: str, quoted: bool) -> None:
    found = declarations(f"印发《甲办法》{text}，请执行。")
    assert [(one.name, one.quoted) for one in found] == [(name, quoted)]


@pytest.mark.parametrize("text", ["以下简称", "（以下简称《》）", "（以下简称《没有结束）", "请对照《办法》"])
def test_not_declared(text: str) -> None:
    assert declarations(f"{text}。") == []


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("（以下简称《细则》）", True),
        ("（以下简称“银监发〔2012〕16号文”）", True),
        ("（以下简称“财税〔2018〕99号”）", True),
        ("（以下简称2022年第14号公告）", True),
        ("（以下简称市城投公司）", False),
        ("（以下简称“滇池北岸工程”）", False),
        ("（以下简称登记管理机关）", False),
    ],
)
def test_names_a_document(text: str, document: bool) -> None:
    assert [names_a_document(one) for one in declarations(text)] == [document]


def test_a_declaration_stands_where_it_is_printed() -> None:
    text = "甲（以下简称《乙》）"
    (found,) = declarations(text)
    assert text[found.start : found.end].endswith("简称《乙》")
