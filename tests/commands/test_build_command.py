"""`wenmai build`: the summary, a second build, the names of files, sources that do not exist."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

NOTICE = (
    "关于做好有关工作的通知\n\n财库〔2022〕19号\n\n"
    "根据《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号），通知如下。\n\n"
    "财政部\n2022年5月30日\n"
)


def test_summary_tells_what_was_found(built: tuple[Path, Result]) -> None:
    store, result = built
    said = result.stdout
    for heading in (
        "来源文件",
        "文件",
        "印本",
        "库外文件",
        "提及",
        "指认",
        "仅知其名",
        "未能指认",
        "关系",
        "诊断",
    ):
        assert heading in said
    for word in ("国家 ", "省级 ", "名称和文号 ", "废止 ", "贯彻落实 "):
        assert word in said
    assert f"{store}（已写入）" in said
    assert "读不了的文件" not in said


def test_same_input_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    source, store = tmp_path / "a.txt", tmp_path / "store"
    source.write_text(NOTICE, encoding="utf-8")
    first = run("build", source, "--store", store)
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()}
    again = run("build", source, "--store", store)
    after = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file()}
    assert "（已写入）" in first.stdout
    assert "（没有变化）" in again.stdout
    assert {path for path in before if path.name != "wenmai.lock"} <= after.keys()
    assert all(after[path] == time for path, time in before.items() if path.name != "wenmai.lock")


def test_json_summary_is_one_object(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(NOTICE, encoding="utf-8")
    result = run("build", source, "--store", tmp_path / "s", "--format", "json")
    answer = json.loads(result.stdout)
    assert list(answer) == ["query", "items"]
    assert answer["query"] == {"store": str(tmp_path / "s"), "changed": True}
    counts = {(item["what"], item["term"]): item["count"] for item in answer["items"]}
    assert counts["files", None] == 1
    assert counts["documents", None] == 1
    assert counts["outsiders", None] == 1
    assert counts["mentions", None] == 1
    assert counts["mention", "full"] == 1


def test_english_summary(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(NOTICE, encoding="utf-8")
    said = run("build", source, "--store", tmp_path / "s", "--lang", "en").stdout
    assert "documents" in said
    assert "national 1" in said
    assert "title and number 1" in said
    assert "(written)" in said or "（written）" in said


def test_store_comes_from_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    monkeypatch.setenv("WENMAI_STORE", str(tmp_path / "elsewhere"))
    run("build", tmp_path / "a.txt")
    assert "财库〔2022〕19号" in run("lineage", "财库[2022]19号").stdout
    assert (tmp_path / "elsewhere" / "current").is_file()


def test_source_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    result = run("build", tmp_path / "nothing", "--store", tmp_path / "s", status=1)
    assert result.stderr == f"Error: {tmp_path / 'nothing'} does not exist\n"
    assert not (tmp_path / "s").exists()


def test_two_files_of_one_name(run: Run, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    result = run("build", tmp_path / "one", tmp_path / "two", "--store", tmp_path / "s", status=1)
    assert "two files are called a.txt" in result.stderr
    assert result.stderr.count("\n") == 1
    run("build", tmp_path / "one", tmp_path / "one" / "a.txt", "--store", tmp_path / "s")


def test_no_source_is_a_usage_error(run: Run) -> None:
    assert "Missing argument" in run("build", status=2).stderr


def test_folder_with_other_files_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("a", encoding="utf-8")
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    result = run("build", tmp_path / "a.txt", "--store", tmp_path / "mine", status=1)
    assert "is no wenmai store" in result.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
