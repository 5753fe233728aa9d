from itertools import pairwise
from pathlib import Path

from making import CITY_NOTICE, CITY_RULES, COUNTY, NOTICE, STATE, TEXT, Making

from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.lineage import lineage
from wenmai.queries.model import Direction, Lineage


def lines(found: Lineage) -> list[str]:
    """The tree as text: depth, direction, relation (< for the inverse), node, real parent, + where repeated."""
    return [
        f"{'.' * step.depth} {step.direction} {'<' if step.inverse else ''}{step.relation} {step.node.id}"
        f" | {step.parent}{' +' if step.repeated else ''}{' o' if step.cycle else ''}"
        for step in found.steps
    ]


def made(making: Making, folder: Path) -> StoreFolder:
    write_generation(folder, making.corpus())
    return open_store(folder)


def test_from_the_state_through_the_province_to_the_county(store: StoreFolder) -> None:
    assert lines(lineage(store, STATE)) == [
        f". down <implements {NOTICE} | {STATE}",
        f".. down promulgates {TEXT} | {NOTICE}",
        f"... down <based_on {COUNTY} | {TEXT}",
        f".. down <implements {CITY_RULES} | {NOTICE}",
        f"... down <based_on {COUNTY} | {CITY_NOTICE} +",
    ]
    rules = lineage(store, STATE).steps[3].node
    assert rules.issued_by == CITY_NOTICE


def test_from_the_notice(store: StoreFolder) -> None:
    assert lines(lineage(store, NOTICE)) == [
        f". up implements {STATE} | {NOTICE}",
        f". down promulgates {TEXT} | {NOTICE}",
        f".. down <based_on {COUNTY} | {TEXT}",
        f". down <implements {CITY_RULES} | {NOTICE}",
        f".. down <based_on {COUNTY} | {CITY_NOTICE} +",
    ]


def test_from_the_text_edges_of_its_notice_count(store: StoreFolder) -> None:
    assert lines(lineage(store, TEXT)) == [
        f". up <promulgates {NOTICE} | {TEXT}",
        f".. up implements {STATE} | {NOTICE}",
        f". down <implements {CITY_RULES} | {NOTICE}",
        f".. down <based_on {COUNTY} | {CITY_NOTICE} +",
        f". down <based_on {COUNTY} | {TEXT}",
    ]


def test_from_the_county_upward_through_both_acts(store: StoreFolder) -> None:
    assert lines(lineage(store, COUNTY)) == [
        f". up based_on {TEXT} | {COUNTY}",
        f".. up <promulgates {NOTICE} | {TEXT}",
        f"... up implements {STATE} | {NOTICE}",
        f". up based_on {CITY_NOTICE} | {COUNTY}",
        f".. up implements {NOTICE} | {CITY_RULES} +",
    ]


def test_everything_adds_what_interprets_and_cites(store: StoreFolder) -> None:
    found = lines(lineage(store, NOTICE, everything=True))
    assert f". up cites title/公司法 | {TEXT}" in found
    assert f". down <interprets doc/news | {NOTICE}" in found
    assert not any("interprets" in line or "cites" in line for line in lines(lineage(store, NOTICE)))


def test_a_chain_of_three_editions_keeps_its_direction(store: StoreFolder) -> None:
    assert lines(lineage(store, "财税/2019/1")) == [
        ". later <supersedes 财税/2020/1 | 财税/2019/1",
        ".. later <supersedes 财税/2021/1 | 财税/2020/1",
    ]
    assert lines(lineage(store, "财税/2020/1")) == [
        ". earlier supersedes 财税/2019/1 | 财税/2020/1",
        ". later <supersedes 财税/2021/1 | 财税/2020/1",
    ]
    assert [step.partial for step in lineage(store, "财税/2021/1").steps] == [False, True]


def test_a_cycle_ends(store: StoreFolder) -> None:
    assert lines(lineage(store, "甲/2020/1")) == [
        ". up implements 乙/2020/1 | 甲/2020/1",
        ".. up based_on 甲/2020/1 | 乙/2020/1 + o",
        ". down <based_on 乙/2020/1 | 甲/2020/1",
        ".. down <implements 甲/2020/1 | 乙/2020/1 + o",
    ]


def test_a_diamond_is_followed_once_and_direct_edges_always_show(tmp_path: Path) -> None:
    making = Making()
    making.add("顶/2020/1", "顶规")
    making.add("左/2020/1", "左规", ("implements", "顶/2020/1", "落实《顶规》。"))
    making.add("右/2020/1", "右规", ("implements", "顶/2020/1", "落实《顶规》。"))
    says = [("implements", f"{side}/2020/1", f"落实《{side}规》。") for side in "左右"]
    making.add("底/2020/1", "底规", *says, ("based_on", "顶/2020/1", "依《顶规》。"))
    with made(making, tmp_path) as store:
        assert lines(lineage(store, "底/2020/1")) == [
            ". up implements 右/2020/1 | 底/2020/1",
            ".. up implements 顶/2020/1 | 右/2020/1 +",
            ". up implements 左/2020/1 | 底/2020/1",
            ".. up implements 顶/2020/1 | 左/2020/1 +",
            ". up based_on 顶/2020/1 | 底/2020/1",
        ]


def test_depth_counts_from_act_to_act(store: StoreFolder) -> None:
    assert lines(lineage(store, STATE, depth=1)) == [
        f". down <implements {NOTICE} | {STATE}",
        f".. down promulgates {TEXT} | {NOTICE}",
    ]
    assert len(lines(lineage(store, STATE, depth=2))) == 4
    assert lineage(store, STATE, depth=0).steps == ()


def test_directions_can_be_chosen(store: StoreFolder) -> None:
    found = lineage(store, NOTICE, directions=[Direction.UP])
    assert lines(found) == [f". up implements {STATE} | {NOTICE}"]


def test_a_large_answer_is_cut_to_the_nearest(store: StoreFolder) -> None:
    found = lineage(store, STATE, max_items=2)
    assert found.truncated
    assert [step.depth for step in found.steps] == [1, 2]
    assert not lineage(store, STATE).truncated


def test_evidence_is_the_sentence(store: StoreFolder) -> None:
    step = next(step for step in lineage(store, NOTICE).steps if step.node.id == CITY_RULES)
    assert step.relation is Relation.IMPLEMENTS
    (evidence,) = step.evidence
    assert evidence.source == "b.txt"
    assert (
        evidence.sentence
        == "为落实《湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知》，制定本细则。"
    )
    assert evidence.cue == "为落实"
    assert all(not step.evidence for step in lineage(store, NOTICE, evidence=False).steps)


def test_siblings_stand_by_strength_level_date_id(tmp_path: Path) -> None:
    making = Making()
    making.add("顶/2020/1", "顶规")
    made_of = (
        ("丁/1/1", "based_on", "national", "2020-01-01"),
        ("丙/1/1", "implements", "county", "2020-01-01"),
        ("乙/1/1", "implements", "provincial", None),
        ("戊/1/1", "implements", "provincial", "2021-01-01"),
        ("甲/1/1", "implements", "provincial", "2020-05-01"),
        ("己/1/1", "implements", None, "2019-01-01"),
    )
    for id, relation, level, date in made_of:
        making.add(
            id,
            "规",
            (relation, "顶/2020/1", "依《顶规》。"),
            date=date,
            **({"level": level} if level else {}),
        )
    with made(making, tmp_path) as store:
        order = [step.node.id[0] for step in lineage(store, "顶/2020/1").steps]
    assert order == ["甲", "戊", "乙", "丙", "己", "丁"]


def test_two_texts_of_one_notice_stay_apart(tmp_path: Path) -> None:
    making = Making()
    issues = [("promulgates", f"总/1/1#{name}", f"印发《{name}》。") for name in ("办法", "指南")]
    making.add("总/1/1", "通知", *issues)
    making.add("总/1/1#办法", "办法", issued_by="总/1/1")
    making.add("总/1/1#指南", "指南", issued_by="总/1/1")
    making.add("下/1/1", "落实指南", ("implements", "总/1/1#指南", "落实《指南》。"))
    with made(making, tmp_path) as store:
        assert lines(lineage(store, "总/1/1#办法")) == [". up <promulgates 总/1/1 | 总/1/1#办法"]
        assert lines(lineage(store, "总/1/1")) == [
            ". down promulgates 总/1/1#办法 | 总/1/1",
            ". down promulgates 总/1/1#指南 | 总/1/1",
            ".. down <implements 下/1/1 | 总/1/1#指南",
        ]


def test_a_text_shows_under_its_notice_also_without_a_mention(tmp_path: Path) -> None:
    making = Making()
    making.add("总/1/1", "通知")
    making.add("总/1/1#办法", "办法", issued_by="总/1/1")
    with made(making, tmp_path) as store:
        assert lines(lineage(store, "总/1/1")) == [". down promulgates 总/1/1#办法 | 总/1/1"]


def test_an_unknown_id_has_no_lineage(store: StoreFolder) -> None:
    found = lineage(store, "nobody")
    assert (found.root.known, found.steps) == (False, ())


def test_only_the_relations_asked_for_are_followed(store: StoreFolder) -> None:
    assert lines(lineage(store, STATE, relations=[Relation.IMPLEMENTS])) == [
        f". down <implements {NOTICE} | {STATE}",
        f".. down <implements {CITY_RULES} | {NOTICE}",
    ]
    assert f". up cites title/公司法 | {TEXT}" in lines(lineage(store, NOTICE, relations=[Relation.CITES]))


def test_pages_are_trees_and_give_each_step_once(store: StoreFolder) -> None:
    whole = lineage(store, STATE)
    assert (whole.total, whole.truncated) == (5, False)
    pages = [lineage(store, STATE, max_items=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [page.truncated for page in pages] == [True, True, False, False]
    assert pages[2].total == pages[3].total == 5
    told = [step for page in pages for step in page.steps if not step.earlier_page]
    assert sorted(map(str, told)) == sorted(map(str, whole.steps))
    for page in pages:
        depths = [0, *(step.depth for step in page.steps)]
        assert all(low + 1 >= high for low, high in pairwise(depths))


def test_a_cycle_through_an_act_is_one(tmp_path: Path) -> None:
    making = Making()
    making.add("令/1", "关于公布甲规的令", ("promulgates", "令/1#甲规", "公布《甲规》。"))
    making.add("令/1#甲规", "甲规", ("based_on", "乙规", "依《乙规》。"), issued_by="令/1")
    making.add("乙规", "乙规", ("implements", "令/1", "落实《关于公布甲规的令》。"))
    with made(making, tmp_path) as store:
        steps = lineage(store, "乙规", directions=[Direction.UP]).steps
        assert [(one.node.id, one.cycle) for one in steps] == [("令/1", False), ("乙规", True)]
