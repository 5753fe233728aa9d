"""Periods: their last day, the year that a printed one leaves out, and the day after."""

from datetime import date

import pytest

from wenmai.ontology.periods import after_period, day_after, end_of


@pytest.mark.parametrize(
    ("first", "period", "last"),
    [
        ("2020-03-01", "P5Y", "2025-02-28"),
        ("2019-03-01", "P1Y", "2020-02-29"),
        ("2020-01-31", "P1M", "2020-02-29"),
        ("2020-01-01", "P30D", "2020-01-30"),
        ("9999-01-01", "P2Y", None),
        ("2020-01-01", "五年", None),
    ],
)
def test_the_last_day_of_a_period(first: str, period: str, last: str | None) -> None:
    assert after_period(date.fromisoformat(first), period) == last


def test_a_last_day_without_a_year_has_that_of_the_first() -> None:
    assert end_of("2022年1月1日", "12月31日") == "2022-12-31"
    assert end_of("2022年1月1日", "2023年6月30日") == "2023-06-30"
    assert end_of("2022年1月1日", "2月30日") is None


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2019-12-31", "2020-01-01"),
        ("2020-02-28", "2020-02-29"),
        ("9999-12-31", "9999-12-31"),
        ("2019-02-30", "2019-02-30"),
        ("长期有效", "长期有效"),
    ],
)
def test_the_day_after(day: str, after: str) -> None:
    assert day_after(day) == after
