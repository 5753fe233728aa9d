"""Documents named without title marks: every row of the data, and what only looks like them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.alternation import either
from wenmai.extractors.known_names import known_names
from wenmai.extractors.readers.phrases import rows

NAMES = {row["name"]: row["title"] for row in rows("known_names")}


@pytest.mark.parametrize("row", rows("known_names"), ids=lambda row: row["name"])
def test_every_row_is_found_in_its_example(row: dict[str, str]) -> None:
    ((start, end, title),) = known_names(row["example"])
    assert (row["example"][start:end], title) == (row["name"], row["title"])


@pytest.mark.parametrize(
    "text",
    ["落实我省“十四五”规划的任务", "全面实施市场准入负面清单管理", "健全市场准入负面清单动态调整机制", ""],
)
def test_a_local_plan_and_an_institution_are_passed_over(text: str) -> None:
    assert list(known_names(text)) == []


def test_rows_are_sorted_and_stand_once() -> None:
    names = [row["name"] for row in rows("known_names")]
    assert sorted(set(names)) == sorted(names)


@given(st.lists(st.sampled_from([*NAMES, "甲规划", "，"]), max_size=9), st.sampled_from(["，", "。", "甲"]))
def test_the_names_are_those_that_a_pattern_of_all_finds(parts: list[str], between: str) -> None:
    text = between.join(parts)
    found = [(*match.span(), NAMES[match[0]]) for match in re.finditer(either(NAMES), text)]
    assert list(known_names(text)) == found
