"""A document as the sentences that are compared 分句: each with the provision it stands in and its quantities."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wenmai.comparing.duties import Said, acts_of
from wenmai.extractors.brackets import bracket_end
from wenmai.extractors.provisions import find_provisions
from wenmai.extractors.quantities import read_quantities
from wenmai.extractors.quantities.found import Found
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import Provision, ProvisionKind, QuantityType

_SENTENCE: Final = re.compile("[^。；]{1,2000}[。；]?")
_CHARGE: Final = re.compile(
    "[（(](?=(?:责任|牵头|配合)(?:单位|部门)|[^（）()。；]{2,150}(?:负责|职责分工)[）)])"
)
_DUTY_LENGTH: Final = 500
_BREAK: Final = re.compile("[，。、；：“”（）()《》〔〕—！？0-9.%]+")
_SHORTEST: Final = 6


@dataclass(frozen=True)
class Clause:
    """One sentence of a provision 分句, squeezed, without its number and the list of bodies in charge.

    ``order`` is its place among those of the document; ``item`` and ``item_line`` the innermost number it stands under.
    """

    order: int
    text: str
    start: int
    end: int
    line: int
    item: str | None
    item_line: int
    provision: str | None
    heading: str

    @cached_property
    def grams(self) -> Counter[str]:
        """Its runs of two and of three characters 二元、三元字串, without figures and punctuation."""
        found: list[str] = []
        for piece in _BREAK.split(self.text):
            found += [piece[at : at + 2] for at in range(len(piece) - 1)]
            found += [piece[at : at + 3] for at in range(len(piece) - 2)]
        return Counter(found)

    @cached_property
    def acts(self) -> tuple[Said, ...]:
        """The acts that the sentence asks, forbids, allows or grants 规范."""
        return acts_of(self.text)

    @cached_property
    def quantities(self) -> tuple[Found, ...]:
        """The quantities of the sentence 数量; their offsets are within its text."""
        return read_quantities(self.text)


@dataclass(frozen=True)
class Readable:
    """A document ready to be compared 待比文件."""

    document: Document
    clauses: tuple[Clause, ...]

    @cached_property
    def items(self) -> dict[int, str]:
        """The whole text of each numbered item 条目全文, by the line it begins on."""
        found: dict[int, list[str]] = {}
        for clause in self.clauses:
            found.setdefault(clause.item_line, []).append(clause.text)
        return {line: "".join(texts) for line, texts in found.items()}

    @cached_property
    def whole(self) -> str:
        """The text of all its sentences 全文."""
        return "".join(clause.text for clause in self.clauses)

    @cached_property
    def firsts(self) -> dict[int, Clause]:
        """The first sentence of each numbered item 条目首句, by the line it begins on."""
        return {clause.item_line: clause for clause in reversed(self.clauses)}

    @cached_property
    def figures(self) -> dict[int, frozenset[QuantityType]]:
        """The types of quantities in each numbered item 条目数量类型, by the line it begins on."""
        found: dict[int, set[QuantityType]] = {}
        for clause in self.clauses:
            found.setdefault(clause.item_line, set()).update(one.type for one in clause.quantities)
        return {line: frozenset(types) for line, types in found.items()}


def read_clauses(text: Text, document: Document) -> Readable:
    """Return a document with its sentences 分句; one without numbering is read as a whole."""
    provisions = find_provisions(text, document, document.start)
    pieces = list(_pieces(document, provisions))
    clauses: list[Clause] = []
    for start, end, provision, size in pieces:
        low, high = text.squeezed_at(start) + size, text.squeezed_at(end)
        item = _item(provision, provisions)
        last = end >= document.end
        for at, stop in _sentences(text.squeezed, low, high, last=last):
            span = text.span(at, stop)
            clauses.append(
                Clause(
                    order=len(clauses),
                    text=text.squeezed[at:stop],
                    start=span.start,
                    end=span.end,
                    line=text.line_at(span.start),
                    item=item.number if item else None,
                    item_line=item.line if item else document.start_line,
                    provision=item.id if item else None,
                    heading=item.heading if item else "",
                )
            )
    return Readable(document, tuple(clauses))


def _pieces(
    document: Document, provisions: Sequence[Provision]
) -> Iterator[tuple[int, int, Provision | None, int]]:
    """Stretches of text with the provision whose own they are, and the length of its number."""
    if not provisions:
        yield document.start, document.end, None, 0
    for one in provisions:
        number = 0 if one.kind is ProvisionKind.PARAGRAPH else len(one.number)
        yield one.start, one.own_end, one, number


def _item(provision: Provision | None, provisions: Sequence[Provision]) -> Provision | None:
    """The numbered provision: a paragraph 款 of an article counts as the article."""
    if provision is None or provision.kind is not ProvisionKind.PARAGRAPH:
        return provision
    return next((one for one in reversed(provisions) if one.id == provision.parent), provision)


def _sentences(text: str, low: int, high: int, *, last: bool) -> Iterator[tuple[int, int]]:
    """Sentences between two offsets, the list of bodies in charge left out; a signature at the end is none."""
    for start, stop in _without_charges(text, low, high):
        for match in _SENTENCE.finditer(text, start, stop):
            begin = match.start() + len(match[0]) - len(match[0].lstrip("、.．，）)"))
            closed = match[0][-1] in "。；" or not (last and stop == high)
            if closed and match.end() - begin >= _SHORTEST:
                yield begin, match.end()


def _without_charges(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The stretches around brackets that name who is in charge （责任单位：…）."""
    for match in _CHARGE.finditer(text, low, high):
        if match.start() < low:
            continue
        yield low, match.start()
        low = bracket_end(text, match.start(), _DUTY_LENGTH) or match.end()
    if low < high:
        yield low, high
