"""Alarms: each kind planted once, and what must stay silent."""

from pathlib import Path

import pytest
from making import Making

from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.ontology.standing import AlarmKind, Severity
from wenmai.ontology.vocabulary import Resolved
from wenmai.queries.alarms import alarms

DAY = "2024-01-01"


def made() -> Making:
    making = Making()
    making.add("基", "关于基础工作的办法", date="2010-01-01")
    making.add(
        "废基", "关于新基础的办法", ("repeals", "基", "《关于基础工作的办法》同时废止。"), date="2020-01-01"
    )
    making.add(
        "地方",
        "关于本地工作的意见",
        ("based_on", "基", "根据《关于基础工作的办法》制定。"),
        date="2015-01-01",
    )
    making.add(
        "已废", "关于已废的意见", ("based_on", "基", "根据《关于基础工作的办法》制定。"), date="2015-01-01"
    )
    making.add(
        "废已废", "关于又一意见", ("repeals", "已废", "《关于已废的意见》同时废止。"), date="2018-01-01"
    )
    making.add(
        "晚引", "关于晚引的通知", ("cites", "基", "按照《关于基础工作的办法》第三条办理。"), date="2021-01-01"
    )
    making.add(
        "新版", "关于基础工作二的办法", ("supersedes", "旧版", "代替《关于版本的办法》。"), date="2016-01-01"
    )
    making.add("旧版", "关于版本的办法", date="2012-01-01")
    making.add(
        "落旧", "关于落实旧版的通知", ("implements", "旧版", "为落实《关于版本的办法》。"), date="2017-01-01"
    )
    making.add("上", "关于上位的办法", date="2019-01-01", effective_from="2019-06-01")
    making.add(
        "下",
        "关于下位的细则",
        ("based_on", "上", "根据《关于上位的办法》。"),
        date="2019-03-01",
        effective_from="2019-04-01",
    )
    making.add(
        "互一", "关于互一的通知", ("repeals", "互二", "《关于互二的通知》同时废止。"), date="2019-03-01"
    )
    making.add(
        "互二", "关于互二的通知", ("repeals", "互一", "《关于互一的通知》同时废止。"), date="2019-03-01"
    )
    making.add(
        "空废", "关于空废的通知", ("repeals", "库外", "《关于库外的通知》同时废止。"), date="2019-03-01"
    )
    making.add(
        "靠库外", "关于靠库外的意见", ("based_on", "库外二", "根据《关于库外二的办法》。"), date="2019-03-01"
    )
    making.add("修订", "关于修订的条例", date="2001-03-31", effective_from="2016-07-01")
    making.add(
        "依修订", "关于依修订的规定", ("based_on", "修订", "根据《关于修订的条例》。"),
        date="2010-04-29", effective_from="2010-05-01",
    )  # fmt: skip
    making.add(
        "早于依据成文", "关于早于依据成文的办法", ("based_on", "上", "根据《关于上位的办法》。"),
        date="2005-12-20", effective_from="2006-03-01",
    )  # fmt: skip
    making.add(
        "同日期满", "关于同日期满的细则", ("based_on", "期满", "根据《关于期满的办法》。"),
        date="2018-06-01", effective_to="2019-12-31",
    )  # fmt: skip
    making.add("早废", "关于早废的通知", ("repeals", "晚成", "《关于晚成的办法》废止。"), date="2015-03-01")
    making.add("晚成", "关于晚成的办法", date="2016-05-01")
    for doc, named in (("错号", "关于城市供水价格的通知"), ("对号", "河道采砂管理的通知")):
        says = ("repeals", "某发/2013/5", f"《{named}》同时废止。", False, Resolved.NUMBER, "某发〔2013〕5号")
        making.add(doc, f"关于{doc}的通知", says, date="2017-03-01")
    making.add("某发/2013/5", "某市水利局关于河道采砂管理的通知", date="2013-02-01")
    making.add("期满", "关于期满的办法", date="2018-01-01", effective_to="2019-12-31")
    making.add(
        "靠期满", "关于靠期满的意见", ("based_on", "期满", "根据《关于期满的办法》。"), date="2018-06-01"
    )
    making.add("无日", "关于无日的决定", ("repeals", "不明", "《关于不明的办法》予以废止。"))
    making.add("不明", "关于不明的办法", date="2010-01-01")
    making.add(
        "靠不明", "关于靠不明的意见", ("based_on", "不明", "根据《关于不明的办法》。"), date="2011-01-01"
    )
    making.add(
        "报道", "某报道", ("cites", "基", "《关于基础工作的办法》曾规定。"), date="2022-01-01", policy=False
    )
    return making


EXPECTED = {
    (AlarmKind.BASIS_FELL, "地方", "基", "2020-01-01", Severity.HIGH),
    (AlarmKind.CITES_DEAD, "晚引", "基", "2020-01-01", Severity.LOW),
    (AlarmKind.OLD_EDITION, "落旧", "旧版", "2016-01-01", Severity.HIGH),
    (AlarmKind.BEFORE_BASIS, "下", "上", "2019-06-01", Severity.MEDIUM),
    (AlarmKind.MUTUAL_REPEAL, "互一", "互二", "2019-03-01", Severity.HIGH),
    (AlarmKind.REPEALS_NOTHING, "早废", "晚成", "2016-05-01", Severity.MEDIUM),
    (AlarmKind.REPEALS_NOTHING, "错号", "某发/2013/5", "2013-02-01", Severity.MEDIUM),
    (AlarmKind.BASIS_FELL, "靠期满", "期满", "2019-12-31", Severity.MEDIUM),
}


def test_each_kind_is_found_and_nothing_else(opened: StoreFolder) -> None:
    found = alarms(opened, day=DAY)
    assert {(one.kind, one.node.id, one.other.id, one.day, one.severity) for one in found} == EXPECTED
    assert len(found) == len(EXPECTED)
    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=list(Severity).index
    )


@pytest.mark.parametrize("doc", sorted(row[1] for row in EXPECTED))
def test_a_document_has_the_alarms_that_the_store_gives_it(opened: StoreFolder, doc: str) -> None:
    alone = alarms(opened, doc, day=DAY)
    assert alone == tuple(one for one in alarms(opened, day=DAY) if one.node.id == doc)


def test_what_is_not_in_the_store_is_no_alarm_and_is_told_when_asked_for(opened: StoreFolder) -> None:
    found = [one for one in alarms(opened, day=DAY, unchecked=True) if one.kind is AlarmKind.UNCHECKED]
    assert {(one.node.id, one.other.id, one.severity) for one in found} == {
        ("空废", "库外", Severity.NONE),
        ("靠库外", "库外二", Severity.NONE),
    }
    assert alarms(opened, "空废", day=DAY) == ()


def test_both_sentences_are_shown(opened: StoreFolder) -> None:
    (alarm,) = alarms(opened, "地方", day=DAY)
    assert [one.sentence for one in alarm.evidence] == ["根据《关于基础工作的办法》制定。"]
    assert [one.sentence for one in alarm.later_evidence] == ["《关于基础工作的办法》同时废止。"]


def test_a_basis_that_falls_later_is_no_alarm_yet(opened: StoreFolder) -> None:
    assert alarms(opened, "地方", day="2019-01-01") == ()
    assert alarms(opened, "靠期满", day="2019-01-01") == ()


def test_days_that_are_none_of_the_calendar_stop_nobody(tmp_path: Path) -> None:
    """As a correction may set them."""
    making = Making()
    making.add("上", "关于上位的办法", date="2015-01-01", effective_to="2019-02-30")
    making.add(
        "下", "关于下位的细则",
        ("based_on", "上", "根据《关于上位的办法》。"), ("based_on", "待", "根据《待定办法》。"),
        date="2018-01-01", effective_from="2018-02-01",
    )  # fmt: skip
    making.add("待", "待定办法", date="2015-01-01", effective_from="另行通知")
    write_generation(tmp_path, making.corpus())
    with open_store(tmp_path) as store:
        (alarm,) = alarms(store, day=DAY)
    assert (alarm.kind, alarm.node.id, alarm.day) == (AlarmKind.BASIS_FELL, "下", "2019-02-30")
