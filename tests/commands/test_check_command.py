"""``wenmai check`` on the samples, and on a store that offends."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from making import Making

from wenmai.graph.generations import write_generation

Run = Callable[..., Result]


def test_the_samples_are_sound(ask: Run) -> None:
    answer = json.loads(ask("check", "--strict", "-f", "json").output)
    assert answer["items"] == []
    assert answer["query"]["shapes"] is True


def test_that_nothing_was_found_is_said(ask: Run) -> None:
    told = ask("check", "--no-shapes", "--lang", "en")
    assert told.stderr == "nothing was found\n"


def test_an_offence_is_told_and_strict_makes_it_a_failure(run: Run, tmp_path: Path) -> None:
    made = Making()
    made.add("甲/2020/1", "甲规", ("repeals", "乙/2021/1", "废止《乙规》。"), date="2020-01-01")
    made.add("乙/2021/1", "乙规", date="2021-01-01")
    write_generation(tmp_path / "store", made.corpus())
    told = run("check", "--store", tmp_path / "store", "--no-shapes").output
    assert "废止者早于被废止者" in told
    english = run("check", "--store", tmp_path / "store", "--lang", "en", "--strict", "-f", "jsonl", status=1)
    (line,) = english.output.splitlines()
    assert json.loads(line)["check"] == "repealer_older"
