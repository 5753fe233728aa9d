"""Norms 规范: what each sentence asks, forbids, allows or grants; ``data/norms.toml`` has the words.

A cue (应当, 不得, 给予 …) makes a norm; what stands before it says who and when, what stands behind it what is done.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.extractors.norms.acts import read_acts
from wenmai.extractors.norms.cues import sentence_spans, sentences
from wenmai.extractors.norms.found import Act, Place, Sentence
from wenmai.extractors.norms.rules import norm_rules
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.norms import Modality, Norm, Part
from wenmai.ontology.provisions import Provision, ProvisionKind, Quantity, QuantityType

__all__ = ["find_norms", "read_acts", "sentence_spans"]

_NAMES: Final = (Modality.PLAIN, Modality.ENCOURAGE)
_MARKS: Final = "、.．，）)"
_MARK: Final = re.compile("[、.．，）)]{1,2}")
_OPENING: Final = ("（", "(")
_PARAGRAPH: Final = ProvisionKind.PARAGRAPH
_TIMES: Final = (QuantityType.DURATION, QuantityType.DEADLINE, QuantityType.DATE_RANGE, QuantityType.RATE)
_new: Final = tuple.__new__  # of a thousand norms, less than the time of calling the class
_CHARGED: Final = ("责任", "负责", "牵头")
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
    rules = norm_rules()
    squeezed = text.squeezed
    starts = [one.start for one in quantities]
    for low, high, provision in _pieces(text, operative, provisions):
        for start, said, cues in sentences(rules, squeezed, low, high):
            acts = read_acts(said, cues)
            if not acts:
                continue
            sentence = _sentence(text, start, said)
            first = bisect_left(starts, sentence.start)
            within = quantities[first : bisect_left(starts, sentence.end, first)]
            end = start + len(said)
            charge = None
            if "（" in said or "(" in said or squeezed[end : end + 1] in _OPENING:
                charge = _charge(text, start, end, high)
            for act in acts:
                if act.action is not None:
                    yield _norm(document, provision, sentence, act, act.action, charge, within)


def _sentence(text: Text, at: int, said: str) -> Sentence:
    shifts = text.shifts(at, at + len(said))
    start = shifts[0]
    return Sentence(said, shifts, start, len(said) + shifts[-1], text.line_at(start))


def _charge(text: Text, start: int, end: int, high: int) -> Part | None:
    """Who is in charge of what a sentence says, by brackets behind it or in it."""
    squeezed = text.squeezed
    charge = _CHARGE.match(squeezed, end, high)
    if charge is None and any(squeezed.find(word, start, end) >= 0 for word in _CHARGED):
        charge = _CHARGE.search(squeezed, start, end)
    if charge is None:
        return None
    group = 1 if charge[1] else 2
    span = text.span(*charge.span(group))
    return Part(charge[group], span.start, span.end)


def _norm(
    document: Document, provision: Provision | None, sentence: Sentence, act: Act, action: Place,
    charge: Part | None, within: Sequence[Quantity],
) -> Norm:  # fmt: skip
    part = sentence.part
    quantities: tuple[Part, ...] = ()
    times: tuple[Part, ...] = ()
    if within:
        low, high = sentence.span(act.start, act.end)
        measured = [one for one in within if low <= one.start < high]
        quantities = tuple([_printed(one) for one in measured if one.type not in _TIMES])
        times = tuple([_printed(one) for one in measured if one.type in _TIMES])
    said: tuple[object, ...] = (
        document.id,
        document.record,
        document.source,
        sentence.start,
        sentence.end,
        sentence.line,
        sentence.text,
        act.modality,
        part(act.cue),
        part(action),
        act.hedged,
        part(act.bearer) if act.bearer else None,
        part(act.beneficiary) if act.beneficiary else None,
        part(act.payer) if act.payer else None,
        part(act.body) if act.body else charge,
        part(act.object) if act.object and act.object[0] < act.object[1] else None,
        tuple(map(part, act.conditions)) if act.conditions else (),
        quantities,
        times,
        provision.id if provision else None,
        act.rule,
    )
    return _new(Norm, said)


def _printed(quantity: Quantity) -> Part:
    return Part(quantity.surface, quantity.start, quantity.end)


def _pieces(
    text: Text, operative: tuple[int, int], provisions: Sequence[Provision]
) -> Iterator[tuple[int, int, Provision | None]]:
    """Stretches of squeezed text with the provision whose own they are, without its number."""
    low, high = operative
    squeezed = text.squeezed
    first = text.squeezed_at(provisions[0].start) if provisions else high
    if low < first:
        yield low, first, None
    end, ended = 0, -1
    for one in provisions:
        begin = end if one.start == ended else text.squeezed_at(one.start)  # mostly where the last one ends
        ended = one.own_end
        end = text.squeezed_at(ended)
        if one.kind is not _PARAGRAPH:
            begin += len(one.number)
        if squeezed[begin : begin + 1] in _MARKS and (mark := _MARK.match(squeezed, begin)):
            begin = mark.end()
        heading = one.heading
        if heading and squeezed.startswith(heading, begin) and not _asks(heading):
            begin += len(heading)
        yield begin, end, one


def _asks(heading: str) -> bool:
    """Whether a heading is a whole norm, and not the name of what follows 支持首店."""
    rules = norm_rules()
    words = rules.cue.findall(heading)
    if not words or all(rules.cues[word].modality in _NAMES for word in words):
        return False
    return any(act.modality not in _NAMES for act in read_acts(heading))
