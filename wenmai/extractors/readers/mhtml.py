"""Web archives 网页存档 (.mht, .mhtml): the page inside, read as a page."""

from functools import cache
from typing import TYPE_CHECKING, Final

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.charset import decode_page
from wenmai.extractors.readers.html import read_markup, visible_text
from wenmai.extractors.readers.page import Page
from wenmai.extractors.readers.plain import doubtful

if TYPE_CHECKING:
    from email.policy import Compat32

_PLAIN: Final = "text/plain"
_KINDS: Final = ("text/html", "application/xhtml+xml", _PLAIN)
LONGEST_HEADER: Final = 4000
NO_PAGE: Final = "a web archive without a page in it"


def read_mhtml(data: bytes) -> Page:
    """Return the text and metadata of the page in a web archive 网页存档; WenmaiError if there is none."""
    import email

    try:
        parts = list(email.message_from_bytes(data, policy=_policy()).walk())
    except RecursionError as error:  # archives in archives, thousands deep
        raise WenmaiError(NO_PAGE) from error
    for kind in _KINDS:
        for part in parts:
            if "content-type" not in part or part.get_content_type() != kind:
                continue
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                declared = part.get_content_charset("")
                if kind == _PLAIN:
                    return _plain(*decode_page(body, declared))
                return read_markup(*visible_text(body, declared))
    raise WenmaiError(NO_PAGE)


@cache
def _policy() -> "Compat32":
    from email.policy import Compat32

    class Short(Compat32):
        """Cuts headers where no real one goes on: their parameters are looked through anew for each."""

        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            return super().header_source_parse(["".join(sourcelines)[:LONGEST_HEADER]])

    return Short()


def _plain(text: str, sure: bool) -> Page:
    return Page(text.replace("\r\n", "\n").replace("\r", "\n"), doubts=doubtful(sure))
