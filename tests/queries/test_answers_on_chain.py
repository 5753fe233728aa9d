"""Implementations, coverage, paths, editions, gaps, statistics and questions on the chain of ``making``."""

import re

import pytest
from making import CITY_RULES, COUNTY, NOTICE, STATE, TEXT

from wenmai.errors import Ambiguous, NotFound
from wenmai.graph.generations import StoreFolder
from wenmai.ontology.standing import Cover, Strength
from wenmai.queries.coverage import coverage, places_named
from wenmai.queries.editions import predecessors, successors
from wenmai.queries.gaps import most_missed, series, told
from wenmai.queries.implementations import days_between, implementations
from wenmai.queries.path import path
from wenmai.queries.questions import answer, question, questions
from wenmai.queries.similar import core_title
from wenmai.queries.stats import stats


def test_who_carried_it_out(store: StoreFolder) -> None:
    found = [
        (one.node.id, one.parent.id, one.strength, one.depth, one.lag)
        for one in implementations(store, STATE)
    ]
    assert found == [
        (NOTICE, STATE, Strength.EXPLICIT, 1, None),
        (CITY_RULES, NOTICE, Strength.EXPLICIT, 2, 40),
        (COUNTY, TEXT, Strength.BASED_ON, 2, 61),
    ]


def test_a_notice_and_its_text_answer_alike(store: StoreFolder) -> None:
    assert {one.node.id for one in implementations(store, TEXT)} == {CITY_RULES, COUNTY}
    assert {one.node.id for one in implementations(store, NOTICE)} == {CITY_RULES, COUNTY}
    assert implementations(store, "没有") == ()


def test_silence_is_no_gap(store: StoreFolder) -> None:
    cells = coverage(
        store, NOTICE, places=places_named(["湖北省咸宁市", "湖北省咸宁市嘉鱼县", "湖北省武汉市"])
    )
    assert [(one.region.path, one.cover, one.searched) for one in cells] == [
        ("湖北省咸宁市", Cover.EXPLICIT, 2),
        ("湖北省咸宁市嘉鱼县", Cover.BASED_ON, 1),
        ("湖北省武汉市", Cover.NOT_IN_CORPUS, 0),
    ]


def test_by_default_all_places_right_below_are_asked(store: StoreFolder) -> None:
    cells = coverage(store, NOTICE)
    assert {one.region.parent for one in cells} == {"420000"}
    assert {one.cover for one in cells} == {Cover.EXPLICIT, Cover.NOT_IN_CORPUS}


def test_a_place_must_be_one(store: StoreFolder) -> None:
    with pytest.raises(NotFound, match="is no region"):
        places_named(["某某省"])
    with pytest.raises(Ambiguous, match="several"):
        places_named(["鼓楼区"])


def test_the_shortest_explanation(store: StoreFolder) -> None:
    hops = path(store, COUNTY, STATE)
    assert hops is not None
    assert [(one.start.id, one.relation, one.inverse, one.node.id) for one in hops] == [
        (COUNTY, "based_on", False, TEXT),
        (NOTICE, "implements", False, STATE),
    ]
    assert all(one.evidence for one in hops)


def test_no_hop_within_an_act_and_none_where_nothing_ties(store: StoreFolder) -> None:
    assert path(store, NOTICE, TEXT) == ()
    assert path(store, NOTICE, NOTICE) == ()
    assert path(store, NOTICE, "甲/2020/1") is None
    cited = path(store, "doc/news", "title/公司法")
    assert cited is not None
    assert [one.relation for one in cited] == ["interprets", "cites"]


def test_editions_go_both_ways(store: StoreFolder) -> None:
    found = [(one.node.id, one.relation, one.same_title) for one in successors(store, "财税/2019/1")]
    assert found == [
        ("财税/2020/1", None, True),
        ("财税/2021/1", "supersedes", True),
    ]  # the first only in part
    assert [one.node.id for one in predecessors(store, "财税/2021/1")] == ["财税/2020/1", "财税/2019/1"]
    assert successors(store, "甲/2020/1") == ()


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("财政部关于印发《政府采购促进中小企业发展管理办法》的通知", "政府采购促进中小企业发展管理办法"),
        ("某某管理暂行办法（2019年修订）", "某某管理办法"),
        ("关于研发费用的公告", "研发费用"),
    ],
)
def test_what_a_title_is_about(title: str, core: str) -> None:
    assert core_title(title) == core


def test_gaps(store: StoreFolder) -> None:
    assert [(one.node.id, one.documents) for one in most_missed(store)] == [("title/公司法", 1), (STATE, 1)]
    shown: list[tuple[int, int, str]] = []
    found = series(store, progress=lambda *one: shown.append(one))
    assert shown[0][:2] == (0, len(store.store.fields(None)))
    (rules,) = [one for one in found if one.code == "咸政办发"]
    assert (rules.highest, rules.held, rules.absent, rules.missing) == (15, 1, ((1, 14),), 14)
    assert told([(1, 14), (16, 16)]) == "1–14、16"


def test_statistics(store: StoreFolder) -> None:
    found = stats(store)
    assert found.implemented[0].documents == 1
    assert {(one.upper, one.lower, one.middle) for one in found.lags} == {("provincial", "municipal", 40)}


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("2022-01-01", "2022-01-31", 30), (None, "2022-01-31", None), ("2022-13-01", "2022-01-31", None)],
)
def test_days_between(first: str | None, last: str | None, days: int | None) -> None:
    assert days_between(first, last) == days


def test_there_are_fifteen_questions() -> None:
    assert [one.number for one in questions()] == list(range(1, 16))
    hops = [
        one
        for one in questions()
        if one.dated
        and len(re.findall(r"wm:(?:implements|repeals|amends|basedOn|extends|forwards)", one.query.sparql))
        > 1
    ]
    assert len(hops) >= 8
    with pytest.raises(NotFound, match="ask --list"):
        question(16)


@pytest.mark.parametrize("number", range(1, 16))
def test_every_question_has_both_languages_and_equal_columns(number: int, store: StoreFolder) -> None:
    asked = question(number)
    assert asked.text("zh")
    assert asked.text("en").isascii()
    cypher = asked.query.cypher or ""
    projected = re.search(r"SELECT (?:DISTINCT )?(.+)", asked.query.sparql)
    assert projected is not None
    returned = cypher[cypher.rindex("RETURN") :].partition("ORDER BY")[0]
    names = [one.split(" AS ")[-1].strip().lstrip("$") for one in returned.removeprefix("RETURN").split(",")]
    assert names == [one.lstrip("?") for one in projected[1].split()]
    answer(store, number, day="2023-01-01")
    answer(store, number, day="2023-01-01", document_id=NOTICE, evidence=True)


def test_a_question_of_one_document(store: StoreFolder) -> None:
    (row,) = answer(store, 5, day="2023-01-01", document_id=NOTICE, evidence=True)
    assert (row.documents["doc"].id, row.row["level"]) == (CITY_RULES, "municipal")
    assert [one.relation for one in row.evidence] == ["implements"]
