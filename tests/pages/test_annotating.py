"""Marked texts: without its markup a text is the text as given, and nothing in it becomes markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from wenmai.ontology.vocabulary import Relation
from wenmai.pages.annotating import Mark, as_html, as_markdown, pieces
from wenmai.pages.escaping import printable

HOSTILE = "《<script>alert(1)</script>》[a](b)*c*&lt;`d`\n\n# e\n1. f\n- g\n\t h\\"
_LINK = re.compile(r'(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^<>]*> "(?:\\.|[^"\\])*"\)', re.DOTALL)

texts = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=["Cs"])), max_size=60)
marks = st.lists(
    st.builds(
        lambda start, size, relation, name: Mark(
            start, start + size, relation, name, None if size % 2 else "#d1"
        ),
        st.integers(0, 50),
        st.integers(1, 12),
        st.sampled_from(Relation),
        st.one_of(st.none(), texts),
    ),
    max_size=6,
)


def clean(text: str) -> str:
    """A text as a file can hold it; a page break stays."""
    return "\f".join(printable(page) for page in text.split("\f"))


def text_of_html(marked: str) -> str:
    assert re.sub(r"</?(?:a|span)[^<>]*>", "", marked).count("<") == 0
    return unescape(re.sub(r"<[^<>]*>", "", marked))


def text_of_markdown(marked: str) -> str:
    plain = marked.replace("\\\n", "\n")
    plain = _LINK.sub(lambda match: match[1], plain)
    plain = re.sub(r"(?<!\\)&#(9|10|13|32);", lambda match: chr(int(match[1])), plain)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain)


@given(texts, marks)
def test_pieces_joined_are_the_text(text: str, found: list[Mark]) -> None:
    cut = list(pieces(text, found))
    assert "".join(piece for piece, _ in cut) == text
    marked = {place for one in found if one.end <= len(text) for place in range(one.start, one.end)}
    at = 0
    for piece, mark in cut:
        assert all((place in marked) is (mark is not None) for place in range(at, at + len(piece)))
        at += len(piece)


@given(texts, marks)
def test_html_without_tags_is_the_text(text: str, found: list[Mark]) -> None:
    assert text_of_html(as_html(pieces(text, found))) == clean(text)


@given(texts, marks)
def test_markdown_without_marks_is_the_text(text: str, found: list[Mark]) -> None:
    assert text_of_markdown(as_markdown(pieces(text, found))) == clean(text)


@given(texts, marks)
def test_markdown_shows_no_more_and_no_less(text: str, found: list[Mark]) -> None:
    """A reader of CommonMark shows the letters of the text, no heading, list or code, and only our links."""
    tokens = MarkdownIt().parse(as_markdown(pieces(text, found)))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inner = [child for token in tokens for child in token.children or ()]
    assert {one.type for one in inner} <= {
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "link_open",
        "link_close",
    }
    shown = "".join(one.content for one in inner)
    assert "".join(shown.split()) == "".join(clean(text).split())


@pytest.mark.parametrize("size", [1, 10_000])
def test_hostile_names_stay_text(size: int) -> None:
    name = ("<script>alert(1)</script>\"'>]()" * size)[: max(size, 31)]
    mark = Mark(1, 3, Relation.REPEALS, name, "#d'\"<>1", partial=True)
    (link,) = html.fragment_fromstring(f"<div>{as_html(pieces('原《甲》乙', [mark]))}</div>")
    assert link.tag == "a"
    assert link.get("href") == "#d'\"<>1"
    assert link.get("title") == f"废止（部分） → {name[:300]}"
    assert link.text_content() == "《甲"
    (opened,) = [
        child
        for token in MarkdownIt().parse(as_markdown(pieces("原《甲》乙", [mark])))
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert opened.attrs["title"] == f"废止（部分） → {name[:300]}"


def test_the_shorter_of_two_marks_is_shown() -> None:
    outer, inner = Mark(0, 6, Relation.CITES, "外"), Mark(2, 4, Relation.AMENDS, "内")
    assert list(pieces("零一二三四五六", [outer, inner])) == [
        ("零一", outer), ("二三", inner), ("四五", outer), ("六", None),
    ]  # fmt: skip
