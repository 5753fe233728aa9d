"""Grammar data: the example of every row gives its result, and no pattern can run away."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.rules import CueRule, cue_rules, genre_rules, likely_rules, load, not_documents
from wenmai.extractors.titles import genre_of, is_document_title
from wenmai.ontology.vocabulary import Genre, Relation

FILES = ("cues.toml", "genres.toml", "not_documents.toml")
UNBOUNDED = re.compile(r"[*+]|\{\d+,\}")
ESCAPED = re.compile(r"\\.")
CLASS = re.compile(r"\[[^\]]+\]")


def unbounded(pattern: str) -> list[str]:
    """The quantifiers without an upper bound in a pattern; escaped signs and those of a character class are none."""
    return UNBOUNDED.findall(CLASS.sub("x", ESCAPED.sub("x", pattern)))


def match(rule: CueRule, sentence: str) -> re.Match[str] | None:
    return rule.pattern.search(sentence) if rule in likely_rules(rule.scope, sentence) else None


def decides(example: str, scope: str) -> CueRule | None:
    """The first rule of a scope that fits a sentence."""
    return next((rule for rule in cue_rules() if rule.scope == scope and match(rule, example)), None)


def rows(name: str) -> list[dict[str, Any]]:
    return [row for part in load(name).values() if isinstance(part, list) for row in part]


@pytest.mark.parametrize("rule", genre_rules(), ids=lambda rule: rule.suffix)
def test_genre_example(rule: Any) -> None:
    assert rule.example.rstrip("》）").endswith(rule.suffix) or rule.suffix in rule.example
    assert genre_of(rule.example) is rule.genre


@pytest.mark.parametrize("row", rows("not_documents.toml"), ids=lambda row: row["suffix"])
def test_not_a_document_example(row: dict[str, str]) -> None:
    assert row["example"].endswith(row["suffix"])
    assert not is_document_title(row["example"])


@pytest.mark.parametrize("rule", cue_rules(), ids=lambda rule: rule.id)
def test_cue_example_is_decided_by_its_rule_and_none_before(rule: CueRule) -> None:
    assert rule.example.count("◎") == 1
    first = decides(rule.example, rule.scope)
    assert first is not None
    assert first.id == rule.id


@pytest.mark.parametrize("rule", [r for r in cue_rules() if r.partial], ids=lambda rule: rule.id)
def test_partial_speaks_of_the_mention_in_question(rule: CueRule) -> None:
    assert rule.partial is not None
    assert "◎" in rule.partial.pattern


NEGATIVE = ("except", "not-yet-repealed", "not-yet-repealed-after", "kept", "task-to-revise", "one-point")


@pytest.mark.parametrize("name", NEGATIVE)
def test_what_must_not_fire_cites(name: str) -> None:
    rule = next(rule for rule in cue_rules() if rule.id == name)
    assert rule.relation is Relation.CITES
    first = decides(rule.example, "text")
    assert first is not None
    assert first.relation is Relation.CITES
    stronger = [
        other for other in cue_rules() if other.scope == "text" and other.relation is not Relation.CITES
    ]
    assert cue_rules().index(rule) < min(map(cue_rules().index, stronger))


def test_every_relation_has_a_rule() -> None:
    assert {rule.relation for rule in cue_rules()} == set(Relation)


def test_every_genre_has_a_rule() -> None:
    assert {rule.genre for rule in genre_rules()} == set(Genre)


@pytest.mark.parametrize(
    ("name", "field"), [("cues.toml", "id"), ("genres.toml", "suffix"), ("not_documents.toml", "suffix")]
)
def test_rows_are_unique(name: str, field: str) -> None:
    names = [row[field] for row in rows(name)]
    assert names
    assert len(set(names)) == len(names)


def test_scopes_are_those_of_the_format() -> None:
    assert {rule.scope for rule in cue_rules()} <= {"text", "title", "report"}
    assert {field for row in rows("cues.toml") for field in row} <= {
        *("id", "relation", "pattern", "partial", "scope", "preamble", "superior", "example", "needs")
    }


@pytest.mark.parametrize("rule", [rule for rule in cue_rules() if rule.needs], ids=lambda rule: rule.id)
@given(data=st.data())
def test_what_a_rule_needs_is_in_every_match_of_it(rule: CueRule, data: st.DataObject) -> None:
    """Sentences are drawn from the pattern: all its alternatives come up, and not the one of the example alone."""
    assert match(rule, data.draw(st.from_regex(rule.pattern))) is not None


def test_no_braces_are_left_unfilled() -> None:
    for rule in cue_rules():
        assert not re.search(r"\{[a-z]+\}", rule.pattern.pattern), rule.id


@pytest.mark.parametrize("name", FILES)
def test_no_pattern_is_unbounded(name: str) -> None:
    data = load(name)
    written = [
        *data.get("words", {}).values(),
        *(row.get(f, "") for row in rows(name) for f in ("pattern", "partial")),
    ]
    assert [pattern for pattern in written if unbounded(pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a*", ["*"]),
        ("(?:甲|乙)+丙", ["+"]),
        ("[^。]*◎", ["*"]),
        (".{3,}", ["{3,}"]),
        (".{0,}?", ["{0,}"]),
        ("a{2,3}b{4}c?", []),
        (r"\*\+", []),
        ("[*+]", []),
        (r"[\]*]a", []),
        (r"\\*", ["*"]),
    ],
)
def test_the_check_for_unbounded_patterns(pattern: str, found: list[str]) -> None:
    assert unbounded(pattern) == found


def test_suffixes_that_name_no_document() -> None:
    """No suffix takes a genre away, but that of the gazettes 公报, which print documents and are none."""
    assert {genre_of(f"某{suffix}") for suffix in not_documents()} == {None, Genre.COMMUNIQUE}
