"""Status of a document on a day: events, who says so, and what is never guessed."""

import pytest
from making import Making

from wenmai.graph.generations import StoreFolder
from wenmai.ontology.standing import EventKind, Says, Status
from wenmai.ontology.vocabulary import Force, Genre
from wenmai.queries.status import Standing, status

OLD, NEW = "某发/2010/1", "某发/2015/1"
PLACE = {"level": "provincial", "region": "湖南省", "force": Force.NORMATIVE}


def made() -> Making:
    making = Making()
    making.add(
        OLD, "关于某事的意见", date="2010-05-01", effective_from="2010-06-01", level="national", region="全国"
    )
    making.add(
        NEW,
        "关于新事的意见",
        ("repeals", OLD, "《关于某事的意见》同时废止。"),
        date="2015-01-01",
        effective_from="2015-03-01",
    )
    making.add("湘/1", "关于甲的意见", date="2012-03-01", **PLACE)
    making.add("湘/2", "关于乙的批复", date="2012-03-01", genre=Genre.REPLY, **PLACE)
    making.add("湘/3", "关于丙的意见", date="2012-03-01", effective_to="2013-01-01", **PLACE)
    making.add("湘/4", "关于丁的暂行办法", date="2012-03-01", **PLACE)
    making.add("无日期", "关于废止戊的决定", ("repeals", "戊", "《关于戊的意见》予以废止。"))
    making.add("戊", "关于戊的意见", date="2011-01-01")
    making.add("早", "关于早的决定", ("repeals", OLD, "《关于某事的意见》予以废止。"), date="2001-01-01")
    making.add("己", "关于己的公告", date="2020-01-01", effective_to="2020-12-31")
    making.add(
        "庚",
        "关于延长己的公告",
        ("extends", "己", "《关于己的公告》执行期限延长至2021年12月31日。"),
        date="2020-11-01",
    )
    making.add(
        "辛",
        "关于延长庚的公告",
        ("extends", "庚", "《关于延长己的公告》执行期限延长至2022年12月31日。"),
        date="2021-11-01",
    )
    making.add("壬", "关于壬的公告", date="2020-01-01", effective_to="2020-12-31")
    making.add(
        "癸", "关于延长壬的公告", ("extends", "壬", "《关于壬的公告》继续延长6个月。"), date="2020-11-01"
    )
    making.add("法", "某条例", date="2020-01-01", force=Force.LOCAL_REGULATIONS)
    making.add(
        "部分", "关于修改的决定", ("repeals", "子", "《关于子的通知》第三条废止。", True), date="2021-01-01"
    )
    making.add("子", "关于子的通知", date="2019-01-01")
    making.add(
        "清理",
        "关于公布失效的规范性文件目录的通知",
        ("repeals", "丑", "《关于丑的通知》宣布失效。"),
        date="2021-01-01",
    )
    making.add("丑", "关于丑的通知", date="2019-01-01")
    return making


def told(found: Standing) -> tuple[Status, Says | None]:
    return found.status, found.says


CASES = [
    (OLD, "2010-05-31", Status.NOT_YET, Says.TEXT),
    (OLD, "2010-06-01", Status.IN_FORCE, Says.TEXT),
    (OLD, "2015-02-28", Status.IN_FORCE, Says.TEXT),
    (OLD, "2015-03-01", Status.REPEALED, Says.LATER),
    ("湘/1", "2017-02-28", Status.IN_FORCE, Says.TEXT),
    ("湘/1", "2017-03-01", Status.EXPIRED, Says.RULE),
    ("湘/2", "2030-01-01", Status.IN_FORCE, Says.TEXT),
    ("湘/3", "2013-01-02", Status.EXPIRED, Says.TEXT),
    ("湘/4", "2014-03-01", Status.EXPIRED, Says.RULE),
    ("戊", "2012-01-01", Status.UNKNOWN, None),
    ("己", "2021-12-31", Status.IN_FORCE, Says.TEXT),
    ("己", "2022-12-31", Status.IN_FORCE, Says.TEXT),
    ("己", "2023-01-01", Status.EXPIRED, Says.LATER),
    ("壬", "2021-01-01", Status.UNKNOWN, None),
    ("法", "2021-01-01", Status.UNKNOWN, None),
    ("子", "2021-01-01", Status.PARTLY_REPEALED, Says.LATER),
    ("丑", "2021-01-01", Status.REPEALED, Says.CATALOGUE),
    ("没有", "2021-01-01", Status.UNKNOWN, None),
]


@pytest.mark.parametrize(("doc", "day", "expected", "says"), CASES)
def test_what_holds_on_a_day(
    opened: StoreFolder, doc: str, day: str, expected: Status, says: Says | None
) -> None:
    assert told(status(opened, doc, day)) == (expected, says)


def test_a_repealer_that_is_older_is_listed_and_not_counted(opened: StoreFolder) -> None:
    events = status(opened, OLD, "2011-01-01").events
    (older,) = [one for one in events if one.by and one.by.id == "早"]
    assert not older.counts


def test_what_has_no_day_is_listed_last(opened: StoreFolder) -> None:
    events = status(opened, "戊", "2012-01-01").events
    assert [one.kind for one in events] == [EventKind.ADOPTED, EventKind.IN_FORCE, EventKind.REPEALED]
    assert events[-1].start is None
    assert not events[-1].counts


def test_a_presumption_names_its_rule(opened: StoreFolder) -> None:
    why = status(opened, "湘/1", "2018-01-01").why
    assert why is not None
    assert why.rule == "湖南-2009-一般"
    assert "湖南省规范性文件管理办法" in (why.sentence or "")


def test_what_a_later_document_says_comes_with_its_sentence(opened: StoreFolder) -> None:
    why = status(opened, OLD, "2016-01-01").why
    assert why is not None
    assert [one.sentence for one in why.evidence] == ["《关于某事的意见》同时废止。"]
