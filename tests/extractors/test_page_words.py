"""The tables of words that the readers use: in order, each row once, each with an example."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sorting import Row, assert_sorted

from wenmai.extractors.readers.phrases import rows
from wenmai.ontology.vocabulary import Meta

DATA = Path(__file__).parents[2] / "wenmai" / "extractors" / "data"
_FIELDS = [*(field.value for field in Meta), ""]
KEYS: dict[str, Callable[[Row], Any]] = {
    "head_block": lambda row: (row["where"], _FIELDS.index(row["field"])),  # those of a field: surest first
    "known_names": lambda row: row["name"],
    "navigation": lambda row: (row["kind"], row["phrase"]),
}
UNIQUE = {"head_block": ("where", "label"), "known_names": ("name",), "navigation": ("kind", "phrase")}


def test_every_table_is_checked() -> None:
    assert {path.stem for path in DATA.glob("*.csv")} == set(KEYS)


@pytest.mark.parametrize("name", KEYS)
def test_the_file_is_sorted(name: str) -> None:
    assert_sorted(DATA / f"{name}.csv", rows(name), KEYS[name])


@pytest.mark.parametrize("name", KEYS)
def test_rows_are_unique_and_have_an_example(name: str) -> None:
    keys = [tuple(row[column] for column in UNIQUE[name]) for row in rows(name)]
    assert len(set(keys)) == len(keys)
    assert [row for row in rows(name) if not row["example"]] == []
