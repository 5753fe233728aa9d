"""Editions of one title: renamed bodies are followed, strangers with the same title are not."""

from pathlib import Path

from making import Making

from wenmai.graph.generations import open_store, write_generation
from wenmai.queries.editions import predecessors, successors

NATION = {"level": "national", "region": "全国"}


def test_a_renamed_body_is_followed_and_a_stranger_is_not(tmp_path: Path) -> None:
    making = Making()
    title = "关于印发《信托公司资金管理办法》的通知"
    for year, issuer in (
        (2010, "中国银监会"),
        (2019, "中国银保监会"),
        (2024, "金融监管总局"),
        (2025, "水利部"),
    ):
        making.add(str(year), title, issuers=(issuer,), date=f"{year}-01-01", **NATION)
    making.add("旧规", "银保监会派出机构监管职责规定", issuers=("银保监会",), date="2021-01-01", **NATION)
    making.add(
        "新规", "金融监管总局派出机构监管职责规定", issuers=("金融监管总局",), date="2024-05-01", **NATION
    )
    write_generation(tmp_path, making.corpus())
    with open_store(tmp_path) as store:
        found = successors(store, "2010")
        assert [(one.node.id, one.relation, one.same_title) for one in found] == [
            ("2019", None, True),
            ("2024", None, True),
        ]
        assert found[0].renamed == (("中国银行业监督管理委员会", "中国银行保险监督管理委员会"),)
        assert [one.node.id for one in predecessors(store, "2024")] == ["2019", "2010"]
        assert predecessors(store, "2025") == ()
        assert [one.node.id for one in successors(store, "旧规")] == ["新规"]


def test_the_day_of_a_document_tells_which_body_of_a_name_issued_it(tmp_path: Path) -> None:
    """国家药品监督管理局 was one body until 2003, in the line of 国家市场监督管理总局; another since 2018."""
    making = Making()
    title = "关于印发《执法文书管理规定》的通知"
    for name, day, issuer in (
        ("旧局", "2002-06-01", "国家药品监督管理局"),
        ("新局", "2019-06-01", "国家药品监督管理局"),
        ("总局", "2024-06-01", "国家市场监督管理总局"),
    ):
        making.add(name, title, issuers=(issuer,), date=day, **NATION)
    write_generation(tmp_path, making.corpus())
    with open_store(tmp_path) as store:
        assert [one.node.id for one in predecessors(store, "总局")] == ["旧局"]
        assert [one.node.id for one in successors(store, "新局")] == []
