"""The note under a title: who adopted a text, under which order it was promulgated, whether it was changed since."""

import pytest

from wenmai.extractors.extract import extract_source
from wenmai.extractors.history import History, history_of
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document, SourceText
from wenmai.ontology.vocabulary import Force, Level


def read(note: str) -> History:
    lines = Text(note).lines
    return history_of(lines, 0, len(lines))


@pytest.mark.parametrize(
    ("note", "issuers", "number", "changed"),
    [
        ("（2012年4月17日太原市人民政府第6次常务会议通过 2012年4月23日太原市人民政府令第80号公布）",
         ("太原市人民政府",), "太原市人民政府令第80号", False),
        ("(２００８年７月２３日国务院令第５３０号公布)", ("国务院",), "国务院令第530号", False),
        ("（1999年9月24日广东省第九届人民代表大会常务委员会第十二次会议通过）",
         ("广东省第九届人民代表大会常务委员会",), None, False),
        ("1998年3月1日 第九届全国人民代表大会第一次会议通过\n\n2005年5月1日 第十届全国人民代表大会第三次会议修正",
         ("第九届全国人民代表大会",), None, True),
        ("（1994年1月29日深圳市人民政府令第21号发布 2004年8月26日深圳市人民政府令第135号修正）",
         ("深圳市人民政府",), None, True),
        ("（2002年8月29日第九届全国人民代表大会常务委员会第二十九次会议通过，2002年8月29日主席令第73号公布）",
         ("第九届全国人民代表大会常务委员会",), None, False),
        ("2012年7月9日最高人民法院审判委员会第1552次会议、2012年9月12日最高人民检察院第十一届检察委员会第79次会议通过",
         ("最高人民法院", "最高人民检察院"), None, False),
        ("（2007年10月16日深圳市人民政府令第175号发布，\n根据2008年10月13日深圳市人民政府令第193号修订）",
         ("深圳市人民政府",), None, True),
        ("2016年推进新型城镇化的重点任务已经确定", (), None, False),
        ("（2005年7月4日最高人民法院审判委员会第1358次会议通过 法释[2005]901号）",
         ("最高人民法院",), "法释〔2005〕901号", False),
        ("2015年11月26日，国务院令第663号公布《甲条例》，自2016年起施行。现就有关事项通知如下。", (), None, False),
        ("（中华人民共和国建设部令第901号 2004年10月15日发布 自2004年12月1日起施行）",
         ("中华人民共和国建设部",), "中华人民共和国建设部令第901号", False),
        ("各区人民政府：", (), None, False),
        ("（2012年4月甲市人民政府第6次常务会议通过）", (), None, False),
    ],
)  # fmt: skip
def test_notes(note: str, issuers: tuple[str, ...], number: str | None, changed: bool) -> None:
    found = read(note)
    assert found.issuers == issuers
    assert (str(found.number) if found.number else None) == number
    assert found.changed is changed


def test_the_date_of_issue_is_that_of_promulgation() -> None:
    found = read("2011年10月27日 杭州市第十一届人民代表大会常务委员会第三十五次会议通过\n\n"
                 "2011年12月22日 浙江省第十一届人民代表大会常务委员会第三十次会议批准\n\n"
                 "2011年12月27日 杭州市第十一届人民代表大会常务委员会公告第901号公布")  # fmt: skip
    assert (found.issued, found.line) == ("2011-12-27", 5)
    assert found.issuers == ("杭州市第十一届人民代表大会常务委员会",)


def only(text: str) -> Document:
    (document,) = extract_source(SourceText("a.txt", "0" * 64, text)).documents
    return document


def test_a_regulation_takes_issuer_number_and_force_from_its_note() -> None:
    document = only(
        "行政机关甲事项备案规定\n（2004年3月30日自治区第十届人民政府第5次常务会议讨论通过 "
        "2004年4月3日新疆维吾尔自治区人民政府令第901号发布 自2004年5月1日起施行）\n"
        "第一条 为加强甲事项备案，制定本规定。\n第二条 本规定自2004年5月1日起施行。\n"
    )
    assert document.id == "令:新疆维吾尔自治区人民政府//901"
    assert document.issuers == ("新疆维吾尔自治区人民政府",)
    assert document.force is Force.LOCAL_RULES


def test_an_amended_edition_does_not_take_the_number_of_the_first() -> None:
    document = only(
        "深圳市甲管理办法\n（1998年7月20日深圳市人民政府令第901号发布 根据2004年8月26日深圳市人民政府令第935号修订）\n"
        "第一条 为规范甲，制定本办法。\n第二条 本办法自发布之日起施行。\n"
    )
    assert (document.number, document.issuers, document.force) == (
        None,
        ("深圳市人民政府",),
        Force.LOCAL_RULES,
    )


def test_an_issuer_without_its_place_is_placed_by_the_title() -> None:
    document = only(
        "新疆维吾尔自治区甲备案规定\n（2004年4月3日自治区人民政府令第901号发布）\n第一条 为了备案，制定本规定。\n"
    )
    assert document.issuers_full == ("新疆维吾尔自治区人民政府",)
    assert (document.level, document.id) == (Level.PROVINCIAL, "令:新疆维吾尔自治区人民政府//901")


def test_the_text_below_an_order_is_issued_by_it() -> None:
    text = (
        "陕西省人民政府令 第901号\n    《陕西省甲监督管理办法》已经省政府第33次常务会议通过，现予发布。\n"
        "省长：张三\n二○○七年一月十七日\n\n陕西省甲监督管理办法\n\n第一条 为了监督甲，制定本办法。\n"
    )
    order, issued = extract_source(SourceText("a.txt", "0" * 64, text)).documents
    assert order.id == "令:陕西省人民政府//901"
    assert issued.issued_by == order.id
    assert (issued.number, issued.issuers, issued.date) == (None, ("陕西省人民政府",), "2007-01-17")
    assert issued.force is Force.LOCAL_RULES
