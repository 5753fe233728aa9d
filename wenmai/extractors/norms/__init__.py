"""Norms 规范: what each sentence asks, forbids, allows or grants; ``data/norms.toml`` has the words.

A cue (应当, 不得, 给予 …) makes a norm; what stands before it says who and when, what stands behind it what is done.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.extractors.norms.acts import read_acts
from wenmai.extractors.norms.cues import CueWords, cue_words, cues_of, sentence_spans, sentences
from wenmai.extractors.norms.found import Act, Place, Sentence
from wenmai.extractors.norms.rules import norm_rules
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.norms import Modality, Norm, Part
from wenmai.ontology.provisions import Provision, ProvisionKind, Quantity, QuantityType

__all__ = ["find_norms", "read_acts", "sentence_spans"]

_NAMES: Final = (Modality.PLAIN, Modality.ENCOURAGE)
_MARKS: Final = tuple("、.．，）)")
_MARK: Final = re.compile("[、.．，）)]{1,2}")
_OPENING: Final = ("（", "(")
_PARAGRAPH: Final = ProvisionKind.PARAGRAPH
_TIMES: Final = (QuantityType.DURATION, QuantityType.DEADLINE, QuantityType.DATE_RANGE, QuantityType.RATE)
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
    words = cue_words(rules, squeezed, *operative)
    starts = [one.start for one in quantities]
    for low, high, provision, at in _pieces(text, operative, provisions, words):
        for start, said, cues in sentences(rules, squeezed, words, at, low, high):
            acts = read_acts(said, cues)
            if not acts:
                continue
            sentence = _sentence(text, start, said)
            first = bisect_left(starts, sentence.start)
            within = quantities[first : bisect_left(starts, sentence.end, first)]
            charge = _charge(text, start, high, said)
            for act in acts:
                if act.action is not None:
                    yield _norm(document, provision, sentence, act, act.action, charge, within)


def _sentence(text: Text, at: int, said: str) -> Sentence:
    breaks, shifts = text.shifts(at, at + len(said))
    start = shifts[0]
    return Sentence(said, breaks, shifts, start, len(said) + shifts[-1], text.line_at(start))


def _charge(text: Text, start: int, high: int, said: str) -> Part | None:
    """Who is in charge of what a sentence says, by brackets behind it or in it."""
    squeezed, end = text.squeezed, start + len(said)
    charge = _CHARGE.match(squeezed, end, high) if squeezed.startswith(_OPENING, end, high) else None
    if charge is None and ("（" in said or "(" in said):
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
    return Norm(
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
        act.bearer and part(act.bearer),
        act.beneficiary and part(act.beneficiary),
        act.payer and part(act.payer),
        part(act.body) if act.body else charge,
        part(act.object) if act.object and act.object[0] < act.object[1] else None,
        tuple(map(part, act.conditions)) if act.conditions else (),
        quantities,
        times,
        provision.id if provision else None,
        act.rule,
    )


def _printed(quantity: Quantity) -> Part:
    return Part(quantity.surface, quantity.start, quantity.end)


def _pieces(
    text: Text, operative: tuple[int, int], provisions: Sequence[Provision], words: CueWords
) -> Iterator[tuple[int, int, Provision | None, int]]:
    """Stretches of squeezed text in which words of cues stand, with the provision whose own they are and the first."""
    low, high = operative
    first = text.squeezed_at(provisions[0].start) if provisions else high
    if low < first:
        yield low, first, None, 0
    starts, ends = words.starts, words.ends
    count = len(starts)
    at = end = 0
    ended = -1
    for one in provisions:
        begin = end if one.start == ended else text.squeezed_at(one.start)
        ended = one.own_end
        end = text.squeezed_at(ended)
        while at < count and starts[at] < begin:
            at += 1
        if (at < count and starts[at] < end) or (at and ends[at - 1] > begin):
            yield _body(text.squeezed, begin, one, words, at), end, one, at


def _body(squeezed: str, begin: int, provision: Provision, words: CueWords, at: int) -> int:
    """Where a provision's own text begins, behind its number and a heading that asks nothing."""
    if provision.kind is not _PARAGRAPH:
        begin += len(provision.number)
    if squeezed.startswith(_MARKS, begin) and (mark := _MARK.match(squeezed, begin)):
        begin = mark.end()
    heading = provision.heading
    if heading and squeezed.startswith(heading, begin):
        behind = begin + len(heading)
        if (at == len(words.starts) or words.starts[at] >= behind) or not _asks(heading):
            return behind
    return begin


def _asks(heading: str) -> bool:
    """Whether a heading is a whole norm, and not the name of what follows 支持首店."""
    cues = cues_of(norm_rules(), heading)
    if not cues or all(rule.modality in _NAMES for rule, _, _ in cues):
        return False
    return any(act.modality not in _NAMES for act in read_acts(heading, cues))
