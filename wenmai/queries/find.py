"""Find one document 查找文件: by its number in any spelling, its title or its id."""

from typing import Final

from wenmai.errors import Ambiguous, NotFound
from wenmai.graph.index import fold
from wenmai.graph.store import Entry, Opened
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes

MOST_CANDIDATES: Final = 50
_NEAREST: Final = 5
_NEAR: Final = 50
_SHOWN: Final = 200  # characters of the words in an error


def find(folder: Opened, words: str, *, nearest: bool = True) -> Node:
    """Return the document that ``words`` name 查找: an id, a number in any spelling, or a title.

    A title may lack its 《》 and be spaced anyhow; an exact title goes before a piece of one, and a notice
    before the text that it issues. Ambiguous if several documents answer, NotFound with the nearest names if
    none does; without ``nearest`` those are not looked for, which takes long in a large store.
    """
    words = words.strip()
    index = folder.index
    exact = index.by_id(words)
    found = [exact] if exact else index.by_number(words)
    if not found:
        found = index.by_title(words)
        found = [entry for entry in found if entry.known] or found
    if not found and fold(words):
        found = index.containing(words, MOST_CANDIDATES + 1)
    if not found:
        raise _not_found(folder, words) if nearest else NotFound(f"no document answers to {words[:_SHOWN]}")
    return Nodes(folder.store)[_one(found, words).id]


def _one(found: list[Entry], words: str) -> Entry:
    """The one document among these, where a notice stands for the texts that it issues."""
    ids = {entry.id for entry in found}
    heads = [entry for entry in found if entry.issued_by not in ids]
    if len(heads) == 1:
        return heads[0]
    candidates = tuple(entry.id for entry in heads[:MOST_CANDIDATES])
    count = f"more than {MOST_CANDIDATES}" if len(found) > MOST_CANDIDATES else str(len(heads))
    raise Ambiguous(
        f"{words} may be any of {count} documents: give a number or more of the title", candidates
    )


def _not_found(folder: Opened, words: str) -> NotFound:
    """The error for words that name nothing, with the numbers and titles that come nearest."""
    from rapidfuzz import fuzz, process

    names = {
        name: fold(name) for _, number, title in folder.index.names() for name in (number, title) if name
    }
    near = process.extract(fold(words), names, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_NEAR)
    nearest = tuple(
        (name, round(score, 1)) for _, score, name in sorted(near, key=lambda one: (-one[1], one[2]))
    )
    hint = f", the nearest is {nearest[0][0]}" if nearest else ""
    return NotFound(f"no document answers to {words}{hint}", nearest)
