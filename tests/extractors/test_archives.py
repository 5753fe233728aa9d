"""ZIP archives: each file inside is read; paths, links, passwords and bombs are refused and told."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors.readers import read_bytes
from wenmai.extractors.readers.archive import Limits, read_archive
from wenmai.extractors.readers.page import Reading
from wenmai.ontology.model import SourceText
from wenmai.ontology.vocabulary import Code

TEXT = "关于甲事项的通知\n财库〔2022〕19号\n"


def packed(**files: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def codes(reading: Reading) -> list[tuple[str, Code]]:
    return [(doubt.source, doubt.code) for doubt in reading.diagnostics]


def test_files_in_order_of_name_and_noise_passed_over() -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>"
    files = {"乙/b.txt": TEXT, "a.html": page, "__MACOSX/._a": "x", ".DS_Store": "x"}
    reading = read_bytes(packed(**files), "包.zip")
    assert [text.file for text in reading.texts] == ["包.zip/a.html", "包.zip/乙/b.txt"]
    assert reading.texts[1].text == TEXT
    assert codes(reading) == []


def test_names_of_a_chinese_windows() -> None:
    data = packed(abcd=TEXT).replace(b"abcd", "通知".encode("gb18030"))
    assert [text.file for text in read_bytes(data, "a.zip").texts] == ["a.zip/通知"]


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "..\\x.txt"])
def test_paths_that_lead_out_are_refused(name: str) -> None:
    reading = read_bytes(packed(**{name: TEXT, "good.txt": TEXT}), "a.zip")
    assert [text.file for text in reading.texts] == ["a.zip/good.txt"]
    assert codes(reading) == [(f"a.zip/{name}", Code.REFUSED)]


def test_a_link_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert codes(read_bytes(buffer.getvalue(), "a.zip")) == [("a.zip/link.txt", Code.REFUSED)]


def test_a_bomb_is_refused_and_the_rest_is_done() -> None:
    reading = read_bytes(packed(**{"a.txt": b"0" * 40_000_000, "b.txt": TEXT}), "a.zip")
    assert [text.file for text in reading.texts] == ["a.zip/b.txt"]
    assert codes(reading) == [("a.zip/a.txt", Code.REFUSED)]


def test_limits_of_number_and_size() -> None:
    def read(data: bytes, name: str) -> Reading:
        return Reading((SourceText(name, "", data.decode()),))

    data = packed(a="1" * 10, b="2" * 10, c="3")
    assert codes(read_archive(data, "z", read, Limits(members=2))) == [("z", Code.REFUSED)]
    assert codes(read_archive(data, "z", read, Limits(total=15))) == [("z/b", Code.REFUSED)]
    assert codes(read_archive(data, "z", read, Limits(one=9))) == [
        ("z/a", Code.REFUSED),
        ("z/b", Code.REFUSED),
    ]


def test_archives_in_archives_to_a_depth() -> None:
    inner = packed(**{"x.txt": TEXT})
    two = packed(**{"two.zip": inner})
    assert [text.file for text in read_bytes(two, "one.zip").texts] == ["one.zip/two.zip/x.txt"]
    three = read_bytes(packed(**{"two.zip": packed(**{"three.zip": inner})}), "one.zip")
    assert codes(three) == [("one.zip/two.zip/three.zip", Code.REFUSED)]


def test_a_member_behind_a_password_is_told() -> None:
    data = bytearray(packed(**{"a.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert codes(read_bytes(bytes(data), "a.zip")) == [("a.zip/a.txt", Code.ENCRYPTED)]


def test_nothing_inside_is_told() -> None:
    assert codes(read_bytes(packed(), "a.zip")) == [("a.zip", Code.EMPTY)]


@given(st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=8))
def test_any_damage_is_told_or_harmless(tail: bytes, at: int, over: bytes) -> None:
    data = packed(**{"a.txt": TEXT, "b.txt": TEXT * 9})
    reading = read_bytes(data[:at] + over + data[at + len(over) :] + tail, "a.zip")
    assert reading.texts or reading.diagnostics
