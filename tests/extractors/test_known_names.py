"""Documents named without title marks: every row of the data, and what only looks like them."""

import pytest

from wenmai.extractors.known_names import known_names
from wenmai.extractors.readers.phrases import rows


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
