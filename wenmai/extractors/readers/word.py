"""Word documents 文档 (.docx): paragraphs and tables in the order of the page."""

import zlib
from io import BytesIO
from zipfile import BadZipFile

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page


def read_docx(data: bytes) -> Page:
    """Return the text of a .docx file, a line for each paragraph, those of tables too; WenmaiError if it is none."""
    from docx import Document
    from docx.oxml.ns import qn
    from lxml.etree import LxmlError

    try:
        document = Document(BytesIO(data))
    except (BadZipFile, zlib.error, LxmlError, KeyError, ValueError, OSError) as error:
        raise WenmaiError("damaged, or a ZIP archive that is no Word document") from error
    paragraph, breaks = qn("w:p"), {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    lines: list[str] = []
    for element in document.element.body.iter():  # tables stand in tables on pages saved from the web
        if element.tag == paragraph:
            lines.append("")
        elif element.tag in breaks and lines:
            lines[-1] += breaks[element.tag] or element.text or ""
    return Page("\n".join(lines) + "\n")
