"""What a page says beside its text: the block of labels above it, and its meta tags."""

import pytest

from wenmai.extractors.readers.head_block import pairs_of
from wenmai.extractors.readers.html import read_html
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.phrases import rows
from wenmai.ontology.vocabulary import Meta

TITLE = "某市人民政府关于加强供水管理的通知"
NUMBER = "某政发〔2020〕3号"
TEXT = [
    "各县、区人民政府：",
    "为加强供水管理，保障饮水安全，现就有关事项通知如下。",
    "一、各地要落实责任，做好供水管理。",
]
SAID = [
    (Meta.INDEX, "000014349/2020-00036"),
    (Meta.SUBJECT, "城乡建设、环境保护\\其他"),
    (Meta.ISSUERS, "某市人民政府"),
    (Meta.DATE, "2020年03月05日"),
    (Meta.TITLE, TITLE),
    (Meta.NUMBER, NUMBER),
    (Meta.PUBLISHED, "2020年03月10日"),
    (Meta.VALIDITY, "有效"),
]
LABELS = ["索 引 号", "主题分类", "发文机关", "成文日期", "标　　题", "发文字号", "发布日期", "有效性"]
PAIRS = [(label, value) for label, (_, value) in zip(LABELS, SAID, strict=True)]
BODY = f"<div><p>{TITLE}</p><p>{NUMBER}</p>{''.join(f'<p>{text}</p>' for text in TEXT)}</div>"


def page(body: str, head: str = "") -> Page:
    return read_html(f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode())


def lines(found: Page) -> list[str]:
    return [line for line in found.text.split("\n") if line]


def said(found: Page) -> set[tuple[Meta, str]]:
    return {(one.field, one.value) for one in found.metadata}


def in_rows_of_four(colon: str) -> str:
    cells = [f"<td><b>{label}{colon}</b></td><td>{value}</td>" for label, value in PAIRS]
    return (
        "<table>"
        + "".join(f"<tr>{a}{b}</tr>" for a, b in zip(cells[::2], cells[1::2], strict=True))
        + "</table>"
    )


BLOCKS = {
    "table": in_rows_of_four("："),
    "table without colons": in_rows_of_four(""),
    "list": "<ul>" + "".join(f"<li><em>{a}：</em>{b}</li>" for a, b in PAIRS) + "</ul>",
    "label and value in blocks": "<ul>"
    + "".join(f"<li><span>{a}:</span><p>{b}</p></li>" for a, b in PAIRS)
    + "</ul>",
    "definitions": "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in PAIRS) + "</dl>",
    "one line": "<p>" + "".join(f"<span>{a}：</span>{b}　" for a, b in PAIRS) + "</p>",
    "lines in brackets": "".join(f"<p>【{a}】：{b}</p>" for a, b in PAIRS),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_head_block_becomes_metadata_in_whatever_form_it_is_laid_out(block: str) -> None:
    found = page(block + BODY)
    assert said(found) == set(SAID)
    assert lines(found) == [TITLE, NUMBER, *TEXT]


def test_the_label_of_a_datum_is_the_word_that_the_page_uses() -> None:
    found = page("<p>文　　号：某政发〔2020〕3号　发布机构：某市人民政府</p>" + BODY)
    assert {one.label for one in found.metadata} == {"文号", "发布机构"}


def test_labels_that_run_on_without_a_blank_are_told_apart() -> None:
    found = page("<p>发布机构：某市人民政府办公室发布日期：2020-03-10浏览次数：1570</p>" + BODY)
    assert said(found) == {(Meta.ISSUERS, "某市人民政府办公室"), (Meta.PUBLISHED, "2020-03-10")}


def test_a_word_that_ends_in_a_label_is_another_word() -> None:
    assert pairs_of("登记日期：2020-03-10") == []
    assert pairs_of("资金来源：财政拨款") == []


def test_a_title_that_only_the_head_block_prints_stays_in_the_text() -> None:
    found = page(BLOCKS["table"] + "".join(f"<p>{text}</p>" for text in TEXT))
    assert lines(found) == [TITLE, *TEXT]


def test_an_empty_value_says_nothing() -> None:
    found = page("<ul><li>索引号：<li>文号：无<li>失效日期：<li>发布日期：2020-03-10</ul>" + BODY)
    assert said(found) == {(Meta.PUBLISHED, "2020-03-10")}


def test_the_line_of_source_and_date_goes_and_its_date_is_kept() -> None:
    for line in (
        "2020-03-10 08:30 来源：市水利局 【字体：大 中 小】",
        "发布时间：2020-03-10 08:30",
        "2020-03-10 08:30",
    ):
        found = page(f"<h1>{TITLE}</h1><p>{line}</p>{''.join(f'<p>{text}</p>' for text in TEXT)}")
        assert lines(found) == [TITLE, *TEXT]
        assert said(found) == {(Meta.PUBLISHED, "2020-03-10 08:30")}


def test_one_labelled_number_between_title_and_text_stays_in_the_text() -> None:
    found = page(f"<h1>{TITLE}</h1><p>文号：{NUMBER}</p>{''.join(f'<p>{text}</p>' for text in TEXT)}")
    assert lines(found) == [TITLE, f"文号：{NUMBER}", *TEXT]
    assert said(found) == {(Meta.NUMBER, NUMBER)}


def test_labels_in_the_text_and_in_a_form_below_it_are_text() -> None:
    form = ["附件", "申报表", "名称：", "文号：", "日期：", "备注："]
    body = "".join(
        f"<p>{text}</p>"
        for text in [TITLE, *TEXT, "发文机关：指印发文件的机关，下同。", "以上请遵照执行。", *form]
    )
    found = page(f"<div>{body}</div>")
    assert lines(found)[-6:] == form
    assert "发文机关：指印发文件的机关，下同。" in lines(found)
    assert found.metadata == ()


def test_the_heads_of_columns_are_no_labels() -> None:
    assert pairs_of("名称\t文号\t发布日期") == []


def test_a_head_block_below_the_text_is_told_by_its_index_number() -> None:
    found = page(BODY + BLOCKS["table"])
    assert said(found) == set(SAID)
    assert lines(found) == [TITLE, NUMBER, *TEXT]


def test_the_surest_label_of_a_field_comes_first() -> None:
    found = page("<p>生成日期：2020-03-09　索引号：1　成文日期：2020-03-05</p>" + BODY)
    assert [one.value for one in found.metadata if one.field is Meta.DATE] == ["2020-03-05", "2020-03-09"]


def test_meta_tags_are_kept_where_the_head_block_is_silent() -> None:
    tags = f"<meta name='ArticleTitle' content=' {TITLE} '><META NAME=pubdate CONTENT='2020-03-10 08:30'>"
    tags += "<meta name='ContentSource' content='市水利局'><meta name='Url' content=''>"
    assert said(page(BODY, tags)) == {(Meta.TITLE, TITLE), (Meta.PUBLISHED, "2020-03-10 08:30")}
    assert (Meta.PUBLISHED, "2020-03-10 08:30") not in said(page(BLOCKS["table"] + BODY, tags))


@pytest.mark.parametrize("row", rows("head_block"), ids=lambda row: row["label"])
def test_example_of_a_label(row: dict[str, str]) -> None:
    field = Meta(row["field"]) if row["field"] else None
    if row["where"] == "meta":
        (found,) = page("<p>甲</p>", f"<meta name='{row['label']}' content='{row['example']}'>").metadata
        assert (found.field, found.label, found.value) == (field, row["label"], row["example"])
        return
    (pair,) = pairs_of(" ".join(row["example"].split()))
    assert pair.label == row["label"]
    if field is not None:
        assert pair.value
        assert (field, pair.value) in said(page(f"<p>{row['example']}</p>"))


def test_no_label_stands_twice() -> None:
    known = [(row["where"], row["label"]) for row in rows("head_block")]
    assert len(known) == len(set(known))
