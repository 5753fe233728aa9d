"""Extraction against annotation: every difference by name, and precision and recall."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wenmai.extractors.titles import fold
from wenmai.ontology.model import Corpus, Document, Reference
from wenmai.ontology.records import document_row, read_rows, reference_row

Row = dict[str, Any]
LINES = ("end_line", "date_line")
FIELDS = ("policy", "title", "number", "genre", "issuers", "issuers_full", "level", "region", "date")
FIELDS += ("effective_from", "effective_to", "issued_by", *LINES)


@dataclass
class Score:
    """What differs, each by a name that stays the same, and what was counted."""

    differences: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def differ(self, name: str, detail: str = "") -> None:
        while name in self.differences:
            name += "+"
        self.differences[name] = detail

    def summary(self) -> str:
        """Precision and recall of documents, references, edges; shares of right fields."""
        rows = []
        for what in ("documents", "references", "edges"):
            found, gold, given = (self.counts[f"{what} {part}"] for part in ("matched", "gold", "given"))
            rows.append(
                f"{what}: precision {found / given if given else 0:.3f} ({found}/{given}),"
                f" recall {found / gold if gold else 0:.3f} ({found}/{gold})"
            )
        for name in sorted(name for name in self.counts if name.startswith("right ")):
            of = self.counts[f"asked {name[6:]}"]
            rows.append(f"{name[6:]}: {self.counts[name] / of:.3f} ({self.counts[name]}/{of})")
        return "\n".join(rows)

    def against(self, known: Mapping[str, str]) -> str:
        """Say what is not as known, with the whole score; empty if all is as known."""
        new = [f"new: {name}  {detail}" for name, detail in self.differences.items() if name not in known]
        gone = [f"no longer: {name}" for name in known if name not in self.differences]
        return "\n".join([*new, *gone, self.summary()]) if new or gone else ""

    def compare(self, what: str, name: str, wanted: object, got: object, *, same: bool | None = None) -> None:
        self.counts[f"asked {what}"] += 1
        if wanted == got if same is None else same:
            self.counts[f"right {what}"] += 1
        else:
            self.differ(name, f"wanted {wanted}, got {got}")


class Scoring:
    """One comparison of a corpus with a folder of annotation; rows without a source are of ``source``."""

    def __init__(self, folder: Path, corpus: Corpus, source: str = "", last_line: int | None = None) -> None:
        gold = {
            name: list(read_rows(folder / f"{name}.jsonl")) for name in ("documents", "references", "edges")
        }
        for row in (*gold["documents"], *gold["references"]):
            row.setdefault("source", source)
        self.gold = gold
        self.known = {document.id: document for document in corpus.documents}
        self.documents = [d for d in corpus.documents if last_line is None or d.start_line <= last_line]
        self.references = [
            one for one in corpus.references if last_line is None or one.mention.line <= last_line
        ]
        speakers = {document.id for document in self.documents}
        self.edges = [edge for edge in corpus.edges if edge.doc in speakers]
        self.ids: dict[str, str] = {}
        self.score = Score()

    def run(self) -> Score:
        self._documents()
        self._references()
        self._edges()
        return self.score

    # documents

    def _documents(self) -> None:
        by_place = {(document.source, document.start_line): document for document in self.documents}
        by_title = {(document.source, fold(document.title)): document for document in self.documents}
        pairs: list[tuple[Row, Document]] = []
        for row in self.gold["documents"]:
            if row["start_line"] is None:
                found = by_title.get((row["source"], fold(row["title"])))
            else:
                found = by_place.get((row["source"], row["start_line"]))
            if found is None:
                self.score.differ(f"{row['id']} missed", f"{row['source']} {row['title']}")
            else:
                self.ids[row["id"]] = found.id
                pairs.append((row, found))
        matched = {document.record for _, document in pairs}
        for document in self.documents:
            if document.record not in matched:
                self.score.differ(f"{document.source}:{document.start_line} not a document", document.title)
        self._count("documents", len(pairs), len(self.gold["documents"]), len(self.documents))
        for row, document in pairs:
            self._fields(row, document)

    def _fields(self, row: Row, document: Document) -> None:
        got = document_row(document)
        for name in FIELDS:
            wanted = row[name]
            if name in LINES and row["start_line"] is None:
                continue
            if name == "issued_by" and wanted is not None:
                wanted = self.ids.get(wanted, wanted)
            found = list(got[name]) if isinstance(got[name], tuple) else got[name]
            self.score.compare(name, f"{row['id']} {name}", wanted, found)

    # references

    def _references(self) -> None:
        given: defaultdict[tuple[str, int, str], list[Reference]] = defaultdict(list)
        without_lines = {row["source"] for row in self.gold["references"] if row["line"] is None}
        for one in self.references:
            line = 0 if one.mention.source in without_lines else one.mention.line
            given[one.mention.source, line, one.mention.surface].append(one)
        matched = optional = 0
        for row in self.gold["references"]:
            waiting = given[row["source"], row["line"] or 0, row["surface"]]
            if row["optional"]:
                optional += bool(waiting and waiting.pop(0))
            elif waiting:
                matched += 1
                self._reference(row, waiting.pop(0))
            else:
                self.score.differ(self._name(row) + " missed")
        for (source, line, surface), waiting in given.items():
            for one in waiting:
                self.score.differ(f"{source}:{line} {surface} false", f"{one.mention.relation} {one.target}")
        wanted = sum(not row["optional"] for row in self.gold["references"])
        self._count("references", matched, wanted, len(self.references) - optional)

    def _reference(self, row: Row, one: Reference) -> None:
        name, got, compare = self._name(row), reference_row(one), self.score.compare
        compare("ref doc", f"{name} doc", self.ids.get(row["doc"], row["doc"]), one.mention.doc)
        for part in ("number", "kind", "partial"):
            compare(f"ref {part}", f"{name} {part}", row[part], got[part])
        accepted = {row["relation"], row.get("relation_also") or row["relation"]}
        relation = one.mention.relation.value
        compare("ref relation", f"{name} relation", row["relation"], relation, same=relation in accepted)
        same = self._same_target(row["target"], one.target, one.target_id)
        compare("ref target", f"{name} target", row["target"], one.target, same=same)

    def _name(self, row: Row) -> str:
        return f"{row['doc']}:{row['line'] or row['source']} {row['surface']}"

    def _same_target(self, wanted: str, printed: str | None, found: str | None) -> bool:
        """Whether a target is the one wanted, or the other end of the same act (a notice and its text)."""
        if wanted in self.ids:
            return found is not None and self._act(self.ids[wanted]) == self._act(found)
        known = self.known.get(found or "")
        names = [printed, known and known.number, known and known.title]
        return fold(wanted) in {fold(name) for name in names if name}

    def _act(self, document: str) -> str:
        notices = {one.id: one.issued_by for one in self.documents if one.issued_by}
        return notices.get(document, document)

    # edges

    def _edges(self) -> None:
        waiting = list(self.edges)
        matched = optional = 0
        for row in self.gold["edges"]:
            doc = self.ids.get(row["doc"], row["doc"])
            fitting = [edge for edge in waiting if edge.doc == doc]
            same = [edge for edge in fitting if edge.target_id == self.ids.get(row["target"])]
            same += [e for e in fitting if self._same_target(row["target"], e.target, e.target_id)]
            if same:
                waiting.remove(same[0])
            if row["optional"]:
                optional += bool(same)
                continue
            name = f"edge {row['doc']} → {row['target']}"
            if same:
                matched += 1
                self.score.compare(
                    "edge relation", f"{name} relation", row["relation"], same[0].relation.value
                )
            else:
                self.score.differ(f"{name} missed", row["relation"])
        back = {found: gold for gold, found in self.ids.items()}
        for edge in waiting:
            ends = back.get(edge.doc, edge.doc), back.get(edge.target_id, edge.target)
            self.score.differ(f"edge {ends[0]} → {ends[1]} false", edge.relation.value)
        wanted = sum(not row["optional"] for row in self.gold["edges"])
        self._count("edges", matched, wanted, len(self.edges) - optional)

    def _count(self, what: str, matched: int, gold: int, given: int) -> None:
        self.score.counts.update({f"{what} matched": matched, f"{what} gold": gold, f"{what} given": given})
