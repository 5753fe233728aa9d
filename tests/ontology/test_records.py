"""Records: the model as JSON lines, in and out."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from wenmai.errors import DataError
from wenmai.ontology.json_lines import read_rows
from wenmai.ontology.model import (
    Corpus,
    Cue,
    Diagnostic,
    Document,
    Edge,
    Mention,
    Reference,
    SourceText,
)
from wenmai.ontology.records import (
    Row,
    diagnostic_from,
    digest,
    document_from,
    document_row,
    edge_from,
    read_records,
    record_files,
    reference_from,
    reference_row,
    write_records,
)
from wenmai.ontology.vocabulary import Code, Force, Genre, Level, MentionKind, Relation, Resolved

NOTICE = Document(
    id="财库/2022/19",
    record="0123456789ab-4",
    source="a.txt",
    start=4,
    end=90,
    start_line=2,
    end_line=9,
    policy=True,
    title="关于进一步加大政府采购支持中小企业力度的通知",
    number="财库〔2022〕19号",
    number_key="财库/2022/19",
    genre=Genre.NOTICE,
    issuers=("财政部",),
    issuers_full=("财政部",),
    level=Level.NATIONAL,
    region="全国",
    force=Force.NORMATIVE,
    date="2022-05-30",
    date_line=9,
    effective_from="2022-07-01",
)
MENTION = Mention(
    doc=NOTICE.id,
    record=NOTICE.record,
    source="a.txt",
    start=30,
    end=50,
    line=4,
    surface="《某办法》（财库〔2020〕46号）",
    kind=MentionKind.FULL,
    title="某办法",
    number="财库〔2020〕46号",
    number_key="财库/2020/46",
    names_title="某办法",
    names_number="财库〔2020〕46号",
    names_key="财库/2020/46",
    article="第三条",
    relation=Relation.AMENDS,
    partial=True,
    cue=Cue("将…调整为", 30, 50, "amend-change"),
)
REFERENCE = Reference(MENTION, "财库〔2020〕46号", "财库/2020/46", Resolved.OUTSIDE_NUMBER)
DOUBTFUL = Reference(
    replace(MENTION, start=60, end=64, cue=None, article=None), "某办法", None, Resolved.AMBIGUOUS, ("a", "b")
)
CORPUS = Corpus(
    documents=(NOTICE, replace(NOTICE, record="f-0", source="b.txt", issued_by="x")),
    references=(REFERENCE, DOUBTFUL),
    edges=(Edge(NOTICE.id, "财库〔2020〕46号", "财库/2020/46", Relation.AMENDS, True, (REFERENCE.id,)),),
    diagnostics=(Diagnostic(Code.EMPTY, "c.txt"), Diagnostic(Code.ENCODING, "a.txt", "x", 1, 2, 3)),
    sources=(SourceText("a.txt", "ab" * 32, "text"),),
)

GOLD_DOCUMENT: Row = {
    "id": "d001",
    "start_line": None,
    "end_line": None,
    "policy": False,
    "title": "某报道",
    "number": None,
    "genre": "报道",
    "level": None,
}
GOLD_REFERENCE: Row = {
    "doc": "d001",
    "line": 8,
    "surface": "《某办法》",
    "title": "某办法",
    "number": None,
    "kind": "title",
    "target": "某办法",
    "relation": "cites",
    "partial": False,
    "optional": False,
}


def without(row: Row, field: str) -> Row:
    return {name: value for name, value in row.items() if name != field}


def test_written_and_read_again(tmp_path: Path) -> None:
    write_records(CORPUS, tmp_path / "new" / "folder")
    assert read_records(tmp_path / "new" / "folder") == replace(CORPUS, sources=())


def test_manifest_names_the_sources() -> None:
    manifest = json.loads(record_files(CORPUS)["manifest.json"])
    assert manifest["format"] == 1
    assert manifest["sources"] == [{"file": "a.txt", "sha256": "ab" * 32}]


def test_rows_are_lines_of_readable_json() -> None:
    lines = record_files(CORPUS)["documents.jsonl"].splitlines()
    assert len(lines) == 2
    assert "财库〔2022〕19号" in lines[0]
    assert json.loads(lines[0])["genre"] == "通知"


def test_document_row_has_the_fields_of_the_format() -> None:
    names = """id record source start end start_line end_line policy title number number_key genre issuers
    issuers_full level region force date date_line effective_from effective_to issued_by"""
    assert set(names.split()) <= set(document_row(NOTICE))


def test_reference_row_has_the_fields_of_the_format() -> None:
    names = "doc line start end surface title number kind target relation partial article cue resolved source"
    row = reference_row(DOUBTFUL)
    assert set(names.split()) <= set(row)
    assert row["resolved"] == {"by": "ambiguous", "candidates": ["a", "b"]}
    assert reference_row(REFERENCE)["cue"]["phrase"] == "将…调整为"


def test_gold_rows_lack_the_product_fields() -> None:
    document = document_from(GOLD_DOCUMENT)
    assert (document.record, document.start_line, document.level, document.issuers) == ("d001", 0, None, ())
    reference = reference_from(GOLD_REFERENCE)
    assert (reference.target, reference.target_id, reference.mention.cue) == ("某办法", None, None)
    edge = edge_from({"doc": "d001", "target": "某办法", "relation": "cites", "optional": False})
    assert (edge.target_id, edge.mentions) == ("某办法", ())


@pytest.mark.parametrize("field", ["id", "policy", "title", "genre"])
def test_document_without_a_field(field: str) -> None:
    with pytest.raises(DataError, match=r"documents\.jsonl"):
        document_from(without(GOLD_DOCUMENT, field))


@pytest.mark.parametrize("field", ["doc", "line", "surface", "kind", "relation"])
def test_reference_without_a_field(field: str) -> None:
    with pytest.raises(DataError, match=r"references\.jsonl"):
        reference_from(without(GOLD_REFERENCE, field))


def test_words_outside_the_vocabulary() -> None:
    with pytest.raises(DataError):
        document_from({**GOLD_DOCUMENT, "genre": "小说"})
    with pytest.raises(DataError):
        reference_from({**GOLD_REFERENCE, "relation": "likes"})
    with pytest.raises(DataError):
        edge_from({"doc": "a", "target": "b", "relation": "likes"})
    with pytest.raises(DataError):
        diagnostic_from({"code": "nonsense", "source": "a.txt"})
    with pytest.raises(DataError):
        diagnostic_from({"code": "empty", "source": "a.txt", "colour": "red"})


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text('{"a": 1}\n\n{"a": \n', encoding="utf-8")
    with pytest.raises(DataError, match=r"documents\.jsonl, line 3"):
        list(read_rows(path))


def test_a_folder_without_records(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not a folder of records"):
        read_records(tmp_path)


def test_a_folder_of_documents_alone(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text(json.dumps(GOLD_DOCUMENT) + "\n", encoding="utf-8")
    assert read_records(tmp_path) == Corpus(documents=(document_from(GOLD_DOCUMENT),))


def test_digest_is_that_of_the_content() -> None:
    files = record_files(CORPUS)
    assert digest(files) == digest(dict(reversed(files.items())))
    changed = record_files(replace(CORPUS, documents=(replace(NOTICE, title="另一个"),)))
    assert digest(changed) != digest(files)
    moved = {**files, "edges.jsonl": files["references.jsonl"], "references.jsonl": files["edges.jsonl"]}
    assert digest(moved) != digest(files)
    assert digest({"a.jsonl": "x"}) != digest({"b.jsonl": "x"})
