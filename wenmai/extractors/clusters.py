"""Printings put together 印本归并: which of the documents read in several places are one.

Two are one if they bear one number and their titles are compatible, or if title, issuers and date agree and the texts
overlap. Editions of one title, and a notice and the text it issues, never are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from wenmai.extractors.beside import same_title
from wenmai.extractors.overlap import Shingles, overlap, pairs, shingles
from wenmai.extractors.titles import fold, names_an_act_alone
from wenmai.ontology.model import Document

_AGREED: Final = 0.9  # of the text, where title, issuers and date agree
_UNSAID: Final = 0.99  # where a printing leaves issuers or date out: two editions were seen to share 0.986
_MOST_TITLES: Final = 30  # of one number


@dataclass(frozen=True)
class Printing:
    """A document as read in one place 印本; ``notice`` is where its notice stands, ``number`` the key of the act."""

    document: Document
    text: str
    notice: int | None
    number: str | None

    @cached_property
    def shingles(self) -> Shingles:
        """The runs of characters in its text."""
        return shingles(self.text)


class Clusters:
    """Places put together 归并, each under the place of one of them; never a notice with its own text."""

    def __init__(self, printings: Sequence[Printing]) -> None:
        """Begin with each printing alone."""
        self._printings = printings
        self._of = list(range(len(printings)))
        self.members = {at: [at] for at in self._of}

    def __getitem__(self, place: int) -> int:
        """Return the place under which a printing stands."""
        return self._of[place]

    def join(self, one: int, other: int) -> None:
        """Put two printings, and what is one with them, together."""
        first, second = sorted((self._of[one], self._of[other]))
        if first == second:
            return
        united = [*self.members[first], *self.members[second]]
        if any(self._printings[member].notice in united for member in united):
            return
        for member in self.members.pop(second):
            self._of[member] = first
        self.members[first] = united


def cluster(printings: Sequence[Printing]) -> tuple[Clusters, dict[int, float]]:
    """Return which printings are one, and for those that their texts showed to be, how far the texts overlap."""
    found = Clusters(printings)
    shares: dict[int, float] = {}
    unsaid: list[tuple[int, int, float]] = []
    for group in _groups((fold(one.document.title), at) for at, one in enumerate(printings)):
        for one, other, share in _same(group, printings):
            if share is None:
                found.join(one, other)
            elif _both_say(printings[one].document, printings[other].document):
                found.join(one, other)
                shares[other] = share
            else:
                unsaid.append((one, other, share))
    for group in _groups((one.document.number_key or "", at) for at, one in enumerate(printings)):
        for one, other in _compatible(group, printings):
            found.join(one, other)
    for one, other, share in _undoubted(unsaid, found, printings):
        found.join(one, other)
        shares[other] = share
    return found, shares


def _groups(named: Iterable[tuple[str, int]]) -> Iterator[list[int]]:
    """The places that share a name, where two or more do."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for name, place in named:
        if name:
            groups[name].append(place)
    return (group for group in groups.values() if len(group) > 1)


def _same(group: Sequence[int], printings: Sequence[Printing]) -> Iterator[tuple[int, int, float | None]]:
    """The pairs of one title that are one, with the share of the text that shows it; None where a number does."""
    numbered: dict[tuple[str, bool], int] = {}
    for place in group:
        one = printings[place]
        if one.number:
            first = numbered.setdefault((one.number, one.document.number_key is None), place)
            yield from ((first, place, None) for _ in range(first != place))
    for first, second in pairs(len(group), lambda at: printings[group[at]].shingles):
        one, other = printings[group[first]], printings[group[second]]
        if _differ(one, other) or (one.number and one.document.id == other.document.id):
            continue
        said = one.number == other.number is not None or _both_say(one.document, other.document)
        if not (one.text and other.text):
            share = 1.0 if one.document.id == other.document.id else 0.0
        else:
            share = overlap(one.shingles, other.shingles)
        if share >= (_AGREED if said else _UNSAID):
            yield group[first], group[second], share


def _differ(one: Printing, other: Printing) -> bool:
    """Whether what two printings of one title say of themselves shows that they are two documents."""
    if one.number and other.number:
        return one.number != other.number
    mine, theirs = one.document, other.document
    said = (
        (set(mine.issuers_full), set(theirs.issuers_full)),
        (mine.date, theirs.date),
        (mine.region, theirs.region),
    )
    return mine.edition != theirs.edition or any(a and b and a != b for a, b in said)


def _both_say(one: Document, other: Document) -> bool:
    """Whether two printings that do not differ agree in what they say: issuers and date."""
    return bool(one.issuers_full and other.issuers_full and one.date and other.date)


def _compatible(group: Sequence[int], printings: Sequence[Printing]) -> Iterator[tuple[int, int]]:
    """The pairs that bear one number and whose titles can be of one document.

    A number with very many titles is misprinted, or no number: there only the first of them and equal ones are asked.
    """
    titles: dict[str, int] = {}
    for place in group:
        title = printings[place].document.title
        asked = dict.fromkeys(islice(titles, _MOST_TITLES))
        if title in titles:
            asked[title] = None
        for other in asked:
            if (
                not (title and other)
                or same_title(title, other)
                or names_an_act_alone(title)
                or names_an_act_alone(other)
            ):
                yield titles[other], place
        titles.setdefault(title, place)


def _undoubted(
    unsaid: Sequence[tuple[int, int, float]], found: Clusters, printings: Sequence[Printing]
) -> Iterator[tuple[int, int, float]]:
    """Of the pairs of which one leaves out what it is those that can be of one document only."""
    near = {found[place]: found[place] for pair in unsaid for place in pair[:2]}

    def end(place: int) -> int:
        while near[place] != place:
            near[place] = near[near[place]]
            place = near[place]
        return place

    for one, other, _ in unsaid:
        near[end(found[one])] = end(found[other])
    said: defaultdict[int, list[Printing]] = defaultdict(list)
    for place in near:
        said[end(place)] += (printings[member] for member in found.members[place][:1])
    doubted = {root for root, apart in said.items() if _contradict(apart)}
    return (pair for pair in unsaid if end(found[pair[0]]) not in doubted)


def _contradict(printings: Iterable[Printing]) -> bool:
    """Whether printings of one title name two numbers, issuers, dates, regions or editions between them."""
    said = [
        (one.number, set(one.document.issuers_full) or None, one.document.date, one.document.region,
         one.document.edition or "")
        for one in printings
    ]  # fmt: skip
    return any(
        any(value != values[0] for value in values)
        for column in zip(*said, strict=True)
        if len(values := [value for value in column if value is not None]) > 1
    )
