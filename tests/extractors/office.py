"""Office files made by hand, as small as their formats allow: ZIP archives of XML, OLE containers, binary Word."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT, _PAGE = 0x800, 512


def zipped(members: Mapping[str, str]) -> bytes:
    """A ZIP archive of texts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx of some paragraphs; ``numbering`` and ``styles`` are what those parts hold."""
    parts = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped(parts)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def ofd(
    *pages: Sequence[tuple[float, float, str]], template: Sequence[tuple[float, float, str]] = ()
) -> bytes:
    """An OFD file of (x, y, text) pieces 4 mm high on its pages; ``template`` is printed on each of them."""

    def content(pieces: Sequence[tuple[float, float, str]], head: str = "") -> str:
        objects = "".join(
            f'<ofd:TextObject ID="{at}" Boundary="{x} {y - 4} 150 5" Font="1" Size="4">'
            f'<ofd:TextCode X="0" Y="4" DeltaX="g {max(len(text) - 1, 1)} 4">{text}</ofd:TextCode></ofd:TextObject>'
            for at, (x, y, text) in enumerate(pieces, 10)
        )
        return f'<ofd:Page {OFD}>{head}<ofd:Content><ofd:Layer ID="9">{objects}</ofd:Layer></ofd:Content></ofd:Page>'

    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    used = '<ofd:Template TemplateID="99" ZOrder="Background"/>' if template else ""
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {OFD} Version='1.0'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            "</ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData>"
            + ('<ofd:TemplatePage ID="99" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else "")
            + f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            "Doc_0/Tpls/Tpl_0/Content.xml": content(template),
            **{f"Doc_0/Pages/Page_{at}/Content.xml": content(page, used) for at, page in enumerate(pages)},
        }
    )


def xlsx(*sheets: tuple[str, str], strings: str = "") -> bytes:
    """A workbook of (name, rows of XML)."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, (name, _) in enumerate(sheets)
    )
    targets = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(len(sheets))
    )
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
            "xl/styles.xml": f'<styleSheet {SHEET}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
            "</styleSheet>",
            "xl/sharedStrings.xml": f"<sst {SHEET}>{strings}</sst>",
            **{
                f"xl/worksheets/s{at}.xml": f"<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>"
                for at, (_, rows) in enumerate(sheets)
            },
        }
    )


def row(*cells: str) -> str:
    """A row of a sheet, its cells in place."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container ([MS-CFB]) of up to three streams, 60 KiB in all."""
    table, sectors, entries = [_FAT, _END], b"", [("Root Entry", 5, _END, 0)]
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        count = -(-len(data) // _SECTOR)
        entries.append((name, 2, len(table), len(data)))
        table += [*range(len(table) + 1, len(table) + count), _END]
        sectors += data.ljust(count * _SECTOR, b"\0")
    directory = b""
    for at, (name, kind, first, size) in enumerate(entries):
        right = at + 1 if 0 < at < len(entries) - 1 else _FREE
        child = 1 if at == 0 else _FREE
        spelled = name.encode("utf-16-le")
        directory += spelled.ljust(64, b"\0") + struct.pack(
            "<HBB3I", len(spelled) + 2, kind, 1, _FREE, right, child
        )
        directory += bytes(36) + struct.pack("<IQ", first, size)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    return header + fat + directory.ljust(_SECTOR, b"\0") + sectors


def _page(runs: Sequence[tuple[int, int, bytes]], width: int, *, lead: bytes = b"") -> bytes:
    """A page of properties (FKP, [MS-DOC] §2.9.33, §2.9.174) of runs (first, last, properties)."""
    page, at, offsets = bytearray(_PAGE), _PAGE - 2, []
    for _, _, properties in runs:
        stored = lead + properties
        size = len(stored) // 2 + 1 if width > 1 else len(stored)
        at = (at - len(stored) - 2) // 2 * 2
        page[at : at + 1 + len(stored)] = bytes([size]) + stored
        offsets.append(at // 2)
    positions = [first for first, _, _ in runs] + [runs[-1][1]]
    page[: 4 * len(positions)] = struct.pack(f"<{len(positions)}I", *positions)
    for index, offset in enumerate(offsets):
        page[4 * len(positions) + width * index] = offset
    page[-1] = len(runs)
    return bytes(page)


def doc(text: str, *, runs: Mapping[str, bytes] | None = None, numbered: str = "", flags: int = 0) -> bytes:
    """A .doc of paragraphs ending in \\r, with the properties (sprms) of some of its words.

    ``numbered``: a pattern with \\0 for the number; every paragraph belongs to that list, which counts in Chinese.
    """
    spelled = text.encode("utf-16-le")
    end = _TEXT_AT + len(spelled)

    def place(words: str) -> tuple[int, int]:
        first = _TEXT_AT + spelled.index(words.encode("utf-16-le"))
        return first, first + len(words.encode("utf-16-le"))

    found = sorted(
        (*place(words), b"".join((bytes([len(sprms)]), sprms))[1:]) for words, sprms in (runs or {}).items()
    )
    filled, position = [], _TEXT_AT
    for first, last, sprms in found:
        filled += [(position, first, b"")] if first > position else []
        filled.append((first, last, sprms))
        position = last
    filled += [(position, end, b"")] if end > position else []
    paragraphs, position = [], _TEXT_AT
    for piece in text.split("\r")[:-1]:
        last = position + len(piece.encode("utf-16-le")) + 2
        paragraphs.append((position, last, struct.pack("<HH", 0x460B, 1) if numbered else b""))
        position = last
    pages = -(-end // _PAGE)
    word = bytearray(pages * _PAGE)
    word[_TEXT_AT:end] = spelled
    word += _page(filled, 1) + _page(paragraphs, 13, lead=b"\0\0")
    pattern = numbered.encode("utf-16-le")
    level = struct.pack("<iBB9xB8xBB2x", 1, 39, 0, 2, 0, 0) + struct.pack("<H", len(numbered)) + pattern
    parts = {
        33: b"\x02" + struct.pack("<I", 16) + struct.pack("<IIHIH", 0, len(spelled) // 2, 0, _TEXT_AT, 0),
        12: struct.pack("<3I", _TEXT_AT, end, pages),
        13: struct.pack("<3I", _TEXT_AT, end, pages + 1),
        73: struct.pack("<Hi22xBx", 1, 7, 1),
        74: struct.pack("<IiQBBBBI", 1, 7, 0, 0, 0, 0, 0, 0),
    }
    struct.pack_into("<HHHH", word, 0, 0xA5EC, 0xC1, 0, 0x804)
    struct.pack_into("<H", word, 0x0A, 0x0200 | flags)
    struct.pack_into("<I", word, 0x4C, len(spelled) // 2)
    table = b""
    for index, part in parts.items():
        struct.pack_into("<II", word, 0x9A + 8 * index, len(table), len(part))
        table += part + (level if index == 73 else b"")
    return ole({"WordDocument": bytes(word), "1Table": table})
