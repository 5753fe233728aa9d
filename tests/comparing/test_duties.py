"""Acts side by side: what is weaker, conditional, for others, paid by others; and what is the same after all."""

import pytest

from wenmai.comparing.duties import DutyDifference, acts_of, duty_differences


def differences(upper: str, lower: str, upper_item: str = "", lower_item: str = "") -> list[DutyDifference]:
    items = upper_item or upper, lower_item or lower
    return list(duty_differences(acts_of(upper), acts_of(lower), *items, sure=True))


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("采购人应当公开采购意向。", "采购人可以公开采购意向。", "duty_weakened"),
        ("采购人应当公开采购意向。", "采购人原则上应当公开采购意向。", "duty_weakened"),
        ("采购人不得收取投标保证金。", "采购人可以收取投标保证金。", "prohibition_lifted"),
        ("对中小企业、个体工商户给予贷款贴息。", "对中小企业给予贷款贴息。", "scope_narrowed"),
        ("对中小企业给予贷款贴息。", "对中小企业、个体工商户给予贷款贴息。", "scope_widened"),
        ("省级财政给予10万元奖励。", "县级财政部门给予10万元奖励。", None),
        ("商务部门负责组织发放工作。", "文旅部门负责组织发放工作。", "body_differs"),
        ("省商务厅负责组织发放工作。", "市商务局负责组织发放工作。", None),
        ("采购人可以公开采购意向。", "采购人应当公开采购意向。", None),
        ("采购人应当公开采购意向。", "投标人可以提交电子文件。", None),
    ],
)
def test_one_act_said_twice(upper: str, lower: str, rule: str | None) -> None:
    assert [one.rule for one in differences(upper, lower)] == ([rule] if rule else [])


def test_a_condition_is_missed_only_where_the_whole_item_does_not_say_it() -> None:
    upper, lower = "企业可以申请缓缴社会保险费。", "未裁员且按时纳税的，企业可以申请缓缴社会保险费。"
    (added,) = differences(upper, lower)
    assert (added.rule, added.words) == ("condition_added", (None, "未裁员且按时纳税的"))
    assert differences(upper, lower, upper_item=upper + "企业应未裁员并且按时纳税。") == []


def test_where_each_has_its_own_condition_they_are_of_other_cases() -> None:
    upper, lower = "新设立的，企业可以申请贴息贷款。", "未裁员且按时纳税的，企业可以申请贴息贷款。"
    assert differences(upper, lower) == []


def test_what_may_be_done_only_then_is_not_allowed() -> None:
    assert differences("未经验收的，不得交付使用。", "验收合格的，方可交付使用。") == []
