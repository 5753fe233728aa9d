"""Splitting: where documents begin and end, which text a notice issues, what is a report."""

import pytest
from drafting import Draft, assert_offsets, read

from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Genre

NOTICE = Draft(
    "现将《甲事项管理办法》印发给你们，请遵照执行。", title="财政部关于印发《甲事项管理办法》的通知"
).print()
TEXT = """
甲事项管理办法

　　第一条　为规范甲事项，制定本办法。
　　第二条　甲事项由财政部门管理。
　　第三条　本办法自2023年3月1日起施行。
"""
OTHER = Draft(
    "为落实有关要求，现将事项通知如下：\n　　一、抓紧办理。",
    title="财政部关于乙事项的通知",
    number="财库〔2023〕6号",
).print()


def titles(text: str) -> list[str]:
    found = read(text)
    assert_offsets(text, found)
    return [document.title for document in found.documents]


def documents(text: str) -> tuple[Document, ...]:
    return read(text).documents


def test_one_notice() -> None:
    (document,) = documents(OTHER)
    assert (document.title, document.number, document.start_line) == (
        "财政部关于乙事项的通知",
        "财库〔2023〕6号",
        1,
    )
    assert document.end_line == OTHER.count("\n")


def test_a_notice_and_its_text() -> None:
    notice, text = documents(NOTICE + TEXT)
    assert (notice.title, notice.number) == ("财政部关于印发《甲事项管理办法》的通知", "财库〔2023〕5号")
    assert (text.title, text.number, text.issued_by) == ("甲事项管理办法", None, notice.id)
    assert (text.issuers, text.date, text.level, text.region) == (
        notice.issuers,
        notice.date,
        notice.level,
        notice.region,
    )
    assert (notice.start_line, notice.end_line) == (1, 6)
    assert (text.start_line, text.end_line) == (8, 12)
    assert text.id == "财库/2023/5#甲事项管理办法"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("省人民政府办公厅印发关于稳住经济增长若干措施的通知", "关于稳住经济增长的若干措施"),
        ("省人民政府办公厅关于印发甲事项行动方案（2022—2024年）的通知", "甲事项行动方案（2022—2024年）"),
        ("科技部关于印发《甲事项管理办法（试行）》的通知", "甲事项管理办法（试行）"),
    ],
)
def test_a_text_named_another_way_than_printed(title: str, text: str) -> None:
    notice = Draft(
        "已经省人民政府同意，现印发给你们，请认真贯彻执行。", title=title, signature="省政府办公厅"
    )
    found = documents(notice.print() + f"\n{text}\n\n　　为做好工作，提出如下措施。\n　　一、加快办理。\n")
    assert [document.title for document in found] == [title, text]
    assert found[1].issued_by == found[0].id


def test_two_notices_in_one_file() -> None:
    assert titles(NOTICE + TEXT + "\n" + OTHER) == [
        "财政部关于印发《甲事项管理办法》的通知",
        "甲事项管理办法",
        "财政部关于乙事项的通知",
    ]


def wrapped(paragraph: str, width: int = 28) -> list[str]:
    return [paragraph[at : at + width] for at in range(0, len(paragraph), width)]


def printed(*pages: list[str]) -> str:
    """Pages of a printed compilation: wrapped lines, a blank line between them, page marks at the foot."""
    text = ""
    for number, page in enumerate(pages, 97):
        text += "\n\n".join(line for row in page for line in wrapped(row)) + f"\n\n— {number} —\n\n\f"
    return text


def test_a_printed_compilation() -> None:
    body = "为贯彻落实《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号），现就有关事项通知如下："
    end = ["财政部", "2022年5月30日"]
    item = "各级财政部门应当把采购订单更多留给中小企业，预留份额按规定从高执行，不得设置门槛。"
    first = ["关于进一步加大政府采购支持力度的通知", "财库〔2022〕19号", "各省、自治区财政厅：", body]
    first += [f"一、{item}", f"二、{item}"]
    second = [
        "关于做好政府采购信息发布工作的通知",
        "财库〔2022〕20号",
        "各省、自治区财政厅：",
        body,
        f"一、{item}",
    ]
    text = printed(first, [f"三、{item}", *end], [*second, *end])
    assert titles(text) == [first[0], second[0]]
    one, two = read(text).documents
    assert (one.number, two.number) == ("财库〔2022〕19号", "财库〔2022〕20号")
    assert (one.date, two.date) == ("2022-05-30", "2022-05-30")
    assert one.end_line < two.start_line
    assert [mention.doc for mention in read(text).mentions] == [one.id, two.id]


@pytest.mark.parametrize(
    "title",
    [
        "财政部关于印发《甲事项管理办法》\n的通知",
        "财政部关于印发《甲事项管理办法》的\n通知",
        "财政部 税务总局\n关于进一步做好甲事项\n有关工作的通知",
        "财政部关于转发〈国务院关于甲事项\n的若干意见〉的\n通知",
    ],
)
def test_a_title_over_several_lines(title: str) -> None:
    (found,) = documents(Draft("现将有关事项通知如下。", title=title).print())
    assert found.title == title.replace("\n", "").replace(" ", "")
    assert (found.start_line, found.number) == (1, "财库〔2023〕5号")


@pytest.mark.parametrize("heading", ["附件", "附件1", "附件：", "附表"])
def test_an_annex_stays_with_its_document(heading: str) -> None:
    annex = f"\n{heading}\n\n延长执行期限的文件清单\n\n　　1.《甲办法》（财税〔2018〕54号）\n"
    found = read(OTHER + annex)
    assert [document.title for document in found.documents] == ["财政部关于乙事项的通知"]
    assert [mention.doc for mention in found.mentions] == ["财库/2023/6"]


def test_an_announcement_under_the_title_of_its_regulation() -> None:
    text = """湖北省优化营商环境条例

湖北省人民代表大会常务委员会公告
（第三百二十四号）

　　《湖北省优化营商环境条例》已由湖北省第十三届人民代表大会常务委员会第三十四次会议于2022年11月25日通过，
现予公布，自2023年3月1日起施行。

湖北省人民代表大会常务委员会
2022年11月25日

第一章 总则

　　第一条　为优化营商环境，制定本条例。
　　第二条　本条例适用于本省行政区域。
"""
    (found,) = documents(text)
    assert found.title == "湖北省优化营商环境条例"
    assert found.number == "湖北省人民代表大会常务委员会公告（第三百二十四号）"
    assert found.number_key == "公告:湖北省人民代表大会常务委员会//324"
    assert found.genre is Genre.REGULATIONS
    assert found.effective_from == "2023-03-01"


def test_an_order_and_its_regulation() -> None:
    text = """中华人民共和国国务院令
第 663 号

　　《居住证暂行条例》已经2015年10月21日国务院第109次常务会议通过，现予公布，自2016年1月1日起施行。

总理　李克强
2015年11月26日

居住证暂行条例

　　第一条　为了推进新型城镇化，制定本条例。
　　第二条　公民可以依照本条例申领居住证。
"""
    order, text_of = documents(text)
    assert (order.number_key, order.genre) == ("令:国务院//663", Genre.ORDER)
    assert (text_of.title, text_of.issued_by) == ("居住证暂行条例", order.id)


NEWS = """价格扣除提高一倍 我市小微企业拿下采购订单

　　本网讯　“报价扣完以后，我们站在了一条线上。”近日，一家标牌厂的负责人在中标后算起了账。
　　变化来自财政部今年5月印发的《关于进一步加大政府采购支持中小企业力度的通知》。
　　（记者　李文）
"""


def test_a_press_report() -> None:
    (found,) = documents(NEWS)
    assert not found.policy
    assert (found.genre, found.number, found.issuers, found.level) == (Genre.NEWS, None, (), None)


def test_an_explanation() -> None:
    text = "《甲事项管理办法》政策解读\n\n　　一、为什么出台\n　　《甲事项管理办法》（以下简称《办法》）回应关切。\n"
    (found,) = documents(text)
    assert not found.policy
    assert found.genre is Genre.EXPLANATION


def test_the_same_document_twice_is_one_id_and_two_records() -> None:
    items = "".join(f"\n\u3000\u3000{number}.抓紧办理有关事项。" for number in range(1, 21))
    text = Draft(f"现将有关事项通知如下：{items}").print()
    one, two = documents(f"{text}\n{text}")
    assert one.id == two.id
    assert one.record != two.record


def test_two_short_documents_of_one_title_are_two() -> None:
    of_2022 = Draft("现将有关事项通知如下。", number="财库〔2022〕5号", date="2022年1月5日").print()
    of_2023 = Draft("现将有关事项通知如下。").print()
    assert [one.number for one in documents(of_2022 + of_2023)] == ["财库〔2022〕5号", "财库〔2023〕5号"]


@pytest.mark.parametrize("text", ["", " \n\f\n ", "— 97 —\n"])
def test_nothing_is_no_document(text: str) -> None:
    assert documents(text) == ()
