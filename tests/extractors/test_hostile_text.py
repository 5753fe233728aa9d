"""Every pattern that meets a text stays linear on 100,000 spaces, brackets, digits and signs."""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hostile import SIGNS, grows_too_fast

import wenmai.extractors
import wenmai.ontology
from wenmai.extractors.numbers import find_numbers
from wenmai.ontology.elision import numbers_of
from wenmai.ontology.not_numbers import kind_of
from wenmai.ontology.numbers import parse
from wenmai.ontology.tables import table

UNITS = (
    *SIGNS,
    "〔2020〕5号、",
    "财〔",
    "〔2020",
    "第1号",
    "第1号、",
    "公告",
    "人大",
    "中华人民共和国",
    "号6号",
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (wenmai.ontology, wenmai.extractors):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            if module.name.endswith("components"):
                continue
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value
    for row in table("not_numbers"):
        yield f"not_numbers {row['example']}", re.compile(row["pattern"])


PATTERNS = {pattern: name for name, pattern in patterns()}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: PATTERNS[pattern])
def test_a_pattern(pattern: re.Pattern[str]) -> None:
    """Forms of a whole number are matched whole, all others sought everywhere."""
    whole = "ontology.grammar" in PATTERNS[pattern] or "ontology.numbers" in PATTERNS[pattern]

    def look(text: str) -> None:
        pattern.fullmatch(text) if whole else sum(1 for _ in pattern.finditer(text))

    slow = {unit: grows_too_fast(look, unit) for unit in UNITS}
    assert {unit: ratio for unit, ratio in slow.items() if ratio} == {}


@pytest.mark.parametrize(
    "work",
    [lambda text: list(find_numbers(text)), parse, numbers_of, kind_of],
    ids=["find", "parse", "field", "kind"],
)
def test_what_reads_numbers(work: Callable[[str], object]) -> None:
    slow = {unit: grows_too_fast(work, unit) for unit in UNITS}
    assert {unit: ratio for unit, ratio in slow.items() if ratio} == {}


def test_the_measure_tells_quadratic() -> None:
    quadratic = re.compile(r"(?:a+b)")
    assert grows_too_fast(lambda text: quadratic.search(text[:20000]), "a") is None  # cut: the same work

    def everywhere(text: str) -> None:
        for at in range(0, len(text), 50):
            quadratic.match(text, at)

    assert any(grows_too_fast(everywhere, "a") for _ in range(3))  # a busy machine can hide it once
