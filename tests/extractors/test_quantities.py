"""Quantities: every row of the data has an example, and the forms of print that a reader meets."""

from typing import Any

import pytest

from wenmai.extractors.quantities import read_quantities
from wenmai.extractors.rules import load
from wenmai.ontology.provisions import QuantityType, normalized

ROWS = load("quantities.toml")


def read(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Surface, type and normalised value of each quantity of a sentence."""
    return [
        (text[one.start : one.end], one.type.value, normalized(one.measure, one.type))
        for one in read_quantities(text)
    ]


def only(text: str) -> dict[str, Any]:
    found = read(text)
    assert len(found) == 1, found
    return found[0][2]


@pytest.mark.parametrize("row", ROWS["bound"], ids=lambda row: row["word"])
def test_bound_example(row: dict[str, Any]) -> None:
    found = only(row["example"])
    assert found["bound"] == row["bound"]
    assert found.get("inclusive") == row.get("inclusive")


@pytest.mark.parametrize("row", ROWS["unit"], ids=lambda row: row["word"])
def test_unit_example(row: dict[str, Any]) -> None:
    found = read(row["example"] + "的")
    assert [kind for _, kind, _ in found] == [row["type"]]
    value = found[0][2]
    assert value.get("unit") == row["unit"]
    assert value.get("value", value.get("amount")) == row["value"]


@pytest.mark.parametrize("row", ROWS["raise"], ids=lambda row: row["word"])
def test_raise_example(row: dict[str, Any]) -> None:
    found = only(row["example"])
    assert {"old", "new", "direction"} <= found.keys()
    assert found["direction"] == row["direction"]


@pytest.mark.parametrize("row", ROWS["change"], ids=lambda row: row["word"])
def test_change_example(row: dict[str, Any]) -> None:
    assert only(row["example"])["direction"] == row["direction"]


@pytest.mark.parametrize("row", ROWS["lead"], ids=lambda row: row["word"])
def test_lead_makes_a_term_of_a_chinese_numeral(row: dict[str, Any]) -> None:
    assert only(row["example"])["unit"] == "year"


@pytest.mark.parametrize("row", ROWS["qualifier"], ids=lambda row: row["word"])
def test_qualifier_example(row: dict[str, Any]) -> None:
    found = read(row["example"].replace("50%", "50%以上"))
    assert found[0][2]["qualifier"] == row["word"]


@pytest.mark.parametrize("row", ROWS["period"], ids=lambda row: row["word"])
def test_period_example(row: dict[str, Any]) -> None:
    assert only(row["example"]) == {"by": row["until"]}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("给予9折优惠", "percent", {"value": 0.9, "bound": "exact"}),
        ("占比2成以上", "percent", {"value": 0.2, "bound": "min"}),
        ("比例达到1/3", "percent", {"value": 1 / 3, "bound": "exact"}),
        ("三分之二以上通过", "percent", {"value": 2 / 3, "bound": "min"}),
        ("百分之二十", "percent", {"value": 0.2, "bound": "exact"}),
        ("按0.5‰计收", "percent", {"value": 0.0005, "bound": "exact"}),
        ("扣除6%—10%", "percent_range", {"min": 0.06, "max": 0.1}),
        ("三十日内答复", "duration", {"value": 30, "unit": "day", "bound": "max"}),
        ("缓缴一个季度", "duration", {"value": 1, "unit": "quarter", "bound": "exact"}),
        ("3至5个工作日", "duration", {"min": 3, "max": 5, "unit": "workday"}),
        ("50至100万元", "money", {"min": 500000, "max": 1000000, "unit": "CNY"}),
        ("不低于100万元、不超过1000万元", "money", {"min": 1000000, "max": 10000000, "unit": "CNY"}),
        ("减按15%的税率征收", "rate", {"value": 0.15}),
        ("每三年开展一届", "rate", {"value": 1, "per": "P3Y"}),
        ("每年召开两次", "rate", {"value": 2, "per": "P1Y"}),
        ("面积9平方米", "area", {"value": 9, "unit": "m2", "bound": "exact"}),
        ("2022年底前完成", "deadline", {"by": "2022-12-31"}),
        ("2022年2月底前完成", "deadline", {"by": "2022-02-28"}),
        ("二〇二三年六月三十日前完成", "deadline", {"by": "2023-06-30"}),
        ("到2035年", "deadline", {"by": "2035-12-31", "precision": "year"}),
        ("自2022年7月1日起执行", "date_range", {"from": "2022-07-01", "to": None}),
        ("2022年8月至12月", "date_range", {"from": "2022-08-01", "to": "2022-12-31"}),
        ("2022年下半年", "date_range", {"from": "2022-07-01", "to": "2022-12-31"}),
        (
            "所属期为2021年11月、12月，2022年2月",
            "date_range",
            {"months": ["2021-11", "2021-12", "2022-02"]},
        ),
        ("2021年第四季度，2022年第一季度", "date_range", {"quarters": ["2021-Q4", "2022-Q1"]}),
    ],
)  # fmt: skip
def test_forms(text: str, kind: str, value: dict[str, Any]) -> None:
    found = read(text)
    assert [(one, said) for _, one, said in found] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "印发三年行动计划",  # a name
        "财政部2022年5月30日",  # a bare date is no term
        "根据第3条规定",
        "第一年开展试点",
        "第3项所列情形",
        "附件2个人信息表",
        "2022年度预算",
        "2022年2月30日前",  # no such day
        "认真落实“技改13条”",  # a name in quotation marks
        "",
    ],
)
def test_no_quantities(text: str) -> None:
    assert read(text) == []


def test_each_of_several_by_position() -> None:
    found = only("对首次获评“小巨人”、“单项冠军”的企业，分别给予50万元、100万元奖励")
    assert [(part["for"], part["amount"]) for part in found["list"]] == [
        ("小巨人", 500000),
        ("单项冠军", 1000000),
    ]


def test_what_gives_way_is_old() -> None:
    found = read("面向中小企业的预留份额由30%以上阶段性提高至40%以上")
    assert found[0][0] == "由30%以上阶段性提高至40%以上"
    assert found[0][2] == {
        "old": 0.3, "new": 0.4, "bound": "min", "direction": "increase", "temporary": True,
    }  # fmt: skip


def test_an_old_value_earlier_in_the_sentence() -> None:
    found = read("现行适用税前加计扣除比例75%的企业，在规定期间税前加计扣除比例提高至100%")
    assert [said for _, _, said in found] == [{"value": 0.75, "bound": "exact"}, {"old": 0.75, "new": 1}]


def test_what_a_sum_is_for() -> None:
    assert only("可按每人不超过1500元的标准发放") == {
        "amount": 1500,
        "unit": "CNY",
        "bound": "max",
        "per": "人",
    }
    assert only("每年给予5000万元补助") == {
        "amount": 50000000,
        "unit": "CNY",
        "bound": "exact",
        "per": "year",
    }


@pytest.mark.parametrize(
    "piece", ["由3%提高至", "2022年", "每年", "一二三四五六七八九十", "1,000", "12万", "、、", "%—"]
)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    """Ten times the text within well over ten times the time: nothing runs away."""
    from time import process_time

    def seconds(text: str) -> float:
        start = process_time()
        read_quantities(text)
        return process_time() - start

    short, long = piece * 2_000, piece * 20_000
    assert seconds(long) < 40 * max(seconds(short), 0.005)


def test_types_are_those_of_the_format() -> None:
    assert {one.value for one in QuantityType} == {
        "percent", "percent_range", "money", "duration", "deadline", "date_range", "count", "rate", "area",
    }  # fmt: skip
