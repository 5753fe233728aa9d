"""One extraction as a whole: what it leaves behind, and what it asks before it looks."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenmai.extractors.extract import _OF_ITSELF, extract_source
from wenmai.extractors.rules import implicit_rules, load
from wenmai.ontology.model import SourceText

FILES = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))


@pytest.fixture(params=[True, False], ids=["collecting", "not collecting"])
def collecting(request: pytest.FixtureRequest) -> Iterator[bool]:
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_the_collector_is_left_as_it_was(collecting: bool) -> None:
    extract_source(SourceText("a", "0" * 64, "国务院关于印发甲办法的通知"))
    assert gc.isenabled() is collecting


def test_the_collector_is_left_as_it_was_by_an_error(collecting: bool) -> None:
    with pytest.raises(AttributeError):
        extract_source(SourceText("a", "0" * 64, None))  # type: ignore[arg-type]
    assert gc.isenabled() is collecting


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_extraction_makes_no_cycles(file: Path) -> None:
    source = SourceText(file.name, "0" * 64, file.read_text(encoding="utf-8", errors="replace"))
    extract_source(source)  # modules and tables are read once, classes are cycles
    gc.collect()
    extract_source(source)
    assert gc.collect() == 0


def test_every_sentence_that_names_nothing_sets_it_against_its_own_text() -> None:
    for pattern, row in zip(implicit_rules(), load("cues.toml")["implicit"], strict=True):
        assert pattern.search(row["example"])
        assert not pattern.search(row["example"].replace(_OF_ITSELF, ""))
