"""Real number fields and sentences: what the grammar must reach, and by string what it does not."""

import csv
from functools import cache

import pytest
from corpus_folder import CORPUS, need_corpus

from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.text import squeeze
from wenmai.ontology.elision import numbers_of
from wenmai.ontology.not_numbers import kind_of
from wenmai.ontology.numbers import parse
from wenmai.ontology.tables import table

need_corpus()

CUT = (
    "not all of it is printed: the kind of announcement, the year, or the beginning of the issuer is missing"
)
UNREAD = {
    "共和国交通运输部2019年第45号": CUT,
    "税务总局2020年第8号": CUT,
    "上海海关已发布2019年第1号": CUT,
    "豫政 第24号": CUT,
    "国家发展改革委2017年第9号": CUT,
    "农业农村部2019年第4号": CUT,
}
WRONG: dict[str, str] = {}  # printed -> why it is not read as labelled


def table_of(name: str) -> list[dict[str, str]]:
    with (CORPUS / "numbers" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def fields() -> tuple[str, ...]:
    lines = (CORPUS / "numbers" / "official_sites.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line.strip())


def right(row: dict[str, str]) -> bool:
    found = numbers_of(row["string"])
    notes = dict(note.strip().split(":", 1) for note in row["note"].split(";") if ":" in note)
    keys = {row["key"], notes.get("alt", row["key"])}
    printed = {row["canonical"], notes.get("altc", row["canonical"])}
    return "；".join(map(str, found)) in printed and "；".join(one.key for one in found) in keys


def test_fields_of_official_sites() -> None:
    unread = [field for field in fields() if parse(field) is None]
    assert sorted(unread) == sorted(UNREAD)
    assert len(fields()) > 17_000


def test_what_is_read_reads_the_same_again() -> None:
    for number in filter(None, map(parse, fields())):
        again = parse(str(number))
        assert again is not None
        assert (str(again), again.key) == (str(number), number.key)


def test_labelled_numbers() -> None:
    rows = [row for row in table_of("labelled.tsv") if row["status"] == "ok"]
    wrong = {row["string"] for row in rows if not right(row)}
    assert wrong == set(WRONG)
    assert len(rows) > 390


def test_labelled_strings_that_are_none() -> None:
    rows = [row["string"] for row in table_of("labelled.tsv") if row["status"] == "none"]
    assert [row for row in rows if numbers_of(row)] == []
    assert len([row for row in rows if kind_of(row) is None]) <= 2
    assert len(rows) == 150


def test_left_edges_in_sentences() -> None:
    rows = table_of("sentences.tsv")
    missed = []
    for row in rows:
        text = squeeze(row["sentence"])
        found = {text[one.start : one.end]: str(one.number) for one in find_numbers(text)}
        if found.get(squeeze(row["surface"])) != row["canonical"]:
            missed.append(row["sentence"])
    assert missed == []
    assert len(rows) == 120


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in table("not_numbers") if row["veto"]}))
def test_no_veto_strikes_a_printed_number(kind: str) -> None:
    assert [field for field in fields() if parse(field) is None and kind_of(field) == kind] == []
