"""``wenmai norms`` over the samples and over a file: parts with offsets, forms of the answer, what it refuses."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from click.testing import Result

from wenmai import extract, save
from wenmai.ontology.model import Correction
from wenmai.ontology.norm_records import norm_from
from wenmai.ontology.norms import Modality
from wenmai.ontology.vocabulary import Action

CITY = "关于进一步激发市场活力稳住经济增长的实施细则"
Ask = Callable[..., Result]
HEAD = "某市人民政府关于某事的通知\n某政发〔2022〕3号\n\n各区：\n"
DRAFT = f"{HEAD}一、采购人不得收取保证金。\n二、企业可以申请缓缴3个月。\n"


def test_norms_of_a_document_as_json(ask: Ask) -> None:
    items = json.loads(ask("norms", CITY, "-f", "json").output)["items"]
    norms = list(map(norm_from, items))
    assert norms
    assert len({one.record for one in norms}) == 1


def test_norms_of_a_file_of_one_mode(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DRAFT, encoding="utf-8")
    (item,) = json.loads(ask("norms", str(path), "--modality", "must_not", "-f", "json").output)["items"]
    norm = norm_from(item)
    assert (norm.modality, norm.bearer and norm.bearer.text) == (Modality.FORBID, "采购人")
    assert DRAFT[norm.action.start : norm.action.end] == norm.action.text == "收取"


def test_a_table_in_two_languages(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DRAFT, encoding="utf-8")
    assert "情态" in ask("norms", str(path)).output
    assert "Mode" in ask("norms", str(path), "--lang", "en").output


def test_csv_and_a_workbook(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DRAFT, encoding="utf-8")
    assert "申请缓缴3个月" in ask("norms", str(path), "-f", "csv").output
    ask("norms", str(path), "-f", "xlsx", "--output", str(tmp_path / "a.xlsx"))
    assert (tmp_path / "a.xlsx").stat().st_size > 0


def test_a_document_that_a_correction_split_off(run: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{DRAFT}三、采购人应当公开意向。\n", encoding="utf-8")
    found = extract(tmp_path / "a.txt", tmp_path / "b.txt")
    first, second = found.documents
    assert first.id == second.id
    split = Correction(Action.SPLIT, second.id, "不是同一文件", "张三", to="另件", records=(second.record,))
    save(replace(found, corrections=(split,)), tmp_path / "store")
    items = json.loads(run("norms", "另件", "--store", tmp_path / "store", "-f", "json").output)["items"]
    assert {item["source"] for item in items} == {"b.txt"}


def test_of_two_equal_printings_one_is_told(run: Ask, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    save(extract(tmp_path / "a.txt", tmp_path / "b.txt"), tmp_path / "store")
    asked = run("norms", "某政发〔2022〕3号", "--store", tmp_path / "store", "-f", "json")
    assert [item["cue"]["text"] for item in json.loads(asked.output)["items"]] == ["不得", "可以"]


def test_an_unknown_document(ask: Ask) -> None:
    assert "没有文件叫" in ask("norms", "某某〔1900〕1号", status=1).output


def test_a_file_that_cannot_be_read_is_told(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    result = ask("norms", str(path))
    assert "empty.txt" in result.stderr
    assert "文件为空" in result.stderr
