"""What is no document number: every row of the table at work, in order, and never against a printed number."""

import re
from pathlib import Path

import pytest
from sorting import assert_sorted

from wenmai.ontology.elision import numbers_of
from wenmai.ontology.grammar import normalise
from wenmai.ontology.not_numbers import kind_of, vetoed
from wenmai.ontology.numbers import parse
from wenmai.ontology.tables import Row, table
from wenmai.ontology.vocabulary import NotNumber

ROWS = table("not_numbers")
PATH = Path(__file__).parents[2] / "wenmai" / "ontology" / "data" / "not_numbers.csv"


def test_the_file_is_sorted() -> None:
    assert_sorted(PATH, ROWS, lambda row: (row["rank"], row["kind"], row["pattern"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_the_example_of_each_row(row: Row) -> None:
    assert re.search(row["pattern"], normalise(row["example"]))
    assert kind_of(row["example"]) == row["kind"]
    assert numbers_of(row["example"]) == ()


@pytest.mark.parametrize("row", [row for row in ROWS if row["veto"]], ids=lambda row: row["example"])
def test_a_veto_is_needed(row: Row) -> None:
    assert vetoed(normalise(row["example"]))


def test_every_kind_has_a_row() -> None:
    assert {row["kind"] for row in ROWS} == {kind.value for kind in NotNumber}


# written from the rules for case numbers, forms of contracts and certificates, not from the table
OTHERS = [
    ("（2020）最高法民终1234号", "court_case"),
    ("（2017）京0105民初56789号", "court_case"),
    ("(2022)粤03行终88号", "court_case"),
    ("（2013）民提字第77号", "court_case"),
    ("〔2009〕沪一中民四（商）终字第12号", "court_case"),
    ("（2019）兵0103执1号", "court_case"),
    ("（2015）鄂武汉中刑初字第00021号", "court_case"),
    ("（2019）湘银借字第0415号", "contract"),
    ("（2018）工银授字第00021号", "contract"),
    ("（2021）沪东证经字第1234号", "notary"),
    ("GB/T 33190-2016", "standard"),
    ("DB31/T 1093-2018", "standard"),
    ("JTG D60-2015", "standard"),
    ("第0456号提案", "proposal"),
    ("建议第1234号", "proposal"),
    ("苏ICP备12345678号-2", "site"),
    ("京（2019）朝不动产权第0012345号", "licence"),
    ("2022年第18期", "issue"),
    ("秘密★1年", "marking"),
    ("011158230/2021-04567", "index"),
]


@pytest.mark.parametrize(("printed", "kind"), OTHERS)
def test_others(printed: str, kind: str) -> None:
    assert numbers_of(printed) == ()
    assert kind_of(printed) == kind


# year first, or with a word that contracts and courts use too
STAND = [
    "（94）财税字第12号", "〔1996〕武司字第82号", "(1988)国税地字第28号", "〔2021〕苏科提复45号",
    "（81）卫防字26号", "（2004）民一他字第10号", "法释〔2009〕4号", "法（民）〔1985〕14号",
    "国质检标〔2009〕84号", "银保监办发〔2020〕2号", "建督罚字〔2020〕8号", "税总征科发〔2021〕5号",
    "〔2008〕国知发管字第1号", "保监发〔2010〕4号", "人社部发〔2011〕1号", "司发通〔2020〕74号",
    "审农发〔2012〕3号", "国质检执〔2012〕3号", "环行许〔2019〕2号", "执行局〔2014〕5号",
]  # fmt: skip


@pytest.mark.parametrize("printed", STAND)
def test_numbers_that_look_like_others(printed: str) -> None:
    number = parse(printed)
    assert number is not None
    assert parse(str(number)) == number
