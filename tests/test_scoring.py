"""The comparison itself: what it must see, it sees."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from known import unexpected

from wenmai.errors import DataError
from wenmai.extractors.extract import extract_source
from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus, Reference, SourceText
from wenmai.ontology.vocabulary import Genre, MentionKind, Relation
from wenmai.pipeline import assemble
from wenmai.scoring.rows import Rows
from wenmai.scoring.score import score_corpus
from wenmai.scoring.tally import Counting, Score, Tally, changes, score_from
from wenmai.scoring.validity import compare_validity

TEXT = """财政部关于乙事项的通知
财库〔2023〕6号

各省、自治区财政厅：
　　为贯彻落实《甲管理办法》（财库〔2020〕46号），现将有关事项通知如下。参见《丙办法》。

财政部
2023年1月5日
"""
DOCUMENT = {
    **{"id": "g1", "start_line": 1, "end_line": 8, "policy": True, "title": "财政部关于乙事项的通知"},
    **{"number": "财库〔2023〕6号", "genre": "通知", "issuers": ["财政部"], "issuers_full": ["财政部"]},
    **{"level": "national", "region": "全国", "date": "2023-01-05", "date_line": 8},
    **{"effective_from": None, "effective_to": None, "issued_by": None},
}
FULL = "《甲管理办法》（财库〔2020〕46号）"
REFERENCES = [
    {"surface": FULL, "kind": "full", "number": "财库〔2020〕46号", "relation": "implements"},
    {"surface": "《丙办法》", "kind": "title", "number": None, "relation": "cites"},
]
TARGETS = ["财库〔2020〕46号", "丙办法"]


def gold(folder: Path) -> Path:
    rows = {
        "documents": [DOCUMENT],
        "references": [
            {"doc": "g1", "line": 5, "partial": False, "optional": False, "target": target, **row}
            for row, target in zip(REFERENCES, TARGETS, strict=True)
        ],
        "edges": [
            {"doc": "g1", "target": target, "relation": row["relation"], "optional": False}
            for row, target in zip(REFERENCES, TARGETS, strict=True)
        ],
    }
    for name, of in rows.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in of)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


@cache
def found() -> Corpus:
    source = SourceText("a.txt", "0" * 64, TEXT)
    return assemble([source], [extract_source(source)])


def with_references(change: Callable[[list[Reference]], list[Reference]]) -> Corpus:
    references = tuple(change(list(found().references)))
    return replace(found(), references=references, edges=edges(references))


def mentioning(one: Reference, **fields: object) -> Reference:
    return replace(one, mention=replace(one.mention, **fields))


def score(folder: Path, corpus: Corpus) -> Score:
    return score_corpus(gold(folder), corpus)


def test_no_difference(tmp_path: Path) -> None:
    same = score(tmp_path, found())
    assert same.differences == {}
    assert not unexpected(same, {})
    assert same.tallies["mentions"] == same.tallies["typed"] == Tally(2, 2, 2)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda refs: refs[1:], {f"g1:5 {FULL} missed", "edge g1 → 财库〔2020〕46号 missed"}),
        (
            lambda refs: [*refs, mentioning(refs[0], surface="《丁》")],
            {"a.txt:5 《丁》 false"},
        ),
        (
            lambda refs: [mentioning(refs[0], relation=Relation.REPEALS), refs[1]],
            {f"g1:5 {FULL} relation", "edge g1 → 财库〔2020〕46号 relation"},
        ),
        (lambda refs: [mentioning(refs[0], partial=True), refs[1]], {f"g1:5 {FULL} partial"}),
        (
            lambda refs: [mentioning(refs[0], kind=MentionKind.NUMBER), refs[1]],
            {f"g1:5 {FULL} kind"},
        ),
        (
            lambda refs: [refs[0], replace(refs[1], target="戊办法", target_id="title/戊办法")],
            {"g1:5 《丙办法》 target", "edge g1 → 丙办法 missed", "edge g1 → 戊办法 false"},
        ),
    ],
)
def test_references_and_edges(
    tmp_path: Path, change: Callable[[list[Reference]], list[Reference]], names: set[str]
) -> None:
    assert set(score(tmp_path, with_references(change)).differences) == names


def test_documents(tmp_path: Path) -> None:
    (document,) = found().documents
    other = replace(found(), documents=(replace(document, genre=Genre.LETTER, date=None),))
    assert set(score(tmp_path, other).differences) == {"g1 genre", "g1 date"}
    moved = replace(found(), documents=(replace(document, start_line=2),))
    assert set(score(tmp_path, moved).differences) == {"g1 start_line"}
    assert score(tmp_path, moved).tallies["exact"] == Tally(0, 1, 1)
    assert score(tmp_path, moved).tallies["documents"] == Tally(1, 1, 1)
    none = replace(found(), documents=(), references=(), edges=())
    with pytest.raises(DataError, match="names no source"):
        score(tmp_path, none)


def test_a_field_that_is_not_annotated_is_not_compared(tmp_path: Path) -> None:
    folder = gold(tmp_path)
    kept = {name: DOCUMENT[name] for name in ("id", "start_line", "end_line", "number")}
    (folder / "documents.jsonl").write_text(json.dumps(kept), encoding="utf-8")
    (document,) = found().documents
    other = replace(found(), documents=(replace(document, title="另一份通知", number=None),))
    few = score_corpus(folder, other)
    assert set(few.differences) == {"g1 number"}
    assert few.fields["start_line"] == (1, 1)
    assert "title" not in few.fields


def test_a_document_that_is_none(tmp_path: Path) -> None:
    (document,) = found().documents
    second = replace(document, id="second", record="second", start_line=6, title="另一份通知")
    both = score(tmp_path, replace(found(), documents=(document, second)))
    assert set(both.differences) == {"a.txt:6 not a document"}
    assert both.tallies["documents"] == Tally(1, 1, 2)
    beyond = replace(second, start_line=9)
    assert not score(tmp_path, replace(found(), documents=(document, beyond))).differences


def test_known_differences_must_stand(tmp_path: Path) -> None:
    other = score(tmp_path, with_references(lambda refs: refs[1:]))
    known = dict.fromkeys(other.differences, "a reason")
    assert not unexpected(other, known)
    assert "no longer: g9 missed" in unexpected(other, {**known, "g9 missed": "a reason"})
    assert f"new: g1:5 {FULL} missed" in unexpected(other, {})


def test_relations_are_counted_by_kind_and_confused_by_name(tmp_path: Path) -> None:
    wrong = score(
        tmp_path, with_references(lambda refs: [mentioning(refs[0], relation=Relation.REPEALS), refs[1]])
    )
    assert wrong.tallies["relation implements"] == Tally(0, 1, 0)
    assert wrong.tallies["relation repeals"] == Tally(0, 0, 1)
    assert wrong.tallies["typed"] == Tally(1, 2, 2)
    assert wrong.confusion["implements", "repeals"] == 1


@pytest.mark.parametrize(
    ("fields", "typed", "mentions"),
    [
        ({"relation_also": "cites"}, Tally(2, 2, 2), Tally(2, 2, 2)),
        ({"optional": True}, Tally(1, 1, 1), Tally(1, 1, 1)),
    ],
)
def test_what_two_readers_saw_differently(
    tmp_path: Path, fields: dict[str, object], typed: Tally, mentions: Tally
) -> None:
    folder = gold(tmp_path)
    first, *others = (folder / "references.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.dumps({**json.loads(first), **fields}, ensure_ascii=False)
    (folder / "references.jsonl").write_text("\n".join([row, *others]), encoding="utf-8")
    (folder / "edges.jsonl").unlink()
    cited = with_references(lambda refs: [mentioning(refs[0], relation=Relation.CITES), refs[1]])
    both = score_corpus(folder, cited)
    assert (both.tallies["typed"], both.tallies["mentions"]) == (typed, mentions)
    assert "edges" not in both.tallies


def test_a_score_is_written_and_compared(tmp_path: Path) -> None:
    before = score(tmp_path, with_references(lambda refs: refs[1:]))
    after = score(
        tmp_path, with_references(lambda refs: [refs[0], mentioning(refs[1], kind=MentionKind.ALIAS)])
    )
    again = score_from(json.loads(json.dumps(before.row())))
    assert again == before
    gains, losses = changes(again, after)
    assert f"g1:5 {FULL} missed" in gains
    assert losses == ["g1:5 《丙办法》 kind"]


@pytest.mark.parametrize("row", [{}, {"format": 99}, {"format": 1, "tallies": 3}])
def test_a_broken_score_is_said_so(row: dict[str, object]) -> None:
    with pytest.raises(DataError):
        score_from(row)


def fact(**fields: object) -> dict[str, object]:
    return {"source": "a.txt", "line": 5, "type": "valid_for", "value": "P5Y", "scope": "whole", **fields}


@pytest.mark.parametrize(
    ("given", "tally", "names"),
    [
        ([fact()], Tally(1, 1, 1), set()),
        ([fact(value="P2Y")], Tally(0, 1, 1), {"a.txt:5 valid_for missed", "a.txt:5 valid_for false"}),
        ([fact(scope="object")], Tally(0, 1, 1), {"a.txt:5 valid_for missed", "a.txt:5 valid_for false"}),
        ([fact(), fact(line=9, type="trial")], Tally(1, 1, 1), set()),
        ([], Tally(0, 1, 0), {"a.txt:5 valid_for missed"}),
        ([fact(), fact(source="b.txt")], Tally(1, 1, 1), set()),
    ],
)
def test_validity(given: list[dict[str, object]], tally: Tally, names: set[str]) -> None:
    wanted = [fact(), fact(line=9, type="trial", optional=True)]
    counting = Counting()
    document = {"source": "a.txt"}
    compare_validity(Rows([document], [], validity=wanted), Rows([document], [], validity=given), counting)
    assert counting.score().tallies["validity"] == tally
    assert set(counting.score().differences) == names
