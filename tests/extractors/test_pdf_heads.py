"""Running heads and feet, page numbers, what a browser prints around a page: left out, and nothing else."""

import pytest

from wenmai.extractors.readers.pdf_heads import without_running_heads

BODY = [[f"第{sign}条正文在此", f"{sign}事项。"] for sign in "一二三四五六"]


def left(pages: list[list[str]]) -> list[list[str]]:
    return [page.split("\n") for page in without_running_heads(["\n".join(lines) for lines in pages])]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("某某公报2022年第3期", "第{}页共6页"),
        ("某某公报", "— {} —"),
        ("某某公报", "{}"),
        ("某某公报", "{}/6"),
        ("-{}-", "某某厅行政规范性文件"),
    ],
)
def test_heads_feet_and_numbers(above: str, below: str) -> None:
    pages = [[above.format(n), *lines, below.format(n)] for n, lines in enumerate(BODY, 1)]
    assert left(pages) == BODY


def test_two_lines_of_a_head() -> None:
    assert left([["某某公报", "2022年", *lines] for lines in BODY]) == BODY


def test_heads_of_even_and_odd_pages_differ() -> None:
    body = [[f"第{n}段", "正文。"] for n in "甲乙丙丁戊己庚辛"]
    heads = ["某某公报", "国务院部门文件"]
    assert left([[heads[n % 2], *lines] for n, lines in enumerate(body)]) == body


def test_numbers_that_go_on_from_another_issue() -> None:
    assert left([[*lines, str(40 + n)] for n, lines in enumerate(BODY)]) == BODY


def test_what_a_browser_prints() -> None:
    pages = [
        ["2022/5/31 10:20", *lines, f"https://www.gov.cn/a.html {n}/6"] for n, lines in enumerate(BODY, 1)
    ]
    assert left(pages) == BODY


@pytest.mark.parametrize(
    "pages",
    [
        [["某某公报", "甲。"], ["某某公报", "乙。"]],  # two pages alike may be two documents
        [["正文。", "12"], ["正文。", "7"], ["正文。", "300"]],  # numbers that count nothing
        [[f"{sign}、要求", "正文。"] for sign in "一二三四五"],
        [["同一句话，", "甲" * n] for n in range(1, 6)],  # a line that goes on is no head
        [[first, "正文。"] for first in ("要求", "甲", "要求", "乙乙", "要求", "丙丙丙")],  # by chance
        [["甲部文件", "1/2 以上的人同意"], ["乙", "2/2 以上的人同意"]],
    ],
)
def test_what_stays(pages: list[list[str]]) -> None:
    assert left(pages) == pages
