"""Sentences that look alike and are of other cases: what goes on, what is answered elsewhere, what nothing ties."""

from typing import Any

import pytest
from reading import readable

from wenmai.comparing.alone import alone
from wenmai.comparing.judging import compare
from wenmai.ontology.vocabulary import Genre, Level


def rules(upper: str, lower: str, *, related: bool = True) -> set[str]:
    first = readable(upper, "u")
    second = readable(lower, "l", level=Level.PROVINCIAL, date="2022-06-08")
    found = compare(first, second, "implements" if related else "same_subject", related=related)
    return {one.rule for one in found} - {"identical", "consistent_detail"}


SIGNS = "一、擅自拆除消防指示牌的，责令恢复原状。拒不改正的，处3万元以下的罚款。\n"
STALLS = "一、占用盲道摆放货架的，责令限期搬离。拒不改正的，处5万元以下的罚款。\n"


def test_what_goes_on_from_another_case_is_not_compared() -> None:
    assert rules(SIGNS, STALLS) == set()
    assert rules(SIGNS, SIGNS.replace("3万元", "5万元")) == {"figure_outside"}


def test_what_goes_on_from_a_case_outside_the_item_is_not_compared() -> None:
    upper, lower = "一、拒不改正的，处3万元以下的罚款。\n", "一、拒不改正的，处5万元以下的罚款。\n"
    assert rules(upper, lower) == set()


def test_a_figure_that_another_sentence_answers_with_its_equal_is_not_missed() -> None:
    upper = "一、小学招生时，学生居住地与学校的距离在3公里以内。\n"
    lower = "一、初中招生时，学生居住地与学校的距离在5公里以内。\n"
    both = lower + "二、小学招生时，学生居住地与学校的距离在3公里以内。\n"
    assert "figure_outside" in rules(upper, lower)
    assert "figure_outside" not in rules(upper, both)


CONDITION = "一、未裁员且按时纳税的，困难企业可以申请缓缴社会保险费单位缴费部分。\n"


def test_conditions_are_missed_only_in_documents_that_are_tied() -> None:
    upper = "一、困难企业可以申请缓缴社会保险费单位缴费部分。\n"
    assert rules(upper, CONDITION) == {"condition_added"}
    assert rules(upper, CONDITION, related=False) == set()


def test_a_condition_that_another_item_says_is_not_missed() -> None:
    upper = CONDITION
    lower = "一、困难企业可以申请缓缴社会保险费单位缴费部分。\n"
    assert rules(upper, lower) == {"condition_removed"}
    assert rules(upper, lower + "二、本通知所称企业是指未裁员且按时纳税的企业。\n") == set()


def test_a_condition_said_of_another_body_is_no_new_one() -> None:
    upper = "一、修改章程的，应当提交修改前后的对照文本和情况说明。\n"
    lower = "一、修改业主公约的，应当提交修改前后的对照文本和情况说明。\n"
    assert rules(upper, lower) == set()


def test_what_one_sentence_asks_for_and_allows_is_not_weakened() -> None:
    both = "一、易碎的货物，托运人应当投保运输险，其他货物，托运人可以投保运输险。\n"
    assert rules(both, "一、其他货物，托运人可以投保运输险。\n") == set()
    assert rules(both.replace("可以", "应当"), "一、托运人可以投保运输险。\n") == {"duty_weakened"}


def test_who_may_order_another_to_act_is_free_and_not_the_other() -> None:
    upper = "一、经营者应当停止使用未检定的计量器具并登记。\n"
    assert "duty_weakened" in rules(upper, "一、经营者可以停止使用未检定的计量器具并登记。\n")
    assert rules(upper, "一、可以责令经营者停止使用未检定的计量器具并登记。\n") == set()


def test_figures_that_go_with_lists_of_other_lengths_are_not_compared() -> None:
    upper = "一、省、市、县财政用于图书购置的比例应当分别达到8%、6%、4%。\n"
    lower = "一、市、县财政用于图书购置的比例应当分别达到6%、3%。\n"
    assert "figure_outside" not in rules(upper, lower)


def test_a_figure_in_words_is_not_left_open() -> None:
    upper = "一、会议草案应当在会议举行的一个月前送交各位代表审阅。\n"
    assert "vaguer" in rules(upper, "一、会议草案应当在会议举行前送交各位代表审阅。\n")
    assert rules(upper, "一、会议草案应当在会议举行的三十日前送交各位代表审阅。\n") == set()


@pytest.mark.parametrize(("lower", "expected"), [("10年", set()), ("3年", {"time_shortened"})])
def test_more_than_the_least_is_within(lower: str, expected: set[str]) -> None:
    upper = "一、按说明书使用的，租赁帐篷的最低质保期限为5年。\n"
    found = rules(upper, f"一、按说明书使用的，租赁帐篷的质保期限为{lower}。\n")
    assert found - {"within_range"} == expected


FINE = "一、逾期不登记的，处以500元罚款。\n"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"genre": Genre.MEASURES, "issued_by": "令:咸宁市人民政府//8"}, 0),
        ({"genre": Genre.MEASURES, "number_key": "令:咸宁市人民政府//8"}, 0),
        ({"genre": Genre.MEASURES}, 0),
        ({"genre": Genre.MEASURES, "issued_by": "咸政发/2022/8"}, 1),
        ({"genre": Genre.NOTICE}, 1),
    ],
    ids=["text of an order", "an order", "not known what issued it", "text of a notice", "a notice"],
)
def test_rules_may_set_a_fine(fields: dict[str, Any], expected: int) -> None:
    """行政处罚法 §14: rules 规章 may; what issued a text says whether it is one."""
    assert len(list(alone(readable(FINE, level=Level.MUNICIPAL, **fields)))) == expected


def test_grades_of_one_penalty_in_two_lists_are_no_inconsistency() -> None:
    item = "（三）发生较大事故的，暂扣资质证书的期限为{}个月。\n"
    listed = f"一、首次违反的：\n{item.format(3)}二、再次违反的：\n{item.format(6)}"
    assert not list(alone(readable(listed)))
    assert len(list(alone(readable(listed.replace("（三）", "三、", 1).replace("（三）", "四、"))))) == 1
