"""PDF files made by hand: Chinese text at any place of a page, lines drawn, pictures, a lock."""

from collections.abc import Sequence

Piece = tuple[
    float, float, str
]  # x and y of its left end in points, upwards from the foot of the page; its text

LETTER = 10  # points: the size of placed text
LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">>>/ID[<00><00>]"
PICTURE = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"
_FIRST_PAGE = 6  # the number of its object


def printed(*pages: Sequence[str], trailer: str = "") -> bytes:
    """A PDF of lines of text, its font by name only."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
        "/Descent -200/CapHeight 700/StemV 80>>",
    )
    written = [
        " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -30 Td" for line in lines) for lines in pages
    ]
    return _pdf(font, [f"BT /F1 16 Tf 60 780 Td {lines} ET" for lines in written], trailer)


def placed(*pages: Sequence[Piece], drawn: str = "") -> bytes:
    """A PDF of pieces of text of 200 letters at most, in the order given; ``drawn`` is drawn on each page.

    Its font is its own, so that each letter has a box: a black square.
    """
    letters = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: f"{code:02x}" for code, letter in enumerate(letters, 1)}
    names = "".join(f"/g{code}" for code in codes.values())
    square = "1000 0 0 -100 1000 800 d1 0 -100 1000 900 re f"
    meant = "\n".join(f"<{code}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    unicode = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{meant}\nendbfchar endcmap"
    )
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 -100 1000 800]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 1/LastChar {len(codes)}/Widths[{'1000 ' * len(codes)}]/Encoding<</Differences[1{names}]>>"
        f"/CharProcs<<{''.join(f'/g{code} 4 0 R' for code in codes.values())}>>/ToUnicode 5 0 R>>",
        _stream(square),
        _stream(unicode),
    )
    written = [
        " ".join(f"1 0 0 1 {x} {y} Tm <{''.join(codes[sign] for sign in text)}> Tj" for x, y, text in page)
        for page in pages
    ]
    return _pdf(font, [f"{drawn} BT /F1 {LETTER} Tf {pieces} ET" for pieces in written])


def column(lines: Sequence[str], x: float, top: float, step: float = 16) -> list[Piece]:
    """Lines of text one below the other."""
    return [(x, top - step * at, line) for at, line in enumerate(lines)]


def rule(y: float, left: float = 50, right: float = 545) -> str:
    """A line drawn across a page."""
    return f"{left} {y} m {right} {y} l S"


def _pdf(font: Sequence[str], written: Sequence[str], trailer: str = "") -> bytes:
    kids = " ".join(f"{_FIRST_PAGE + 2 * place} 0 R" for place in range(len(written)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(written)}>>", *font]
    for place, stream in enumerate(written):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {_FIRST_PAGE + 1 + 2 * place} 0 R>>"
        )
        objects.append(_stream(stream))
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return body + table.encode() + end.encode()


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"
