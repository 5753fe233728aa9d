"""What the status rests on beside later documents: split entry, terms, conditions, catalogues, the page."""

import re

import pytest
from making import Making

from wenmai.graph.generations import StoreFolder
from wenmai.ontology.model import Given
from wenmai.ontology.standing import EventKind, Says, Status
from wenmai.ontology.tables import table
from wenmai.ontology.vocabulary import Force, Meta
from wenmai.queries.events import own_years
from wenmai.queries.load import load
from wenmai.queries.status import status

FROM = "自2020年3月1日起施行"
PLACE = {"level": "provincial", "region": "湖南省", "force": Force.NORMATIVE}


def text(
    making: Making, doc: str, title: str, sentence: str, *facts: tuple[str, ...], **fields: object
) -> None:
    """Add a document of one sentence: the facts are kind, phrase, value, and an article where only a part is meant."""
    making.add(doc, title, ("cites", None, f"《某法》。{sentence}"), date="2020-01-01", **fields)
    for kind, phrase, value, *article in facts:
        making.fact(kind, phrase, value or None, article=article[0] if article else None)


def made() -> Making:
    making = Making()
    text(
        making, "分步", "甲办法", f"本办法{FROM}，第五条自2020年6月1日起施行。",
        ("effective_from", FROM, "2020-03-01"), ("effective_from", "自2020年6月1日起施行", "2020-06-01", "第五条"),
        effective_from="2020-03-01",
    )  # fmt: skip
    text(
        making, "先行", "乙办法", f"第二条自发布之日起施行，其余{FROM}。",
        ("effective_from", "自发布之日起施行", "2020-01-01", "第二条"), ("effective_from", FROM, "2020-03-01"),
    )  # fmt: skip
    text(
        making, "试行", "丙细则", f"本细则{FROM}，试行期为1年。",
        ("effective_from", FROM, "2020-03-01"), ("trial", "试行期为1年", "P1Y"),
    )  # fmt: skip
    text(
        making, "证照", "丁规则", f"许可有效期3年。{'各单位应当认真执行本规则。' * 12}本规则{FROM}。",
        ("valid_for", "有效期3年", "P3Y"), ("effective_from", FROM, "2020-03-01"),
    )  # fmt: skip
    text(
        making, "条件", "戊意见", f"本意见{FROM}，有效期2年，期满未续期的，自动失效。",
        ("effective_from", FROM, "2020-03-01"), ("valid_for", "有效期2年", "P2Y"),
        ("lapses_if", "期满未续期的，自动失效", "期满未续期的，自动失效"),
    )  # fmt: skip
    making.add("待改", "关于待改的办法", date="2015-01-01")
    making.add("保留", "关于保留的意见", date="2012-03-01", **PLACE)
    making.add(
        "清单", "关于清理的决定",
        ("repeals", "待改", "《关于待改的办法》需修改后重新发布，逾期未公布的，自2021年1月1日起宣布失效。"),
        date="2020-06-01",
    )  # fmt: skip
    making.add(
        "目录",
        "某省关于公布继续有效的规范性文件目录的通知",
        ("cites", "保留", "《关于保留的意见》"),
        date="2016-06-01",
    )
    for doc, words in (("页废", "已废止"), ("页待", "尚未生效"), ("页好", "有效")):
        making.add(doc, f"关于{doc}的通知", date="2019-01-01", metadata=(Given(Meta.VALIDITY, words),))
    making.add(
        "页日", "关于页日的通知", date="2019-01-01", effective_to="2020-12-31",
        metadata=(Given(Meta.VALIDITY, "失效"), Given(Meta.EFFECTIVE_TO, "2020-12-31")),
        from_metadata=(Meta.EFFECTIVE_TO,),
    )  # fmt: skip
    return making


@pytest.mark.parametrize(
    ("doc", "day", "expected", "says"),
    [
        ("分步", "2020-02-29", Status.NOT_YET, Says.TEXT),
        ("分步", "2020-03-01", Status.PARTLY_IN_FORCE, Says.TEXT),
        ("分步", "2020-06-01", Status.IN_FORCE, Says.TEXT),
        ("先行", "2020-01-01", Status.PARTLY_IN_FORCE, Says.TEXT),
        ("先行", "2020-03-01", Status.IN_FORCE, Says.TEXT),
        ("试行", "2021-02-28", Status.IN_FORCE, Says.TEXT),
        ("试行", "2021-03-01", Status.EXPIRED, Says.TEXT),
        ("证照", "2030-01-01", Status.IN_FORCE, Says.TEXT),
        ("条件", "2022-02-28", Status.IN_FORCE, Says.TEXT),
        ("条件", "2022-03-01", Status.LAPSED, Says.TEXT),
        ("待改", "2020-12-31", Status.IN_FORCE, Says.TEXT),
        ("待改", "2021-01-01", Status.LAPSED, Says.LATER),
        ("保留", "2016-05-31", Status.IN_FORCE, Says.TEXT),
        ("保留", "2020-01-01", Status.IN_FORCE, Says.CATALOGUE),
        ("页废", "2020-01-01", Status.UNKNOWN, None),
        ("页废", "2018-12-31", Status.NOT_YET, Says.TEXT),
        ("页待", "2020-01-01", Status.IN_FORCE, Says.TEXT),
        ("页好", "2020-01-01", Status.IN_FORCE, Says.TEXT),
        ("页日", "2020-12-31", Status.IN_FORCE, Says.TEXT),
        ("页日", "2021-01-01", Status.EXPIRED, Says.PAGE),
    ],
)
def test_status_on_a_day(
    opened: StoreFolder, doc: str, day: str, expected: Status, says: Says | None
) -> None:
    found = status(opened, doc, day)
    assert (found.status, found.says) == (expected, says)


def test_the_part_and_its_sentence_are_told(opened: StoreFolder) -> None:
    part = [one for one in status(opened, "分步", "2020-04-01").events if one.partial]
    assert [(one.kind, one.start, one.article) for one in part] == [
        (EventKind.IN_FORCE, "2020-06-01", "第五条")
    ]
    assert part[0].sentence == f"本办法{FROM}，第五条自2020年6月1日起施行。"


def test_what_a_page_says_without_a_day_is_listed_and_not_counted(opened: StoreFolder) -> None:
    told = [one for one in status(opened, "页好", "2020-01-01").events if one.kind is EventKind.STATED]
    assert [(one.sentence, one.says, one.start, one.counts) for one in told] == [
        ("有效", Says.PAGE, None, False)
    ]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某市行动方案（2022—2024年）", ("2022", "2024")),
        ("关于印发某市行动方案(2022-2024)的通知", ("2022", "2024")),
        ("关于印发《某市行动方案（2022—2024年）》的通知", ("2022", "2024")),
        ("关于废止《某市行动方案（2018—2020年）》的通知", None),
        ("关于废止某市行动方案（2018—2020年）的通知", None),
        ("关于落实《某省行动方案（2022—2024年）》的实施意见", None),
        ("关于转发《关于印发〈某省方案（2022—2024年）〉的通知》的通知", None),
        ("《某市方案（2022—2024年）》解读", None),
        ("某市工作要点", None),
    ],
)
def test_a_title_limits_only_its_own_document(title: str, years: tuple[str, str] | None) -> None:
    assert own_years(title) == years


def test_the_question_for_catalogues_asks_for_the_words_of_their_table() -> None:
    keeps = {row["word"] for row in table("catalogues") if row["keeps"]}
    query = load("listed")
    assert set(re.findall('CONTAINS[^"]{1,20}"([^"]+)"', query.sparql)) == keeps
    assert set(re.findall('CONTAINS[^"]{1,20}"([^"]+)"', query.cypher or "")) == keeps
