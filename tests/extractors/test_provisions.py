"""The tree of provisions: levels, numbering that runs through or restarts, what only looks like a number."""

from typing import Any

import pytest

from wenmai.extractors.extract import extract_source
from wenmai.extractors.provisions import find_provisions
from wenmai.extractors.rules import load
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document, SourceText
from wenmai.ontology.provisions import Provision
from wenmai.ontology.vocabulary import Code


def tree(text: str) -> list[Provision]:
    document = Document(
        "d", "d-0", "a.txt", 0, len(text), 1, text.count("\n") + 1, policy=True, title="某办法"
    )
    return find_provisions(Text(text), document, 0)


def paths(text: str) -> list[str]:
    return [one.id.removeprefix("d!") for one in tree(text)]


@pytest.mark.parametrize("row", load("provisions.toml")["level"], ids=lambda row: row["kind"])
def test_level_example(row: dict[str, Any]) -> None:
    found = tree(row["example"])
    assert [one.kind.value for one in found] == [row["kind"]]


def test_a_law() -> None:
    text = (
        "第一章 总则\n第一条 为了规范，制定本法。\n第二条 有下列情形之一的：\n（一）甲；\n（二）乙。\n"
        "第二章 附则\n第三条 本法自公布之日起施行。\n"
    )
    assert paths(text) == [
        "第一章",
        "第一章.第一条",
        "第一章.第二条",
        "第一章.第二条.（一）",
        "第一章.第二条.（二）",
        "第二章",
        "第二章.第三条",
    ]
    found = tree(text)
    assert [one.heading for one in found if one.kind == "chapter"] == ["总则", "附则"]
    assert all(one.address for one in found)


def test_paragraphs_of_an_article() -> None:
    text = "第一条 各级政府应当保障。\n县级以上政府可以补充规定。\n第二条 本办法施行。\n"
    assert paths(text) == ["第一条", "第一条.2款", "第二条"]


def test_offsets_and_nesting() -> None:
    text = "一、总体要求\n（一）指导思想。坚持稳中求进。\n（二）目标。到2025年。\n二、保障措施。加强领导。\n"
    first, inner, other, second = tree(text)
    assert text[first.start : first.end].startswith("一、总体要求")
    assert first.end == second.start
    assert text[first.start : first.own_end] == "一、总体要求\n"
    assert (inner.parent, other.parent) == (first.id, first.id)
    assert inner.heading == "指导思想"
    assert second.heading == "保障措施"
    assert second.end == len(text)


def test_an_address_only_where_numbering_does_not_restart() -> None:
    restarts = tree("一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n")
    assert {one.number: one.address for one in restarts} == {
        "一": True,
        "（一）": False,
        "（二）": True,
        "二": True,
    }
    through = tree("一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n")
    assert all(one.address for one in through)


def doubts(body: str) -> list[tuple[str, int | None]]:
    text = f"某市人民政府关于某事的通知\n某政发〔2022〕3号\n\n各区：\n{body}"
    found = extract_source(SourceText("a.txt", "0" * 64, text)).diagnostics
    return [(one.message, one.line) for one in found if one.code is Code.NUMBERING_RESTARTS]


def test_numbering_that_begins_anew_is_told_once() -> None:
    assert doubts("一、甲。\n二、乙。\n一、丙。\n一、丁。\n") == [("一", 7)]
    assert doubts("第一条 甲。\n第二条 乙。\n第一条 丙。\n") == [("第一条", 7)]


def test_numbering_that_leaves_numbers_out_or_restarts_within_is_not() -> None:
    assert doubts("一、甲。\n三、乙。\n七、丙。\n") == []
    assert doubts("一、甲。\n1.子。\n2.丑。\n二、乙。\n1.寅。\n") == []


def test_two_of_one_number_have_two_ids() -> None:
    assert paths("一、甲\n一、乙\n") == ["一", "一~2"]


def test_a_table_of_contents_is_passed_over() -> None:
    text = "第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    assert paths(text) == ["第一章", "第一章.第一条", "第二章", "第二章.第二条"]


@pytest.mark.parametrize(
    "text",
    [
        "第三条的规定适用于本办法。\n",
        "第十条、第十一条同时废止。\n",
        "（一）项所列情形除外。\n",
        "1.5万元以下的项目。\n",
        "2022年底前完成。\n",
        "没有编号的一段话。\n",
        "",
    ],
)
def test_what_is_no_number_of_a_provision(text: str) -> None:
    assert tree(text) == []


def test_an_article_that_a_line_happens_to_begin_with() -> None:
    text = "第一条 甲。\n第二条 依照本法\n第九百条办理。\n第三条 丙。\n"
    assert paths(text) == ["第一条", "第二条", "第三条"]


def test_ten_thousand_provisions() -> None:
    text = "".join(f"{number}.做好某项工作。\n" for number in range(1, 1000)) * 11
    found = tree(text)
    assert len(found) == 999 * 11
    assert len({one.id for one in found}) == len(found)


def test_extraction_gives_provisions_and_quantities() -> None:
    text = "某市人民政府关于某事的通知\n某政发〔2022〕3号\n\n各区：\n一、目标。到2025年完成30%以上。\n二、其他。\n"
    found = extract_source(SourceText("a.txt", "0" * 64, text))
    assert [one.number for one in found.provisions] == ["一", "二"]
    assert [(one.surface, one.provision) for one in found.quantities] == [
        ("到2025年", found.provisions[0].id),
        ("30%以上", found.provisions[0].id),
    ]
    for quantity in found.quantities:
        assert text[quantity.start : quantity.end] == quantity.surface
        assert text.count("\n", 0, quantity.start) + 1 == quantity.line
