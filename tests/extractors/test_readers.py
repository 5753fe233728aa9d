"""Files to text: chosen by what the bytes are; a bad file is a diagnostic, never an exception."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.readers import read_bytes, read_file
from wenmai.ontology.vocabulary import Code

PRINTED = "关于进一步加大政府采购支持中小企业力度的通知\n财库〔2022〕19号\n"


def text_of(data: bytes, name: str = "a.txt") -> str | None:
    texts = read_bytes(data, name).texts
    return texts[0].text if texts else None


def codes(data: bytes, name: str = "a.txt") -> list[Code]:
    return [doubt.code for doubt in read_bytes(data, name).diagnostics]


@pytest.mark.parametrize(
    "data",
    [
        PRINTED.encode(),
        codecs.BOM_UTF8 + PRINTED.encode(),
        PRINTED.encode("gb18030"),
        PRINTED.encode("utf-16"),
        codecs.BOM_UTF16_BE + PRINTED.encode("utf-16-be"),
        PRINTED.replace("\n", "\r\n").encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert text_of(data) == PRINTED
    assert codes(data) == []


def test_a_page() -> None:
    page = """<html><head><meta charset="utf-8"><title>某网站</title><script>var a = "《甲》";</script></head>
    <body><nav>首页 &gt; 政策</nav><h1>关于印发<span>《甲</span><span>办法》</span>的通知</h1>
    <p>财库〔2022〕<b>19</b>号</p><p>各省：</p><style>p {}</style></body></html>"""
    found = text_of(page.encode(), "a.html")
    assert found is not None
    lines = [line.strip() for line in found.splitlines() if line.strip()]
    assert lines == ["关于印发《甲办法》的通知", "财库〔2022〕19号", "各省："]


def test_a_page_in_gb2312_says_so() -> None:
    page = f"<html><head><meta charset=gb2312></head><body><p>{PRINTED.splitlines()[0]}</p></body></html>"
    found = text_of(page.encode("gb18030"), "a.htm")
    assert found is not None
    assert PRINTED.splitlines()[0] in found


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", Code.EMPTY),
        (b" \r\n\t ", "a.txt", Code.EMPTY),
        (bytes(range(32)) * 50, "a.txt", Code.BINARY),
        (b"%PDF-1.4\nnothing more", "a.pdf", Code.UNREADABLE),
        (b"PK\x03\x04nothing more", "a.docx", Code.UNREADABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", Code.UNREADABLE),
        (b"<html><body><script>1</script></body></html>", "a.html", Code.NO_TEXT),
    ],
)
def test_what_cannot_be_read(data: bytes, name: str, code: Code) -> None:
    reading = read_bytes(data, name)
    assert reading.texts == ()
    assert code in [doubt.code for doubt in reading.diagnostics]
    assert {doubt.source for doubt in reading.diagnostics} == {name}


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.html"])
def test_a_wrong_name_is_said_and_read_all_the_same(name: str) -> None:
    assert text_of(PRINTED.encode(), name) == PRINTED
    assert codes(PRINTED.encode(), name) == [Code.MISNAMED]


def test_the_hash_is_that_of_the_bytes() -> None:
    (first,) = read_bytes(PRINTED.encode(), "a.txt").texts
    (second,) = read_bytes(PRINTED.encode("gb18030"), "a.txt").texts
    assert first.text == second.text
    assert first.sha256 != second.sha256


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    reading = read_file(tmp_path / "no.txt", "no.txt")
    assert reading.texts == ()
    assert [doubt.code for doubt in reading.diagnostics] == [Code.UNREADABLE]


@given(
    st.binary(max_size=400)
    | st.binary(max_size=60).map(b"<html>".__add__)
    | st.binary().map(b"%PDF-".__add__)
)
def test_any_bytes(data: bytes) -> None:
    reading = read_bytes(data, "a.txt")
    assert reading.texts or reading.diagnostics
    assert all(text.text.strip() for text in reading.texts)
