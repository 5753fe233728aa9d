"""Debian's Chromium for the tests, driven by Playwright: pages from disk, no network, what the console says."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser; skips with the reason where there is none, which is a failure if ``WENMAI_REQUIRE_BROWSER`` is set."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        _unavailable("Chromium is not installed: pages are not looked at")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        except Error as error:
            _unavailable(f"Chromium does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


def _unavailable(why: str) -> None:
    if os.environ.get("WENMAI_REQUIRE_BROWSER"):
        pytest.fail(why)
    pytest.skip(why)


class Looking:
    """Pages opened one after another, with all that they asked for and all that the console said."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(**options)
        self.said: list[str] = []
        self.asked: list[str] = []

    def open(self, file: Path, text: str | None = None, anchor: str = "") -> Page:
        """Open a file, first written if a text is given."""
        if text is not None:
            file.write_text(text, encoding="utf-8", newline="")
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(file.as_uri() + anchor)
        return page

    def elsewhere(self) -> list[str]:
        """What was asked for that is no file on this disk."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]
