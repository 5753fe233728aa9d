"""Real documents: quantities, alignment and findings against their annotation, with floors that hold.

They are not part of this project: WENMAI_CORPUS names their folder.
"""

import json
from functools import cache
from typing import Any

import pytest
from corpus_folder import CORPUS, need_corpus

from wenmai.comparing.corpus import compare_two, conflicts
from wenmai.comparing.model import Finding, Verdict
from wenmai.extractors.text import Text
from wenmai.ontology.model import Corpus, Document
from wenmai.pipeline import extract
from wenmai.scoring.alignments import compare_alignments
from wenmai.scoring.score import score_corpus

need_corpus()

GOLD = CORPUS / "xianning2022" / "gold"
QUANTITIES, ALIGNMENT = 0.96, 0.88  # floors, by the figures of 2026-11-25: 0.986 and 0.917
FLAGGED = (Verdict.CHECK, Verdict.CONFLICT)


@cache
def compilation() -> Corpus:
    return extract(CORPUS / "xianning2022" / "source.txt")


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def at(line: int) -> Document:
    return next(one for one in compilation().documents if one.start_line <= line <= one.end_line)


@cache
def compared() -> tuple[tuple[list[dict[str, Any]], tuple[Finding, ...]], ...]:
    """The annotated pairs of documents, each with its rows and what is found."""
    rows = gold("alignments")
    result = []
    for pair in sorted({(row["upper_id"], row["lower_id"]) for row in rows}):
        of_pair = [row for row in rows if (row["upper_id"], row["lower_id"]) == pair]
        ids = at(of_pair[0]["upper_line"]).id, at(of_pair[0]["lower_line"]).id
        result.append((of_pair, tuple(compare_two(compilation(), *ids))))
    return tuple(result)


def lines(finding: Finding) -> tuple[int, int]:
    return (
        finding.upper.item_line if finding.upper else 0,
        finding.lower.item_line if finding.lower else 0,
    )


def test_quantities() -> None:
    assert score_corpus(GOLD, compilation()).tallies["quantities"].f1 >= QUANTITIES


def test_alignment() -> None:
    matched = wanted = given = 0
    for rows, found in compared():
        tally = compare_alignments(rows, {lines(one) for one in found if one.upper and one.lower})
        matched, wanted, given = matched + tally.matched, wanted + tally.gold, given + tally.given
    assert 2 * matched / (wanted + given) >= ALIGNMENT


def test_what_was_annotated_as_a_conflict() -> None:
    """Both medium rows flagged, both low ones at least a note, at most two others flagged."""
    others = 0
    for rows, found in compared():
        medium = {
            (row["upper_item_line"], row["lower_item_line"]) for row in rows if row["severity"] == "medium"
        }
        for row in rows:
            places = row["upper_item_line"], row["lower_item_line"]
            verdicts = {one.verdict for one in found if lines(one) == places}
            if row["severity"] == "medium":
                assert verdicts & set(FLAGGED), row["id"]
            if row["severity"] == "low":
                assert verdicts - {Verdict.NONE}, row["id"]
        others += sum(one.verdict in FLAGGED and lines(one) not in medium for one in found)
    assert others <= 2


@pytest.mark.parametrize("row", gold("hard_negatives"), ids=lambda row: row["id"])
def test_what_looks_alike_is_neither_aligned_nor_flagged(row: dict[str, Any]) -> None:
    one, other = at(row["a_line"]), at(row["b_line"])
    asked = {row["a_line"], row["b_line"]}
    for found in compare_two(compilation(), one.id, other.id):
        if found.upper and found.lower:
            within = {
                line
                for line in asked
                for side in (found.upper, found.lower)
                if side.line <= line <= side.line + len(side.text) // 25 * 2
            }
            assert within != asked, found.id


def test_findings_of_the_compilation() -> None:
    found = conflicts(compilation())
    assert {one.rule for one in found} >= {"exhausted", "scope_widened", "temporary_made_permanent"}
    assert len(found) <= 10


def test_offsets_of_provisions_and_quantities() -> None:
    text = compilation().sources[0].text
    assert len(compilation().provisions) > 700
    for one in compilation().provisions:
        assert text.count("\n", 0, one.start) + 1 == one.line
        assert one.start < one.own_end <= one.end
    for quantity in compilation().quantities:
        assert Text(text[quantity.start : quantity.end]).squeezed == quantity.surface
