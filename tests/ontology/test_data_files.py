"""The authority data files: sorted, unique, valid, and every example true.

``WENMAI_REPAIR=1 pytest`` rewrites a file in order.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from sorting import assert_sorted

from wenmai.ontology.authorities import (
    authorities_named,
    authorities_of_code,
    authority,
    code_start,
    leading_issuers,
    provinces_mentioned,
    region_at_start,
    regions_named,
    split_issuers,
)
from wenmai.ontology.regions import Region, all_regions
from wenmai.ontology.tables import Row, parts, table
from wenmai.ontology.vocabulary import Level

DATA = Path(__file__).parents[2] / "wenmai" / "ontology" / "data"
KEYS = {
    "issuers": ("name", "from"),
    "organs": ("name", "prefix"),
    "regions": ("code", "until", "name"),
    "words": ("kind", "word"),
}
KINDS = {"government", "ministry", "party", "congress", "court", "procuratorate", "organisation"}
TIERS = {"国家", "省", "直辖市", "副省级市", "市", "县", "乡"}
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
DATE = re.compile(r"(?:\d{4}(?:-\d{2}){0,2})?")


def key(name: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])


@pytest.mark.parametrize("name", KEYS)
def test_file_is_sorted(name: str) -> None:
    assert_sorted(DATA / f"{name}.csv", table(name), lambda row: key(name, row))


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


@pytest.mark.parametrize("name", KEYS)
def test_every_row_has_an_example(name: str) -> None:
    assert [row for row in table(name) if not row["example"]] == []


def assert_dates(row: Row, first: str, last: str) -> None:
    """Both are empty, a year, a month or a day, and in order."""
    assert DATE.fullmatch(first), row
    assert DATE.fullmatch(last), row
    assert not last or first < last, row


def test_regions_are_valid() -> None:
    levels = {row["code"]: row["level"] for row in table("regions")}
    order = [level.value for level in Level]
    for row in table("regions"):
        assert re.fullmatch(r"\d{6}", row["code"]), row
        assert row["tier"] in TIERS - {"乡"}, row
        assert row["word"] in {"", "政", "府"}, row
        assert_dates(row, row["since"], row["until"])
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
        assert_dates(row, row["from"], row["to"])
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
        assert row["bears"] in {"", "short"}, row
        assert_dates(row, row["from"], row["to"])


def test_words_are_of_known_kinds() -> None:
    assert {row["kind"] for row in table("words")} == WORD_KINDS


# the example of every row


def word_examples(kind: str) -> list[tuple[str, str]]:
    return [(row["word"], row["example"]) for row in table("words") if row["kind"] == kind]


def code_of(example: str) -> str:
    return example.partition("〔")[0]


def day_in(region: Region) -> str | None:
    """A day on which a former name held, surely before the year in which it ended."""
    return f"{int(region.until[:4]) - 1}-07" if region.until else None


def test_every_region_is_found_by_its_name() -> None:
    for region in all_regions():
        assert region in regions_named(region.name, on=day_in(region)), region


def test_every_region_is_found_by_its_path() -> None:
    for region in all_regions():
        if region.parent and region.code not in {"660000"}:
            found = region_at_start(region.path + "财政局", on=day_in(region))
            assert found == (region, len(region.path)), region


def test_example_of_every_region() -> None:
    for region, row in zip(all_regions(), table("regions"), strict=True):
        body = authority(row["example"], on=day_in(region))
        assert body is not None, row
        assert body.region == region, row


@pytest.mark.parametrize("row", table("issuers"), ids=lambda row: f"{row['name']}-{row['from']}")
def test_issuer_example(row: Row) -> None:
    example = row["example"]
    if "〔" in example:
        names = [body.name for body in authorities_of_code(code_of(example), on=row["from"] or "1980-01")]
        assert row["name"] in names
    else:
        assert row["name"] in [body.name for body in authorities_named(example, on=row["from"])]


@pytest.mark.parametrize("row", table("issuers"), ids=lambda row: f"{row['name']}-{row['from']}")
def test_issuer_names(row: Row) -> None:
    for printed in (row["name"], *parts(row["short"])):
        body = authority(printed, on=row["from"] or "1980-01")
        assert body is not None
        assert body.name == row["name"]
        assert split_issuers(printed) == (printed,)


@pytest.mark.parametrize("row", table("organs"), ids=lambda row: row["prefix"] + row["name"])
def test_organ_example(row: Row) -> None:
    example = row["example"]
    if "〔" in example:
        names = [body.name for body in authorities_of_code(code_of(example))]
        assert any(name.startswith(row["prefix"]) and name.endswith(row["name"]) for name in names), names
    else:
        body = authority(example)
        assert body is not None
        assert body.name == example


@pytest.mark.parametrize(("word", "run"), word_examples("lead_in"))
def test_lead_in(word: str, run: str) -> None:
    assert code_start(run) == len(word)


@pytest.mark.parametrize(("word", "run"), word_examples("genre_end"))
def test_genre_end(word: str, run: str) -> None:
    assert code_start(run) == run.index(word) + len(word)


@pytest.mark.parametrize(("word", "code"), word_examples("tail"))
def test_tail(word: str, code: str) -> None:
    assert code.endswith(word)
    assert code_start(code) == 0
    assert authorities_of_code(code)


@pytest.mark.parametrize(("word", "code"), word_examples("not_in_code"))
def test_not_in_code(word: str, code: str) -> None:
    assert word in code
    assert authorities_of_code(code) == ()


@pytest.mark.parametrize(("word", "text"), word_examples("not_after"))
def test_not_after(word: str, text: str) -> None:
    names, end = leading_issuers(text)
    assert end <= text.index(word, 1), names


@pytest.mark.parametrize(("word", "text"), word_examples("not_region"))
def test_not_region(word: str, text: str) -> None:
    assert word in text
    assert not provinces_mentioned(text)


@pytest.mark.parametrize(("word", "printed"), word_examples("office"))
def test_office(word: str, printed: str) -> None:
    body = authority(printed)
    assert body is not None
    assert body.name == printed
    assert printed.endswith(word)


@pytest.mark.parametrize(("word", "printed"), word_examples("organ_end"))
def test_organ_end(word: str, printed: str) -> None:
    assert printed.endswith(word)
    assert authority(printed) is not None


@pytest.mark.parametrize(("word", "text"), word_examples("after_issuer"))
def test_after_issuer(word: str, text: str) -> None:
    assert leading_issuers(text) == ((text.removesuffix(word),), len(text) - len(word))
