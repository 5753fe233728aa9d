"""Corrections: each action does what it says, is shown as evidence, and is told when it no longer applies."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import CITY_NOTICE, COUNTY, NOTICE, STATE, TEXT, chain

from wenmai.errors import DataError
from wenmai.graph.build import edges, shown
from wenmai.graph.generations import open_store, write_generation
from wenmai.graph.kept import kept_corrections
from wenmai.ontology.model import Corpus, Correction
from wenmai.ontology.records import (
    correction_from,
    correction_row,
    read_corrections,
    read_records,
    write_records,
)
from wenmai.ontology.vocabulary import Code, Genre, MentionKind, Relation, Resolved
from wenmai.queries.check import structure
from wenmai.queries.lineage import lineage
from wenmai.queries.show import show

WHY = {"reason": "核对原件", "by": "张三"}
EDITION = "财税/2021/1"


def made(*rows: dict[str, Any]) -> tuple[Correction, ...]:
    return tuple(correction_from(row | WHY, place) for place, row in enumerate(rows, 1))


def corrected(*rows: dict[str, Any]) -> Corpus:
    return shown(replace(chain(), corrections=made(*rows)))


def ties(corpus: Corpus) -> set[tuple[str, str, str, bool]]:
    return {(edge.doc, edge.relation.value, edge.target_id, edge.partial) for edge in corpus.edges}


def told(corpus: Corpus) -> list[str]:
    return [one.message for one in corpus.diagnostics if one.code is Code.CORRECTION_WITHOUT_EFFECT]


def test_without_corrections_nothing_changes() -> None:
    corpus = chain()
    assert shown(corpus) is corpus
    assert corpus.edges == edges(corpus.references)


def test_add_draws_an_edge_with_the_reason_as_its_evidence() -> None:
    corpus = corrected({"action": "add", "doc": COUNTY, "relation": "implements", "target": STATE})
    assert ties(corpus) - ties(chain()) == {(COUNTY, "implements", STATE, False)}
    (edge,) = [edge for edge in corpus.edges if edge.doc == COUNTY and edge.target_id == STATE]
    (reference,) = [one for one in corpus.references if one.id in edge.mentions]
    assert reference.mention.surface == "核对原件（张三）"
    assert reference.mention.kind is MentionKind.STATED
    assert reference.resolved is Resolved.CORRECTION


def test_add_goes_before_what_was_read_even_where_it_is_weaker() -> None:
    corpus = corrected(
        {"action": "add", "doc": EDITION, "relation": "amends", "target": "财税/2020/1", "partial": True}
    )
    before, after = (EDITION, "supersedes", "财税/2020/1", False), (EDITION, "amends", "财税/2020/1", True)
    assert ties(chain()) ^ ties(corpus) == {before, after}


def test_remove_leaves_the_mention_without_a_target() -> None:
    corpus = corrected({"action": "remove", "doc": NOTICE, "target": STATE})
    assert ties(chain()) - ties(corpus) == {(NOTICE, "implements", STATE, False)}
    (mention,) = [one for one in corpus.references if one.resolved is Resolved.CORRECTION]
    assert mention.mention.surface == "《国务院关于稳住经济的通知》"
    assert mention.target_id is None


def test_retarget_moves_the_edge_and_says_why() -> None:
    corpus = corrected(
        {"action": "retarget", "doc": COUNTY, "relation": "based_on", "target": TEXT, "to": NOTICE}
    )
    moved = {(COUNTY, "based_on", TEXT, False), (COUNTY, "based_on", NOTICE, False)}
    assert ties(chain()) ^ ties(corpus) == moved
    (edge,) = [edge for edge in corpus.edges if (edge.doc, edge.target_id) == (COUNTY, NOTICE)]
    surfaces = [one.mention.surface for one in corpus.references if one.id in edge.mentions]
    assert sorted(surfaces) == ["《湖北省优化营商环境若干措施》", "核对原件（张三）"]


def test_merge_makes_two_documents_one() -> None:
    corpus = corrected({"action": "merge", "doc": CITY_NOTICE, "to": NOTICE})
    assert CITY_NOTICE not in {one.id for one in corpus.documents}
    assert (COUNTY, "based_on", NOTICE, False) in ties(corpus)
    assert (NOTICE, "promulgates", "咸政办发/2022/15#咸宁市优化营商环境实施细则", False) in ties(corpus)
    assert {one.issued_by for one in corpus.documents} == {None, NOTICE}


def test_split_gives_a_printing_to_another_document() -> None:
    corpus = corrected({"action": "split", "doc": NOTICE, "records": ["e.txt@0"], "to": "鄂政办发/2022/41"})
    found = {one.record: one.id for one in corpus.documents}
    assert found["e.txt@0"] == "鄂政办发/2022/41"
    assert found["a.txt@0"] == NOTICE
    assert ties(corpus) == ties(chain())


@pytest.mark.parametrize(
    ("field", "value", "fixed"),
    [
        ("date", "2022-08-02", {"date": "2022-08-02"}),
        ("genre", "意见", {"genre": Genre.OPINIONS}),
        ("level", None, {"level": None}),
        ("issuers", ["甲局", "乙局"], {"issuers": ("甲局", "乙局")}),
        ("policy", False, {"policy": False}),
        (
            "number",
            "鄂政办发[2022]041号",
            {"number": "鄂政办发[2022]041号", "number_key": "鄂政办发/2022/41"},
        ),
    ],
)
def test_fix_changes_one_field_of_every_printing(field: str, value: object, fixed: dict[str, object]) -> None:
    corpus = corrected({"action": "fix", "doc": NOTICE, "field": field, "value": value})
    printings = [one for one in corpus.documents if one.id == NOTICE]
    assert len(printings) == 2
    assert all(getattr(one, name) == wanted for one in printings for name, wanted in fixed.items())
    assert told(corpus) == []


STALE = [
    ({"action": "add", "doc": NOTICE, "relation": "implements", "target": STATE}, "was read already"),
    ({"action": "add", "doc": "无/2020/1", "relation": "implements", "target": STATE}, "no such document"),
    ({"action": "remove", "doc": NOTICE, "target": COUNTY}, f"no relation to {COUNTY}"),
    (
        {"action": "remove", "doc": NOTICE, "target": STATE, "relation": "cites"},
        f"no relation cites to {STATE}",
    ),
    ({"action": "retarget", "doc": COUNTY, "target": STATE, "to": NOTICE}, f"no relation to {STATE}"),
    ({"action": "merge", "doc": "无/2020/1", "to": NOTICE}, "no document 无/2020/1"),
    ({"action": "merge", "doc": NOTICE, "to": "无/2020/1"}, "no document 无/2020/1"),
    ({"action": "split", "doc": NOTICE, "records": ["z.txt@0"], "to": "无/2020/1"}, "no printing z.txt@0"),
    ({"action": "fix", "doc": STATE, "field": "date", "value": "2022-05-24"}, "no such document at hand"),
    ({"action": "fix", "doc": COUNTY, "field": "date", "value": "2022-10-01"}, "already"),
    ({"action": "fix", "doc": COUNTY, "field": "genre", "value": "诗"}, "诗 is no value of genre"),
    ({"action": "fix", "doc": COUNTY, "field": "title", "value": 5}, "5 is no value of title"),
    ({"action": "fix", "doc": COUNTY, "field": "record", "value": "x"}, "record cannot be fixed"),
]


@pytest.mark.parametrize(("row", "reason"), STALE)
def test_one_that_no_longer_applies_is_told_and_the_others_are_done(row: dict[str, Any], reason: str) -> None:
    good = {"action": "fix", "doc": TEXT, "field": "date", "value": "2022-08-03"}
    corpus = corrected(row, good)
    (message,) = told(corpus)
    assert reason in message
    assert ties(corpus) == ties(chain())
    assert {one.date for one in corpus.documents if one.id == TEXT} == {"2022-08-03"}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"action": "add", "doc": "a", "relation": "implements"}, "target is missing"),
        ({"action": "add", "doc": "a", "relation": "likes", "target": "b"}, "likes"),
        ({"action": "mend", "doc": "a"}, "mend"),
        ({"action": "merge", "doc": "a", "to": "b", "by": ""}, "by is missing"),
        ({"action": "merge", "doc": "a", "to": "b", "reason": ""}, "reason is missing"),
        ({"action": "merge", "doc": "a", "to": "b", "target": "c"}, "target is unknown"),
        ({"action": "fix", "doc": "a", "field": "date"}, "value is missing"),
        ({"action": "split", "doc": "a", "records": [], "to": "b"}, "records is missing"),
    ],
)
def test_a_broken_row_is_refused(row: dict[str, Any], wrong: str) -> None:
    with pytest.raises(DataError, match=wrong):
        correction_from(WHY | row, 1)


@pytest.mark.parametrize("text", ["{", "[]", '"x"', "{}", "\ud800".encode("utf-8", "surrogatepass")])
def test_a_file_that_is_none_is_refused(text: str | bytes, tmp_path: Path) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataError):
        read_corrections(file)
    with pytest.raises(DataError, match="cannot be read"):
        read_corrections(tmp_path / "none.jsonl")


ROWS = (
    {"action": "add", "doc": COUNTY, "relation": "implements", "target": STATE},
    {"action": "retarget", "doc": COUNTY, "target": TEXT, "to": NOTICE},
    {"action": "fix", "doc": NOTICE, "field": "date", "value": "2022-08-05"},
)


def test_records_carry_corrections_and_stay_as_read(tmp_path: Path) -> None:
    corpus = replace(chain(), corrections=made(*ROWS))
    write_records(corpus, tmp_path)
    again = read_records(tmp_path)
    assert again.corrections == corpus.corrections
    assert again.edges == corpus.edges
    assert [correction_from(correction_row(one), one.line) for one in corpus.corrections] == list(
        corpus.corrections
    )
    assert shown(shown(corpus)) == shown(corpus)


def test_a_store_shows_them_as_evidence_and_keeps_them(tmp_path: Path) -> None:
    corpus = replace(chain(), corrections=made(*ROWS))
    assert write_generation(tmp_path / "store", corpus).changed
    assert not write_generation(tmp_path / "store", corpus).changed
    assert kept_corrections(tmp_path / "store") == corpus.corrections
    with open_store(tmp_path / "store") as folder:
        assert folder.corpus().edges == corpus.edges
        steps = {step.node.id: step for step in lineage(folder, COUNTY).steps if step.parent == COUNTY}
        assert [one.surface for one in steps[STATE].evidence] == ["核对原件（张三）"]
        assert steps[STATE].evidence[0].relation is Relation.IMPLEMENTS
        notice = show(folder, NOTICE)
        assert notice.node.date == "2022-08-05"
        assert [one.action for one in notice.corrections] == ["retarget", "fix"]
        assert list(structure(folder.store)) == []


def test_a_folder_without_a_store_has_none(tmp_path: Path) -> None:
    assert kept_corrections(tmp_path / "none") == ()


def test_they_are_replayed_by_every_build(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from wenmai.cli import main

    samples = Path(__file__).parents[2] / "samples" / "hubei"
    rows = [
        {"action": "fix", "doc": "鄂政办发/2022/40", "field": "date", "value": "2022-08-31"},
        {"action": "remove", "doc": "无/2020/1", "target": "国发/2022/12"},
    ]
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(json.dumps(row | WHY, ensure_ascii=False) for row in rows), encoding="utf-8")

    def run(*arguments: object) -> str:
        result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    store = tmp_path / "store"
    assert "更正不再适用 1" in run("build", samples, "--store", store, "--corrections", file)
    assert "更正不再适用 1" in run("build", samples, "--store", store)
    told = run("show", "鄂政办发〔2022〕40号", "--store", store, "--evidence")
    assert "2022-08-31" in told
    assert "改正字段 date → 2022-08-31：核对原件（张三）" in told
    file.write_text("", encoding="utf-8")
    assert "更正" not in run("build", samples, "--store", store, "--corrections", file)
    assert kept_corrections(store) == ()
