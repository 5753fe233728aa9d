"""Successions of bodies: each step agrees with the dates of the names, and lines are followed both ways."""

import pytest

from wenmai.ontology.successions import line_of, official_names, successor_of, title_variants
from wenmai.ontology.tables import table


def test_the_rows_are_sorted_and_a_name_has_one_successor() -> None:
    names = [row["former"] for row in table("successions")]
    assert names == sorted(set(names))


@pytest.mark.parametrize("row", table("successions"), ids=lambda row: row["former"])
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


def test_a_line_is_followed_both_ways() -> None:
    assert successor_of("中国银行保险监督管理委员会") == "国家金融监督管理总局"
    for name in ("中国银行业监督管理委员会", "国家金融监督管理总局"):
        assert {"中国银行业监督管理委员会", "中国银行保险监督管理委员会", "国家金融监督管理总局"} <= line_of(
            name
        )
    assert line_of("财政部") == {"财政部"}


def test_printed_names_are_read_on_their_day() -> None:
    assert official_names(["银保监会", "某某协会"], "2020-01-01") == {
        "中国银行保险监督管理委员会",
        "某某协会",
    }


def test_a_title_may_bear_the_name_of_the_body() -> None:
    assert "金融监管总局派出机构监管职责规定" in title_variants("银保监会派出机构监管职责规定")
    assert title_variants("政府采购促进中小企业发展管理办法") == ("政府采购促进中小企业发展管理办法",)
