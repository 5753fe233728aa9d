"""Norms 规范: what each sentence asks, forbids, allows or grants; ``data/norms.toml`` has the words.

A cue (应当, 不得, 给予 …) makes a norm; what stands before it says who and when, what stands behind it what is done.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from wenmai.extractors.norms.acts import Cue, cues_of, read_acts
from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.rules import norm_rules
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.norms import Modality, Norm, Part
from wenmai.ontology.provisions import Provision, ProvisionKind, Quantity, QuantityType

__all__ = ["find_norms", "read_acts", "sentence_spans"]

_LONGEST: Final = 2000  # characters of a sentence without its mark
_SENTENCE: Final = re.compile(f"[^。；]{{1,{_LONGEST}}}[。；]?")
_NAMES: Final = frozenset({Modality.PLAIN, Modality.ENCOURAGE})
_MARKS: Final = tuple("、.．，）)")
_MARK: Final = re.compile("[、.．，）)]{1,2}")
_OPENING: Final = ("（", "(")
_PARAGRAPH: Final = ProvisionKind.PARAGRAPH
_TIMES: Final = frozenset(
    {QuantityType.DURATION, QuantityType.DEADLINE, QuantityType.DATE_RANGE, QuantityType.RATE}
)
_CHARGE: Final = re.compile(
    "[（(](?:责任|牵头)(?:单位|部门)[：:]([^；。）)]{2,150})|[（(]([^（）()。；]{2,150}?)(?:负责|牵头)[）)，]"
)


def find_norms(
    text: Text, document: Document, operative: tuple[int, int], provisions: Sequence[Provision],
    quantities: Sequence[Quantity],
) -> Iterator[Norm]:  # fmt: skip
    """Yield the norms of a document's operative text 规范, in order; none in a press report.

    ``operative`` are squeezed offsets; provisions and quantities are those of the document, in order.
    """
    if not document.policy:
        return
    starts = [one.start for one in quantities]
    for low, high, provision in _pieces(text, operative, provisions):
        for start, said, cues in _sentences(text.squeezed, low, high):
            acts = read_acts(said, cues)
            if not acts:
                continue
            end = start + len(said)
            places = text.places(start, end)
            first, last = places[0], places[-1] + 1
            line = text.line_at(first)
            within = quantities[bisect_left(starts, first) : bisect_left(starts, last)]
            charge = _charge(text, start, end, high, said)
            for act in acts:
                if act.action is None:
                    continue
                measured: Sequence[Quantity] = ()
                if within:
                    own = range(places[act.start], places[act.end - 1] + 1)
                    measured = [one for one in within if one.start in own]
                yield Norm(
                    document.id,
                    document.record,
                    document.source,
                    first,
                    last,
                    line,
                    said,
                    act.modality,
                    Part(said[slice(*act.cue)], places[act.cue[0]], places[act.cue[1] - 1] + 1),
                    Part(said[slice(*act.action)], places[act.action[0]], places[act.action[1] - 1] + 1),
                    act.hedged,
                    _part(said, places, act.bearer),
                    _part(said, places, act.beneficiary),
                    _part(said, places, act.payer),
                    _part(said, places, act.body) or charge,
                    _part(said, places, act.object),
                    tuple([part for one in act.conditions if (part := _part(said, places, one))]),
                    tuple([_printed(one) for one in measured if one.type not in _TIMES]),
                    tuple([_printed(one) for one in measured if one.type in _TIMES]),
                    provision.id if provision else None,
                    act.rule,
                )


def _part(said: str, places: Sequence[int], place: Place | None) -> Part | None:
    """The words of a sentence at a place in it; None where there are none."""
    if place is None or place[0] >= place[1]:
        return None
    low, high = place
    return Part(said[low:high], places[low], places[high - 1] + 1)


def _printed(quantity: Quantity) -> Part:
    return Part(quantity.surface, quantity.start, quantity.end)


def _charge(text: Text, start: int, end: int, high: int, said: str) -> Part | None:
    """Who is in charge of what a sentence says, by brackets behind it or in it."""
    charge = _CHARGE.match(text.squeezed, end, high) if text.squeezed.startswith(_OPENING, end, high) else None
    if charge is None and ("（" in said or "(" in said):
        charge = _CHARGE.search(text.squeezed, start, end)
    if charge is None:
        return None
    group = 1 if charge[1] else 2
    span = text.span(*charge.span(group))
    return Part(charge[group], span.start, span.end)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a squeezed text 句, ended by 。 or ；."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def _sentences(text: str, low: int, high: int) -> Iterator[tuple[int, str, list[Cue]]]:
    """Yield the sentences of a stretch in which cues stand, each with where it begins and its cues."""
    find = norm_rules().cue.findall
    end = low
    for clauses in text[low:high].replace("；", "。").split("。"):
        begin = end
        end += len(clauses) + 1
        if len(clauses) > _LONGEST:
            yield from _cut(text, begin, min(end, high))
        elif words := find(clauses):
            said = text[begin : min(end, high)]
            if cues := cues_of(said, words):
                yield begin, said, cues


def _cut(text: str, low: int, high: int) -> Iterator[tuple[int, str, list[Cue]]]:
    """Yield the parts of what goes on without a full stop, such as a table, in which cues stand."""
    for match in _SENTENCE.finditer(text, low, high):
        if cues := cues_of(match[0], norm_rules().cue.findall(match[0])):
            yield match.start(), match[0], cues


def _pieces(
    text: Text, operative: tuple[int, int], provisions: Sequence[Provision]
) -> Iterator[tuple[int, int, Provision | None]]:
    """Stretches of squeezed text with the provision whose own they are, without its number."""
    low, high = operative
    squeezed = text.squeezed
    squeezed_at = cache(text.squeezed_at)  # where one provision ends, mostly another begins
    first = squeezed_at(provisions[0].start) if provisions else high
    if low < first:
        yield low, first, None
    for one in provisions:
        begin = squeezed_at(one.start)
        if one.kind is not _PARAGRAPH:
            begin += len(one.number)
        if squeezed.startswith(_MARKS, begin) and (mark := _MARK.match(squeezed, begin)):
            begin = mark.end()
        if one.heading and squeezed.startswith(one.heading, begin) and not _asks(one.heading):
            begin += len(one.heading)
        yield begin, squeezed_at(one.own_end), one


def _asks(heading: str) -> bool:
    """Whether a heading is a whole norm, and not the name of what follows 支持首店."""
    return any(act.modality not in _NAMES for act in read_acts(heading))
