"""PDF: the text layer, a form feed between pages."""

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page


def read_pdf(data: bytes) -> Page:
    """Return the text layer of a PDF; empty if it holds only pictures; WenmaiError if it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise WenmaiError("the PDF cannot be opened (damaged or protected)") from error
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return Page("\f".join(page.replace("\r\n", "\n").replace("\r", "\n") for page in pages))
