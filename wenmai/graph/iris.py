"""Identifiers and IRIs 标识与网址: readable both ways, whatever characters a title or number holds.

A document stands under ``BASE + "document/"`` by its id: Chinese letters stay as they are, what an IRI must
not hold (RFC 3987) and what no eye can see is percent-encoded. The environment variable ``WENMAI_BASE`` sets
another base.
"""

import os
import re
from functools import lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import unquote

DEFAULT_BASE: Final = "https://example.org/wenmai/"
BASE: Final = os.environ.get("WENMAI_BASE", DEFAULT_BASE)
ONTOLOGY: Final = BASE + "ontology#"
DOCUMENT: Final = BASE + "document/"
PRINTING: Final = BASE + "printing/"
MENTION: Final = BASE + "mention/"

# RFC 3987, 2.2: unreserved and sub-delims, `:`, `@`, `/`, and the ranges of ucschar; of these, white space
# and the invisible format characters are encoded too. `#` is dealt with apart: the first opens the fragment.
_SAFE_ASCII: Final = "A-Za-z0-9._~!$&'()*+,;=:@/\\-"
_UCSCHAR: Final = (
    "\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
)
_ASTRAL: Final = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
_UNSAFE: Final = re.compile(f"[^{_SAFE_ASCII}{_UCSCHAR}{_ASTRAL}]|[\u00ad\u1680\u180e]")


def _encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogatepass"))


def quote(text: str) -> str:
    """Return text as the local part of an IRI 编码; ``unquote`` undoes it, whatever the text."""
    if not _UNSAFE.search(text):
        return text
    head, mark, tail = text.partition("#")
    return _UNSAFE.sub(_encode, head) + mark + _UNSAFE.sub(_encode, tail)


@lru_cache(maxsize=65536)
def document_iri(document_id: str) -> str:
    """Return the IRI of a document 文件网址, such as ``https://example.org/wenmai/document/财库/2022/19``."""
    return DOCUMENT + quote(document_id)


@lru_cache(maxsize=65536)
def document_id(iri: str) -> str | None:
    """Return the id of the document 文件标识 that an IRI names; None if it names something else."""
    return unquote(iri[len(DOCUMENT) :], errors="surrogatepass") if iri.startswith(DOCUMENT) else None


def printing_iri(record: str) -> str:
    """Return the IRI of one printing 印本 of a document, by its record."""
    return PRINTING + quote(record)


def mention_iri(reference_id: str) -> str:
    """Return the IRI of a mention 提及, by the id of its reference."""
    return MENTION + quote(reference_id)


def thing_iri(kind: str, name: str) -> str:
    """Return the IRI of anything else by its kind and name: ``issuer/财政部``, ``region/湖北省``, ``genre/通知``."""
    return f"{BASE}{kind}/{quote(name)}"


def term(name: str) -> str:
    """Return the IRI of a class or property of the ontology 本体术语, by its local name."""
    return ONTOLOGY + name


def published(name: str) -> str:
    """Return the ontology (``policy``) or its shapes (``shapes``) as Turtle 公布的本体, under the base in use."""
    text = files("wenmai.ontology").joinpath(f"{name}.ttl").read_text(encoding="utf-8")
    return text.replace(DEFAULT_BASE, BASE)
