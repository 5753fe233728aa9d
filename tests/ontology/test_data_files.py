"""The authority data files: sorted, unique, valid. ``WENMAI_REPAIR=1 pytest`` rewrites a file in order."""

import csv
import io
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from wenmai.ontology.tables import Row, parts, table
from wenmai.ontology.vocabulary import Level

DATA = Path(__file__).parents[2] / "wenmai" / "ontology" / "data"
KEYS = {
    "issuers": ("name", "from"),
    "organs": ("name",),
    "regions": ("code", "until", "name"),
    "words": ("kind", "word"),
}
KINDS = {"government", "ministry", "party", "congress", "court", "procuratorate", "organisation"}
TIERS = {"国家", "省", "直辖市", "副省级市", "市", "县"}
WORD_KINDS = {
    "after_issuer",
    "genre_end",
    "lead_in",
    "not_after",
    "not_in_code",
    "not_region",
    "office",
    "organ_end",
    "tail",
}
DATE = re.compile(r"(?:\d{4}-\d{2}(?:-\d{2})?)?")


def key(name: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])


def written(rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("name", KEYS)
def test_file_is_sorted(name: str) -> None:
    path = DATA / f"{name}.csv"
    rows: list[Row] = sorted(table(name), key=lambda row: key(name, row))
    if os.environ.get("WENMAI_REPAIR"):
        path.write_text(written(rows), encoding="utf-8")
    assert path.read_bytes().decode("utf-8") == written(rows), "run WENMAI_REPAIR=1 pytest"


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_unique(name: str) -> None:
    keys = [key(name, row) for row in table(name)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", KEYS)
def test_cells_are_trimmed_and_lists_hold_each_item_once(name: str) -> None:
    for row in table(name):
        for cell in row.values():
            assert cell == cell.strip()
            items = cell.split("|")
            assert len(set(items)) == len(items), row
            assert "" not in items or cell == "", row


@pytest.mark.parametrize("name", ["issuers", "organs", "words"])
def test_every_row_has_an_example(name: str) -> None:
    assert [row for row in table(name) if not row["example"]] == []


def test_regions_are_valid() -> None:
    levels = {row["code"]: row["level"] for row in table("regions")}
    order = [level.value for level in Level]
    for row in table("regions"):
        assert re.fullmatch(r"\d{6}", row["code"]), row
        assert row["tier"] in TIERS, row
        assert row["word"] in {"", "政", "府"}, row
        assert DATE.fullmatch(row["until"]), row
        if row["parent"]:
            assert order.index(levels[row["parent"]]) < order.index(levels[row["code"]]), row


def test_today_every_code_has_one_region() -> None:
    codes = [row["code"] for row in table("regions") if not row["until"]]
    assert len(set(codes)) == len(codes)


def test_issuers_are_valid() -> None:
    regions = {row["code"]: row["level"] for row in table("regions") if not row["until"]}
    for row in table("issuers"):
        assert regions[row["region"]] == row["level"], row
        assert row["kind"] in KINDS, row
        assert DATE.fullmatch(row["from"]), row
        assert DATE.fullmatch(row["to"]), row
        assert not row["to"] or row["from"] < row["to"], row
        assert not row["office_codes"] or row["office"], row
        assert row["name"] not in parts(row["short"]), row


def test_holders_of_one_short_name_do_not_overlap_for_long() -> None:
    holders: dict[str, list[Row]] = {}
    for row in table("issuers"):
        for short in parts(row["short"]):
            holders.setdefault(short, []).append(row)
    for short, rows in holders.items():
        spans = sorted((row["from"], row["to"] or "9999") for row in rows)
        assert all(left[1] <= right[0] for left, right in pairwise(spans)), short


def test_organs_are_valid() -> None:
    for row in table("organs"):
        assert row["kind"] in KINDS, row
        assert set(parts(row["at"])) <= TIERS, row
        assert row["at"], row


def test_words_are_of_known_kinds() -> None:
    assert {row["kind"] for row in table("words")} == WORD_KINDS
