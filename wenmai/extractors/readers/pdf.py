"""PDF: the text layer, a form feed between pages; what is printed over many pages alike is left out."""

import re
from collections import Counter
from typing import Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.page import Page
from wenmai.ontology.vocabulary import Code

_PASSWORD_NEEDED: Final = 4  # FPDF_ERR_PASSWORD
_FEWEST_PAGES: Final = 4
_LONGEST_HEAD: Final = 60
_SENTENCE_ENDS: Final = ("。", "；", "，", "：")


def read_pdf(data: bytes) -> Page:
    """Return the text layer of a PDF 文字层, a line for each printed line; WenmaiError if it cannot be opened.

    One behind a password, and pages without text among others, are doubts; a scan is an empty page.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED:
            return Page("", doubts=((Code.ENCRYPTED, ""),))
        raise WenmaiError("the PDF cannot be opened: it is damaged") from error
    try:
        pages = []
        for page in document:
            text = page.get_textpage().get_text_bounded()
            pages.append(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
            page.close()
    except pypdfium2.PdfiumError as error:
        raise WenmaiError("a page of the PDF cannot be opened: it is damaged") from error
    finally:
        document.close()
    blank = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(blank) == len(pages):
        return Page("")
    named = "、".join(map(str, blank))
    doubts = ((Code.PAGES_WITHOUT_TEXT, named),) if blank else ()
    return Page("\f".join(_without_running_heads(pages)), doubts=doubts)


def _without_running_heads(pages: list[str]) -> list[str]:
    """Pages without the first and last line that most of them share but for digits 书眉页脚."""
    if len(pages) < _FEWEST_PAGES:
        return pages
    lines = [page.strip("\n").split("\n") for page in pages]
    heads = _repeated([page[0] for page in lines])
    feet = _repeated([page[-1] for page in lines])
    kept = []
    for page in lines:
        first = 1 if _shape(page[0]) in heads else 0
        last = len(page) - 1 if len(page) > first and _shape(page[-1]) in feet else len(page)
        kept.append("\n".join(page[first:last]))
    return kept


def _repeated(lines: list[str]) -> frozenset[str]:
    counts = Counter(_shape(line) for line in lines if _may_be_head(line))
    return frozenset(shape for shape, count in counts.items() if shape and count * 5 >= len(lines) * 3)


def _may_be_head(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and not line.rstrip().endswith(_SENTENCE_ENDS)


def _shape(line: str) -> str:
    return re.sub(r"\d{1,5}", "#", "".join(line.split()))
