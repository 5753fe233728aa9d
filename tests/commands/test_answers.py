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


@pytest.mark.parametrize("expected", ANSWERS, ids=lambda one: " ".join(one["ask"])[:60])
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


COMMANDS = (
    ("status", "国发〔2022〕12号"), ("implementations", "国发〔2022〕12号"), ("coverage", "国发〔2022〕12号"),
    ("successors", "财税字〔1994〕1号"), ("predecessors", "财税〔2008〕1号"),
    ("path", "国发〔2022〕12号", "鄂政办发〔2022〕40号"), ("alarms",), ("gaps",), ("stats",), ("ask", "8"),
    ("ask", "--list"), ("lineage", "国发〔2022〕12号"), ("alarms", "--unchecked"),
)  # fmt: skip


@pytest.mark.parametrize("call", COMMANDS, ids=" ".join)
def test_every_command_has_every_form(ask: Run, call: tuple[str, ...]) -> None:
    answer = json.loads(ask(*call, "--format", "json").stdout)
    lines = ask(*call, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == answer["items"]
    assert len(ask(*call, "--format", "csv").stdout.splitlines()) >= 1 + len(answer["items"])
    assert ask(*call, "--lang", "en").stdout != ask(*call).stdout
    assert ask(*call, "--evidence").exit_code == 0


@pytest.mark.parametrize(("lang", "none"), [("zh", "无"), ("en", "none")])
def test_an_answer_with_nothing_in_it_says_so(ask: Run, lang: str, none: str) -> None:
    shown = ask("predecessors", "国发〔2022〕12号", "--lang", lang).stdout.splitlines()
    assert (len(shown), shown[-1]) == (2, none)


@pytest.mark.parametrize(
    ("call", "status", "told"),
    [
        (("status", "没有这个文件"), 1, "没有文件叫"),
        (("status", "国发〔2022〕12号", "--as-of", "2022-02-30"), 2, "不是日期"),
        (("status", "国发〔2022〕12号", "--as-of", "昨天"), 2, "不是日期"),
        (("coverage", "国发〔2022〕12号", "--regions", "某某省"), 1, "is no region"),
        (("ask", "16"), 1, "ask --list"),
        (("path", "国发〔2022〕12号", "没有这个文件"), 1, "没有文件叫"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(
    ask: Run, call: tuple[str, ...], status: int, told: str
) -> None:
    said = ask(*call, status=status).stderr.strip().splitlines()
    assert told in said[-1] or told in said[0]


@pytest.mark.parametrize("language", ["sparql", "cypher"])
def test_a_query_can_be_shown(ask: Run, language: str) -> None:
    shown = ask("ask", "12", "--query", language).stdout
    assert ("SELECT" in shown) is (language == "sparql")
    assert ("MATCH" in shown) is (language == "cypher")
