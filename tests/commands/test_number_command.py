"""`wenmai number`: one object a line, in the order of the input."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
KEYS = ["input", "canonical", "key", "kind", "parts", "reason"]
LINES = [
    "财库[2022]19号",
    "",
    "hello",
    "国发〔2022〕12号、鄂政办发[2022]40号",
    "（94）财税字第001号",
    "国务院令第722号",
]


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_standard_input_line_by_line_in_order(run: Run) -> None:
    found = objects(run("number", "-", text="\n".join(LINES) + "\n"))
    assert [one["input"] for one in found] == LINES
    assert [one["key"] for one in found] == [
        "财库/2022/19", None, None, "国发/2022/12", "财税字/1994/1", "令:国务院//722",
    ]  # fmt: skip


def test_keys_of_each_object(run: Run) -> None:
    for one in objects(run("number", "-", text="\n".join(LINES))):
        several = [*KEYS, "all"] if "、" in one["input"] else KEYS
        assert list(one) == several


def test_two_numbers_in_one_field(run: Run) -> None:
    (found,) = objects(run("number", "国发〔2022〕12号、鄂政办发[2022]40号"))
    assert [one["key"] for one in found["all"]] == ["国发/2022/12", "鄂政办发/2022/40"]
    assert found["canonical"] == found["all"][0]["canonical"] == "国发〔2022〕12号"


def test_blank_line_and_no_number_have_a_reason(run: Run) -> None:
    blank, nothing = objects(run("number", "-", text="\nhello\n"))
    assert (blank["input"], blank["reason"]) == ("", "empty")
    assert nothing["reason"] == "not a document number"
    assert {nothing[key] for key in ("canonical", "key", "kind", "parts")} == {None}


def test_announcement_without_issuer_has_no_key(run: Run) -> None:
    (found,) = objects(run("number", "公告2021年第13号"))
    assert found["canonical"] == "公告2021年第13号"
    assert found["key"] is None
    assert found["reason"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends(run: Run, ending: str) -> None:
    found = objects(
        run("number", "-", text=ending.join(["国发〔2022〕12号", "", "财库〔2022〕19号"]).encode())
    )
    assert [one["input"] for one in found] == ["国发〔2022〕12号", "", "财库〔2022〕19号"]


def test_arguments_one_object_each(run: Run) -> None:
    assert [one["input"] for one in objects(run("number", "国发〔2022〕12号", "x", "国发[2022]12号"))] == [
        "国发〔2022〕12号", "x", "国发[2022]12号",
    ]  # fmt: skip


def test_parts(run: Run) -> None:
    (found,) = objects(run("number", "财政部 税务总局公告2022年第19号"))
    assert found["kind"] == "announcement"
    assert found["parts"] == {
        "code": "公告", "issuers": ["财政部", "税务总局"], "year": 2022, "term": None, "serial": 19,
    }  # fmt: skip
    assert found["key"] == "公告:财政部+国家税务总局/2022/19"


def test_unusual_line_breaks_do_not_split_a_line(run: Run) -> None:
    text = "国发〔2022〕12号\u2028\n\x0b财库〔2022〕19号\n"
    assert len(objects(run("number", "-", text=text.encode()))) == 2
