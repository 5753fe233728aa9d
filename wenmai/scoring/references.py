"""References and edges against annotation 引用与边的比较."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from wenmai.extractors.titles import fold
from wenmai.scoring.rows import Rows
from wenmai.scoring.tally import Counting, Row

_PARTS: Final = ("kind", "number", "partial")


class Targets:
    """Which target is which 目标的对应: ids of the annotation, ids of the records, numbers and titles."""

    def __init__(self, records: Rows, found: Mapping[str, str]) -> None:
        """``found`` gives the id in the records for each annotated document that was found."""
        self._found = found
        self._known = {row["id"]: row for row in records.documents}
        self._notices = {row["id"]: row["issued_by"] for row in records.documents if row["issued_by"]}

    def doc(self, wanted: str) -> str:
        """Return the id in the records of an annotated document, or the annotated id if it was not found."""
        return self._found.get(wanted, wanted)

    def same(self, wanted: str, given: Row) -> bool:
        """Whether the target of a row is the one wanted, or the other end of the same act (a notice and its text)."""
        target = given["target_id"]
        if wanted in self._found:
            return target is not None and self._act(self._found[wanted]) == self._act(target)
        known = self._known.get(target or "", {})
        names = (given["target"], known.get("number"), known.get("title"))
        return fold(wanted) in {fold(name) for name in names if name}

    def exactly(self, wanted: str, given: Row) -> bool:
        """Whether the target of a row is the very document that is wanted."""
        return wanted in self._found and given["target_id"] == self._found[wanted]

    def _act(self, document: str) -> str:
        return str(self._notices.get(document, document))


def compare_references(gold: Rows, records: Rows, targets: Targets, counting: Counting) -> None:
    """Count mentions, their kinds and relations, and ``typed``: surface, relation and target all right.

    A mention is found if one with its surface begins at its place, or on its line where no place is annotated.
    What is annotated as optional counts neither way.
    """
    places = {row["source"] for row in gold.references if "start" in row}
    lines = {row["source"] for row in gold.references if row["line"] is not None} - places
    waiting: defaultdict[tuple[str, int, str], list[Row]] = defaultdict(list)
    for given in records.references:
        at = (
            given["start"]
            if given["source"] in places
            else given["line"] if given["source"] in lines else 0
        )  # fmt: skip
        waiting[given["source"], at, given["surface"]].append(given)
    for row in gold.references:
        at = row["start"] if row["source"] in places else row["line"] or 0
        same = waiting[row["source"], at, row["surface"]]
        one = same.pop(0) if same else None
        if not row["optional"]:
            _reference(row, one, targets, counting)
    for (source, _, surface), left in waiting.items():
        for given in left:
            _count_given(given["kind"], given["relation"], counting)
            counting.differ(
                f"{source}:{given['line']} {surface} false", f"{given['relation']} {given['target']}"
            )


def _reference(row: Row, one: Row | None, targets: Targets, counting: Counting) -> None:
    name = f"{row['doc']}:{row['line'] or row['source']} {row['surface']}"
    accepted = {row["relation"], row.get("relation_also") or row["relation"]}
    relation = f"relation {row['relation']}"
    for what in ("mentions", "typed", f"kind {row['kind']}", relation):
        counting.gold[what] += 1
    if one is None:
        counting.differ(f"{name} missed", f"{row['relation']} {row['target']}")
        return
    counting.matched["mentions"] += 1
    read = row["relation"] if one["relation"] in accepted else one["relation"]
    _count_given(one["kind"], read, counting)
    counting.confusion[row["relation"], read] += 1
    counting.matched[f"kind {row['kind']}"] += one["kind"] == row["kind"]
    counting.matched[relation] += read == row["relation"]
    counting.compare("reference doc", f"{name} doc", targets.doc(row["doc"]), one["doc"])
    for part in _PARTS:
        counting.compare(f"reference {part}", f"{name} {part}", row[part], one[part])
    related = counting.compare(
        "reference relation",
        f"{name} relation",
        row["relation"],
        one["relation"],
        same=one["relation"] in accepted,
    )
    right = targets.same(row["target"], one)
    counting.compare("reference target", f"{name} target", row["target"], one["target"], same=right)
    counting.matched["typed"] += related and right


def _count_given(kind: str, relation: str, counting: Counting) -> None:
    for what in ("mentions", "typed", f"kind {kind}", f"relation {relation}"):
        counting.given[what] += 1


def compare_edges(
    gold: Sequence[Row], records: Rows, targets: Targets, back: Mapping[str, str], counting: Counting
) -> None:
    """Count edges and their relations; ``back`` gives the annotated id for an id of the records."""
    waiting = list(records.edges or ())
    matched = optional = 0
    for row in gold:
        fitting = [edge for edge in waiting if edge["doc"] == targets.doc(row["doc"])]
        same = [edge for edge in fitting if targets.exactly(row["target"], edge)]
        same += [edge for edge in fitting if targets.same(row["target"], edge)]
        if same:
            waiting.remove(same[0])
        if row["optional"]:
            optional += bool(same)
            continue
        name = f"edge {row['doc']} → {row['target']}"
        if same:
            matched += 1
            counting.compare("edge relation", f"{name} relation", row["relation"], same[0]["relation"])
        else:
            counting.differ(f"{name} missed", row["relation"])
    for edge in waiting:
        ends = back.get(edge["doc"], edge["doc"]), back.get(edge["target_id"], edge["target"])
        counting.differ(f"edge {ends[0]} → {ends[1]} false", edge["relation"])
    counting.matched["edges"] += matched
    counting.gold["edges"] += sum(not row["optional"] for row in gold)
    counting.given["edges"] += len(records.edges or ()) - optional
