"""The comparison itself: what it must see, it sees."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from scoring import Score, Scoring

from wenmai.extractors.extract import extract_source
from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus, Reference, SourceText
from wenmai.ontology.vocabulary import Genre, MentionKind, Relation
from wenmai.pipeline import assemble

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
    return Scoring(gold(folder), corpus, source="a.txt").run()


def test_no_difference(tmp_path: Path) -> None:
    same = score(tmp_path, found())
    assert same.differences == {}
    assert same.against({}) == ""
    assert "references: precision 1.000 (2/2), recall 1.000 (2/2)" in same.summary()


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
    moved = replace(found(), documents=(replace(document, start_line=2),), references=(), edges=())
    names = set(score(tmp_path, moved).differences)
    assert {"g1 missed", "a.txt:2 not a document"} <= names


def test_known_differences_must_stand(tmp_path: Path) -> None:
    other = score(tmp_path, with_references(lambda refs: refs[1:]))
    known = dict.fromkeys(other.differences, "a reason")
    assert other.against(known) == ""
    assert "no longer: g9 missed" in other.against({**known, "g9 missed": "a reason"})
    assert f"new: g1:5 {FULL} missed" in other.against({})
