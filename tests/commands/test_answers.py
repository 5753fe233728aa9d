"""The questions about samples/ against what a careful reader answers (samples/expected/answers.jsonl)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
FILE = Path(__file__).parents[2] / "samples" / "expected" / "answers.jsonl"
ANSWERS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]

# the day of an extension that stands in a paragraph, while the document stands in the list of the annex
KNOWN = {
    "status 财税〔2018〕99号 --as-of 2024-01-01": "the annex lists it, and the paragraph that names the day does not"
}


def _cases() -> list[Any]:
    cases = []
    for one in ANSWERS:
        name = " ".join(one["ask"])
        marks = [pytest.mark.xfail(strict=True, reason=KNOWN[name])] if name in KNOWN else []
        cases.append(pytest.param(one, id=name[:60], marks=marks))
    return cases


@pytest.mark.parametrize("expected", _cases())
def test_the_samples_are_answered_as_a_reader_does(ask: Run, expected: dict[str, Any]) -> None:
    answer = json.loads(ask(*expected["ask"], "--format", "json").stdout)
    for name, value in expected.get("query", {}).items():
        assert answer["query"][name] == value, (name, answer)
    rows = [[item[field] for field in expected.get("fields", ())] for item in answer["items"]]
    if "rows" in expected:
        assert rows == expected["rows"]
    if "unordered" in expected:
        assert sorted(map(str, rows)) == sorted(map(str, expected["unordered"]))
    for row in expected.get("includes", ()):
        assert row in rows
