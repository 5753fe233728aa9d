"""Words that may stand at a place are found as a pattern of all of them finds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.alternation import either
from wenmai.extractors.norms.rules import norm_rules
from wenmai.extractors.norms.words import Words

TEXT = st.text("公开示布报告", max_size=6)


@given(
    st.lists(st.text("公开示布报告", min_size=1, max_size=4), min_size=1),
    TEXT,
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_the_longest_word_at_a_place(words: list[str], text: str, low: int, high: int) -> None:
    low, high = min(low, len(text)), min(high, len(text))
    match = re.compile(either(words)).match(text, low, high)
    assert Words.of(words).end(text, low, high) == (match.end() if match else 0)


def test_a_word_does_not_reach_beyond_the_end() -> None:
    verbs = Words.of(["报", "报告", "公开"])
    assert verbs.end("报告", 0, 2) == 2
    assert verbs.end("报告", 0, 1) == 1
    assert verbs.end("公开", 0, 1) == 0


def test_words_that_are_told_by_their_first_two_characters_have_two() -> None:
    rules = norm_rules()
    assert not rules.spends.short
    assert not rules.at_once.short
