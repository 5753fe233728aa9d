"""Text: the squeezed form, and the way between its offsets and those of the text as given."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wenmai.extractors.text import ZERO_WIDTH, Text, squeeze, tidy

BLANKS = " \t\n\r\f\u3000\u00a0\u200b\u200d\ufeff"
LAYOUT = st.text(f"财库〔2022〕19号《办法》a—12{BLANKS}", max_size=80)
PAGES = st.lists(
    st.sampled_from(["财库〔2022〕", "\n— 97 —\n", "19号", " ", "\n", "\f", "第3页\n"]), max_size=12
)
GIVEN = st.one_of(st.text(max_size=80), LAYOUT, PAGES.map("".join))


@pytest.mark.parametrize(
    ("given", "squeezed"),
    [
        ("财库〔2022〕 19 号", "财库〔2022〕19号"),
        ("财\u3000政\u3000部", "财政部"),
        ("鄂政办\r\n发〔2021〕69\u200b号\ufeff", "鄂政办发〔2021〕69号"),
        (" \n\t", ""),
        ("", ""),
    ],
)
def test_squeeze(given: str, squeezed: str) -> None:
    assert squeeze(given) == squeezed
    assert Text(given).squeezed == squeezed


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        ("Open Science  Cloud 平 台", "Open Science Cloud平台"),
        ("5G + 工业", "5G+工业"),
        ("GB T", "GB T"),
    ],
)
def test_tidy_keeps_one_space_between_latin_words(given: str, tidied: str) -> None:
    assert tidy(given) == tidied


@pytest.mark.parametrize("mark", ["— 97 —", "－97－", "- 97 -", "—97—", "  — 7 —  ", "第97页", "第7页共9页"])
def test_page_marks_are_no_text(mark: str) -> None:
    text = Text(f"将财库〔2020〕\n\n{mark}\n 46号文件")
    assert text.squeezed == "将财库〔2020〕46号文件"
    assert [line.text for line in text.lines] == ["将财库〔2020〕", "46号文件"]
    assert text.lines[1].page


@pytest.mark.parametrize("line", ["97", "— 97", "第97页上", "（97）", "2022—2024"])
def test_other_lines_are_text(line: str) -> None:
    assert Text(f"甲\n{line}\n乙").squeezed == f"甲{squeeze(line)}乙"


@given(GIVEN, st.data())
def test_span_covers_what_was_matched(given: str, data: st.DataObject) -> None:
    text = Text(given)
    assume(text.squeezed)
    start = data.draw(st.integers(0, len(text.squeezed) - 1))
    end = data.draw(st.integers(start + 1, len(text.squeezed)))
    span = text.span(start, end)
    assert 0 <= span.start < span.end <= len(given)
    matched = text.squeezed[start:end]
    assert Text(span.of(given)).squeezed == matched or squeeze(span.of(given)).startswith(matched[0])
    assert span.of(given)[0] == matched[0]
    assert span.of(given)[-1] == matched[-1]
    assert [given[at + shift] for at, shift in enumerate(text.shifts(start, end))] == list(matched)


@given(st.text(max_size=80) | LAYOUT, st.data())
def test_span_squeezed_is_what_was_matched(given: str, data: st.DataObject) -> None:
    text = Text(given)
    assume(text.squeezed and text.squeezed == squeeze(given))  # no page marks inside
    start = data.draw(st.integers(0, len(text.squeezed) - 1))
    end = data.draw(st.integers(start + 1, len(text.squeezed)))
    assert squeeze(text.span(start, end).of(given)) == text.squeezed[start:end]


@given(GIVEN)
def test_there_and_back(given: str) -> None:
    text = Text(given)
    for offset, char in enumerate(text.squeezed):
        at = text.given_at(offset)
        assert given[at] == char
        assert text.squeezed_at(at) == offset


@given(GIVEN, st.data())
def test_between_characters_the_next_one_counts(given: str, data: st.DataObject) -> None:
    text = Text(given)
    at = data.draw(st.integers(0, len(given)))
    offset = text.squeezed_at(at)
    assert 0 <= offset <= len(text.squeezed)
    if offset < len(text.squeezed):
        assert text.given_at(offset) >= at
    if offset > 0:
        assert text.given_at(offset - 1) < at


@given(GIVEN, st.data())
def test_line_at(given: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(given)))
    assert Text(given).line_at(at) == given.count("\n", 0, at) + 1


@given(st.text(max_size=80) | LAYOUT)
def test_lines_are_those_with_something_written_on_them(given: str) -> None:
    text = Text(given)
    assume(text.squeezed == squeeze(given))  # no page marks inside
    rows = [(number, squeeze(row)) for number, row in enumerate(given.split("\n"), 1)]
    assert [(line.number, line.text) for line in text.lines] == [
        (number, row)
        for number, row in rows
        if row and not re.fullmatch(r"[\u2500-\u257f_=~*＿﹍…·—–-]{3,}", row)
    ]
    for line in text.lines:
        assert squeeze(given[line.start : line.end]) == line.text


@given(st.text(alphabet="财库2022号", min_size=1), st.lists(st.sampled_from([*BLANKS, *ZERO_WIDTH])))
def test_blanks_alone_are_lost(word: str, blanks: list[str]) -> None:
    noise = "".join(blanks)
    assert squeeze(noise + noise.join(word) + noise) == word
