"""The page in a real browser with no network: Chromium draws it, runs no script of a title, and says no error."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from wenmai.pages import lineage_page
from wenmai.queries.model import Lineage

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
    "--window-size=1360,1400",
]
pytestmark = pytest.mark.skipif(
    _CHROMIUM is None and not os.environ.get("CI"),
    reason="Chromium is not installed: pages are not looked at",
)


def opened(page: str, folder: Path, *flags: str) -> tuple[str, str]:
    """Open a page from disk; return the document as it then is, and what the console says."""
    assert _CHROMIUM is not None, "in CI Chromium must be installed"
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8", newline="")
    done = subprocess.run(
        [
            _CHROMIUM,
            *_FLAGS,
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profile'}",
            *flags,
            file.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    return done.stdout.decode(), "\n".join(said)


@pytest.mark.parametrize("size", [5, 120])
def test_chromium_draws_the_network(make: Callable[..., Lineage], tmp_path: Path, size: int) -> None:
    dom, said = opened(lineage_page(make(size)), tmp_path, "--dump-dom")
    (canvas,) = html.document_fromstring(dom).xpath(
        "//*[@id='network']//*[contains(@class, 'vis-network')]//canvas"
    )
    assert int(canvas.get("width")) > 600
    assert int(canvas.get("height")) > 150
    assert said == ""


def test_hostile_titles_do_nothing_in_chromium(hostile: Lineage, tmp_path: Path) -> None:
    dom, said = opened(lineage_page(hostile), tmp_path, "--dump-dom")
    tree = html.document_fromstring(dom)
    assert tree.xpath("//*[@id='network']//canvas")
    assert not tree.xpath("//img | //svg | //@*[starts-with(name(), 'on')]")
    assert said == ""


def test_no_script_but_ours_runs(make: Callable[..., Lineage], tmp_path: Path) -> None:
    page = re.sub("(<main>)", r"\1<script>document.title = 'foreign'</script>", lineage_page(make(5)))
    dom, said = opened(page, tmp_path, "--dump-dom")
    assert html.document_fromstring(dom).findtext(".//title") != "foreign"
    assert "Content Security Policy" in said


def test_a_picture_can_be_taken(make: Callable[..., Lineage], tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    opened(lineage_page(make(30)), tmp_path, f"--screenshot={picture}")
    assert picture.stat().st_size > 20_000
