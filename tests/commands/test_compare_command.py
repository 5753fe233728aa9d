"""``wenmai compare`` and ``wenmai conflicts`` over the samples: forms of the answer, exit status, errors."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

PROVINCE, CITY = "鄂政办发〔2022〕40号", "关于进一步激发市场活力稳住经济增长的实施细则"
Ask = Callable[..., Result]


def test_two_documents_as_json(ask: Ask) -> None:
    answer = json.loads(ask("compare", PROVINCE, CITY, "-f", "json").output)
    assert answer["items"]
    for item in answer["items"]:
        assert {
            "verdict",
            "dimension",
            "direction",
            "rule",
            "basis",
            "quantities",
            "confidence",
        } <= item.keys()
        for side in filter(None, (item["upper"], item["lower"])):
            assert {"doc", "item", "item_line", "line", "text", "date", "force"} <= side.keys()
    uppers = {item["upper"]["doc"].partition("#")[0] for item in answer["items"] if item["upper"]}
    assert uppers == {"鄂政办发/2022/40"}


def test_the_order_of_the_two_does_not_matter(ask: Ask) -> None:
    first = json.loads(ask("compare", PROVINCE, CITY, "-f", "json").output)["items"]
    assert json.loads(ask("compare", CITY, PROVINCE, "-f", "json").output)["items"] == first


def test_only_differences(ask: Ask) -> None:
    answer = json.loads(ask("compare", PROVINCE, CITY, "--differences", "-f", "json").output)
    assert all(item["verdict"] != "none" for item in answer["items"])


def test_a_table_in_two_languages(ask: Ask) -> None:
    assert "上位原文" in ask("compare", PROVINCE, CITY).output
    assert "Upper text" in ask("compare", PROVINCE, CITY, "--lang", "en").output


def test_a_page_without_script_or_network(ask: Ask) -> None:
    page = ask("compare", PROVINCE, CITY, "-f", "html").output
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


def test_a_workbook(ask: Ask, tmp_path: Path) -> None:
    ask("compare", PROVINCE, CITY, "-f", "xlsx", "-o", tmp_path / "c.xlsx")
    with zipfile.ZipFile(tmp_path / "c.xlsx") as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()
        assert "上位原文" in book.read("xl/sharedStrings.xml").decode()


def test_a_workbook_needs_a_file(ask: Ask) -> None:
    assert "--output" in ask("compare", PROVINCE, CITY, "-f", "xlsx", status=1).output


def test_one_document_twice(ask: Ask) -> None:
    assert "one document" in ask("compare", PROVINCE, PROVINCE, status=1).output


def test_a_document_only_spoken_of(ask: Ask) -> None:
    assert "not at hand" in ask("compare", PROVINCE, "中华人民共和国企业所得税法", status=1).output


def test_conflicts_and_exit_status(ask: Ask) -> None:
    answer = json.loads(ask("conflicts", "--min-verdict", "none", "-f", "json").output)
    assert answer["items"]
    ranks = ["none", "note", "check", "possible conflict"]
    order = [ranks.index(item["verdict"]) for item in answer["items"]]
    assert order == sorted(order, reverse=True)
    ask("conflicts", "--min-verdict", "none", "--exit-code", status=1)


def test_conflicts_of_one_document(ask: Ask) -> None:
    answer = json.loads(ask("conflicts", "--document", CITY, "--min-verdict", "none", "-f", "json").output)
    for item in answer["items"]:
        sides = [side["doc"] for side in (item["upper"], item["lower"]) if side]
        assert any(answer["query"]["document"].partition("#")[0] in doc for doc in sides)


def test_a_dismissed_finding_is_left_out(ask: Ask, tmp_path: Path) -> None:
    items = json.loads(ask("conflicts", "--min-verdict", "none", "-f", "json").output)["items"]
    path = tmp_path / "corrections.jsonl"
    row = {"finding": items[0]["id"], "action": "dismiss", "reason": "已核"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    kept = json.loads(ask("conflicts", "--min-verdict", "none", "--corrections", path, "-f", "json").output)[
        "items"
    ]
    assert items[0]["id"] not in [item["id"] for item in kept]
