"""Damaged PDF, HTML and MHTML files: a text or a diagnostic, and nothing else raised.

Runs some of each format; ``WENMAI_FUZZ=100000 pytest tests/extractors/test_fuzz.py`` runs as many.
"""

import os
import random

import pytest
from prints import LOCK, PICTURE, column, placed, printed, rule

from wenmai.extractors.readers import read_bytes

ROUNDS = int(os.environ.get("WENMAI_FUZZ", "60"))
_TITLE, _TEXT = (
    "某某省人民政府关于甲事项的通知",
    "现将《甲办法》（甲政发〔2022〕1号）印发给你们，请遵照执行。",
)
_LINES = [f"{_TEXT[:18]}第{sign}行。" for sign in "一二三四五六"]
_HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{_TITLE}">
<title>{_TITLE}</title></head><body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li>
</ul></div><table><tr><td>索引号：</td><td>000014349/2022-00036</td><td>发文字号：</td><td>甲政发〔2022〕1号</td></tr>
</table><h1>{_TITLE}</h1><div id="content"><p>各市：</p><p>{_TEXT}<br>{_TEXT}</p><pre>一、二</pre></div>
<div class="footer">版权所有 网站标识码：bm01000001</div></body></html>"""
_MHTML = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----=_Part"\r\n\r\n'
    '------=_Part\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    f"{_HTML}\r\n------=_Part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "------=_Part--\r\n"
).encode()
_PDF = (
    printed([_TITLE, _TEXT], ["第1页"], [_TEXT]),
    printed([_TITLE], trailer=LOCK),
    placed([*column(_LINES, 50, 700), *column(_LINES, 320, 700)], drawn=f"{rule(720)} {PICTURE}"),
)
MADE = {
    "pdf": _PDF,
    "html": (_HTML.encode(), _HTML.replace('"utf-8"', '"gb2312"').encode("gb18030"), _HTML.encode("utf-16")),
    "mhtml": (_MHTML, _MHTML.replace(b"8bit", b"quoted-printable"), _MHTML.replace(b"8bit", b"base64")),
}
TOKENS = [
    *(
        b"endobj",
        b"stream\n",
        b"<<",
        b">>",
        b"[",
        b"/Kids[2 0 R]",
        b"/Count 99999999",
        b"-2147483648",
        b"1e308",
    ),
    *(
        b"/Filter/FlateDecode",
        b"%%EOF",
        b"startxref\n0\n",
        b"<table><tr><td colspan=99999999>",
        b"</div>" * 50,
    ),
    *(
        b"<div>" * 500,
        b"<!--",
        b"<![CDATA[",
        b"<script>",
        b"&#x110000;",
        b"&#xd800;",
        b"<meta charset=utf-7>",
    ),
    *(
        b"\r\n\r\n",
        b"------=_Part\r\n",
        b"------=_Part--",
        b"Content-Type: multipart/mixed\r\n",
        b"charset=idna",
    ),
    *(
        b"Content-Transfer-Encoding: base64\r\n",
        b"=?utf-8?q?=",
        b"\x00",
        b"\xff\xfe",
        b"\x81",
        b"\xed\xa0\x80",
    ),
]


def damaged(made: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A file with some bytes changed, cut out, doubled or put in, or cut off."""
    data = bytearray(chance.choice(made))
    for _ in range(chance.choice((1, 2, 4, 16))):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 1, 4, 40, 400))
        change = chance.randrange(6)
        if change == 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif change == 1:
            del data[at : at + size]
        elif change == 2:
            data[at:at] = data[at : at + size] * chance.choice((1, 2, 30))
        elif change == 3:
            data[at:at] = chance.choice(TOKENS)
        elif change == 4:
            other = chance.choice(made)
            start = chance.randrange(len(other))
            data[at : at + size] = other[start : start + size]
        else:
            data[at : at + size] = bytes(chance.choice(b"0123456789<>/=\r\n ") for _ in range(min(size, 4)))
    return bytes(data[: chance.choice((len(data),) * 4 + (chance.randrange(len(data) + 1),))])


@pytest.mark.parametrize("form", MADE)
def test_the_files_made_are_read(form: str) -> None:
    readings = [read_bytes(data, f"a.{form}") for data in MADE[form]]
    assert any("甲事项" in text.text for reading in readings for text in reading.texts)
    assert all(reading.texts or reading.diagnostics for reading in readings)


@pytest.mark.parametrize("form", MADE)
def test_damage(form: str) -> None:
    for seed in range(ROUNDS):
        data = damaged(MADE[form], random.Random(f"{form} {seed}"))
        try:
            reading = read_bytes(data, f"a.{form}")
        except BaseException as error:
            error.add_note(f"{form}, seed {seed}")
            raise
        assert reading.texts or reading.diagnostics, seed
        assert all(text.text.strip() for text in reading.texts), seed


@pytest.mark.parametrize("form", MADE)
def test_many_damaged_files_are_still_read(form: str) -> None:
    files = [damaged(MADE[form], random.Random(f"{form} {seed}")) for seed in range(60)]
    assert (
        sum(bool(read_bytes(data, f"a.{form}").texts) for data in files) >= 10
    )  # a third of the PDF files is locked
