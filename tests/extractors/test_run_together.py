"""Lines that a crawl has run together, and pages that print more around a title than a document does."""

import pytest
from drafting import assert_offsets, read

from wenmai.extractors.run_together import parted
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Genre

ARTICLES = "第一条为规范甲事项，制定本办法。第二条本办法自2024年3月1日起施行。"
LABELS = "某市规划委员会\n当前位置：\n{title}\n来源：\n日期：\n2014-04-29\n【字号 大 中 小】\n"


def documents(text: str) -> tuple[Document, ...]:
    found = read(text)
    assert_offsets(text, found)
    return found.documents


def lines(text: str) -> list[str]:
    read_text = Text(text)
    return [line.text for line in parted(read_text, read_text.lines)]


def test_an_announcement_and_its_text_in_one_line() -> None:
    text = (
        f"海关总署制定了《甲事项管理办法》，现予发布。特此公告。海关总署2024年2月9日甲事项管理办法{ARTICLES}"
    )
    notice, issued = documents(text)
    assert (notice.issuers, notice.date) == (("海关总署",), "2024-02-09")
    assert (issued.title, issued.issued_by) == ("甲事项管理办法", notice.id)
    assert (issued.date, issued.effective_from) == ("2024-02-09", "2024-03-01")


def test_a_title_with_the_number_on_its_line() -> None:
    notice, issued = documents(
        "关于印发《甲事项管理办法》的通知 沪房管规范保[2013]903号\n"
        "各区县房屋管理局：现将《甲事项管理办法》印发给你们。特此通知。\n"
        "上海市住房保障和房屋管理局 2013年2月21日\n甲事项管理办法\n第一条 为规范甲事项，制定本办法。\n"
    )
    assert (notice.title, notice.number) == ("关于印发《甲事项管理办法》的通知", "沪房管规范保〔2013〕903号")
    assert (notice.issuers, notice.date) == (("上海市住房保障和房屋管理局",), "2013-02-21")
    assert (issued.title, issued.issued_by) == ("甲事项管理办法", notice.id)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("某省关于甲事项的决定（某政发〔2013〕9号）", ["某省关于甲事项的决定", "（某政发〔2013〕9号）"]),
        ("按照某政发〔2013〕9号", ["按照某政发〔2013〕9号"]),
        ("《甲事项办法》现予印发，请执行。甲事项办法", ["《甲事项办法》现予印发，请执行。", "甲事项办法"]),
        ("《甲事项办法》现予印发，请执行。乙办法", ["《甲事项办法》现予印发，请执行。乙办法"]),
        (
            "《甲事项办法》现予发布。财政部2024年2月9日甲事项办法第一条为规范甲事项（节录）",
            ["《甲事项办法》现予发布。", "财政部2024年2月9日", "甲事项办法", "第一条为规范甲事项（节录）"],
        ),
        (
            "《甲事项办法》经2020年1月2日会议通过。第一条依照《甲事项办法》执行。",
            ["《甲事项办法》经2020年1月2日会议通过。第一条依照《甲事项办法》执行。"],
        ),
    ],
)
def test_where_a_line_is_parted(text: str, pieces: list[str]) -> None:
    assert lines(text) == pieces


def test_labels_of_a_page_between_title_and_text() -> None:
    title = "某部关于印发《甲事项管理办法》的通知"
    notice, issued = documents(
        LABELS.format(title=title)
        + "各省、自治区住房城乡建设厅：\n现将《甲事项管理办法》印发给你们。\n住房和城乡建设部\n二〇一一年六月三日\n"
        "甲事项管理办法\n为规范甲事项，制定本办法。\n第一条 甲事项由住房城乡建设部门管理。\n"
    )
    assert (notice.title, notice.start_line, notice.date) == (title, 3, "2011-06-03")
    assert (issued.title, issued.issued_by) == ("甲事项管理办法", notice.id)


def test_a_notice_that_its_title_alone_tells() -> None:
    title = "深圳市人民政府关于印发甲事项管理办法的通知"
    notice, issued = documents(
        LABELS.format(title=title) + "《甲事项管理办法》已经市政府同意，现予印发，请认真执行。\n"
        "甲事项管理办法\n为规范甲事项，制定本办法。\n第一条 甲事项由规划部门管理。\n"
    )
    assert (notice.title, notice.issuers) == (title, ("深圳市人民政府",))
    assert (issued.title, issued.issued_by) == ("甲事项管理办法", notice.id)


def test_a_text_that_a_page_prints_twice() -> None:
    text = (
        "国务院办公厅关于甲事项的通知\n国办发〔2018〕974号\n各省、自治区、直辖市人民政府：\n"
        "现就甲事项通知如下。\n国务院办公厅\n2018年11月5日\n（此件公开发布）\n"
    )
    block = "', null, '\n索 引 号：\n000014349/2018-00999\n成文日期：\n2018年11月05日\n主 题 词：\n\n"
    first, second = documents(f"{text}{block}{text}")
    assert first.id == second.id
    assert (first.start_line, first.end_line, second.start_line) == (1, 7, 15)
    assert read(f"{text}{block}{text}").mentions == ()


def test_an_annex_right_behind_the_date() -> None:
    text = "特此公告。附件：甲物品目录海关总署2024年7月19日附件甲物品目录应当采取监测手段。"
    (document,) = documents(text)
    assert (document.issuers, document.date) == (("海关总署",), "2024-07-19")


def test_a_sentence_cut_off_at_a_name_is_no_title() -> None:
    (document,) = documents("为规范甲事项，我部制定了《\n现予公布。\n生态环境部\n2021年5月22日\n")
    assert (document.title, document.issuers) == ("", ("生态环境部",))


def test_a_report_under_a_heading_that_ends_like_a_plan() -> None:
    text = "多地出台甲事项改革方案\n2015年03月02日09:10 来源：甲网\n中新网记者梳理各地做法，列成一表。\n"
    (document,) = documents(text)
    assert (document.policy, document.genre) == (False, Genre.NEWS)


def test_the_word_explanation_alone_is_no_title() -> None:
    report = "某市今起推行居住证制度\n（记者 王某）市公安局昨日召开发布会。\n政策解读\n什么人可以申领？\n年满16周岁。\n"
    (document,) = documents(report)
    assert (document.title, document.policy) == ("某市今起推行居住证制度", False)
