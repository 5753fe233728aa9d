"""References in a text 标注: every mention a link marked with its relation, the text itself as given."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from wenmai.ontology.vocabulary import Lang, Relation
from wenmai.pages.colours import relation_colour
from wenmai.pages.escaping import escaped, printable, tag

_LONGEST: Final = 300  # characters of a name in what a mark says
_SPECIAL: Final = re.compile(r"[!\"#$&()*+.:<=>@\[\\\]^_`{|}~-]")
_LINE_START: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_HARD_BREAK: Final = re.compile(r"(?<=[^\n])\n(?=[^\n])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in a text 标记: the relation it says, the name of its target (None: not told), and a link to that."""

    start: int
    end: int
    relation: Relation
    name: str | None = None
    link: str | None = None
    partial: bool = False

    def said(self, lang: Lang) -> str:
        """Return what is shown when the mark is pointed at: the relation and the full name of its target."""
        part = ("（部分）" if lang == "zh" else " (in part)") if self.partial else ""
        unknown = "未能指认" if lang == "zh" else "not told which"
        return f"{self.relation.label(lang)}{part} → {(self.name or unknown)[:_LONGEST]}"


def pieces(
    text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None
) -> Iterator[tuple[str, Mark | None]]:
    """Yield a stretch of a text in pieces, each with the shortest mark over it 分段; joined they are that stretch."""
    end = len(text) if end is None else end
    kept = [one for one in marks if start <= one.start < one.end <= end]
    cuts = sorted({start, end, *(one.start for one in kept), *(one.end for one in kept)})
    opened: list[Mark] = []
    waiting = sorted(kept, key=lambda one: one.start, reverse=True)
    for first, last in pairwise(cuts):
        while waiting and waiting[-1].start <= first:
            opened.append(waiting.pop())
        opened = [one for one in opened if one.end > first]
        yield (
            text[first:last],
            min(opened, key=lambda one: (one.end - one.start, one.relation.strength), default=None),
        )


def as_html(found: Iterable[tuple[str, Mark | None]], lang: Lang = "zh") -> Markup:
    """Return pieces as HTML 网页标注, for an element that keeps white space; without its tags it is the text."""
    return Markup().join(_html(piece, mark, lang) for piece, mark in found)


def _html(piece: str, mark: Mark | None, lang: Lang) -> Markup:
    text = Markup("\f").join(Markup(escaped(page).replace("\r", "&#13;")) for page in piece.split("\f"))
    if mark is None:
        return text
    return tag(
        "a" if mark.link else "span",
        text,
        class_=f"ref {mark.relation.value}",
        href=mark.link,
        title=mark.said(lang),
        data_relation=mark.relation.label(lang),
    )


def as_markdown(found: Iterable[tuple[str, Mark | None]], lang: Lang = "zh") -> str:
    """Return pieces as CommonMark 标注文稿: ``[surface](link "relation → name")``; lines stay lines.

    Every mark of punctuation in the text that could be markup has a backslash before it.
    """
    text = "".join(_markdown(piece, mark, lang) for piece, mark in found)
    text = _LINE_START.sub(lambda match: match[0].replace(" ", "&#32;").replace("\t", "&#9;"), text)
    return _HARD_BREAK.sub("\\\\\n", text)


def _markdown(piece: str, mark: Mark | None, lang: Lang) -> str:
    text = "\f".join(_plain(page) for page in piece.split("\f"))
    if mark is None:
        return text
    inside = text.replace("\n", "&#10;")
    return f'[{inside}](<{_address(mark.link or "")}> "{_plain(" ".join(mark.said(lang).split()))}")'


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", printable(text)).replace("\r", "&#13;")


def _address(link: str) -> str:
    return _SPECIAL.sub(lambda match: match[0] if match[0] not in "<>\\" else f"%{ord(match[0]):02X}", link)


def reference_style() -> str:
    """Return the style of marks 标记样式: underlined in the colour of the relation, which stands small behind it."""
    rules = [
        ".ref { color: inherit; text-decoration: underline 2px; text-underline-offset: 4px; }",
        ".ref::after { content: attr(data-relation); display: inline-block; margin: 0 2px; }",
        ".ref::after { font-size: 11px; vertical-align: super; }",
    ]
    for one in Relation:
        colour = relation_colour(one)
        rules.append(f".ref.{one.value} {{ text-decoration-color: {colour}; }}")
        rules.append(f".ref.{one.value}::after {{ color: {colour}; }}")
    return "\n".join(rules)
