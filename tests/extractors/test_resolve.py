"""Resolution: which document a mention points at, and when it is left open."""

import pytest
from drafting import BODY, ISSUED, NEWS, OLD, OLDER, Draft, corpus, reference, says, titled

from wenmai.ontology.vocabulary import Code, Relation, Resolved


def test_number_beats_title() -> None:
    found = corpus(OLD, OLDER, says("参见《财政部关于甲事项管理的通知》（财库〔2011〕18号）。"))
    one = reference(found, "《财政部关于甲事项管理的通知》（财库〔2011〕18号）")
    assert (one.target_id, one.resolved) == ("财库/2011/18", Resolved.NUMBER)


@pytest.mark.parametrize("printed", ["财库〔2020〕46号", "财库[2020]46号", "财库（2020）046号"])
def test_a_number_in_any_print(printed: str) -> None:
    found = corpus(OLD, says(f"按{printed}文件执行。"))
    assert reference(found, printed).target_id == "财库/2020/46"


def test_title_alone() -> None:
    found = corpus(OLD, says("参见《财政部关于甲事项管理的通知》。"))
    one = reference(found, "《财政部关于甲事项管理的通知》")
    assert (one.target_id, one.resolved) == ("财库/2020/46", Resolved.TITLE)


@pytest.mark.parametrize("printed", ["《关于甲事项管理的通知》", "《财政部\u3000关于甲事项管理的通知》"])
def test_title_without_its_issuer(printed: str) -> None:
    found = corpus(OLD, says(f"参见{printed}。"))
    assert reference(found, printed.replace("\u3000", "")).target_id == "财库/2020/46"


def test_title_of_the_text_is_the_text_and_number_is_the_notice() -> None:
    found = corpus(ISSUED, says("参见《乙事项管理办法》，按财库〔2019〕7号执行。"))
    text = titled(found, "乙事项管理办法")
    assert reference(found, "财库〔2019〕7号").target_id == "财库/2019/7"
    last = [one for one in found.references if one.mention.doc == "财库/2023/5"]
    assert [one.target_id for one in last] == [text.id, "财库/2019/7"]


def test_a_notice_promulgates_its_text() -> None:
    found = corpus(ISSUED)
    text = titled(found, "乙事项管理办法")
    assert {(one.target_id, one.mention.relation) for one in found.references} == {
        (text.id, Relation.PROMULGATES)
    }
    assert [(edge.doc, edge.target_id) for edge in found.edges] == [("财库/2019/7", text.id)]


def test_editions_of_one_title_are_not_merged() -> None:
    found = corpus(OLD, OLDER, says("参见《财政部关于甲事项管理的通知》。"))
    one = reference(found, "《财政部关于甲事项管理的通知》")
    assert (one.target_id, one.resolved) == (None, Resolved.AMBIGUOUS)
    assert set(one.candidates) == {"财库/2020/46", "财库/2011/18"}
    assert one.target == "财政部关于甲事项管理的通知"
    assert Code.AMBIGUOUS_REFERENCE in {doubt.code for doubt in found.diagnostics}
    assert len({document.id for document in found.documents}) == 3


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ("甲事项实施办法（2016年）", "《甲事项实施办法（2020年）》"),
        ("甲事项发展规划（2016—2020年）", "《甲事项发展规划（2021—2025年）》"),
        ("中华人民共和国甲事项条例", "《中华人民共和国甲事项条例实施细则》"),
    ],
)
def test_a_title_that_is_not_there_does_not_bind_to_one_like_it(other: str, named: str) -> None:
    text = f"{other}\n\n\u3000\u3000第一条\u3000为规范甲事项，制定本办法。\n\u3000\u3000第二条\u3000由财政部门管理。\n"
    found = corpus(text, says(f"参见{named}。"))
    one = reference(found, named)
    assert one.resolved is Resolved.OUTSIDE_TITLE
    assert one.target == named.strip("《》")
    assert one.target_id not in {document.id for document in found.documents}


def test_a_province_names_another_provinces_title() -> None:
    hunan = says(
        BODY, title="湖南省财政厅关于甲事项管理的通知", number="湘财购〔2020〕6号", signature="湖南省财政厅"
    )
    found = corpus(
        hunan,
        says(
            "参见《湖北省财政厅关于甲事项管理的通知》。",
            title="湖北省财政厅关于丙的通知",
            number="鄂财采发〔2023〕5号",
        ),
    )
    assert reference(found, "《湖北省财政厅关于甲事项管理的通知》").resolved is Resolved.OUTSIDE_TITLE


def test_a_number_that_is_not_there_is_a_node_all_the_same() -> None:
    found = corpus(says("参见《丙办法》（财库〔2001〕9号）。"))
    one = reference(found, "《丙办法》（财库〔2001〕9号）")
    assert (one.target_id, one.target, one.resolved) == (
        "财库/2001/9",
        "财库〔2001〕9号",
        Resolved.OUTSIDE_NUMBER,
    )


def test_a_forwarding_notice_is_not_what_it_forwards() -> None:
    forwarding = says(
        "现将《财政部关于甲事项管理的通知》（财库〔2020〕46号）转发给你们。",
        title="湖北省财政厅关于转发《财政部关于甲事项管理的通知》的通知",
        number="鄂财采发〔2021〕1号",
        signature="湖北省财政厅",
    )
    found = corpus(OLD, forwarding, says("参见《财政部关于甲事项管理的通知》。"))
    assert {document.id for document in found.documents} == {"财库/2020/46", "鄂财采发/2021/1", "财库/2023/5"}
    assert reference(found, "《财政部关于甲事项管理的通知》").target_id == "财库/2020/46"
    edges = {(edge.doc, edge.target_id): edge.relation for edge in found.edges}
    assert edges["鄂财采发/2021/1", "财库/2020/46"] is Relation.FORWARDS


def test_a_document_does_not_refer_to_itself() -> None:
    title = "财政部关于甲事项管理的通知"
    found = corpus(
        Draft(f"《{title}》自印发之日起执行，财库〔2023〕5号文件由财政部解释。", title=title).print()
    )
    assert found.references == ()
    text = (
        "某市科学技术奖励办法\n\n\u3000\u3000第一条\u3000制定《某市科学技术奖励办法》（以下简称《办法》）。\n"
    )
    text += "\u3000\u3000第二条\u3000《办法》由市科技局解释。\n"
    assert corpus(text).references == ()


def test_a_new_edition_repeals_the_old_one_of_its_title_never_itself() -> None:
    title = "财政部关于甲事项管理的通知"
    new = Draft(f"本通知自2023年3月1日起施行，《{title}》（财库〔2020〕46号）同时废止。", title=title).print()
    found = corpus(OLD, new)
    assert [(edge.doc, edge.target_id, edge.relation) for edge in found.edges] == [
        ("财库/2023/5", "财库/2020/46", Relation.REPEALS)
    ]
    by_title = Draft(f"本通知自2023年3月1日起施行，原《{title}》同时废止。", title=title).print()
    assert [(edge.doc, edge.target_id) for edge in corpus(OLD, by_title).edges] == [
        ("财库/2023/5", "财库/2020/46")
    ]


def test_an_alias_points_where_its_document_points() -> None:
    found = corpus(
        OLD, says("根据《财政部关于甲事项管理的通知》（以下简称《管理通知》），制定。执行《管理通知》。")
    )
    one = reference(found, "《管理通知》")
    assert (one.target_id, one.resolved) == ("财库/2020/46", Resolved.ALIAS)


def test_a_report_interprets_what_it_is_about_once() -> None:
    found = corpus(OLD, NEWS)
    told = [(one.target_id, one.mention.relation) for one in found.references]
    assert told[0] == ("财库/2020/46", Relation.INTERPRETS)
    assert {relation for _, relation in told[1:]} == {Relation.CITES}
    assert [target for target, _ in told[1:]].count("财库/2020/46") == 1


def test_an_explanation_interprets_what_its_title_names() -> None:
    title = "《财政部关于甲事项管理的通知》政策解读"
    text = f"{title}\n\n\u3000\u3000一、为什么出台\n\u3000\u3000《财政部关于甲事项管理的通知》落实财库〔2011〕18号。\n"
    told = [(one.target_id, one.mention.relation) for one in corpus(OLD, text).references]
    assert told == [
        ("财库/2020/46", Relation.INTERPRETS),
        ("财库/2020/46", Relation.CITES),
        ("财库/2011/18", Relation.CITES),
    ]
