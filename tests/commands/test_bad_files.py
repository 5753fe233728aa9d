"""Bad input: each bad file is told with its reason, the rest is done; status 0, or 1 with --strict."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = (
    "关于第{0}号事项的通知\n\n国发〔2022〕{0}号\n\n各县人民政府：\n"
    "请贯彻落实《第{0}号办法》（国发〔2021〕{0}号）。\n\n国务院\n2022年6月1日\n"
)


def archive(**files: str) -> bytes:
    """A ZIP archive of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as held:
        for name, text in files.items():
            held.writestr(name, text)
    return buffer.getvalue()


BAD = {
    "empty.txt": (b"", "文件为空"),
    "mark.txt": (b"\xef\xbb\xbf", "文件为空"),
    "blank.txt": (b" \n\t \n", "文件为空"),
    "binary.txt": (bytes(range(256)) * 10, "不是文本"),
    "picture.pdf": (PNG, "不是文本"),
    "broken.pdf": (b"%PDF-1.4\nnothing", "无法读取"),
    "old.doc": (OLE, "无法读取"),
    "plain.docx": (archive(**{"word/document.xml": "<bad"}), "无法读取"),
    "cut.docx": (b"PK\x03\x04" + b"x" * 200, "无法读取"),
    "types.docx": (archive(**{"[Content_Types].xml": "<bad", "word/document.xml": ""}), "无法读取"),
    "hollow.html": (b"<!doctype html>", "没有文字层"),
    "comment.html": (b"<!doctype html><!-- nothing -->", "没有文字层"),
    "charset.html": (b'<html><meta charset="undefined"><body></body></html>', "没有文字层"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "good.txt").write_text(GOOD.format(1), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_told_and_the_rest_is_done(run: Run, folder: Path, name: str) -> None:
    data, reason = BAD[name]
    (folder / name).write_bytes(data)
    result = run("build", folder, "--store", folder.parent / "s")
    assert f"  {name}: {reason}" in result.stdout
    assert "国发〔2022〕1号" in run("show", "国发[2022]1号", "--store", folder.parent / "s").stdout


def test_strict_ends_with_one_after_the_work_is_done(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    store = folder.parent / "s"
    result = run("build", folder, "--store", store, "--strict", status=1)
    assert "empty.txt: 文件为空" in result.stdout
    assert result.stderr == ""
    run("show", "国发〔2022〕1号", "--store", store)
    (folder / "empty.txt").unlink()
    run("build", folder, "--store", store, "--strict")


def test_wrong_name_is_a_diagnostic_and_the_content_counts(run: Run, folder: Path) -> None:
    lines = "</p><p>".join(GOOD.format(2).split())
    page = f"<html><head><meta charset='utf-8'></head><body><p>{lines}</p></body></html>"
    (folder / "page.doc").write_text(page, encoding="utf-8")
    (folder / "page.pdf").write_text(page.replace("2号", "3号"), encoding="utf-8")
    store = folder.parent / "s"
    result = run("build", folder, "--store", store, "--strict")
    assert "扩展名与内容不符 2" in result.stdout
    for number in ("国发〔2022〕2号", "国发〔2022〕3号"):
        assert number in run("show", number, "--store", store).stdout


def test_unreadable_file(run: Run, folder: Path) -> None:
    closed = folder / "closed.txt"
    closed.write_text("国发", encoding="utf-8")
    closed.chmod(0)
    if os.access(closed, os.R_OK):  # this user reads everything: a file that nobody can read
        closed.unlink()
        closed.symlink_to("/proc/self/mem")
    said = run("build", folder, "--store", folder.parent / "s").stdout
    assert "  closed.txt: 无法读取（" in said
    assert "来源文件  1" in said


def test_file_over_the_limit(run: Run, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    said = run("build", folder, "--store", folder.parent / "s").stdout
    assert "  huge.txt: 文件过大（100 MiB" in said


def test_long_text_without_a_line_break(run: Run, folder: Path) -> None:
    size = 20 * 1024 * 1024
    (folder / "long.txt").write_text("国务院关于稳住经济的通知《" * (size // 39), encoding="utf-8")
    said = run("build", folder, "--store", folder.parent / "s", "--format", "json").stdout
    counts = {item["what"]: item["count"] for item in json.loads(said)["items"] if item["term"] is None}
    assert counts["files"] == 2
    run("show", "国发〔2022〕1号", "--store", folder.parent / "s")


def test_a_thousand_mixed_files(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in"
    for at in range(1000):
        path = source / f"{at % 7}" / f"{at:04}"
        path.parent.mkdir(parents=True, exist_ok=True)
        match at % 10:
            case 0:
                path.with_suffix(".txt").write_bytes(b"")
            case 1:
                path.with_suffix(".pdf").write_bytes(PNG)
            case 2:
                path.with_suffix(".doc").write_bytes(OLE)
            case 3:
                path.with_suffix(".htm").write_text(f"<html><body>{GOOD.format(at)}", encoding="gb18030")
            case _:
                path.with_suffix(".txt").write_text(GOOD.format(at), encoding="utf-8")
    result = run("build", source, "--store", tmp_path / "s")
    assert "来源文件  700" in result.stdout
    assert "另有 280 个" in result.stdout
    assert "文件为空 100" in result.stdout
    assert "国发〔2022〕999号" in run("show", "国发〔2022〕999号", "--store", tmp_path / "s").stdout


def test_nothing_but_bad_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    run("build", tmp_path / "a.txt", "--store", tmp_path / "s")
    assert (
        "没有文件叫“国发〔2022〕1号”。"
        in run("show", "国发〔2022〕1号", "--store", tmp_path / "s", status=1).stderr
    )
