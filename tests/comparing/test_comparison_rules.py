"""Comparison rules: the example of every row gives its finding."""

from typing import Any

import pytest
from reading import readable

from wenmai.comparing.alone import alone
from wenmai.comparing.duties import core
from wenmai.comparing.judging import compare, silent
from wenmai.comparing.model import Verdict
from wenmai.comparing.rules import data, pattern, rules
from wenmai.extractors.titles import genre_of
from wenmai.ontology.vocabulary import Force, Genre, Level

PAIRED = [row for row in data()["rule"] if row.get("upper")]
ALONE = [row for row in data()["rule"] if row.get("upper") == ""]


@pytest.mark.parametrize("row", PAIRED, ids=lambda row: row["id"])
def test_example_of_a_pair(row: dict[str, Any]) -> None:
    upper = readable(f"一、{row['upper']}\n", "u", date=row.get("upper_date", "2022-05-30"))
    lower = readable(
        f"一、{row['lower']}\n", "l", date=row.get("lower_date", "2022-06-08"),
        level=Level(row.get("lower_level", "provincial")), force=Force(row.get("lower_force", "规范性文件")),
    )  # fmt: skip
    relation = row.get("relation", "implements")
    found = compare(upper, lower, relation)
    found += silent(upper, lower, found, relation)
    assert row["id"] in [one.rule for one in found], [one.rule for one in found]
    verdicts = {one.verdict for one in found if one.rule == row["id"]}
    assert verdicts == {Verdict(row["verdict"])}


@pytest.mark.parametrize("row", ALONE, ids=lambda row: row["id"])
def test_example_of_a_sentence(row: dict[str, Any]) -> None:
    assert row["id"] in [one.rule for one in alone(readable(f"一、{row['lower']}\n"))]


@pytest.mark.parametrize("row", data()["alone"], ids=lambda row: row["id"])
def test_example_and_counterexample(row: dict[str, Any]) -> None:
    level = Level(row.get("levels", ["municipal"])[0])
    assert [one.rule for one in alone(readable(f"一、{row['example']}\n", level=level))] == [row["id"]]
    assert not list(alone(readable(f"一、{row['counter']}\n", level=level)))


def test_every_rule_names_its_source() -> None:
    assert all(one.source and one.zh and one.en for one in rules().values())


def test_every_word_is_asked_for_once() -> None:
    pairs = [(row["kind"], row["word"]) for row in data()["word"]]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("row", data()["word"], ids=lambda row: f"{row['kind']}-{row['word']}")
def test_a_word_is_the_one_of_its_kind_that_its_example_holds(row: dict[str, str]) -> None:
    found = pattern(row["kind"]).search(row["example"])
    assert found is not None
    if row["kind"] == "level":
        assert row["example"].startswith(row["word"])
        assert core(row["example"]) == core(row["example"].removeprefix(row["word"]))
    elif row["kind"] == "office":
        assert row["example"].endswith(row["word"])
        assert core(row["example"]) == core(row["example"].removesuffix(row["word"]))
    else:
        assert found[0] == row["word"]
        assert row["kind"] != "goes_on" or found.start() == 0


@pytest.mark.parametrize(
    ("asked", "beside", "row"),
    [
        *(("tax_beyond_competence", Genre.MEASURES, row) for row in data()["law"]),
        *(("penalty_beyond_competence", Genre.OPINIONS, row) for row in data()["ordered"]),
    ],
    ids=lambda part: part["genre"] if isinstance(part, dict) else None,
)
def test_what_is_no_normative_document_by_its_title(asked: str, beside: Genre, row: dict[str, str]) -> None:
    """A law, or, where nothing shows what issued it, a text that may be rules 规章, which may set a fine."""
    (rule,) = (one for one in data()["alone"] if one["id"] == asked)
    text = f"一、{rule['example']}\n"
    assert genre_of(row["example"]) is Genre(row["genre"])
    assert list(alone(readable(text, level=Level.MUNICIPAL, genre=beside)))
    assert not list(alone(readable(text, level=Level.MUNICIPAL, genre=Genre(row["genre"]))))


@pytest.mark.parametrize(
    "row", [row for row in data()["alone"] if "grades" in row], ids=lambda row: row["id"]
)
def test_what_only_grades_a_penalty_sets_none(row: dict[str, Any]) -> None:
    """行政处罚法 §34: how a fine that a law sets is measured, a body may say in a 规范性文件."""
    text = f"一、{row['example']}\n"
    assert list(alone(readable(text, title="某市城市管理办法实施意见")))
    assert not list(alone(readable(text, title=row["graded"])))


def test_every_legal_force_has_one_place_and_its_source() -> None:
    assert len({row["force"] for row in data()["force"]}) == len(data()["force"])
    assert all(row["source"] for row in data()["force"])


FROM_THE_GRAPH = {"insufficient_basis", "upper_missing"}  # test_conflicts.py has their examples


def test_every_rule_has_an_example() -> None:
    assert {row["id"] for row in data()["rule"] if "upper" not in row} == FROM_THE_GRAPH


@pytest.mark.parametrize("row", data()["alone"], ids=lambda row: row["id"])
def test_what_is_older_than_the_source_cannot_go_against_it(row: dict[str, Any]) -> None:
    level = Level(row.get("levels", ["municipal"])[0])
    older = readable(f"一、{row['example']}\n", level=level, date="1992-12-31")
    assert not list(alone(older))


def test_a_closed_window_that_a_sentence_names_twice_is_told_once() -> None:
    twice = "一、2022年3月31日前完成申报，未于2022年3月31日前申报的，2022年4月30日前补报。\n"
    told = [one.quantities for one in alone(readable(twice)) if one.rule == "exhausted"]
    assert told == [((None, "2022年3月31日前"),), ((None, "2022年4月30日前"),)]
