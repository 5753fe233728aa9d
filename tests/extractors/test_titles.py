"""Titles: genre, edition, issuers at the head, the form in which titles are compared."""

import pytest

from wenmai.extractors.issuing import issues, plain
from wenmai.extractors.titles import (
    core,
    fold,
    genre_of,
    genre_said,
    is_document_title,
    others_follow,
    without_edition,
)
from wenmai.ontology.vocabulary import Genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("国务院关于印发扎实稳住经济一揽子政策措施的通知", "通知"),
        ("企业技术创新能力提升行动方案（2022—2023年）", "方案"),
        ("商业银行理财业务管理办法（试行）", "办法"),
        ("政府核准的投资项目目录（2016年本）", "目录"),
        ("中共中央办公厅国务院办公厅印发《关于加强新时代高技能人才队伍建设的意见》", "意见"),
        ("国务院关于修改<国家科学技术奖励条例>的决定", "决定"),
        ("江苏省实施〈中华人民共和国渔业法〉办法", "办法"),
        ("中华人民共和国国务院令", "命令"),
        ("中华人民共和国民法典", "法"),
        ("中华人民共和国增值税法", "法"),
        ("国务院 中央军委关于同意新建湖南邵阳武冈民用机场的批复", "批复"),
        ("国务院办公厅关于同意建立联席会议制度的复函", "函"),
        ("《关于优化事项的公告》的解读", "解读"),
        ("关于《湖北省优化营商环境条例》的政策解读", "解读"),
        ("有关负责人就出台意见答记者问", "报道"),
        ("个人信息保护指引", "指南"),
        ("最高人民法院关于适用民法典婚姻家庭编的解释", "司法解释"),
        ("推动各类市场主体创新发展", None),
        ("", None),
    ],
)
def test_genre(title: str, genre: str | None) -> None:
    assert genre_of(title) == (Genre(genre) if genre else None)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("现面向社会征集单位。有关事项通知如下：一、条件。", "通知"),
        ("现将《甲目录》予以公告。", "公告"),
        ("结合本市实际，现提出如下意见。", "意见"),
        ("现提出如下意见。本通知自印发之日起施行。", "通知"),
        ("海关总署令：《甲办法》予以公告，本办法自发布之日起施行。", "办法"),
        ("甲事项由市政府负责。", None),
    ],
)
def test_genre_that_a_text_says(text: str, genre: str | None) -> None:
    assert genre_said(text) == (Genre(genre) if genre else None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于印发〈甲办法〉的通知", "关于印发<甲办法>的通知"),
        ("关于印发《甲办法》的通知", "关于印发＜甲办法＞的通知"),
        ("财政部 税务总局关于甲的公告", "财政部、税务总局关于甲的公告"),
        ("甲方案(2022-2024年)", "甲方案（2022—2024年）"),
        ("关于推进“一件事一次办”的意见", "关于推进一件事一次办的意见"),
        ("５Ｇ应用计划", "5G应用计划"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲办法（试行）", "甲办法"),
        ("甲规划（2021—2025年）", "甲规划（2016—2020年）"),
        ("甲条例", "甲条例实施细则"),
    ],
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("甲办法（试行）", "甲办法"),
        ("甲办法（2019修订）", "甲办法"),
        ("甲条例（2020年修正）", "甲条例"),
        ("甲条例（修订版）", "甲条例"),
        ("甲目录（2016年本）", "甲目录"),
        ("甲目录（第九版）", "甲目录"),
        ("甲方案（2022—2024年）", "甲方案"),
        ("甲办法（征求意见稿）（2022）", "甲办法"),
        ("甲办法（财库部分）", "甲办法（财库部分）"),
        ("甲办法", "甲办法"),
    ],
)
def test_without_edition(title: str, bare: str) -> None:
    assert without_edition(fold(title)) == fold(bare)


@pytest.mark.parametrize(
    ("title", "issuers", "rest"),
    [
        ("财政部税务总局关于甲的公告", ("财政部", "税务总局"), "关于甲的公告"),
        ("财政部、国家税务总局关于甲的通知", ("财政部", "国家税务总局"), "关于甲的通知"),
        ("商务部等13部门关于甲的通知", ("商务部",), "关于甲的通知"),
        ("国家发展改革委等部门印发《甲》的通知", ("国家发展改革委",), "印发《甲》的通知"),
        ("省人民政府办公厅关于印发甲的通知", ("省人民政府办公厅",), "关于印发甲的通知"),
        ("咸宁市财政局关于转发〈甲〉的通知", ("咸宁市财政局",), "关于转发〈甲〉的通知"),
        ("国务院中央军委关于同意新建甲的批复", ("国务院", "中央军委"), "关于同意新建甲的批复"),
        ("关于甲的通知", (), "关于甲的通知"),
        ("湖北省优化营商环境条例", (), "湖北省优化营商环境条例"),
    ],
)
def test_core(title: str, issuers: tuple[str, ...], rest: str) -> None:
    assert core(title) == (issuers, rest)


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("商务部等13部门关于甲的通知", True),
        ("国家发展改革委等部门印发《甲》的通知", True),
        ("财政部关于甲等事项的通知", False),
        ("财政部税务总局关于甲的公告", False),
        ("关于甲等的通知", False),
    ],
)
def test_others_follow(title: str, others: bool) -> None:
    assert others_follow(title) is others


@pytest.mark.parametrize("title", ["甲办法", "湖北省政府采购负面清单", "国民经济行业分类", "纳税申报表"])
def test_a_document(title: str) -> None:
    assert is_document_title(title)


@pytest.mark.parametrize("title", ["", "人民日报", "安全生产许可证", "营业执照", "居住证"])
def test_no_document(title: str) -> None:
    assert not is_document_title(title)


@pytest.mark.parametrize(
    ("title", "body", "issued"),
    [
        ("财政部关于印发《甲管理办法》的通知", "", {"甲管理办法"}),
        ("省人民政府办公厅印发关于甲乙丙若干措施的通知", "", {"甲乙丙若干措施"}),
        ("关于修订印发《甲管理办法》的通知", "", {"甲管理办法"}),
        ("中华人民共和国国务院令", "《居住证暂行条例》已经通过，现予公布，自2016年1月1日起施行。", {"居住证暂行条例"}),
        ("财政部关于甲事项的通知", "根据《乙办法》，现通知如下。", set()),
    ],
)  # fmt: skip
def test_issues(title: str, body: str, issued: set[str]) -> None:
    assert issues(title, body) == {plain(name) for name in issued}


def test_a_list_of_names_before_the_verb() -> None:
    names = [
        "甲目录",
        "乙事项推荐车型和产品目录",
        "丙事项减免税费的丙类产品和丙类材料的推荐产品目录",
        "丁目录",
    ]
    body = f"现将{'、'.join(f'《{name}》（第二十二批）' for name in names)}予以公告。"
    assert issues("", body) == {plain(name) for name in names}


def test_a_day_of_publication_issues_nothing() -> None:
    body = "《甲条例》已经通过，现予公布。第三条《乙程序规定》另有要求的，从其规定。本条例自公布之日起施行。"
    assert issues("某省人民政府令", body) == {"甲条例"}


@pytest.mark.parametrize(
    "printed", ["甲乙若干措施", "关于甲乙的若干措施", "《甲乙若干措施》", "甲乙若干措施（试行）"]
)
def test_plain_is_one_name_in_the_notice_and_over_the_text(printed: str) -> None:
    assert plain(printed) == plain("甲乙若干措施")
