"""The drawing in a real browser: nothing overlaps, print is readable, time runs right, groups open, keys work."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from browsing import Looking, browsing
from drawn import lineage_of
from playwright.sync_api import Browser, Page

from wenmai.pages.collapsing import MOST_BOXES
from wenmai.pages.lanes import draw, script, style

SIZES = (5, 50, 500)
_PAGE = """<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>body {{ margin: 20px; }} .frame {{ overflow-x: auto; }} {style}</style>
<body><div class="frame">{drawing}</div><script>{script}</script></body></html>"""
# Plates with the names of the lanes stay at the left: of what has moved behind them only the rest is visible.
_LABELS = """() => { const seen = one => one.getBoundingClientRect().width > 0;
  const plate = document.querySelector('svg.lanes .plate').getBoundingClientRect().right;
  return Array.from(document.querySelectorAll('svg.lanes text')).filter(one => seen(one)).map(one => {
    const box = one.getBoundingClientRect();
    const left = one.closest('.boxes') ? Math.max(box.left, plate) : box.left;
    return [left, box.top, box.right, box.bottom, one.textContent]; }).filter(box => box[0] < box[2]); }"""
_SIZES = """() => { const seen = one => one.getBoundingClientRect().width > 0;
  return Array.from(document.querySelectorAll('svg.lanes text, svg.lanes tspan'))
  .filter(one => one.textContent.trim() && seen(one))
  .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a); }"""
_BOXES = """() => { const seen = one => one.getBoundingClientRect().width > 0;
  return Array.from(document.querySelectorAll('svg.lanes .box')).filter(one => seen(one))
  .map(one => { const box = one.querySelector('.paper:last-of-type').getBoundingClientRect();
    const lane = document.querySelector('.lane[data-lane="' + one.dataset.lane + '"] .band').getBoundingClientRect();
    const level = document.querySelector('.lane[data-lane="' + one.dataset.lane + '"]').classList[1];
    return { box: [box.left, box.top, box.right, box.bottom], lane: [lane.left, lane.top, lane.right, lane.bottom],
      own: one.classList.contains(level), date: one.dataset.date || '', group: 'group' in one.dataset }; }); }"""
_OVERFLOW = """() => { const seen = one => one.getBoundingClientRect().width > 0;
  return Array.from(document.querySelectorAll('svg.lanes .box')).filter(one => seen(one))
  .filter(one => { const box = one.querySelector('.paper:last-of-type').getBoundingClientRect();
    const text = one.querySelector('text').getBoundingClientRect();
    return text.left < box.left || text.right > box.right || text.top < box.top || text.bottom > box.bottom; })
  .map(one => one.textContent); }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


def shown(browser: Browser, folder: Path, size: int, **options: Any) -> tuple[Page, Looking]:
    looking = Looking(browser, viewport={"width": 1400, "height": 900}, **options)
    drawing = draw(lineage_of(size), link=lambda _: None, today="2023-06-30")
    text = _PAGE.format(drawing=drawing, style=style(), script=script())
    return looking.open(folder / "drawing.html", text), looking


def overlaps(boxes: list[list[Any]]) -> list[tuple[Any, Any]]:
    """Pairs of rectangles that cover each other, by more than what rounding does."""
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.5
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
    ]


def check(page: Page) -> list[dict[str, Any]]:
    assert overlaps(page.evaluate(_LABELS)) == []
    assert min(page.evaluate(_SIZES)) >= 11
    assert page.evaluate(_OVERFLOW) == []
    boxes: list[dict[str, Any]] = page.evaluate(_BOXES)
    assert overlaps([one["box"] for one in boxes]) == []
    for one in boxes:
        box, lane = one["box"], one["lane"]
        assert one["own"]
        assert lane[0] <= box[0]
        assert lane[1] <= box[1]
        assert box[2] <= lane[2]
        assert box[3] <= lane[3]
    dated = sorted((one["date"], one["box"][0]) for one in boxes if one["date"])
    assert len(dated) >= 3
    assert all(first[1] <= second[1] for first, second in pairwise(dated) if first[0] < second[0])
    return boxes


def test_the_check_sees_what_overlaps() -> None:
    assert overlaps([[0, 0, 10, 10, "a"], [9, 9, 20, 20, "b"], [10, 0, 20, 9, "c"]]) == [
        ([0, 0, 10, 10, "a"], [9, 9, 20, 20, "b"])
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_drawing_is_clear(browser: Browser, tmp_path: Path, size: int, scheme: Any) -> None:
    page, looking = shown(browser, tmp_path, size, color_scheme=scheme)
    boxes = check(page)
    assert 3 <= len(boxes) <= MOST_BOXES
    assert any(one["group"] for one in boxes) is (size > 5)
    assert looking.said == []
    assert looking.elsewhere() == []


@pytest.mark.parametrize("size", [50, 500])
def test_groups_open_and_close_without_overlap(browser: Browser, tmp_path: Path, size: int) -> None:
    page, looking = shown(browser, tmp_path, size)
    before = len(page.evaluate(_BOXES))
    groups = page.locator(".group")
    for place in range(min(groups.count(), 4)):
        count = int(
            (groups.nth(place).locator("tspan").first.text_content() or "").removesuffix(" 件").split()[-1]
        )
        already = len(page.evaluate(_BOXES))
        groups.nth(place).click()
        assert groups.nth(place).get_attribute("aria-expanded") == "true"
        assert len(check(page)) == already + count
    for place in range(min(groups.count(), 4)):
        groups.nth(place).click()
    assert len(check(page)) == before
    assert looking.said == []


def test_script_draws_lines_as_python_does(browser: Browser, tmp_path: Path) -> None:
    looking = Looking(browser)
    drawing = draw(lineage_of(50), link=lambda _: None)
    paths = "() => Array.from(document.querySelectorAll('.line:not([display]) .stroke'), one => one.getAttribute('d'))"
    still = looking.open(tmp_path / "still.html", _PAGE.format(drawing=drawing, style=style(), script=""))
    moving = looking.open(
        tmp_path / "moving.html", _PAGE.format(drawing=drawing, style=style(), script=script())
    )
    expected = still.evaluate(paths)
    assert len(expected) > 20
    assert moving.evaluate(paths) == expected


def test_lines_run_behind_no_box(browser: Browser, tmp_path: Path) -> None:
    """Points along every line lie in no box, but for its ends."""
    page, _ = shown(browser, tmp_path, 50)
    crossed = page.evaluate("""() => {
      const boxes = Array.from(document.querySelectorAll('.box:not([display])'), one =>
        [one.dataset.x, one.dataset.y, one.dataset.width, one.dataset.height].map(Number));
      return Array.from(document.querySelectorAll('.line:not([display]) .stroke')).filter(path => {
        for (let at = 4; at < path.getTotalLength() - 4; at += 5) {
          const point = path.getPointAtLength(at);
          if (boxes.some(([x, y, width, height]) => point.x > x + 1 && point.x < x + width - 1 &&
              point.y > y + 1 && point.y < y + height - 1)) { return true; }
        }
        return false;
      }).length; }""")
    assert crossed == 0


def test_pointing_and_clicking_show_the_sentence(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, 5)
    line = page.locator(".line .reach").first
    point = line.evaluate("path => { const at = path.getPointAtLength(path.getTotalLength() * .4)"
                          ".matrixTransform(path.getScreenCTM()); return [at.x, at.y]; }")  # fmt: skip
    page.mouse.move(*point)
    assert "现将有关事项通知如下" in page.locator(".lanes-hint").inner_text()
    page.mouse.click(*point)
    assert "汇编.txt:" in page.locator(".lanes-said").inner_text()


def test_keys_move_open_and_close(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, 50)
    page.keyboard.press("Tab")  # the day
    page.keyboard.press("Tab")
    focused = "() => document.activeElement.dataset.box || 'group ' + document.activeElement.dataset.group"
    assert page.evaluate(focused) == "0"
    seen = set()
    for key in ["ArrowDown"] * 9 + ["ArrowRight"] * 4 + ["ArrowUp"] * 6 + ["ArrowLeft"] * 6:
        page.keyboard.press(key)
        seen.add(page.evaluate(focused))
    assert len(seen) > 8
    page.locator(".group").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".group").first.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "0"
    page.keyboard.press(" ")
    assert "国发〔2022〕12号" in page.locator(".lanes-said").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator(".lanes-said").is_visible()


def test_day_greys_what_had_ended_by_then(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, 50)
    dead = "() => Array.from(document.querySelectorAll('.dead'), one => one.dataset.ended)"
    before = page.evaluate(dead)
    assert before
    assert max(before) <= "2023-06-30"
    page.locator(".lanes-bar input").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    day = page.locator(".lanes-bar output").inner_text()
    assert max(page.evaluate(dead)) <= day
    assert len(page.evaluate(dead)) > len(before)
    page.keyboard.press("Home")
    assert page.evaluate(dead) == []
