"""PDF: the text layer, a form feed between pages; what is printed over many pages alike is left out."""

from typing import Final

from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.pdf_apart import apart
from wenmai.extractors.readers.pdf_heads import without_running_heads
from wenmai.extractors.readers.pdf_letterhead import in_order
from wenmai.extractors.readers.pdf_letters import ideographs, is_garbage
from wenmai.extractors.readers.pdf_pages import Printed, printed_pages
from wenmai.ontology.vocabulary import Code

_LOCKED: Final = Page("", doubts=((Code.ENCRYPTED, ""),))


def read_pdf(data: bytes) -> Page:
    """Return the text layer of a PDF 文字层, a line for each printed line; WenmaiError if it cannot be opened.

    One behind a password, and pages without text among others, are doubts; a scan is an empty page. A page whose
    letters stand for nothing, or that has a picture and running heads alone, is one without text.
    """
    import pypdfium2  # noqa: F401  # here once, and not in each process that reads a file

    given = apart(lambda: printed_pages(data))
    if given is None:
        return _LOCKED
    printed = [Printed(*page) for page in given]
    layer = ["" if is_garbage(text) else ideographs(text) for text, _ in printed]
    pages = without_running_heads(layer)
    if not any(map(str.strip, pages)):
        return Page("")
    blank = [
        number
        for number, text in enumerate(pages, 1)
        if not text.strip() and (printed[number - 1].pictured or not layer[number - 1].strip())
    ]
    doubts = ((Code.PAGES_WITHOUT_TEXT, "、".join(map(str, blank))),) if blank else ()
    return Page("\n\f".join([in_order(pages[0]), *pages[1:]]) + "\n", doubts=doubts)
