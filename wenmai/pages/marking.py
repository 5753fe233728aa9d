"""Marks in a sentence 标记: the cue words 提示语 and the name of the document, as markup that is safe."""

import re

from markupsafe import Markup, escape

_GAP = r"[^。；]{0,200}?"


def marked(sentence: str, cue: str | None, surface: str) -> Markup:
    """Return a sentence with its cue words in ``<mark>`` 标出提示语, and the document named in ``<b>``.

    A cue of several parts (``根据…规定``) is marked in its parts, at the place nearest to the document; what is not
    found in the sentence is not marked. All else is escaped.
    """
    named = _surface(sentence, surface)
    spans = [(start, end, "mark") for start, end in _cue(sentence, cue or "", named)]
    if named is not None and not any(start < named[1] and named[0] < end for start, end, _ in spans):
        spans.append((*named, "b"))
    pieces, at = [], 0
    for start, end, tag in sorted(spans):
        pieces += [escape(sentence[at:start]), Markup(f"<{tag}>{{}}</{tag}>").format(sentence[start:end])]
        at = end
    return Markup().join([*pieces, escape(sentence[at:])])


def _surface(sentence: str, surface: str) -> tuple[int, int] | None:
    """Where the name stands in the sentence, however either is spaced."""
    letters = [re.escape(char) for char in surface if not char.isspace()]
    found = re.search(r"\s?".join(letters), sentence) if letters else None
    return found.span() if found else None


def _cue(sentence: str, cue: str, named: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Where the parts of the cue stand that is nearest to the document named."""
    parts = [part for part in re.split("[…◎※]+", cue) if part.strip()]
    if not parts:
        return []
    pattern = re.compile(_GAP.join(f"({re.escape(part)})" for part in parts))
    found = list(pattern.finditer(sentence))
    if not found:
        return []
    best = min(found, key=lambda match: _distance(match.span(), named))
    return [best.span(group) for group in range(1, len(parts) + 1)]


def _distance(place: tuple[int, int], named: tuple[int, int] | None) -> int:
    if named is None:
        return place[0]
    return max(place[0] - named[1], named[0] - place[1], 0)
