"""`wenmai page`: one file that needs no network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
FETCHED = re.compile(
    r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//""", re.IGNORECASE
)


@pytest.mark.parametrize("page", ['<script src="https://a/b.js">', "<link href=//a/b.css>", "@import 'x'"])
def test_the_check_finds_what_is_fetched(page: str) -> None:
    assert FETCHED.search(page)


def test_page_is_written_and_self_contained(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    result = ask("page", "鄂政办发[2022]40号", "--output", path)
    assert result.stdout == f"{path.as_posix()}\n"
    page = path.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    text = re.sub("<[^>]*>", "", page)
    assert "为贯彻落实《省人民政府办公厅印发关于进一步激发市场活力稳住经济增长若干措施的通知》" in text
    assert FETCHED.findall(page) == []
    assert [path.name for path in path.parent.iterdir()] == ["page.html"]


def test_page_of_an_unknown_document_writes_nothing(ask: Run, tmp_path: Path) -> None:
    result = ask("page", "国发〔2022〕13号", "--output", tmp_path / "a.html", status=1)
    assert "国发〔2022〕12号" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_page_needs_a_place(ask: Run) -> None:
    assert "--output" in ask("page", "国发〔2022〕12号", status=2).stderr


def test_a_page_says_what_holds_and_marks_the_text(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    ask("page", "财库〔2011〕181号", "--output", path, "--as-of", "2021-06-01")
    page = path.read_text(encoding="utf-8")
    text = re.sub("<[^>]*>", "", page)
    assert "已废止" in text
    assert "2021-06-01 · 后来的文件" in text
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="lanes"' in page
    assert 'class="ref ' in page


def test_a_network_is_written_when_asked_for(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "network.html"
    ask("page", "国发〔2022〕12号", "--network", "--output", path)
    page = path.read_text(encoding="utf-8")
    assert 'id="network-data"' in page
    assert FETCHED.findall(page) == []


def test_all_documents_are_written_into_a_folder(ask: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    result = ask("page", "--all", "--output", folder, "--as-of", "2026-11-25")
    assert result.stdout == f"{folder.as_posix()}/index.html\n"
    index = (folder / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'href="(documents/[0-9a-f]+\.html)"', index))
    assert linked == {path.relative_to(folder).as_posix() for path in (folder / "documents").iterdir()}
    assert len(linked) > 80
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert FETCHED.findall(page) == []
        for address in re.findall(r'href="([^"#]+)"', page):
            assert (path.parent / address).is_file()


def test_what_cannot_be_meant_is_refused(ask: Run, tmp_path: Path) -> None:
    assert "--all" in ask("page", "--output", tmp_path / "a.html", status=2).stderr
    assert "--all" in ask("page", "x", "--all", "--output", tmp_path / "a", status=2).stderr
    assert "folder" in ask("page", "国发〔2022〕12号", "--output", tmp_path, status=2).stderr
    assert list(tmp_path.iterdir()) == []
