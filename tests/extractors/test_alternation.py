"""Patterns of many words: what they find is what the words one after the other, the longest first, find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.alternation import either

WORDS = st.lists(st.text("一二三四-]^\\.(a", min_size=1, max_size=3), min_size=1, max_size=12)
MANY = [chr(0x4E00 + 3 * n) + rest for n in range(80) for rest in ("", "甲", "甲乙")]


@given(WORDS, st.text("一二三四-]^\\.(a", max_size=30))
def test_few_words(words: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))
    assert re.findall(either(words), text) == plain.findall(text)


@given(st.lists(st.sampled_from([*MANY, "丁", "甲", "乙"]), max_size=20))
def test_words_of_many_beginnings(said: list[str]) -> None:
    text = "".join(said)
    plain = re.compile("|".join(sorted(MANY, key=lambda word: (-len(word), word))))
    assert re.findall(either(MANY), text) == plain.findall(text)


def test_the_longest_word_is_found() -> None:
    assert re.findall(either(["应", "应当", "应该", "不应"]), "应当、不应、应") == ["应当", "不应", "应"]
