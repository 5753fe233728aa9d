"""The explorer in Chromium: search, read, follow, open, compare; no error in the console, no request elsewhere."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exploring import running
from making import Making

from wenmai.graph.generations import write_generation
from wenmai.ontology.model import Corpus
from wenmai.server.app import create_app

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_REQUIRED = bool(os.environ.get("WENMAI_REQUIRE_BROWSER"))
pytestmark = pytest.mark.skipif(
    _CHROMIUM is None and not _REQUIRED, reason="Chromium is not installed: the explorer is not looked at"
)
BOXES = "document.querySelectorAll('svg.lanes .box')"
PAGES = ("/", "/corpus", "/compare", "/coverage", "/conflicts", "/document?id=doc%2Fec8e0923a88f")
ROOT, FAMILY = "国发/2019/1", 300


def family() -> Corpus:
    """A national document that 300 others carry out, in two provinces, their cities, and at other levels."""
    made = Making()
    fields = {"number": "国发〔2019〕1号", "number_key": ROOT, "level": "national", "date": "2019-01-01"}
    made.add(ROOT, "国务院关于开展一件事的通知", **fields)
    places = (
        *(("湖北省", "provincial"), ("湖南省", "provincial")),
        *(("湖北省咸宁市", "municipal"), ("湖北省咸宁市嘉鱼县", "county")),
    )
    for at in range(FAMILY):
        region, level = places[at % 4]
        says = ("implements", ROOT, "为贯彻《国务院关于开展一件事的通知》，制定本意见。")
        made.add(
            f"地发/2020/{at}", f"{region}关于开展第{at}件事的意见", says, source=f"{at}.txt", level=level,
            region=region, date=f"20{20 + at % 4}-0{1 + at % 9}-1{at % 9}",
        )  # fmt: skip
    return made.corpus()


@pytest.fixture(scope="session")
def family_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("family") / "store"
    write_generation(folder, family())
    with running(create_app(folder)) as found:
        yield found


class Watched:
    """A page, with what its console says and which other hosts it asks."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.said: list[str] = []
        page.on(
            "console", lambda one: self.said.append(one.text) if one.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda one: self.said.append(str(one)))
        page.on("request", lambda one: self._asked(one.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.said.append(f"asked {url}")

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page


def until(page: Any, condition: str) -> None:
    """Wait for a condition; the policy of the pages forbids the way in which Playwright would."""
    last = time.monotonic() + 60
    while not page.evaluate(condition):
        assert time.monotonic() < last, f"never: {condition}"
        page.wait_for_timeout(50)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    assert _CHROMIUM is not None, "WENMAI_REQUIRE_BROWSER is set, and Chromium is not installed"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def watched(chromium: Any, address: str) -> Iterator[Watched]:
    page = chromium.new_page(viewport={"width": 1360, "height": 900})
    page.set_default_timeout(60_000)
    found = Watched(page, address)
    yield found
    page.close()
    assert found.said == []


def test_search_as_you_type_then_read_and_follow_a_reference(watched: Watched) -> None:
    page = watched.open("/")
    page.keyboard.type("财库[2022]19", delay=30)
    page.wait_for_selector(".hits .doc")
    assert "words=" in page.url
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".paper a.ref")
    assert "关于进一步加大政府采购支持中小企业力度的通知" in page.title()
    page.click(".paper a.ref[href*='2022%2F12']")
    page.wait_for_selector("h1:has-text('扎实稳住经济')")
    page.go_back()
    page.wait_for_selector(".paper a.ref")
    page.go_back()
    page.wait_for_selector(".hits .doc")
    assert page.input_value("#words") == "财库[2022]19"


def test_one_character_and_filters_stand_in_the_address(watched: Watched) -> None:
    page = watched.open("/")
    page.keyboard.type("税")
    page.wait_for_selector(".hits li >> nth=5")
    page.click(".filters summary")
    page.select_option("[name=level]", "municipal")
    until(page, "document.querySelectorAll('.hits li').length < 5")
    shown = page.inner_text("#results")
    watched.open(page.url.removeprefix(watched.address))
    assert page.inner_text("#results") == shown


def test_the_parts_of_a_document_load_when_they_come_into_view(watched: Watched) -> None:
    page = watched.open("/document?id=%E8%B4%A2%E5%BA%93%2F2022%2F19")
    page.click(".jump a[href='#lineage']")
    page.wait_for_selector("#drawing svg.lanes .box")
    page.click(".jump a[href='#related']")
    page.wait_for_selector("#related table td")
    with page.expect_download() as saved:
        page.click("button[data-svg]")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert ".lanes" in text


def test_a_lineage_of_three_hundred_and_a_group_that_opens(chromium: Any, family_address: str) -> None:
    page = chromium.new_page(viewport={"width": 1360, "height": 900})
    watched = Watched(page, family_address)
    watched.open("/document/lineage?id=%E5%9B%BD%E5%8F%91%2F2019%2F1&limit=300")
    page.wait_for_selector("svg.lanes .box")
    visible = f"Array.from({BOXES}).filter(one => one.getAttribute('display') !== 'none').length"
    before = page.evaluate(visible)
    assert 1 < before <= 120
    page.locator("svg.lanes .group").first.click()
    until(page, f"{visible} > {before}")
    page.close()
    assert watched.said == []


def test_the_network_shows_counts_then_expands_then_collapses(chromium: Any, family_address: str) -> None:
    page = chromium.new_page(viewport={"width": 1360, "height": 900})
    watched = Watched(page, family_address)
    watched.open("/network?id=%E5%9B%BD%E5%8F%91%2F2019%2F1")
    page.wait_for_selector("#network[data-ready]")
    assert "300" in page.inner_text(".kind")
    assert page.get_attribute("#network", "data-drawn") == "1"
    page.check("input[value='implements.in']")
    page.click("#chosen button:has-text('展开')")
    page.wait_for_selector("#network[data-drawn='150']")
    assert "open=implements.in" in page.url
    page.reload(wait_until="networkidle")
    page.wait_for_selector("#network[data-drawn='150']")
    page.click("#chosen button:has-text('收起')")
    page.wait_for_selector("#network[data-drawn='1']")
    page.close()
    assert watched.said == []


def test_two_documents_side_by_side(watched: Watched) -> None:
    page = watched.open("/compare")
    page.fill("[name=one]", "咸宁市财政局关于落实政府采购支持中小企业政策有关事项的通知")
    page.fill("[name=other]", "关于落实稳住经济一揽子政策进一步加大政府采购支持中小企业力度的通知")
    page.check("[name=differences]")
    page.click(".pair button")
    page.wait_for_selector(".findings .conflict mark")
    assert "differences=true" in page.url


def test_coverage_and_the_whole_corpus(watched: Watched) -> None:
    page = watched.open("/coverage?document=%E5%9B%BD%E5%8F%91%2F2022%2F12")
    assert page.locator(".tile.explicit").count() == 1
    page.click(".tile.explicit")
    page.wait_for_selector("article.document")
    page = watched.open("/corpus")
    page.click(".tile:has-text('湖北')")
    page.wait_for_selector(".hits li")
    assert "region=" in page.url


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [380, 1360])
def test_nothing_is_wider_than_the_window(watched: Watched, path: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = watched.open(path)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
