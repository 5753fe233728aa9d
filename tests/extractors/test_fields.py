"""Fields: issuers, date, level, region, force, period of validity."""

import pytest
from drafting import PROVINCE, Draft, only, read

from wenmai.extractors.effect import effect_of
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Code, Force, Level


def drafted(body: str = "现将有关事项通知如下。", **fields: str | None) -> Document:
    return only(Draft(body, **fields).print())


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2022年5月30日", "2022-05-30"),
        ("2022 年 5 月 30 日", "2022-05-30"),
        ("二〇〇八年二月二十九日", "2008-02-29"),
        ("二○○○年七月二十三日", "2000-07-23"),
        ("２０２２年５月３０日", "2022-05-30"),
        (None, None),
    ],
)
def test_date(printed: str | None, date: str | None) -> None:
    assert drafted(date=printed).date == date


def test_date_line() -> None:
    assert drafted().date_line == 6


def test_date_of_adoption_above_the_text() -> None:
    text = "甲省消防条例\n\n（2010年9月29日甲省第十一届人民代表大会常务委员会第十九次会议通过）\n\n"
    text += "　　第一条　为了预防火灾，制定本条例。\n　　第二条　本条例自2011年1月1日起施行。\n"
    assert only(text).date == "2010-09-29"


def test_date_in_brackets_below_the_title() -> None:
    text = "中共甲市委关于乙事项的意见\n\n（2025年6月30日）\n\n　　为推进乙事项，现提出如下意见。\n　　一、抓紧办理。\n"
    assert only(text).date == "2025-06-30"


@pytest.mark.parametrize(
    ("above", "date"), [("上海市财政局", "2001-06-07"), ("日期：", None), ("第二批名单", None)]
)
def test_an_iso_date_below_a_signature(above: str, date: str | None) -> None:
    text = f"关于甲事项的通知\n沪财甲〔2001〕980号\n各区县财政局：\n现通知如下。\n{above}\n2001-06-07\n"
    assert only(text).date == date


def test_the_body_whose_code_an_order_bears() -> None:
    text = "甲事项办法\n浙政令〔2010〕975号\n《甲事项办法》已经通过，现予公布。\n省长：甲某某\n二○一○年七月二十日\n"
    text += "甲事项办法\n第一条　为规范甲事项，制定本办法。\n"
    found = read(text).documents[0]
    assert (found.issuers, found.level, found.region) == (("浙江省人民政府",), Level.PROVINCIAL, "浙江省")


@pytest.mark.parametrize(
    ("signature", "issuers"),
    [
        ("财　政　部", ("财政部",)),
        ("财政部 税务总局", ("财政部", "税务总局")),
        ("财政部\n国家税务总局\n科技部", ("财政部", "国家税务总局", "科技部")),
        ("人力资源社会保障部　财政部", ("人力资源社会保障部", "财政部")),
        ("财政部（代章）", ("财政部",)),
        (
            "甲事项改革办公室\n中国人民银行营业管理部\n财政部",
            ("甲事项改革办公室", "中国人民银行营业管理部", "财政部"),
        ),
    ],
)
def test_signature(signature: str, issuers: tuple[str, ...]) -> None:
    found = drafted(title="关于乙事项的通知", signature=signature)
    assert found.issuers == issuers
    assert (found.level, found.region) == (Level.NATIONAL, "全国")


@pytest.mark.parametrize("imprint", ["主题词：财政  通知", "抄送：甲委员会。", "（共印230份）"])
def test_the_imprint_is_no_signature(imprint: str) -> None:
    text = "甲省财政厅关于乙事项的通知\n各单位：\n" + "有关事项通知如下。\n" * 8
    printed = f"{imprint}\n甲省财政厅办公室\n2022年6月2日\n"
    assert only(f"{text}{printed}").date is None
    assert only(f"{text}甲省财政厅\n2022年5月30日\n{printed}").date == "2022-05-30"


def test_letterhead() -> None:
    """The issuer of the letterhead 发文机关标志 counts where title and signature name none."""
    head = "天津市财政局文件\n津财〔2022〕901号\n"
    text = "局里关于乙事项的通知\n各单位：\n现将有关事项通知如下。\n"
    assert only(f"{head}{text}2022年5月30日\n").issuers == ("天津市财政局",)
    assert only(f"{head}{text}天津市教育委员会\n2022年5月30日\n").issuers == ("天津市教育委员会",)
    assert only(f"某某文件\n津财〔2022〕901号\n{text}2022年5月30日\n").issuers == ()


def test_title_before_signature() -> None:
    found = drafted(title="财政部 税务总局关于乙事项的通知", signature="财政部")
    assert found.issuers == ("财政部", "税务总局")
    assert found.issuers_full == ("财政部", "国家税务总局")


@pytest.mark.parametrize("others", ["等3部门", "等三部门", "等部门"])
def test_and_others_are_named_by_the_signature(others: str) -> None:
    found = drafted(title=f"商务部{others}关于乙事项的通知", signature="商务部 财政部 税务总局")
    assert found.issuers == ("商务部", "财政部", "税务总局")


@pytest.mark.parametrize(
    ("date", "full"), [("2017年5月3日", "国家卫生和计划生育委员会"), ("2012年5月3日", "中华人民共和国卫生部")]
)
def test_official_name_is_that_of_the_day(date: str, full: str) -> None:
    printed = "国家卫生计生委" if "2017" in date else "卫生部"
    found = drafted(title=f"{printed}关于乙事项的通知", signature=printed, date=date)
    assert found.issuers == (printed,)
    assert found.issuers_full[0] in (full, full.removeprefix("中华人民共和国"))


@pytest.mark.parametrize(
    ("signature", "level", "region"),
    [
        ("湖北省财政厅", Level.PROVINCIAL, "湖北省"),
        ("重庆市人民政府", Level.PROVINCIAL, "重庆市"),
        ("新疆生产建设兵团财政局", Level.PROVINCIAL, "新疆生产建设兵团"),
        ("咸宁市财政局", Level.MUNICIPAL, "湖北省咸宁市"),
        ("恩施土家族苗族自治州人民政府", Level.MUNICIPAL, "湖北省恩施土家族苗族自治州"),
        ("赤壁市财政局", Level.COUNTY, "湖北省咸宁市赤壁市"),
        ("仙桃市人民政府", Level.COUNTY, "湖北省仙桃市"),
        ("北京市海淀区人民政府", Level.COUNTY, "北京市海淀区"),
    ],
)
def test_level_and_region(signature: str, level: Level, region: str) -> None:
    found = drafted(title=f"{signature}关于乙事项的通知", number=None, signature=signature)
    assert (found.level, found.region) == (level, region)


def test_region_from_the_code() -> None:
    found = drafted(title="省人民政府办公厅关于乙事项的通知", number="鄂政办发〔2022〕40号", signature=None)
    assert (found.issuers, found.issuers_full) == (("省人民政府办公厅",), ("湖北省人民政府办公厅",))
    assert (found.level, found.region) == (Level.PROVINCIAL, "湖北省")


def test_region_from_context_is_said_so() -> None:
    body = "为落实《湖北省优化营商环境条例》，现将湖北省有关事项通知如下。"
    text = Draft(body, title="省人民政府办公厅关于乙事项的通知", number=None, signature=None).print()
    found = read(text)
    assert [document.region for document in found.documents] == ["湖北省"]
    assert Code.REGION_FROM_CONTEXT in {doubt.code for doubt in found.diagnostics}


def test_region_without_context_is_not_guessed() -> None:
    found = drafted(title="省人民政府办公厅关于乙事项的通知", number=None, signature=None)
    assert (found.level, found.region) == (Level.PROVINCIAL, None)
    assert found.issuers_full == ("省人民政府办公厅",)


@pytest.mark.parametrize(
    ("fields", "force"),
    [
        ({}, Force.NORMATIVE),
        (PROVINCE, Force.NORMATIVE),
        ({"title": "财政部关于印发《甲办法》的通知"}, Force.NORMATIVE),
        ({"title": "中共中央办公厅关于乙事项的意见", "number": None, "signature": "中共中央办公厅"}, Force.PARTY),
    ],
)  # fmt: skip
def test_force(fields: dict[str, str | None], force: Force) -> None:
    assert drafted(**fields).force is force


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("本通知自2022年7月1日起执行。", ("2022-07-01", None)),
        ("本办法自公布之日起施行。", ("2022-05-30", None)),
        ("本公告自发布之日起施行。", ("2022-05-30", None)),
        ("现予公布，自2016年1月1日起施行。", ("2016-01-01", None)),
        ("本办法自2024年9月7日起施行，有效期五年。", ("2024-09-07", "2029-09-06")),
        ("本办法自2024年9月7日起施行，有效期为5年。", ("2024-09-07", "2029-09-06")),
        ("本通知自2022年7月1日起执行，有效期2年。", ("2022-07-01", "2024-06-30")),
        ("本通知自2024年2月29日起执行，有效期1年。", ("2024-02-29", "2025-02-28")),
        ("本办法自2022年1月1日起施行，有效期至2026年12月31日。", ("2022-01-01", "2026-12-31")),
        ("本办法自印发之日起施行，有效期至2026年12月31日。", ("2022-05-30", "2026-12-31")),
        ("本公告执行期限为2023年1月1日至2027年12月31日。", ("2023-01-01", "2027-12-31")),
        ("资格自颁发证书之日起有效期为三年。", (None, None)),
        ("许可证有效期5年。本办法自2022年1月1日起施行。", ("2022-01-01", None)),
        ("《乙办法》自2014年7月1日起停止执行。", (None, None)),
        ("《乙办法》自2014年7月1日起施行。", (None, None)),
        ("到2023年3月31日实施完毕。", (None, None)),
        ("2022年1月1日至3月31日申报，2022年5月1日至6月30日评审。", (None, None)),
        ("", (None, None)),
    ],
)
def test_effect(text: str, effect: tuple[str | None, str | None]) -> None:
    assert effect_of(text, "2022-05-30") == effect


@pytest.mark.parametrize("text", ["本办法自公布之日起30日后施行。", "本规定自发布之日起三十日后施行。"])
def test_effect_after_some_days(text: str) -> None:
    assert effect_of(text, "2022-05-01") == ("2022-05-31", None)


def test_effect_without_a_date_of_issue() -> None:
    assert effect_of("本办法自公布之日起施行，有效期5年。", None) == (None, None)


@pytest.mark.parametrize(
    ("title", "level", "region"),
    [
        ("中华人民共和国行政复议法实施条例", Level.NATIONAL, "全国"),
        ("杭州市跨境电子商务促进条例", Level.MUNICIPAL, "浙江省杭州市"),
        ("山东省种子条例", Level.PROVINCIAL, "山东省"),
        ("长江河道采砂管理条例", None, None),
        ("河道管理条例", None, None),
    ],
)
def test_legislation_without_an_issuer_is_placed_by_its_title(
    title: str, level: Level | None, region: str | None
) -> None:
    text = f"{title}\n\n第一条 为了管理有关事项，制定本条例。\n第二条 本条例自2017年3月1日起施行。\n"
    found = only(text)
    assert (found.level, found.region) == (level, region)
