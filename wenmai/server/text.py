"""The text 正文 of a document with its references: what stands where, and to which document each leads."""

from dataclasses import dataclass
from typing import Final

from wenmai.errors import StoreError
from wenmai.graph.store import Row
from wenmai.ontology.vocabulary import Relation, Resolved
from wenmai.server.dossier import mentions_of, printings_of
from wenmai.server.reading import Reading

PART: Final = 40_000  # characters of a text that are shown at once


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text 文段: with a ``relation`` a reference; ``target`` is None where it names no one document.

    ``start`` is its place in the source.
    """

    start: int
    text: str
    relation: Relation | None = None
    target: str | None = None
    resolved: Resolved | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a printing 正文片段: where it stands, and its pieces, which joined are the text as read.

    ``part`` of ``parts`` counts from 1; ``printing`` of ``printings`` too. No pieces where the text is not at hand.
    """

    source: str | None = None
    first_line: int = 0
    printing: int = 1
    printings: int = 0
    part: int = 1
    parts: int = 1
    pieces: tuple[Piece, ...] = ()


def text_of(reading: Reading, document_id: str, *, printing: int = 1, part: int = 1) -> Shown:
    """Return a part of the text of a document with its references 正文; the last one for a number too high."""
    places = printings_of(reading, document_id)
    if not places:
        return Shown()
    chosen = min(printing, len(places))
    place = places[chosen - 1]
    try:
        text = reading.text_of(place.source)[place.start : place.end]
    except StoreError:
        return Shown(place.source, place.start_line, chosen, len(places))
    parts = max(1, -(-len(text) // PART))
    at = (min(part, parts) - 1) * PART
    rows = [row for row in mentions_of(reading, document_id) if row["source"] == place.source]
    window = (place.start + at, min(place.start + at + PART, place.end))
    return Shown(
        source=place.source,
        first_line=place.start_line + text.count("\n", 0, at),
        printing=chosen,
        printings=len(places),
        part=min(part, parts),
        parts=parts,
        pieces=tuple(_pieces(text, place.start, window, rows)),
    )


def _pieces(text: str, base: int, window: tuple[int, int], rows: list[Row]) -> list[Piece]:
    """The text of a window in pieces; of references that overlap, the first one counts."""
    found: list[Piece] = []
    here, last = window
    for start, end, row in sorted(
        ((_at(row, "start"), _at(row, "end"), row) for row in rows), key=lambda one: one[:2]
    ):
        if start < here or start >= last or end <= start:
            continue
        if start > here:
            found.append(Piece(here, text[here - base : start - base]))
        target, article = row["target"], row["article"]
        found.append(
            Piece(
                start,
                text[start - base : end - base],
                Relation(str(row["relation"])),
                None if target is None else str(target),
                Resolved(str(row["resolved"])),
                None if article is None else str(article),
            )
        )
        here = end
    if here < last:
        found.append(Piece(here, text[here - base : last - base]))
    return found


def _at(row: Row, name: str) -> int:
    value = row[name]
    return value if isinstance(value, int) else 0
