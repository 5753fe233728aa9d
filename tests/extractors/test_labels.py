"""Labelled lines above a text, the link behind it, navigation around it: what is no part of a document."""

import pytest
from drafting import assert_offsets, mentions, read

from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Code, Meta

BLOCK = """名称：关于发布《甲管理要求》的通知
索引号：000099999/2021-00657
分类：甲事项
发布机关：国家核安全局
生成日期：2021-09-30
文号：国核安发〔2021〕901号
主题词：
====================
+++++
"""
BODY = """各有关单位：
为加强甲事项管理，现予以印发。我局2014年印发的《乙管理要求》同时废止。

国家核安全局
2021年9月29日
"""


def only(text: str) -> Document:
    found = read(text)
    assert_offsets(text, found)
    (document,) = found.documents
    return document


def test_a_head_block_is_metadata() -> None:
    document = only(BLOCK + BODY)
    assert (document.title, document.number) == ("关于发布《甲管理要求》的通知", "国核安发〔2021〕901号")
    assert document.start_line == BLOCK.count("\n") + 1
    assert set(document.from_metadata) == {Meta.TITLE, Meta.NUMBER}
    assert (document.issuers, document.date) == (("国家核安全局",), "2021-09-29")
    assert {one.label for one in document.metadata} >= {"名称", "文号", "索引号"}


def test_one_labelled_line_is_no_block() -> None:
    document = only("文号：国核安发〔2021〕901号\n" + BODY)
    assert (document.start_line, document.metadata) == (1, ())


def test_a_text_without_a_title_takes_neither_signature_nor_date_for_one() -> None:
    found = read(BODY)
    assert [one.title for one in found.documents] == [""]
    assert found.documents[0].policy
    assert [one.relation.value for one in found.mentions] == ["repeals"]
    assert Code.UNTITLED in {one.code for one in found.diagnostics}


@pytest.mark.parametrize("label", ["公告", "公告正文", "公告原文"])
def test_a_page_in_one_line_ends_at_its_link(label: str) -> None:
    line = "根据有关规定，海关总署决定废止《甲工作规范》。特此公告。海关总署2024年9月2日"
    name = "海关总署关于废止《甲工作规范》的公告"
    text = f"{line}{label}下载链接：{name}.doc{name}.pdf浏览次数：打印本页"
    document = only(text)
    assert (document.title, document.issuers, document.date) == (name, ("海关总署",), "2024-09-02")
    assert document.end == len(line)
    assert [one.relation.value for one in read(text).mentions] == ["repeals"]


def test_navigation_around_a_text_is_no_part_of_it() -> None:
    page = "当前位置：首页>政策文件\n来源：本站\n打印本页\n"
    body = "甲事项管理规定\n第一条 为规范甲事项，制定本规定。\n第二条 依照《乙办法》办理。\n"
    document = only(f"{page}{body}文档附件：\n相关文档：\n")
    assert (document.title, document.start_line, document.end_line) == ("甲事项管理规定", 4, 6)


def test_a_signed_text_above_the_first_title_is_a_document() -> None:
    other = (
        "财政部关于乙事项的通知\n财库〔2023〕906号\n\n各有关单位：\n现通知如下。\n\n财政部\n2023年3月1日\n"
    )
    first = "参保人每年缴费一次。\n（三）本通知自印发之日起实施。《丙细则》同时废止。\n某省人民政府\n2015年6月24日\n"
    found = read(first + other)
    assert [one.title for one in found.documents] == ["", "财政部关于乙事项的通知"]
    assert [(one.surface, one.relation.value) for one in found.mentions] == [("《丙细则》", "repeals")]


def test_a_number_right_before_a_title_belongs_to_it() -> None:
    (one,) = mentions("公安部1995年第25号令发布的《甲申领办法》即予以废止。")
    assert (one.surface, one.number, one.relation.value) == (
        "《甲申领办法》",
        "公安部1995年第25号令",
        "repeals",
    )


def test_a_law_has_one_name() -> None:
    short, full = mentions("依照《道路交通安全法》和《中华人民共和国道路交通安全法》处罚。")
    assert short.names_title == full.names_title == "中华人民共和国道路交通安全法"
    local = mentions("依照《某省实施〈中华人民共和国水法〉办法》和《湖北省甲法》处罚。")
    assert [one.names_title for one in local] == ["某省实施〈中华人民共和国水法〉办法", "湖北省甲法"]


def test_a_short_name_of_a_law_is_not_the_head_of_a_longer_word() -> None:
    body = "根据《中华人民共和国保守国家秘密法》（以下简称保密法）制定。执行保密法律法规的情况，依照保密法第一条检查。"
    assert [one.surface for one in mentions(body)] == ["《中华人民共和国保守国家秘密法》", "保密法"]
