"""PDF: text by page, running heads left out, a password and a scan told."""

import pytest

from wenmai.extractors.readers import read_bytes
from wenmai.ontology.vocabulary import Code

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
    "/Descent -200/CapHeight 700/StemV 80>>",
)
LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">>>/ID[<00><00>]"


def printed(*pages: list[str], trailer: str = "") -> bytes:
    """A PDF of lines of Chinese text, its font by name only."""
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", *FONT]
    for place, lines in enumerate(pages):
        rows = (f"<{line.encode('utf-16-be').hex()}> Tj 0 -30 Td" for line in lines)
        stream = f"BT /F1 16 Tf 60 780 Td {' '.join(rows)} ET"
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {7 + 2 * place} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return body + table.encode() + end.encode()


def text_of(data: bytes) -> list[list[str]]:
    (source,) = read_bytes(data, "a.pdf").texts
    return [[line for line in page.split("\n") if line.strip()] for page in source.text.split("\f")]


def test_lines_and_pages() -> None:
    pages = [["关于甲事项的通知", "财库〔2022〕19号"], ["现通知如下。"]]
    assert text_of(printed(*pages)) == pages


def test_running_heads_and_feet_are_left_out() -> None:
    body = [[f"第{sign}条正文在此。", "乙。"] for sign in "一二三四五"]
    pages = [["某某公报2022年第3期", *lines, f"第{n}页共5页"] for n, lines in enumerate(body, 1)]
    assert text_of(printed(*pages)) == body


def test_first_lines_that_differ_stay() -> None:
    pages = [[f"{sign}、要求", "正文。"] for sign in "一二三四五"]
    assert text_of(printed(*pages)) == pages


def test_pages_without_text_are_told() -> None:
    reading = read_bytes(printed(["关于甲事项的通知"], [], ["正文。"]), "a.pdf")
    assert [(doubt.code, doubt.message) for doubt in reading.diagnostics] == [(Code.PAGES_WITHOUT_TEXT, "2")]
    assert len(reading.texts) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (printed([], []), Code.NO_TEXT),
        (printed(["甲"], trailer=LOCK), Code.ENCRYPTED),
        (printed(["甲"])[:200], Code.UNREADABLE),
    ],
)
def test_what_cannot_be_read(data: bytes, code: Code) -> None:
    reading = read_bytes(data, "a.pdf")
    assert reading.texts == ()
    assert [doubt.code for doubt in reading.diagnostics] == [code]
