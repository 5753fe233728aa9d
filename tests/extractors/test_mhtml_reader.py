"""Web archives: the page inside is read as a page, whatever its transfer encoding."""

import base64
import quopri
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.mhtml import read_mhtml
from wenmai.extractors.readers.page import Page
from wenmai.ontology.vocabulary import Meta

MARKUP = """<html><head><meta name="PubDate" content="2020-03-10"></head><body>
<nav>首页</nav><h1>关于加强供水管理的通知</h1><p>各县、区：</p><p>请认真做好供水管理工作。</p></body></html>"""
TEXT = "关于加强供水管理的通知\n\n各县、区：\n\n请认真做好供水管理工作。\n"
PICTURE = b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"


def archive(body: bytes, kind: str, transfer: str) -> bytes:
    return (
        b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        + PICTURE
        + f"--b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n".encode()
        + body
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "unknown"])
def test_the_page_of_an_archive_is_read(encoding: str, charset: str) -> None:
    data, kind = MARKUP.encode(encoding), f'text/html; charset="{charset}"'
    for body, transfer in (
        (quopri.encodestring(data), "quoted-printable"),
        (base64.encodebytes(data), "base64"),
        (data, "8bit"),
    ):
        found = read_mhtml(archive(body, kind, transfer))
        assert found.text == TEXT
        assert [(one.field, one.value) for one in found.metadata] == [(Meta.PUBLISHED, "2020-03-10")]


def test_a_charset_that_only_the_archive_names_is_heeded() -> None:
    body = quopri.encodestring("<p>關於加強管理的通知</p>".encode("big5"))
    assert (
        read_mhtml(archive(body, "text/html; charset=big5", "quoted-printable")).text
        == "關於加強管理的通知\n"
    )


def test_an_archive_of_plain_text_is_read() -> None:
    assert read_mhtml(archive("甲\r\n乙\r\n".encode(), "text/plain; charset=utf-8", "8bit")).text.split() == [
        "甲",
        "乙",
    ]


@pytest.mark.parametrize("data", [b"", b"no archive", archive(b"AAAA", "image/png", "base64")])
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(WenmaiError, match="without a page"):
        read_mhtml(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
        b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(5000)
        ),
        b"Content-Type: text/html" + b";\r\n a=b" * 100_000 + b"\r\n\r\n<p>x",
    ],
    ids=["messages", "parts", "parameters"],
)
def test_an_archive_made_to_break_readers_is_read_or_refused(data: bytes) -> None:
    with suppress(WenmaiError):
        assert isinstance(read_mhtml(data), Page)


@given(st.binary(max_size=200), st.sampled_from(["base64", "quoted-printable", "x-uuencode", "8bit", "none"]))
def test_any_bytes_are_read_or_refused(data: bytes, transfer: str) -> None:
    for whole in (data, archive(data, "text/html", transfer)):
        with suppress(WenmaiError):
            assert isinstance(read_mhtml(whole), Page)
