"""Documents against annotation 文件的比较: which were found, where they begin and end, and each field."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from wenmai.extractors.titles import fold
from wenmai.scoring.rows import Rows
from wenmai.scoring.tally import Counting, Row

LINES: Final = ("start_line", "end_line", "date_line")
FIELDS: Final = (
    "policy", "title", "number", "genre", "issuers", "issuers_full", "level", "region", "date",
    "effective_from", "effective_to", "issued_by", *LINES,
)  # fmt: skip


def compare_documents(gold: Rows, records: Rows, counting: Counting) -> dict[str, str]:
    """Count documents and their fields; return the id in the records for each annotated id.

    An annotated document is the one that begins on its line, else the one of its title in its source, else the only
    one left in its source. ``documents`` counts those, ``exact`` only those with the same first and last line.
    A field that a row of the annotation leaves out is not compared.
    """
    pairs = _pairs(gold.documents, records.documents)
    found = {row["id"]: document["id"] for row, document in pairs}
    paired = {id(document) for _, document in pairs}
    for row in gold.documents:
        if row["id"] not in found:
            counting.differ(f"{row['id']} missed", f"{row['source']} {row.get('title')}")
    for document in records.documents:
        if id(document) not in paired:
            counting.differ(
                f"{document['source']}:{document['start_line']} not a document", document["title"]
            )
    exact = 0
    for row, document in pairs:
        exact += all(row[line] in (None, document[line]) for line in ("start_line", "end_line"))
        _fields(row, document, found, counting)
    for what, matched in (("documents", len(pairs)), ("exact", exact)):
        counting.matched[what] += matched
        counting.gold[what] += len(gold.documents)
        counting.given[what] += len(records.documents)
    return found


def _pairs(gold: list[Row], documents: list[Row]) -> list[tuple[Row, Row]]:
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    for document in documents:
        waiting[document["source"]].append(document)
    left, pairs = list(gold), []
    for alike in (_same_line, _same_title, _only_ones):
        still = []
        for row in left:
            others = sum(one["source"] == row["source"] for one in left)
            candidates = waiting[row["source"]]
            match = next((one for one in candidates if alike(row, one, others * len(candidates))), None)
            if match is None:
                still.append(row)
            else:
                candidates.remove(match)
                pairs.append((row, match))
        left = still
    return pairs


def _same_line(row: Row, document: Row, _: int) -> bool:
    return bool(row["start_line"] == document["start_line"])


def _same_title(row: Row, document: Row, _: int) -> bool:
    return bool(row.get("title")) and fold(row["title"]) == fold(document["title"])


def _only_ones(_: Row, __: Row, pairs: int) -> bool:
    return pairs == 1


def _fields(row: Row, document: Row, found: Mapping[str, str], counting: Counting) -> None:
    for name in FIELDS:
        if name not in row or (name in LINES and row["start_line"] is None):
            continue
        wanted, got = row[name], document[name]
        if name == "issued_by" and wanted is not None:
            wanted = found.get(wanted, wanted)
        got = list(got) if isinstance(got, tuple) else got
        counting.compare(name, f"{row['id']} {name}", wanted, got)
