"""Pages of a PDF 页面文字 as pdfium gives them, with columns one after the other."""

import re
from typing import Any, Final, NamedTuple

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.pdf_columns import Rect, Zone, zones

_PASSWORD_NEEDED: Final = 4  # FPDF_ERR_PASSWORD
MOST_PAGES: Final = 10_000
_MOST_RECTS: Final = 3000  # a page of text has a few hundred; a map many more, and no columns
_LITTLE: Final = 200  # letters: no more than running heads
_STOPS: Final = re.compile("[，。；：、]")
_LONGEST_CLAUSE: Final = 40  # letters; cells of a table have no stops
_RULE: Final = 50  # points: a line drawn is longer than a stroke of a letter


class Printed(NamedTuple):
    """The text of a page 页面文字; ``pictured`` if there is little of it and a picture, so that it may be a scan."""

    text: str
    pictured: bool


def printed_pages(data: bytes) -> list[Printed] | None:
    """Return each page 逐页文字, empty for one that cannot be opened; None behind a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED:
            return None
        raise WenmaiError("the PDF cannot be opened: it is damaged") from error
    try:
        if len(document) > MOST_PAGES:
            raise WenmaiError(f"the PDF says that it has {len(document)} pages, at most {MOST_PAGES}")
        pages = [_printed(document, index) for index in range(len(document))]
    finally:
        document.close()
    if pages and not any(pages):
        raise WenmaiError("no page of the PDF can be opened: it is damaged")
    return [page or Printed("", False) for page in pages]


def _printed(document: Any, index: int) -> Printed | None:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        textpage = page.get_textpage()
        text = str(_in_columns(page, textpage) or textpage.get_text_bounded())
        pictured = len(text) < _LITTLE and _has_picture(page)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()
    return Printed(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"), pictured)


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _in_columns(page: Any, textpage: Any) -> str | None:
    """The text of a page with two columns of running text, the left before the right; None if it has none."""
    count = textpage.count_rects()
    if count > _MOST_RECTS or page.get_rotation():
        return None
    found = zones([Rect(*textpage.get_rect(index)) for index in range(count)])
    if not found or _is_ruled(page, found):
        return None
    left, bottom, right, top = page.get_bbox()
    texts = []
    for place, (low, high, gutter) in enumerate(found):
        under = (low + found[place + 1].high) / 2 if place + 1 < len(found) else bottom
        over = (high + found[place - 1].low) / 2 if place else top
        sides = [(left, right)] if gutter is None else [(left, gutter), (gutter, right)]
        parts = [str(textpage.get_text_bounded(start, under, end, over)).strip() for start, end in sides]
        if gutter is not None and not all(map(_is_prose, parts)):
            return None
        texts += parts
    return "\n".join(texts)


def _is_prose(text: str) -> bool:
    return len(_STOPS.findall(text)) * _LONGEST_CLAUSE > len(text)


def _is_ruled(page: Any, found: list[Zone]) -> bool:
    """Whether lines are drawn across the columns, as between the rows of a table."""
    import pypdfium2.raw as pdfium

    drawn = [thing.get_bounds() for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)]
    return any(
        zone.gutter is not None and zone.low < edge < zone.high and right - left > _RULE
        for zone in found
        for left, low, right, high in drawn
        for edge in (low, high)
    )
