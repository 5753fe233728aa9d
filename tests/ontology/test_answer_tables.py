"""The tables behind the answers: every row with its own example."""

import pytest

from wenmai.ontology.cutoffs import cleared_until
from wenmai.ontology.said_dates import said_day
from wenmai.ontology.standing import AlarmKind, Cover, Cure, Strength
from wenmai.ontology.tables import table
from wenmai.ontology.validity_rules import validity_rule, validity_rules
from wenmai.ontology.vocabulary import Force, Genre, Relation

HUNAN = {"force": Force.NORMATIVE, "region": "湖南省长沙市", "title": "关于某事的意见"}


@pytest.mark.parametrize("row", table("said_dates"), ids=lambda row: row["example"][:30])
def test_a_sentence_gives_its_day(row: dict[str, str]) -> None:
    assert said_day(Relation(row["relation"]), row["example"]) == row["date"]


def test_the_day_is_the_one_behind_the_mention() -> None:
    both = "《甲》执行期限延长至2023年12月31日，《乙》执行期限延长至2025年12月31日。"
    assert said_day(Relation.EXTENDS, both, "《乙》") == "2025-12-31"
    assert said_day(Relation.EXTENDS, both, "《甲》") == "2023-12-31"
    assert said_day(Relation.CITES, both) is None
    assert said_day(Relation.EXTENDS, "《甲》缓缴期限继续延长4个月。") is None


@pytest.mark.parametrize("row", table("validity_rules"), ids=lambda row: row["id"])
def test_a_rule_presumes_the_term_of_its_example(row: dict[str, str]) -> None:
    (rule,) = [one for one in validity_rules() if one.id == row["id"]]
    genre = Genre.PUBLIC_NOTICE if row["applies"] == "public_notice" else Genre.OPINIONS
    found = validity_rule(
        force=Force.NORMATIVE, genre=genre, region=rule.region, title=row["title"], day=row["date"]
    )
    assert found == rule
    assert rule.expiry(row["date"]) == row["expiry"]


@pytest.mark.parametrize(
    "other",
    [
        {"force": Force.LOCAL_RULES}, {"force": Force.LOCAL_REGULATIONS}, {"force": Force.PARTY}, {"force": None},
        {"genre": Genre.REPLY}, {"genre": Genre.LETTER}, {"region": "湖北省"}, {"region": None}, {"region": "全国"},
        {"day": "2009-07-08"}, {"day": "2019-01-01"}, {"day": None},
    ],
    ids=str,
)  # fmt: skip
def test_nothing_is_presumed_outside_a_rule(other: dict[str, object]) -> None:
    asked = {**HUNAN, "genre": Genre.OPINIONS, "day": "2012-03-01"}
    assert validity_rule(**asked) is not None
    assert validity_rule(**{**asked, **other}) is None


def test_a_term_that_begins_on_a_leap_day() -> None:
    assert validity_rules()[0].expiry("2012-02-29") == "2014-02-28"


@pytest.mark.parametrize("row", table("catalogues"), ids=lambda row: row["word"])
def test_a_catalogue_is_told_by_its_title(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]


@pytest.mark.parametrize("row", table("cutoffs"), ids=lambda row: row["date"])
def test_a_clearing_names_the_day_up_to_which_it_goes(row: dict[str, str]) -> None:
    assert cleared_until(row["example"]) == row["date"]
    assert cleared_until("本通知自2020年6月1日起施行。") is None


def test_words_that_stand_for_each_other() -> None:
    assert {one.value for one in Cure} == {one.value for one in AlarmKind}
    assert {one.value for one in Strength} < {one.value for one in Cover}
