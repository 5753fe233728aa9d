"""One extraction as a whole: what it leaves behind, and what it asks before it looks."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafting import read
from hostile import grows_too_fast
from hypothesis import given
from hypothesis import strategies as st

from wenmai.collecting import uncollected
from wenmai.extractors.extract import extract_references, extract_source
from wenmai.extractors.rules import ImplicitRule, implicit_rules
from wenmai.ontology.model import SourceText

FILES = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))
SAID = (
    "某事。海关总署2024年2月9日甲事项管理办法\n",
    "自2020年1月1日起施行，有效期5年，",
    "此前规定与本办法不一致的，以本办法为准。《甲办法》。",
)


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


def test_extractions_that_overlap_leave_the_collector_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that ends while another begins: what the second found stopped it does not stop again."""
    gc.enable()
    first = uncollected()
    first.__enter__()
    stopped = gc.isenabled()
    monkeypatch.setattr(gc, "isenabled", lambda: first.__exit__(None, None, None) or stopped)
    with uncollected():
        pass
    monkeypatch.undo()
    assert gc.isenabled()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_extraction_makes_no_cycles(file: Path) -> None:
    source = SourceText(file.name, "0" * 64, file.read_text(encoding="utf-8", errors="replace"))
    extract_source(source)  # modules and tables are read once, classes are cycles
    gc.collect()
    extract_source(source)
    assert gc.collect() == 0


@pytest.mark.parametrize("rule", implicit_rules(), ids=lambda rule: rule.needs)
@given(data=st.data())
def test_what_a_rule_of_unnamed_targets_needs_is_in_every_match_of_it(
    rule: ImplicitRule, data: st.DataObject
) -> None:
    assert rule.pattern.search(rule.example)
    match = rule.pattern.search(data.draw(st.from_regex(rule.pattern)))
    assert match is not None
    assert rule.needs in match[0]
    assert "。" not in match[0]  # one sentence after the other is searched


def test_what_is_said_a_thousand_times_takes_no_square_of_the_time() -> None:
    slow = {unit: grows_too_fast(lambda text: read(text[: len(text) // 20]), unit) for unit in SAID}
    assert {unit: ratio for unit, ratio in slow.items() if ratio} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_references_alone_are_those_of_the_whole(path: Path) -> None:
    source = SourceText(path.name, "0" * 64, path.read_text(encoding="utf-8", errors="replace"))
    whole, references = extract_source(source), extract_references(source)
    assert references.documents == whole.documents
    assert references.mentions == whole.mentions
    assert references.validity == whole.validity
    assert (references.provisions, references.quantities, references.norms) == ((), (), ())
