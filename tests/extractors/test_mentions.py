"""Mentions: title, number, short name; what is no mention; where each is printed."""

import pytest
from drafting import Draft, mention, mentions, read

from wenmai.ontology.vocabulary import MentionKind

FULL, TITLE, NUMBER, ALIAS, UNQUOTED, _ = MentionKind


# surface as printed without white space; title; number
@pytest.mark.parametrize(
    ("body", "surface", "kind", "title", "number"),
    [
        ("参见《甲办法》（财库〔2020〕46号）。", "《甲办法》（财库〔2020〕46号）", FULL, "甲办法", "财库〔2020〕46号"),
        ("参见《甲办法》(财库[2020]046号)。", "《甲办法》(财库[2020]046号)", FULL, "甲办法", "财库〔2020〕46号"),
        ("参见《甲办法》。", "《甲办法》", TITLE, "甲办法", None),
        ("参见财库〔2020〕46号文件。", "财库〔2020〕46号", NUMBER, None, "财库〔2020〕46号"),
        ("参见《甲办法（财库〔2020〕46号）》。", "《甲办法（财库〔2020〕46号）》", FULL, "甲办法", "财库〔2020〕46号"),
        (
            "参见《财政部关于印发〈甲办法〉的通知》（财库〔2020〕46号）。",
            "《财政部关于印发〈甲办法〉的通知》（财库〔2020〕46号）",
            FULL,
            "财政部关于印发〈甲办法〉的通知",
            "财库〔2020〕46号",
        ),
        (
            "参见发改经体〔2016〕2120号《关于印发〈乙办法〉的通知》。",
            "《关于印发〈乙办法〉的通知》",
            FULL,
            "关于印发〈乙办法〉的通知",
            "发改经体〔2016〕2120号",
        ),
        (
            "参见《国家税务总局关于甲事项的公告》（2022年第19号）。",
            "《国家税务总局关于甲事项的公告》（2022年第19号）",
            FULL,
            "国家税务总局关于甲事项的公告",
            "国家税务总局公告2022年第19号",
        ),
        (
            "参见《财政部 税务总局关于甲的公告》（财政部 税务总局公告2021年第13号）。",
            "《财政部税务总局关于甲的公告》（财政部税务总局公告2021年第13号）",
            FULL,
            "财政部税务总局关于甲的公告",
            "财政部税务总局公告2021年第13号",
        ),
        ("国务院令第722号公布的《甲办法》即行废止。", "《甲办法》", FULL, "甲办法", "国务院令第722号"),
        ("参见《甲办法》（国务院令第722号）。", "《甲办法》（国务院令第722号）", FULL, "甲办法", "国务院令第722号"),
        ("参见《甲办法》（试行）。", "《甲办法》", TITLE, "甲办法", None),
        ("参见《甲办法（试行）》。", "《甲办法（试行）》", TITLE, "甲办法（试行）", None),
        ("参见《中华人民共和国预算法》第十九条。", "《中华人民共和国预算法》", TITLE, "中华人民共和国预算法", None),
        (
            "参见《甲办法》（财库〔2020〕46号，以下简称《管理办法》）。",
            "《甲办法》（财库〔2020〕46号，以下简称《管理办法》）",
            FULL,
            "甲办法",
            "财库〔2020〕46号",
        ),
    ],
)  # fmt: skip
def test_forms(body: str, surface: str, kind: MentionKind, title: str | None, number: str | None) -> None:
    (found,) = mentions(body)
    assert (found.surface, found.kind, found.title, found.number) == (surface, kind, title, number)


@pytest.mark.parametrize(
    "body",
    [
        "参见《甲办法》（财库〔20\n20〕 46 号）。",
        "参见《甲\n办\u200b法》\n（财库\u3000〔2020〕46号）。",
        "参见《甲办法》（财库〔2020〕46\n\n— 97 —\n 号）。",
    ],
)
def test_broken_over_lines(body: str) -> None:
    (found,) = mentions(body)
    assert (found.kind, found.title, found.number) == (FULL, "甲办法", "财库〔2020〕46号")
    assert found.surface == "《甲办法》（财库〔2020〕46号）" or "97" in found.surface


@pytest.mark.parametrize(
    "body",
    [
        "《人民日报》刊登，办理《营业执照》《安全生产许可证》。",
        "本通知自2022年5月30日起执行，各地按照第三条办理。",
        "凭《居住证》办理。",
        "提交《民事裁定书》《决定书》（复印件1份）和《授权委托书》。",
        "由林业部门签发《植物检疫证》。",
    ],
)
def test_no_document(body: str) -> None:
    assert mentions(body) == ()


def test_own_number_and_own_short_name_are_no_references() -> None:
    assert (
        mentions("本通知（财库〔2023〕5号，以下简称《通知》）由财政部解释，《通知》未尽事宜另行规定。") == ()
    )


@pytest.mark.parametrize(
    "listed",
    [
        "甲事项申请表",
        "1.甲事项申请表\n\u3000\u30002.乙事项汇总表",
        "《甲事项申请表》",
    ],
)
def test_own_annex_is_no_reference(listed: str) -> None:
    assert mentions(f"填写《甲事项申请表》报送。\n\u3000\u3000附件：{listed}") == ()


@pytest.mark.parametrize(
    "listed",
    [
        "符合《甲行业条件》企业名单（第二批）",
        "1.乙事项申请表\n\u3000\u30002.变更《甲行业条件》公告名称的企业名单",
        "《甲行业条件》修订说明",
    ],
)
def test_a_title_within_the_name_of_an_annex_is_another_document(listed: str) -> None:
    found = mentions(f"按照《甲行业条件》审核。\n\u3000\u3000附件：{listed}")
    assert [one.surface for one in found] == ["《甲行业条件》", "《甲行业条件》"]


def test_article_is_that_behind_the_mention() -> None:
    assert mention("将《甲办法》第七条第二款修改为。", "《甲办法》").article == "第七条第二款"
    assert mention(
        "将《甲办法》（财库〔2020〕46号）第三条、第五条删去。", "《甲办法》（财库〔2020〕46号）"
    ).article == ("第三条、第五条")
    assert mention("参见《甲办法》。", "《甲办法》").article is None


@pytest.mark.parametrize("name", ["实施条例", "实施细则", "实施办法"])
def test_unquoted_companion(name: str) -> None:
    law = "中华人民共和国政府采购法"
    first, second = mentions(f"根据《{law}》及其{name}，通知如下。")
    assert first.title == law
    assert (second.kind, second.names_title) == (UNQUOTED, law + name)
    assert second.surface.endswith(name)


def test_a_law_by_its_short_name_before_an_article() -> None:
    body = "根据《中华人民共和国民法典》，规定如下。依照民法典第十条处理；民法典第七百三十五条不适用。"
    found = [one for one in mentions(body) if one.kind is UNQUOTED]
    assert [(one.surface, one.names_title) for one in found] == [("民法典", "中华人民共和国民法典")] * 2
    assert [one.article for one in found] == ["第十条", "第七百三十五条"]


def test_what_a_text_prints_below_itself_is_no_reference() -> None:
    body = "税率依照本条例所附《甲税税率表》执行，税额依照《乙税税率表》和上述通知所附《丙税税率表》执行。"
    assert [one.surface for one in mentions(body)] == ["《乙税税率表》", "《丙税税率表》"]


def test_a_method_is_no_law() -> None:
    body = "依据《甲数据质量评估方法》和《仲裁法》评估。"
    assert [one.names_title for one in mentions(body)] == ["甲数据质量评估方法", "中华人民共和国仲裁法"]


@pytest.mark.parametrize("before", ["属于", "免除", "违反", "依据"])
def test_what_may_stand_before_the_short_name_of_a_law(before: str) -> None:
    body = f"根据《中华人民共和国民法典》，规定如下。{before}民法典第十条所称的义务的，适用本规定。"
    assert [one.surface for one in mentions(body) if one.kind is UNQUOTED] == ["民法典"]


@pytest.mark.parametrize(
    "body",
    [
        "依照民法典第十条处理。",
        "根据《中华人民共和国保险法》，依照社会保险法第十条处理。",
        "根据《中华人民共和国民法典》，民法典的规定继续适用。",
    ],
)
def test_a_short_name_that_no_full_title_or_article_bears_out(body: str) -> None:
    assert [one for one in mentions(body) if one.kind is UNQUOTED] == []


# aliases


def test_alias_stands_for_what_was_named() -> None:
    body = "根据《甲管理办法》（财库〔2020〕46号，以下简称《办法》），通知如下。按照《办法》第三条执行。"
    found = mention(body, "《办法》")
    assert (found.kind, found.names_title, found.names_number) == (ALIAS, "甲管理办法", "财库〔2020〕46号")
    assert (found.title, found.number, found.article) == ("办法", None, "第三条")


@pytest.mark.parametrize(
    "declared",
    [
        "（以下简称《办法》）",
        "(以下简称《办法》)",
        "（下称《办法》）",
        "（财库〔2020〕46号）（以下简称《办法》）",
    ],
)
def test_alias_declared_behind_the_title(declared: str) -> None:
    found = mention(f"根据《甲管理办法》{declared}，通知如下。请执行《办法》。", "《办法》")
    assert (found.kind, found.names_title) == (ALIAS, "甲管理办法")


def test_alias_of_a_number() -> None:
    body = "根据财政部 税务总局公告2022年第14号（以下简称2022年第14号公告），通知如下。2022年第14号公告继续有效。"
    found = [one for one in mentions(body) if one.kind is ALIAS]
    assert [one.surface for one in found] == ["2022年第14号公告"]
    assert found[0].names_number == "财政部税务总局公告2022年第14号"


def test_alias_that_ends_in_wenjian() -> None:
    body = "根据《丙事项意见》(财发〔1997〕11号,下简称11号文件)，通知如下。各地要执行11号文件。"
    found = [one for one in mentions(body) if one.kind is ALIAS]
    assert [(one.surface, one.names_number) for one in found] == [("11号文件", "财发〔1997〕11号")]


@pytest.mark.parametrize(
    ("bracket", "number"),
    [
        ("（丁丁研〔2020〕35号）", "丁丁研〔2020〕35号"),
        ("（丁丁研[2020]35号，以下简称《请示》）", "丁丁研〔2020〕35号"),
        ("（见丁丁研〔2020〕35号第三页）", None),
        ("（2020年第三版）", None),
    ],
)
def test_a_bracket_is_the_edge_of_a_number_of_unknown_code(bracket: str, number: str | None) -> None:
    found = mentions(f"你公司《关于丁事项的请示》{bracket}收悉。")
    assert [one.number for one in found] == [number]


def test_alias_means_nothing_before_its_declaration() -> None:
    body = "各地应当执行《清单》。根据《甲事项工作清单》（以下简称《清单》），通知如下。"
    early = mention(body, "《清单》")
    assert early.start < Draft(body).print().index("以下简称")
    assert early.names_title != "甲事项工作清单"


def test_alias_declared_again_stands_for_the_second() -> None:
    body = (
        "根据《甲管理办法》（以下简称《办法》），执行《办法》。"
        "适用《乙投诉办法》（财政部令第94号，以下简称《办法》），依照《办法》暂停。"
    )
    stands_for = [one.names_title for one in mentions(body) if one.surface == "《办法》"]
    assert stands_for == ["甲管理办法", "乙投诉办法"]


def test_alias_of_one_document_is_not_known_in_the_next() -> None:
    first = Draft("根据《甲管理清单》（以下简称《清单》），通知如下。").print()
    second = Draft("请执行《清单》。", title="财政部关于另外事项的通知", number="财库〔2023〕6号").print()
    found = read(f"{first}\n{second}")
    assert len(found.documents) == 2
    (early,) = [one for one in found.mentions if one.surface == "《清单》"]
    assert early.doc == "财库/2023/6"
    assert early.names_title != "甲管理清单"


@pytest.mark.parametrize("name", ["市城投公司", "“滇池北岸工程”", "登记管理机关"])
def test_a_short_name_of_a_body_is_no_document(name: str) -> None:
    plain = name.strip("“”")
    body = f"《甲办法》规定的部门（以下简称{name}），由{plain}负责，{plain}应当配合。"
    assert [one.surface for one in mentions(body)] == ["《甲办法》"]


def test_generic_word_stands_for_the_nearest_title_that_ends_in_it() -> None:
    found = mention("根据《甲实施意见》《乙管理办法》，通知如下。请对照《意见》执行。", "《意见》")
    assert (found.kind, found.names_title) == (ALIAS, "甲实施意见")
