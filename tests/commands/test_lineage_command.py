"""`wenmai lineage`: how a document is named, what is shown, in which form, where it goes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
NOTICE = "鄂政办发〔2022〕40号"
TITLE = "省人民政府办公厅印发关于进一步激发市场活力稳住经济增长若干措施的通知"
SENTENCE = "为贯彻落实《省人民政府办公厅印发关于进一步激发市场活力稳住经济增长若干措施的通知》"
CITED = "政策解读"


@pytest.mark.parametrize(
    "words",
    [
        NOTICE, "鄂政办发[2022]40号", "鄂政办发(2022)40号", " 鄂政办发 〔 2022 〕 040 号 ",
        "鄂政办发〔２０２２〕４０号", "鄂政办发〔2022〕40", "鄂政办发/2022/40", TITLE, f"《{TITLE}》",
        "省人民政府办公厅印发关于进一步激发市场活力",
    ],
)  # fmt: skip
def test_document_is_found_in_any_spelling(ask: Run, words: str) -> None:
    said = ask("lineage", words).stdout
    assert said.startswith(f"{NOTICE} {TITLE}（省级 · 湖北省 · 规范性文件 · 2022-08-25）\n")


def test_tree_goes_up_and_down(ask: Run) -> None:
    said = ask("lineage", NOTICE).stdout
    up, down = said.split("向下：印发与落实")
    assert "向上：依据与来源" in up
    assert "〔贯彻落实〕国发〔2022〕12号" in up
    assert "〔印发〕关于进一步激发市场活力稳住经济增长的若干措施" in down
    assert (
        "〔被贯彻落实〕关于进一步激发市场活力稳住经济增长的实施细则（市级 · 湖北省咸宁市 · 规范性文件 · 2022-11-01）"
        in down
    )


def test_tree_goes_back_and_on(ask: Run) -> None:
    said = ask("lineage", "国科发火〔2008〕172号").stdout
    assert "此前：" in said
    assert "国科发火字〔2000〕324号" in said.split("此后：")[0]
    assert "此后：" in said
    assert "国科发火〔2016〕32号" in said.split("此后：")[1]


def test_unknown_number_offers_the_nearest(ask: Run) -> None:
    said = ask("lineage", "国发〔2022〕13号", status=1).stderr
    assert said.splitlines()[:2] == ["Error: 没有文件叫“国发〔2022〕13号”，相近的有：", "  国发〔2022〕12号"]


def test_unknown_title_offers_the_nearest(ask: Run) -> None:
    said = ask("lineage", "扎实稳住经济的一揽子的政策措施", "--lang", "en", status=1).stderr
    assert said.startswith("Error: no document answers to 扎实稳住经济的一揽子的政策措施, the nearest are:\n")
    assert "稳住经济一揽子政策措施" in said


def test_ambiguous_title_lists_the_candidates(ask: Run) -> None:
    said = ask("lineage", "高新技术企业认定管理办法", status=1).stderr.splitlines()
    assert said[0].startswith("Error: “高新技术企业认定管理办法”可能是 2 份文件")
    assert [line[-12:] for line in said[1:]] == [" 2008-04-14）"[-12:], " 2016-01-29）"[-12:]]


def test_many_candidates_are_cut(ask: Run) -> None:
    said = ask("lineage", "通知", "--lang", "en", status=1).stderr.splitlines()
    assert "may be any of" in said[0]
    assert len(said) == 14
    assert "20" in said[-1]


@pytest.mark.parametrize("words", ["", " ", "《》"])
def test_no_words(ask: Run, words: str) -> None:
    result = ask("lineage", words, status=1)
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")


def test_all_adds_interprets_and_cites(ask: Run) -> None:
    assert CITED not in ask("lineage", NOTICE).stdout
    assert CITED in ask("lineage", NOTICE, "--all").stdout


def test_evidence_is_the_sentence_and_its_place(ask: Run) -> None:
    assert SENTENCE not in ask("lineage", NOTICE).stdout
    said = ask("lineage", NOTICE, "--evidence").stdout
    assert SENTENCE in said
    assert "xianning/shishi-xize-2022.txt:14" in said


def test_depth_direction_and_limit(ask: Run) -> None:
    top = "国发〔2022〕12号"
    assert "实施细则" in ask("lineage", top).stdout
    assert "实施细则" not in ask("lineage", top, "--depth", "1").stdout
    assert "向上" not in ask("lineage", NOTICE, "--direction", "down").stdout
    cut = json.loads(ask("lineage", top, "--limit", "2", "--format", "json").stdout)
    assert len(cut["items"]) == 2
    assert cut["query"]["truncated"] is True
    assert (cut["query"]["total"], cut["query"]["next_page"]) == (5, 2)
    assert ask("lineage", top, "--limit", "2").stderr == "第 1–2 项，至少 5 项；后面的用 --page 2\n"
    assert ask("lineage", top, "--page", "2").stderr == "共 10 项，没有第 2 页\n"
    ask("lineage", top, "--limit", "0", status=2)
    ask("lineage", top, "--direction", "sideways", status=2)


def test_json_is_one_object(ask: Run) -> None:
    answer = json.loads(ask("lineage", NOTICE, "--format", "json", "--evidence").stdout)
    assert list(answer) == ["query", "items"]
    assert answer["query"]["document"] == NOTICE
    assert answer["query"]["id"] == "鄂政办发/2022/40"
    follower = next(item for item in answer["items"] if item["region"] == "湖北省咸宁市")
    assert (follower["relation"], follower["inverse"], follower["label"]) == (
        "implements",
        True,
        "被贯彻落实",
    )
    assert follower["evidence"][0]["sentence"].startswith(SENTENCE)
    assert follower["evidence"][0]["line"] == 14


def test_json_lines_and_csv_have_the_items(ask: Run) -> None:
    items = json.loads(ask("lineage", NOTICE, "--format", "json").stdout)["items"]
    lines = ask("lineage", NOTICE, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == items
    rows = list(csv.DictReader(io.StringIO(ask("lineage", NOTICE, "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert list(rows[0]) == list(items[0])


def test_table(ask: Run) -> None:
    said = ask("lineage", NOTICE, "--format", "table").stdout
    for word in ("层", "关系", "文号", "地区", "被贯彻落实", "国发〔2022〕12号"):
        assert word in said
    assert "implemented by" in ask("lineage", NOTICE, "--format", "table", "--lang", "en").stdout


def test_html_is_a_page(ask: Run) -> None:
    said = ask("lineage", NOTICE, "--format", "html").stdout
    assert said.lstrip().lower().startswith("<!doctype html>")
    assert said.rstrip().endswith("</html>")
    assert "国发〔2022〕12号" in said


def test_english_labels(ask: Run) -> None:
    said = ask("lineage", NOTICE, "--lang", "en").stdout
    assert "Upward: what it rests on" in said
    assert "[implements] 国发〔2022〕12号" in said
    assert "[implemented by] " in said


@pytest.mark.parametrize("form", ["tree", "table", "json", "jsonl", "csv", "html"])
def test_output_goes_to_a_file(ask: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "new" / f"a.{form}"
    printed = ask("lineage", NOTICE, "--format", form).stdout_bytes
    result = ask("lineage", NOTICE, "--format", form, "--output", path)
    assert result.stdout == ""
    mark = b"\xef\xbb\xbf" if form == "csv" else b""
    assert path.read_bytes() == mark + printed


def test_output_that_cannot_be_written(ask: Run, tmp_path: Path) -> None:
    result = ask("lineage", NOTICE, "--output", tmp_path, status=1)
    assert result.stderr == f"Error: {tmp_path} cannot be written: Is a directory\n"


def test_wrong_form_is_a_usage_error(ask: Run) -> None:
    assert "--format" in ask("lineage", NOTICE, "--format", "yaml", status=2).stderr
