"""`wenmai show` and `wenmai search`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TWICE = "财库〔2022〕19号"


def test_show_tells_fields_printings_and_relations(ask: Run) -> None:
    said = ask("show", "财库[2022]19号").stdout
    for word in (
        "关于进一步加大政府采购支持中小企业力度的通知", TWICE, "财政部", "规范性文件", "2022-05-30", "2022-07-01",
        "compilation/huibian-2022.txt:", "national/caiku-2022-19.txt:", "修改", "财库〔2020〕46号", "被贯彻落实",
    ):  # fmt: skip
        assert word in said


def test_show_json(ask: Run) -> None:
    answer = json.loads(ask("show", TWICE, "--format", "json", "--evidence").stdout)
    assert list(answer) == ["query", "items"]
    assert answer["query"]["id"] == "财库/2022/19"
    assert [one["source"] for one in answer["query"]["printings"]] == [
        "compilation/huibian-2022.txt", "national/caiku-2022-19.txt",
    ]  # fmt: skip
    amended = next(item for item in answer["items"] if item["relation"] == "amends" and not item["inverse"])
    assert amended["number"] == "财库〔2020〕46号"
    changes = [one for one in amended["evidence"] if one["relation"] == "amends"]
    assert {one["source"] for one in changes} == {one["source"] for one in answer["query"]["printings"]}
    assert all("6%—10%" in one["sentence"] for one in changes)


def test_show_the_text_of_a_notice_and_the_notice_of_a_text(ask: Run) -> None:
    text = "关于进一步激发市场活力稳住经济增长的若干措施"
    notice = json.loads(ask("show", "鄂政办发〔2022〕40号", "--format", "json").stdout)["query"]
    assert [one["title"] for one in notice["texts"]] == [text]
    issued = json.loads(ask("show", notice["texts"][0]["id"], "--format", "json").stdout)["query"]
    assert issued["issued_by"] == notice["id"]
    assert issued["number"] is None


def test_show_a_document_that_is_only_spoken_of(ask: Run) -> None:
    said = ask("show", "国发〔2007〕39号")
    assert "库外文件" in said.stdout
    assert "not in the store" in ask("show", "国发〔2007〕39号", "--lang", "en").stdout


def test_show_writes_fields_and_relations_to_a_file(ask: Run, tmp_path: Path) -> None:
    printed = ask("show", TWICE).stdout
    result = ask("show", TWICE, "--output", tmp_path / "a.txt")
    assert result.stdout == ""
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("words", "number"), [("省", "鄂政办发〔2022〕40号"), ("细则", "赣府厅发〔2016〕12号")]
)
def test_search_finds_one_and_two_characters(ask: Run, words: str, number: str) -> None:
    found = json.loads(ask("search", words, "--limit", "100", "--format", "json").stdout)["items"]
    assert number in [item["number"] for item in found]
    for item in found:
        assert (
            words in "".join([item["title"] or "", item["number"] or "", *item["issuers"]]) or item["issuers"]
        )


def test_search_needs_all_words(ask: Run) -> None:
    both = json.loads(ask("search", "政府采购", "中小企业", "--format", "json").stdout)["items"]
    assert both
    assert all("政府采购" in item["title"] and "中小企业" in item["title"] for item in both)
    assert both == json.loads(ask("search", "政府采购 中小企业", "--format", "json").stdout)["items"]


def test_search_puts_a_number_first(ask: Run) -> None:
    found = json.loads(ask("search", "国发[2022]12号", "--format", "json").stdout)["items"]
    assert found[0]["id"] == "国发/2022/12"
    assert found[0]["score"] == 100


def test_search_by_issuer_and_limit(ask: Run) -> None:
    found = ask("search", "财政部", "--limit", "3", "--format", "jsonl").stdout.splitlines()
    assert len(found) == 3
    rows = list(
        csv.DictReader(io.StringIO(ask("search", "财政部", "--limit", "3", "--format", "csv").stdout))
    )
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in found]


def test_search_without_a_result(ask: Run) -> None:
    assert json.loads(ask("search", "没有的词", "--format", "json").stdout) == {
        "query": {"words": "没有的词", "limit": 20}, "items": [],
    }  # fmt: skip
    assert ask("search", "没有的词", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("words", ["'; DROP TABLE node; --", "%", "_", '"', "》", "()"])
def test_search_takes_words_as_words(ask: Run, words: str) -> None:
    json.loads(ask("search", "--format", "json", "--", words).stdout)


def test_brackets_in_titles_and_paths_are_text(run: Run, tmp_path: Path) -> None:
    source, store = tmp_path / "[red]a.txt", tmp_path / "[bold]store[/red]"
    source.write_text(
        "关于[/bold]做好[red]工作的通知\n\n国发〔2022〕77号\n\n根据《[/x]办法[red]》，通知如下。\n\n国务院\n2022年6月1日\n",
        encoding="utf-8",
    )
    assert "[bold]store[/red]（已写入）" in run("build", source, "--store", store).stdout
    for command in (("show",), ("lineage", "--evidence"), ("search",), ("lineage", "--format", "table")):
        said = run(*command, "国发〔2022〕77号", "--store", store).stdout
        assert "关于[/bold]做好[red]工作的通知" in said or "[/x]办法[red]" in said, command
    assert "关于[/bold]做好[red]工作的通知" in run("show", "国发〔2022〕77号", "--store", store).stdout
