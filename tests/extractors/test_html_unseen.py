"""What no reader of a web page sees, scripts, styles and comments, goes; what stands around and behind it stays."""

import pytest

from wenmai.extractors.readers.html import read_html


def lines(body: str) -> list[str]:
    markup = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return [line for line in read_html(markup.encode()).text.split("\n") if line]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var menu = '<b>乙</b></span></scrip';</script>",
        "<SCRIPT language=javascript><!-- \nif (a < 2) { write('乙') } //--></SCRIPT\n>",
        "<script><!-- document.write('<script>乙</script>') --></script>",
        "<style media=screen>p::before { content: '乙' }</style>",
        "<!-- 乙 <p>乙</p> -- 乙 --->",
        "<!--乙--!>",
        "<!--[if IE]><p>乙</p><![endif]--><!--[if !IE]><!--><!--<![endif]-->",
        "<!--><!---><script src=a.js />",
    ],
)
def test_scripts_styles_and_comments_are_not_read_and_all_around_them_is(unseen: str) -> None:
    assert lines(f"<p>甲{unseen}丙</p>{unseen}<p>丁</p><script src=b.js></script><p>戊</p>") == [
        "甲丙",
        "丁",
        "戊",
    ]


@pytest.mark.parametrize("value", ['"<script>"', "'<!-- '", "<style>", "\"write('<script src=1>')\""])
def test_a_script_named_in_an_attribute_begins_none(value: str) -> None:
    assert lines(f"<p onclick={value}>甲</p><p>乙</p><script>-->丙</script></style><p>丁</p>")[-2:] == [
        "乙",
        "丁",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_what_stands_behind_the_end_of_a_page_is_read_in_any_encoding(encoding: str) -> None:
    markup = "<p>甲</p><script>乙</script></body></html><div>丙</div>"
    assert read_html(markup.encode(encoding)).text.split() == ["甲", "丙"]


@pytest.mark.parametrize("end", ["</body></html>", "</BODY >\n</HTML>", "</br>"])
def test_what_stands_behind_the_end_of_a_page_is_read(end: str) -> None:
    assert lines(f"<p>甲</p>{end}<div>乙{end}</div>") == ["甲", "乙"]
