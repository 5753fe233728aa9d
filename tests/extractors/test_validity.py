"""Facts of validity: every rule by its example, and the sentences that must not count for the document."""

import re

import pytest
from drafting import only, read
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.validity import ValidityRule, validity_marks, validity_rules
from wenmai.ontology.model import Validity
from wenmai.ontology.vocabulary import Scope, ValidityKind

UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d+,\}")


def facts(body: str) -> list[Validity]:
    head = "某部关于某事项的通知\n某发〔2020〕1号\n各省、自治区、直辖市某厅：\n"
    text = f"{head}\u3000\u3000{body}\n某部\n2020年1月1日\n"
    assert only(text).date == "2020-01-01"
    found = read(text).validity
    for fact in found:
        assert "".join(text[fact.start : fact.end].split()) == fact.phrase
    return list(found)


@pytest.mark.parametrize("rule", validity_rules(), ids=lambda rule: rule.id)
def test_a_rule_finds_the_value_of_its_example(rule: ValidityRule) -> None:
    assert not UNBOUNDED.search(re.sub(r"\[[^\]]+\]", "x", rule.pattern.pattern))
    assert (rule.type, rule.value) in [(fact.type, fact.value) for fact in facts(rule.example + "。")]


@pytest.mark.parametrize("rule", validity_rules(), ids=lambda rule: rule.id)
@given(data=st.data())
def test_what_a_rule_needs_is_in_the_sentence_of_every_match_of_it(
    rule: ValidityRule, data: st.DataObject
) -> None:
    """Texts are drawn from the pattern: all its alternatives come up, and no match goes on behind a full stop."""
    text = data.draw(st.from_regex(rule.pattern))
    match = rule.pattern.search(text)
    assert match is not None
    sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end()]
    assert any(word in sentence for word in rule.needs)
    assert any(mark in sentence for mark in validity_marks())
    assert "。" not in match[0][:-1]


def test_a_term_of_a_permit_is_that_of_an_object() -> None:
    (fact,) = facts("安全生产许可证的有效期为3年。")
    assert (fact.type, fact.value, fact.scope) == (ValidityKind.VALID_FOR, "P3Y", Scope.OBJECT)


def test_a_term_behind_the_day_of_entry_is_that_of_the_whole() -> None:
    begins, lasts = facts("本通知自2024年9月7日起施行，有效期五年。")
    assert (begins.value, begins.scope) == ("2024-09-07", Scope.WHOLE)
    assert (lasts.value, lasts.scope) == ("P5Y", Scope.WHOLE)


def test_an_article_is_a_part() -> None:
    (fact,) = facts("本通知第三条自2021年1月1日起施行。")
    assert (fact.scope, fact.article) == (Scope.PART, "第三条")


@pytest.mark.parametrize(
    "body",
    [
        "原优惠自2014年7月1日起停止执行。",
        "改造于2023年3月31日前实施完毕。",
        "《甲办法》自2008年1月1日起施行。",
    ],
)
def test_what_says_nothing_of_the_document(body: str) -> None:
    assert facts(body) == []


def test_the_number_of_an_article_is_no_part_where_the_text_speaks_of_itself() -> None:
    (fact,) = facts("第三十七条本办法自2021年1月1日起施行。")
    assert (fact.scope, fact.article) == (Scope.WHOLE, None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "本通知自2020年3月1日起施行，但第五条、第六条自2020年6月1日起施行。",
            [("2020-03-01", Scope.WHOLE, None), ("2020-06-01", Scope.PART, "第五条、第六条")],
        ),
        (
            "本通知第五条自2020年3月1日起施行，其余条款自2020年6月1日起施行。",
            [("2020-03-01", Scope.PART, "第五条"), ("2020-06-01", Scope.WHOLE, None)],
        ),
        (
            "本通知自2020年3月1日起施行，其中第二条第三项自发布之日起施行。",
            [("2020-03-01", Scope.WHOLE, None), ("2020-01-01", Scope.PART, "第二条第三项")],
        ),
    ],
)
def test_an_entry_into_force_may_be_split(body: str, expected: list[tuple[str, Scope, str | None]]) -> None:
    assert [(fact.value, fact.scope, fact.article) for fact in facts(body)] == expected


def test_a_lapse_in_a_sentence_of_its_own_is_that_of_the_document() -> None:
    told = "本通知自2020年3月1日起施行，有效期2年。有效期届满未续期的，自动失效。"
    assert [(fact.type, fact.scope) for fact in facts(told)][-1] == (ValidityKind.LAPSES_IF, Scope.WHOLE)
    (permit,) = facts("许可证到期应当换领。届满未换领的，自动失效。")
    assert permit.scope is Scope.OBJECT
