"""Pages in a real browser with no network: they draw, run no script of a title, and say no error."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Looking, browsing
from drawn import lineage_of
from playwright.sync_api import Browser

from wenmai.graph.generations import open_store
from wenmai.pages import lineage_page, network_page
from wenmai.pages.site import site
from wenmai.pipeline import extract, save
from wenmai.queries.model import Lineage

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as a folder of pages."""
    folder = tmp_path_factory.mktemp("site")
    save(extract(SAMPLES), folder / "store")
    with open_store(folder / "store") as store:
        for name, page in site(store, "2026-11-25"):
            file = folder / "pages" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, encoding="utf-8", newline="")
    return folder / "pages"


@pytest.mark.parametrize("size", [5, 120])
def test_chromium_draws_the_network(
    browser: Browser, make: Callable[..., Lineage], tmp_path: Path, size: int
) -> None:
    looking = Looking(browser, viewport={"width": 1360, "height": 1400})
    page = looking.open(tmp_path / "page.html", network_page(make(size)))
    canvas = page.locator("#network .vis-network canvas").bounding_box()
    assert canvas is not None
    assert canvas["width"] > 600
    assert canvas["height"] > 150
    assert (looking.said, looking.elsewhere()) == ([], [])


@pytest.mark.parametrize("made", [lineage_page, network_page])
def test_hostile_titles_do_nothing_in_chromium(
    browser: Browser, hostile: Lineage, tmp_path: Path, made: Callable[[Lineage], str]
) -> None:
    looking = Looking(browser)
    page = looking.open(tmp_path / "page.html", made(hostile))
    assert page.locator("svg.lanes, #network canvas").count() == 1
    for box in page.locator(".box").all():
        box.focus()
        page.keyboard.press(" ")
    assert page.evaluate("() => document.querySelectorAll('img, [onclick], [onload], [onerror]').length") == 0
    assert (looking.said, looking.elsewhere()) == ([], [])


def test_no_script_but_ours_runs(browser: Browser, make: Callable[..., Lineage], tmp_path: Path) -> None:
    text = re.sub("(<main>)", r"\1<script>document.title = 'foreign'</script>", lineage_page(make(5)))
    looking = Looking(browser)
    page = looking.open(tmp_path / "page.html", text)
    assert page.title() != "foreign"
    assert any("Content Security Policy" in one for one in looking.said)


def test_a_folder_of_pages_is_searched_and_followed(browser: Browser, written: Path) -> None:
    looking = Looking(browser)
    page = looking.open(written / "index.html")
    page.locator("#find").fill("国发[2022]12号")
    found = page.locator("#documents > li:visible a")
    assert found.all_inner_texts() == ["国发〔2022〕12号 国务院关于印发扎实稳住经济一揽子政策措施的通知"]
    found.click()
    assert "国务院关于印发扎实稳住经济一揽子政策措施的通知" in page.locator("h1").inner_text()
    page.locator(".text a.ref").first.click()
    assert "扎实稳住经济一揽子政策措施" in page.locator("h1").inner_text()
    page.go_back()
    page.locator("svg.lanes a.box").last.click()
    assert page.locator("h1").inner_text() not in ("", "国务院关于印发扎实稳住经济一揽子政策措施的通知")
    page.locator(".kind a").click()
    assert page.locator("#documents > li").count() > 80
    assert (looking.said, looking.elsewhere()) == ([], [])


def test_the_network_of_all_leads_to_each(browser: Browser, written: Path) -> None:
    looking = Looking(browser, viewport={"width": 1300, "height": 1000})
    page = looking.open(written / "index.html")
    page.locator("main a.doc").first.click()
    canvas = page.locator("#network canvas").bounding_box()
    assert canvas is not None
    nodes = page.evaluate("() => JSON.parse(document.getElementById('network-data').textContent).nodes")
    assert len(nodes) > 80
    assert all((written / node["href"]).is_file() for node in nodes)
    assert (looking.said, looking.elsewhere()) == ([], [])


def test_on_paper_the_drawing_fits(browser: Browser, tmp_path: Path) -> None:
    looking = Looking(browser, viewport={"width": 800, "height": 1000})
    page = looking.open(tmp_path / "page.html", lineage_page(lineage_of(50)))
    assert page.evaluate("() => document.querySelector('svg.lanes').getBoundingClientRect().width") > 800
    page.emulate_media(media="print")
    drawing = page.evaluate("() => document.querySelector('svg.lanes').getBoundingClientRect().width")
    assert 300 < drawing <= 800
    assert not page.locator(".lanes-bar").is_visible()
