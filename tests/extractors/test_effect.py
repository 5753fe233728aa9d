"""Between which days a text applies: every row of ``periods.toml`` by its example, and periods of something else."""

import re
from typing import Any

import pytest
from drafting import Draft, only, read

from wenmai.extractors.effect import effect_of, period_rules
from wenmai.extractors.rules import load
from wenmai.ontology.vocabulary import Scope, ValidityKind

KINDS = ("term", "own", "limit", "opening", "title", "event")
UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d+,\}")
DAY = "2022-09-28"


def days(text: str) -> tuple[str | None, str | None]:
    return effect_of(text, DAY, text.partition("通知")[0])


def test_every_kind_of_row_is_asked() -> None:
    assert set(load("periods.toml")) == set(KINDS)


@pytest.mark.parametrize("rule", [rule for kind in KINDS for rule in period_rules(kind)], ids=lambda r: r.id)
def test_a_row_gives_the_days_of_its_example(rule: Any) -> None:
    assert not UNBOUNDED.search(re.sub(r"\[[^\]]+\]", "x", rule.pattern.pattern))
    assert rule.pattern.search(rule.example)
    assert days(rule.example) == (rule.starts, rule.ends)


ONE = "现通知如下：一、在2022年10月1日至12月20日期间，路边停车的收费缓缴一个季度。"


@pytest.mark.parametrize(
    "body",
    [
        ONE + "二、2023年1月1日至2023年6月30日，免收登记费。",
        ONE.replace("一个季度。", "一个季度，2023年1月1日起按原标准收取。"),
        "提出以下意见：一、支持企业（一）加大返还力度。2022年10月1日至12月31日，返还标准按6个月确定。二、稳定就业。",
        "通知如下。一、元旦：2022年12月30日至2023年1月1日放假，共3天。二、春节：1月21日至27日放假，共7天。",
        "现将办法全文公布。征求意见时间自2022年10月1日至11月10日止。",
        "通知如下：一、大赛时间项目征集期为2022年10月1日至12月15日。二、大赛目标。",
        "通知如下：一、对2021年1月1日至2021年12月31日期间，领取规划许可的项目进行清理。二、汇总。",
    ],
)
def test_a_period_of_a_measure_is_not_the_document_s(body: str) -> None:
    assert effect_of(body, DAY, "国务院关于促进就业的若干意见") == (None, None)


@pytest.mark.parametrize(
    "behind",
    [
        "，有关补贴政策执行至2023年12月31日。",
        "，经营许可证有效期2年。",
        "。许可证有效期3年。",
        "，有效期3年的许可证应当换领。",
    ],
)
def test_a_term_of_something_else_behind_the_entry_into_force(behind: str) -> None:
    assert effect_of("本通知自2022年10月1日起执行" + behind, DAY) == ("2022-10-01", None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("本公告自2022年10月1日起执行，有效期6个月。", "2023-03-31"),
        ("本公告自2022年10月1日起执行，至2023年12月31日止。", "2023-12-31"),
        ("本意见自发布之日起30日后实施，有效期1年，以往规定同时作废。", "2023-10-27"),
    ],
)
def test_a_term_of_its_own_behind_the_entry_into_force(text: str, ends: str) -> None:
    assert effect_of(text, DAY)[1] == ends


def test_a_measure_s_period_is_a_fact_of_an_object() -> None:
    """Of the four items of 国发〔2018〕39号 that hold until a day none is the term of the opinions."""
    body = "一、加大返还力度。2023年2月1日至12月31日，返还标准按6个月确定。二、2023年2月1日至2024年12月31日，给予补贴。"
    text = Draft(body).print()
    assert only(text).effective_to is None
    found = [(one.type, one.value, one.scope) for one in read(text).validity]
    assert found == [
        (ValidityKind.EFFECTIVE_TO, "2023-12-31", Scope.OBJECT),
        (ValidityKind.EFFECTIVE_TO, "2024-12-31", Scope.OBJECT),
    ]


def test_the_period_of_a_document_of_one_measure_is_a_fact_of_the_whole() -> None:
    body = "现通知如下：一、2023年2月1日至12月31日，收费标准降低20%。二、各地要落实到位。"
    text = Draft(body).print()
    assert (only(text).effective_from, only(text).effective_to) == ("2023-02-01", "2023-12-31")
    (fact,) = read(text).validity
    assert (fact.value, fact.scope) == ("2023-12-31", Scope.WHOLE)


def test_what_was_before_the_document_is_no_fact() -> None:
    assert read(Draft("本站观测：自2004年5月2日至8月9日，共遇雷雨12次。").print()).validity == ()


def test_a_term_with_exceptions_is_that_of_a_part() -> None:
    body = "除第三条的补贴外，以上政策实施期限为2023年2月1日至2025年12月31日。"
    text = Draft(body).print()
    assert only(text).effective_to is None
    (fact,) = read(text).validity
    assert (fact.value, fact.scope) == ("2025-12-31", Scope.PART)
