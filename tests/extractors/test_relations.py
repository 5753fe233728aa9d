"""Relations: what the sentence around a mention says of it, and what it only seems to say."""

import pytest
from drafting import PROVINCE, Draft, mention, mentions, read

from wenmai.ontology.vocabulary import Code, Relation

A, B = "《甲管理办法》（财库〔2020〕46号）", "《乙实施意见》（财库〔2019〕8号）"

SAYS = [
    # repeals
    (f"本通知自2023年3月1日起施行。{A}同时废止。", A, "repeals", False),
    (f"自本通知印发之日起，{A}停止执行。", A, "repeals", False),
    (f"{A}自本通知印发之日起停止执行。", A, "repeals", False),
    (f"{A}即行废止。", A, "repeals", False),
    (f"{A}予以废止。", A, "repeals", False),
    (f"{A}不再执行。", A, "repeals", False),
    (f"{A}宣布失效。", A, "repeals", False),
    (f"经研究，决定废止{A}。", A, "repeals", False),
    (f"原{A}同时废止。", A, "repeals", False),
    (f"2020年12月18日印发的{A}同时废止。", A, "repeals", False),
    (f"{A}、{B}同时废止。", A, "repeals", False),
    (f"{A}、{B}同时废止。", B, "repeals", False),
    (f"{A}和2019年3月6日市政府发布的{B}同时废止。", A, "repeals", False),
    (f"{A}和2019年3月6日市政府发布的{B}同时废止。", B, "repeals", False),
    ("财库〔2020〕46号文件自2023年1月1日起废止。", "财库〔2020〕46号", "repeals", False),
    ("财库〔2020〕46号文件同时废止。", "财库〔2020〕46号", "repeals", False),
    ("财库〔2020〕46号同时废止。", "财库〔2020〕46号", "repeals", False),
    (f"原{A}（TJZ-1999）自本文发布次日起停止适用。", A, "repeals", False),
    (f"{A}第十五条同时废止，其余条款继续有效。", A, "repeals", True),
    (f"{A}第六条第一项同时废止。", A, "repeals", True),
    (f"{A}附件4至附件7同时废止。", A, "repeals", True),
    (f"除{B}外，{A}同时废止。", A, "repeals", False),
    # supersedes
    (f"三部门对2020年印发的{A}作了修订。", A, "supersedes", False),
    (f"本规定代替{A}。", A, "supersedes", False),
    (f"{A}与本通知不一致的，以本通知为准。", A, "supersedes", False),
    # amends
    (f"将{A}第七条修改为“每年一次”。", A, "amends", True),
    (f"将{A}第七条中的“一年”修改为“两年”。", A, "amends", True),
    ("将财库〔2020〕46号文件规定的6%—10%调整为10%—20%。", "财库〔2020〕46号", "amends", True),
    (f"扣除优惠由{A}规定的6%—10%提高至10%—20%。", A, "amends", True),
    (f"删去{A}第十六条中的“后方可申请”。", A, "amends", True),
    (f"{A}第十三条增加一款，作为该条第二款。", A, "amends", True),
    (f"暂停执行{A}第三条。", A, "amends", True),
    # extends
    (f"{A}规定的税收优惠政策，执行期限延长至2025年12月31日。", A, "extends", False),
    (f"{A}有效期延长至2027年12月31日。", A, "extends", False),
    (f"{A}规定的政策继续执行至2024年12月31日。", A, "extends", False),
    # supplements
    (f"在{A}基础上增加以下内容。", A, "supplements", False),
    (f"现就{A}有关事项补充通知如下。", A, "supplements", False),
    # forwards
    (f"现将{A}转发给你们，请遵照执行。", A, "forwards", False),
    (f"{A}已经国务院同意，现转发给你们。", A, "forwards", False),
    (f"现将{A}和{B}转发给你们。", B, "forwards", False),
    (f"我部对{A}（关于乙事项的公告）附件2、6所列文书进行了修订。", A, "amends", True),
    (f"其中，对{A}中“丙”的归类决定进行修订。", A, "amends", True),
    (f"决定对{A}第十条进行修改。", A, "amends", True),
    (f"根据本决定，{A}作相应修改，自公布之日起施行。", A, "amends", False),
    (f"现对{A}进行同步修订。", A, "amends", False),
    (f"在甲试验区暂时调整实施{A}第六条的规定。", A, "amends", True),
    (f"决定暂停适用{A}、{B}。", B, "amends", True),
    # supplements, said of what stands in brackets
    (f"现对{A}（关于乙事项的公告）有关事项补充如下：", A, "supplements", False),
    (f"现对国务院1983年发布的{A}作如下补充规定：", A, "supplements", False),
    # supersedes
    (f"我部对1988年3月2日颁布的{A}作了补充和修改，现予发布。", A, "supersedes", False),
    # implements
    (f"为贯彻落实{A}，现就有关事项通知如下。", A, "implements", False),
    (f"为落实{A}精神，现通知如下。", A, "implements", False),
    (f"为深入贯彻{A}和{B}，现通知如下。", A, "implements", False),
    (f"为深入贯彻{A}和{B}，现通知如下。", B, "implements", False),
    (f"为细化{A}，制定本措施。", A, "implements", False),
    (f"各单位要认真贯彻执行{A}。", A, "implements", False),
    (f"各地要抓好{A}的贯彻落实。", A, "implements", False),
    (f"为贯彻落实上次会议，本次二中、三中全会精神和{A}，提出意见。", A, "implements", False),
    (f"为落实市政府部署、全会精神及{A}、{B}，提出意见。", B, "implements", False),
    (f"为贯彻落实全会精神，现就实施{A}的有关事项通知如下。", A, "cites", False),
    # based on
    (f"根据{A}，制定本办法。", A, "based_on", False),
    (f"依据{A}、{B}等规定，制定本办法。", A, "based_on", False),
    (f"依据{A}、{B}等规定，制定本办法。", B, "based_on", False),
    (f"按照{A}要求，结合本市实际，制定本办法。", A, "based_on", False),
    (f"遵照{A}，现通知如下。", A, "based_on", False),
    (f"一、检查依据（一）{A}{B}；（二）《丙规定》。", B, "based_on", False),
    (f"一、检查依据（一）{A}；（二）《丙规定》《丁规定》；（三）{B}。", B, "based_on", False),
    # promulgates
    (f"现公开发布{A}（以下简称《指南》）。", A, "promulgates", False),
    (f"现面向社会公布{A}。", A, "promulgates", False),
    # cites
    (f"请根据{A}要求编制材料。", A, "cites", False),
    (f"统计口径与{A}衔接。", A, "cites", False),
]

SILENT = [
    (f"除{A}外，此前印发的文件一律废止。", A),
    (f"{A}自2021年1月1日起施行，{B}同时废止。", A),
    (f"除{A}、{B}以外，原则上一律废止。", B),
    (f"{A}拟废止。", A),
    (f"我厅拟废止{A}。", A),
    (f"{A}建议废止。", A),
    (f"就是否废止{A}征求意见。", A),
    (f"{A}继续有效。", A),
    (f"依照{A}申请复议，复议期间不停止执行。", A),
    (f"加快修订{A}。", A),
    (f"推动修改{A}，完善配套制度。", A),
    (f"我部正在对{A}第十条进行修订。", A),
    (f"提出对{A}进行修订的建议。", A),
    (f"{A}废止前已经受理的，按原规定办理。", A),
    (f"{A}由财政部负责解释。", A),
    (f"依照{A}取得的高新技术企业资格继续有效。", A),
]


def relation_of(body: str, surface: str, **fields: str | None) -> tuple[Relation, bool]:
    found = mention(body, surface, **fields)
    return found.relation, found.partial


@pytest.mark.parametrize(("body", "surface", "relation", "partial"), SAYS)
def test_says(body: str, surface: str, relation: str, partial: bool) -> None:
    assert relation_of(body, surface) == (Relation(relation), partial)


@pytest.mark.parametrize(("body", "surface"), SILENT)
def test_must_not_fire(body: str, surface: str) -> None:
    item = f"现通知如下：\n\u3000\u3000一、明确目标。\n\u3000\u3000二、{body}"
    assert relation_of(item, surface) == (Relation.CITES, False)


def test_the_cue_is_kept() -> None:
    cue = mention(f"本通知自2023年3月1日起施行。{A}同时废止。", A).cue
    assert cue is not None
    assert "同时废止" in cue.phrase
    assert cue.rule == "repealed-after"


@pytest.mark.parametrize(
    ("title", "surface", "relation"),
    [
        ("财政部关于废止《甲管理办法》的通知", "《甲管理办法》", "repeals"),
        ("财政部关于修改《甲管理办法》的决定", "《甲管理办法》", "amends"),
        ("财政部关于在乙试验区暂时调整实施《甲管理办法》的通知", "《甲管理办法》", "amends"),
        ("财政部关于延长《甲管理办法》有效期的通知", "《甲管理办法》", "extends"),
        ("财政部关于《甲管理办法》的补充通知", "《甲管理办法》", "supplements"),
        ("财政部关于印发《甲管理办法》的通知", "《甲管理办法》", "promulgates"),
        ("财政部关于转发《甲管理办法》的通知", "《甲管理办法》", "forwards"),
        ("财政部批转《甲管理办法》的通知", "《甲管理办法》", "forwards"),
        ("财政部关于贯彻落实《甲管理办法》的通知", "《甲管理办法》", "implements"),
        ("财政部关于公开征求废止《甲管理办法》意见的公告", "《甲管理办法》", "cites"),
        ("财政部关于征询公众对废止《甲管理办法》意见的公告", "《甲管理办法》", "cites"),
        ("财政部关于做好《甲管理办法》宣传工作的通知", "《甲管理办法》", "cites"),
    ],
)
def test_in_the_title(title: str, surface: str, relation: str) -> None:
    found = read(Draft("现将有关事项通知如下。", title=title).print()).mentions
    assert [(one.surface, one.relation) for one in found] == [(surface, Relation(relation))]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("财政部关于印发《甲管理办法》的通知", "现将《甲管理办法》印发给你们，请遵照执行。"),
        ("财政部关于印发《甲管理办法》的通知", "《甲管理办法》已经部务会议通过，现予印发，请遵照执行。"),
        ("财政部关于印发《甲管理办法》的通知", "我部研究制定了《甲管理办法》，现印发给你们。"),
        ("财政部关于发布《甲管理办法》的公告", "现公布《甲管理办法》，自2023年3月1日起施行。"),
    ],
)
def test_issued_by_its_notice(title: str, body: str) -> None:
    assert relation_of(body, "《甲管理办法》", title=title) == (Relation.PROMULGATES, False)


def test_the_edition_that_a_new_one_replaces() -> None:
    title = "财政部关于修订印发《甲管理办法》的通知"
    body = f"我部对{A}作了修订。现将修订后的《甲管理办法》印发给你们。"
    assert relation_of(body, A, title=title)[0] is Relation.SUPERSEDES
    assert relation_of(body, "《甲管理办法》", title=title)[0] is Relation.PROMULGATES


@pytest.mark.parametrize(
    "body",
    [
        "此前有关规定与本通知不一致的，以本通知为准。",
        "过去的有关规定与本通知相抵触的，按本通知规定执行。",
    ],
)
def test_supersession_without_a_name_is_a_diagnostic(body: str) -> None:
    found = read(Draft(body).print())
    assert Code.IMPLICIT_SUPERSESSION in {doubt.code for doubt in found.diagnostics}


def test_a_lower_body_passes_on_a_change() -> None:
    body = "扣除优惠由财库〔2020〕46号文件规定的6%—10%提高至10%—20%。"
    assert relation_of(body, "财库〔2020〕46号", **PROVINCE) == (Relation.CITES, False)


def test_a_body_changes_its_own_document() -> None:
    body = "扣除优惠由鄂财采发〔2020〕6号文件规定的6%—10%提高至10%—20%。"
    assert relation_of(body, "鄂财采发〔2020〕6号", **PROVINCE) == (Relation.AMENDS, True)


def test_a_point_settled_by_another_document_is_no_ground_of_the_whole() -> None:
    body = "为规范管理，现通知如下：\n\u3000\u3000一、补助标准按照《甲管理办法》第三条规定的标准执行。"
    assert relation_of(body, "《甲管理办法》") == (Relation.CITES, False)
    body = "现通知如下：\n\u3000\u3000一、目标。\n\u3000\u3000二、依照《甲管理办法》接受监督。"
    assert relation_of(body, "《甲管理办法》") == (Relation.CITES, False)


def test_what_is_quoted_says_nothing() -> None:
    body = "将《甲管理办法》第十条修改为“《乙规定》同时废止”。"
    found = {one.surface: one.relation for one in mentions(body)}
    assert found["《甲管理办法》"] is Relation.AMENDS
    assert found.get("《乙规定》", Relation.CITES) is Relation.CITES


def test_the_sentence_before_says_nothing() -> None:
    body = f"{A}同时废止。参见{B}。"
    assert relation_of(body, B) == (Relation.CITES, False)


def test_a_list_behind_the_verb() -> None:
    body = f"现决定废止以下两件文件：{A}、{B}。"
    assert relation_of(body, A)[0] is Relation.REPEALS
    assert relation_of(body, B)[0] is Relation.REPEALS


@pytest.mark.parametrize("end", ["；", "。"])
def test_a_numbered_list_behind_the_verb(end: str) -> None:
    body = f"经研究，现决定废止以下两部规章：一、{A}{end}二、{B}。"
    assert relation_of(body, A)[0] is Relation.REPEALS
    assert relation_of(body, B)[0] is Relation.REPEALS


def test_a_list_below_the_verb_ends_with_its_items() -> None:
    third = "《丙办法》（财库〔2018〕7号）"
    body = f"下列文件自2023年1月1日起废止：1.{A}2.{B}。参见{third}。"
    assert relation_of(body, A)[0] is Relation.REPEALS
    assert relation_of(body, B)[0] is Relation.REPEALS
    assert relation_of(body, third)[0] is Relation.CITES


def test_who_asks_for_opinions_on_a_draft_changes_nothing() -> None:
    body = "我部对《甲事项管理办法》进行了修订，自施行之日起，《乙事项管理办法》同时废止。"
    title = "财政部关于征求《甲事项管理办法（征求意见稿）》意见的通知"
    assert {one.relation for one in mentions(body, title=title)} == {Relation.CITES}
    assert {one.relation for one in mentions(body)} == {Relation.SUPERSEDES, Relation.REPEALS}


def test_a_document_and_its_annexes_are_the_whole_of_it() -> None:
    whole = mention("《乙事项管理办法》及附件自本通知印发之日起废止。", "《乙事项管理办法》")
    assert (whole.relation, whole.partial) == (Relation.REPEALS, False)
    part = mention("《乙事项管理办法》附件2自本通知印发之日起废止。", "《乙事项管理办法》")
    assert (part.relation, part.partial) == (Relation.REPEALS, True)
