"""`wenmai annotate`: a text with its references marked, otherwise as it is."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from click.testing import Result
from lxml import html

Run = Callable[..., Result]
FILE = "hubei/caigou-2022-06.txt"


def test_html_is_the_text_with_its_references_marked(run: Run, samples: Path) -> None:
    page = run("annotate", samples / FILE).stdout
    (text,) = html.document_fromstring(page).xpath("//div[@class='text']")
    assert text.text_content() == (samples / FILE).read_text(encoding="utf-8")
    marks = {mark.text_content(): mark for mark in text.xpath("./span[contains(@class, 'ref')]")}
    alias = marks["《通知》"]
    assert alias.get("class") == "ref cites"
    assert alias.get("title") == "引用 → 财库〔2022〕19号"
    full = marks["《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号）"]
    assert full.get("class") == "ref implements"
    assert full.get("data-relation") == "贯彻落实"


def test_links_lead_to_documents_in_the_page(run: Run, samples: Path) -> None:
    page = html.document_fromstring(run("annotate", samples / "national" / "caiku-2020-46.txt").stdout)
    links = page.xpath("//a[contains(@class, 'ref')]")
    assert links
    for link in links:
        assert page.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']")


def test_markdown_links_where_it_is_told(run: Run, samples: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.md"
    run("annotate", samples / FILE, "-f", "markdown", "--link", "https://example.org/d/{id}", "-o", marked)
    text = marked.read_text(encoding="utf-8")
    assert "[财库〔2020〕46号](<https://example.org/d/" in text
    addresses = re.findall(r"\]\(<([^>]*)>", text)
    assert "https://example.org/d/财库/2020/46" in {unquote(one) for one in addresses}


def test_a_title_that_is_markup_stays_text(run: Run, tmp_path: Path) -> None:
    title = "关于<script>alert(1)</script>&amp;的通知"
    text = (
        f"{title}\n\n各单位：\n　　根据《{'长' * 10_000}》和《{title}》（国发〔2022〕12号），制定本办法。\n"
    )
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    page = run("annotate", file).stdout
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script")
    assert tree.xpath("string(//div[@class='text'])") == text
    assert unescape(re.sub(r"<[^<>]*>", "", page.partition('<div class="text"')[2])).count("<script>") == 2


def test_what_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"")
    assert "文件为空" in run("annotate", file).stderr
    assert "does not exist" in run("annotate", tmp_path / "b.txt", status=1).stderr
