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
