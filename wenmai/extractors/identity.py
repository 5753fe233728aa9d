"""Which document a printing is 文件标识: the id that its own content gives it, before others are known."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from wenmai.extractors.titles import fold
from wenmai.ontology.model import Document

_APART: Final = re.compile(r"~[0-9a-f]{8}$")


def identity(document: Document) -> str:
    """Return the id that the content of a document gives it: its number's key, else notice and title, else a hash.

    The hash is over official issuers, title, date and, for an amended text, the date of its edition.
    """
    if document.number_key:
        return document.number_key
    if document.issued_by:
        return f"{document.issued_by}#{fold(document.title)}"
    parts = ["+".join(document.issuers_full), fold(document.title) or document.record, document.date or ""]
    if document.edition:
        parts.append(document.edition)
    return "doc/" + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def told_apart(name: str, texts: Iterable[str]) -> str:
    """Return the id of a document whose name others bear as well 同名异文: with the least hash of its texts."""
    return f"{name}~{min(sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8] for text in texts)}"


def is_told_apart(id: str) -> bool:
    """Whether a document bears the name of another, so that this alone names neither."""
    return _APART.search(id) is not None
