"""What is compared 比较的范围: rows of annotation and of records, cut to the sources and lines that were annotated."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wenmai.errors import DataError
from wenmai.ontology.json_lines import read_rows
from wenmai.scoring.tally import Row


@dataclass(frozen=True, slots=True)
class Rows:
    """Documents, references and edges of one folder 一个文件夹的记录."""

    documents: list[Row]
    references: list[Row]
    edges: list[Row] | None = None  # None: the folder holds none, and they are not compared
    quantities: list[Row] | None = None
    norms: list[Row] | None = None
    validity: list[Row] | None = None


def load(folder: Path) -> Rows:
    """Return the rows of a folder of records or annotation. DataError if documents or references are missing."""
    for name in ("documents", "references"):
        if not (folder / f"{name}.jsonl").is_file():
            raise DataError(f"{folder} holds no {name}.jsonl: it is no folder of records")
    optional = (folder / f"{name}.jsonl" for name in ("edges", "quantities", "norms", "validity"))
    edges, quantities, norms, validity = optional
    return Rows(
        documents=list(read_rows(folder / "documents.jsonl")),
        references=list(read_rows(folder / "references.jsonl")),
        edges=list(read_rows(edges)) if edges.is_file() else None,
        quantities=list(read_rows(quantities)) if quantities.is_file() else None,
        norms=list(read_rows(norms)) if norms.is_file() else None,
        validity=list(read_rows(validity)) if validity.is_file() else None,
    )


def with_sources(gold: Rows, records: Rows) -> Rows:
    """Return annotation whose rows name their source; where they do not, it is the one source of the records.

    DataError if the records have several, or the document of a reference is not annotated.
    """
    sources = sorted({row["source"] for row in records.documents})
    if any("source" not in row for row in gold.documents) and len(sources) != 1:
        raise DataError(f"the annotation names no source, and the records have {len(sources)}")
    documents = [{**row, "source": row.get("source", *sources[:1])} for row in gold.documents]
    of_document = {row["id"]: row["source"] for row in documents}
    for row in gold.references:
        if row["doc"] not in of_document:
            raise DataError(f"the annotation has a reference in {row['doc']}, which is no document of it")
    references = [{**row, "source": row.get("source", of_document[row["doc"]])} for row in gold.references]
    return Rows(documents, references, gold.edges, gold.quantities, gold.norms, gold.validity)


def annotated(gold: Rows, records: Rows) -> Rows:
    """Return the rows of records that lie in annotated sources, up to the last annotated line of each."""
    last: dict[str, int | None] = {}
    for row in gold.documents:
        before, line = last.get(row["source"], 0), row["end_line"]
        last[row["source"]] = None if before is None or line is None else max(before, line)
    documents = list(_inside(records.documents, last, "start_line"))
    ids = {row["id"] for row in documents}
    edges = [row for row in records.edges or () if row["doc"] in ids]
    return Rows(documents, list(_inside(records.references, last, "line")), edges)


def _inside(rows: Iterable[Row], last: dict[str, int | None], line: str) -> Iterable[Row]:
    for row in rows:
        if row["source"] in last:
            end = last[row["source"]]
            if end is None or row[line] <= end:
                yield row
