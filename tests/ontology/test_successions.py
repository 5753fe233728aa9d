"""Successions of bodies: each step agrees with the dates of the names, and lines are followed both ways."""

import pytest

from wenmai.ontology.successions import in_one_line, line_of, official_names, successors_of, title_variants
from wenmai.ontology.tables import table

DRUGS = "国家药品监督管理局"  # under the State Council 1998–2003, and a body of another line since 2018
FOOD_AND_DRUGS = "国家食品药品监督管理局"


def test_the_rows_are_sorted_and_a_step_stands_once() -> None:
    steps = [(row["former"], row["name"]) for row in table("successions")]
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("row", table("successions"), ids=lambda row: f"{row['former']}-{row['name']}")
def test_a_step_agrees_with_the_days_of_the_names(row: dict[str, str]) -> None:
    former, name = (
        [one for one in table("issuers") if one["name"] == row[column] and one["level"] == "national"]
        for column in ("former", "name")
    )
    assert row["year"] in {one["to"][:4] for one in former}
    assert any(
        one["from"][:4] <= row["year"] and (not one["to"] or one["to"][:4] > row["year"]) for one in name
    )
    assert row["source"].startswith(row["year"])


@pytest.mark.parametrize("row", table("successions"), ids=lambda row: f"{row['former']}-{row['name']}")
def test_a_body_of_the_day_of_the_example_is_led_to_its_successor(row: dict[str, str]) -> None:
    assert row["example"] < row["year"]
    assert row["name"] in successors_of(row["former"], row["example"])


def test_a_line_is_followed_both_ways() -> None:
    assert successors_of("中国银行保险监督管理委员会") == ("国家金融监督管理总局",)
    for name in ("中国银行业监督管理委员会", "国家金融监督管理总局"):
        assert {"中国银行业监督管理委员会", "中国银行保险监督管理委员会", "国家金融监督管理总局"} <= line_of(
            name
        )
    assert line_of("财政部") == {"财政部"}


def test_the_day_tells_which_holder_of_a_name_is_meant() -> None:
    assert successors_of(DRUGS, "2002-06-01") == (FOOD_AND_DRUGS,)
    assert successors_of(DRUGS, "2019-06-01") == ()
    assert successors_of(DRUGS) == (FOOD_AND_DRUGS,)
    assert line_of(DRUGS, "2019-06-01") == {DRUGS, FOOD_AND_DRUGS, "国家食品药品监督管理总局"}
    assert "国家市场监督管理总局" in line_of(DRUGS, "2002-06-01")


def test_a_name_printed_when_nobody_bore_it_means_all_who_ever_did() -> None:
    assert successors_of(DRUGS, "2010-06-01") == (FOOD_AND_DRUGS,)


def test_a_body_that_was_split_has_two_successors() -> None:
    assert successors_of("国家食品药品监督管理总局", "2017-06-01") == (
        "国家市场监督管理总局",
        "国家药品监督管理局",
    )


def test_printed_names_are_read_on_their_day() -> None:
    assert official_names(["银保监会", "某某协会"], "2020-01-01") == {
        "中国银行保险监督管理委员会",
        "某某协会",
    }


def test_a_title_may_bear_the_name_of_the_body() -> None:
    assert "金融监管总局派出机构监管职责规定" in title_variants("银保监会派出机构监管职责规定")
    assert title_variants("政府采购促进中小企业发展管理办法") == ("政府采购促进中小企业发展管理办法",)


def test_a_title_is_read_on_its_day() -> None:
    title = f"{DRUGS}行政复议办法"
    assert f"{FOOD_AND_DRUGS}行政复议办法" in title_variants(title, "2002-06-01")
    assert "国家市场监督管理总局行政复议办法" in title_variants(title, "2002-06-01")
    assert "国家市场监督管理总局行政复议办法" not in title_variants(title, "2019-06-01")


def test_two_holders_of_a_name_are_told_apart_by_their_days() -> None:
    market = "国家市场监督管理总局"
    assert in_one_line(market, "2024-06-01", DRUGS, "2002-06-01")
    assert not in_one_line(market, "2024-06-01", DRUGS, "2019-06-01")
    assert in_one_line(DRUGS, "2002-06-01", DRUGS, "2019-06-01")  # by way of the body that was split in 2018
    assert in_one_line("财政部", None, "财政部", None)
    assert not in_one_line("财政部", None, DRUGS, None)
