"""Norms 规范: what each sentence asks, forbids, allows or grants; ``data/norms.toml`` has the words.

A cue (应当, 不得, 给予 …) makes a norm; what stands before it says who and when, what stands behind it what is done.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.heads import ends_with, read_before, read_head, trimmed
from wenmai.extractors.norms.rules import CueRule, norm_rules
from wenmai.extractors.norms.tails import behind_actor, read_tail
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document, Span
from wenmai.ontology.norms import Modality, Norm, Part
from wenmai.ontology.provisions import Provision, ProvisionKind, Quantity, QuantityType

_SENTENCE: Final = re.compile("[^。；]{1,2000}[。；]?")
_ENCLOSED: Final = re.compile("[（(][^（）()]{1,300}[）)]|《[^《》]{1,200}》|“[^“”]{1,200}”")
_CLAUSE: Final = re.compile("[^，,：:。；]{1,2000}")
_NAMES: Final = frozenset({Modality.PLAIN, Modality.ENCOURAGE})
_HEDGE: Final = "原则上"
_FUNDS: Final = re.compile("经费|资金|费用|款")
_MARK: Final = re.compile("[、.．，）)]{0,2}")
_WHEN: Final = ("的", "时", "情况下", "情形下", "前提下")
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
    cue = norm_rules().cue
    for low, high, provision in _pieces(text, operative, provisions):
        if cue.search(text.squeezed, low, high) is None:
            continue
        for match in _SENTENCE.finditer(text.squeezed, low, high):
            acts = read_acts(match[0])
            if not acts:
                continue
            places = text.places(*match.span())
            span = Span(places[0], places[-1] + 1)
            within = quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            charge = _CHARGE.match(text.squeezed, match.end(), high) or _CHARGE.search(
                text.squeezed, *match.span()
            )
            for act in acts:
                if norm := _norm(text, document, match, places, act, within, charge, provision):
                    yield norm


def read_acts(sentence: str) -> list[Act]:
    """Return the acts that a squeezed sentence asks, forbids, allows or grants 读规范; offsets are within it."""
    rules = norm_rules()
    if rules.cue.search(sentence) is None or rules.no_norm.search(sentence):
        return []
    text = _ENCLOSED.sub(_blank, sentence)
    said = [(match[0], *match.span()) for match in rules.cue.finditer(text)]
    clauses = [match.span() for match in _CLAUSE.finditer(text)] if said else []
    acts: list[Act] = []
    since = at = 0
    for index, (low, high) in enumerate(clauses):
        first = at
        while at < len(said) and said[at][1] < high:
            at += 1
        if first == at or (text.endswith(_WHEN, low, high) and text[high : high + 1] in "，,：:"):
            continue
        cues = _cues(text, low, high, said[first:at])
        for order, (rule, cue) in enumerate(cues):
            hedged = text.startswith(_HEDGE, cue[0]) and rule.word != _HEDGE
            act = Act(rule.word, rule.modality, hedged, cue, low, high)
            read_head(text, cues[order - 1][1][1] if order else low, cue[0], act)
            if rule.asks:
                act.bearer = None
            elif order == 0:
                read_before(text, clauses, index, since, act)
            stop = cues[order + 1][1][0] if order + 1 < len(cues) else len(text)
            if rule.acts:
                act.action = cue
                act.object = (cue[1], high) if cue[1] < high else None
                act.end = high
            else:
                read_tail(text, cue[0] if rule.word == "由" else cue[1], stop, act)
            if act.object is None and act.passive and index > since:
                act.object = clauses[index - 1]
            if act.action is None or (rule.asks and act.bearer is None):
                continue
            if act.bearer is None and acts and not act.conditions and rule.modality is not Modality.PLAIN:
                act.bearer = acts[-1].bearer
            _settle(text, act)
            acts.append(act)
            since = index + 1
    for act, following in pairwise(acts):
        act.end = max(act.end, min(following.start, len(text)))
    if acts:
        acts[-1].end = len(text)
    return acts


def _blank(enclosed: re.Match[str]) -> str:
    """What stands in brackets or marks as blanks, as many as it has characters."""
    return f"{enclosed[0][0]}{'＿' * (len(enclosed[0]) - 2)}{enclosed[0][-1]}"


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a squeezed text 句, ended by 。 or ；."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def _cues(
    text: str, low: int, high: int, said: Sequence[tuple[str, int, int]]
) -> list[tuple[CueRule, Place]]:
    """The cues of a clause that make norms: plain ones only where there is none that says how."""
    rules = norm_rules()
    found: list[tuple[CueRule, Place]] = []
    for word, start, end in said:
        rule = rules.cues[word]
        if text[end : end + 1] in rule.not_before or (start > low and text[start - 1] in rule.not_behind):
            continue
        if not rule.opens or _opens(text, low, start):
            hedge = start - len(_HEDGE) if text.endswith(_HEDGE, low, start) else start
            found.append((rule, (hedge, end)))
    if len(found) > 1:
        found = [one for at, one in enumerate(found) if at + 1 == len(found) or one[0].word != _HEDGE]
    strict = [one for one in found if one[0].modality is not Modality.PLAIN]
    if strict:
        return strict
    acting = [one for one in found if one[0].word != "由"]
    return acting[:1] or [one for one in found[:1] if behind_actor(text, one[1][1], high)]


def _opens(text: str, low: int, at: int) -> bool:
    """Whether a cue stands where a clause begins, or right behind who acts."""
    start, end = trimmed(text, low, at)
    return start >= end or ends_with(text, start, end, norm_rules().actor)


def _settle(text: str, act: Act) -> None:
    """Give the parts their roles: whom a grant is for, who pays, who is in charge."""
    rules = norm_rules()
    assert act.action is not None
    granted = rules.grant.match(text, *act.action) is not None
    act.object = act.moved or act.object
    if act.target is not None and act.target[0] < act.target[1]:
        if granted or ends_with(text, *act.target, rules.favoured):
            act.beneficiary = act.target
        elif act.object is None:
            act.object = act.target
    paid = granted or rules.pay.match(text, *act.action)
    if (act.bearer and paid and ends_with(text, *act.bearer, rules.payer)) or (
        act.bearer and act.object and rules.pay.fullmatch(text, *act.action) and _money(text, act.object)
    ):
        act.payer, act.bearer = act.bearer, None
    elif act.bearer and act.rule in ("负责", "牵头"):
        act.body, act.bearer = act.bearer, None


def _money(text: str, place: Place) -> bool:
    return _FUNDS.search(text, *place) is not None


def _pieces(
    text: Text, operative: tuple[int, int], provisions: Sequence[Provision]
) -> Iterator[tuple[int, int, Provision | None]]:
    """Stretches of squeezed text with the provision whose own they are, without its number."""
    low, high = operative
    first = text.squeezed_at(provisions[0].start) if provisions else high
    if low < first:
        yield low, first, None
    for one in provisions:
        size = 0 if one.kind is ProvisionKind.PARAGRAPH else len(one.number)
        begin = text.squeezed_at(one.start) + size
        mark = _MARK.match(text.squeezed, begin)
        begin = mark.end() if mark else begin
        if one.heading and text.squeezed.startswith(one.heading, begin) and not _asks(one.heading):
            begin += len(one.heading)
        yield begin, text.squeezed_at(one.own_end), one


def _asks(heading: str) -> bool:
    """Whether a heading is a whole norm, and not the name of what follows 支持首店."""
    return any(act.modality not in _NAMES for act in read_acts(heading))


def _norm(
    text: Text, document: Document, sentence: re.Match[str], places: Sequence[int], act: Act,
    quantities: Sequence[Quantity], charge: re.Match[str] | None, provision: Provision | None,
) -> Norm | None:  # fmt: skip
    said, base = sentence[0], sentence.start()

    def part(place: Place | None) -> Part | None:
        if place is None or place[0] >= place[1]:
            return None
        low, high = place
        return Part(said[low:high], places[low], places[high - 1] + 1)

    cue, action = part(act.cue), part(act.action)
    if cue is None or action is None:
        return None
    measured = []
    if quantities:
        own = text.span(base + act.start, base + act.end)
        measured = [one for one in quantities if own.start <= one.start < own.end]
    body = part(act.body)
    if body is None and charge:
        group = 1 if charge[1] else 2
        span = text.span(*charge.span(group))
        body = Part(charge[group], span.start, span.end)
    return Norm(
        doc=document.id,
        record=document.record,
        source=document.source,
        start=places[0],
        end=places[-1] + 1,
        line=text.line_at(places[0]),
        text=said,
        modality=act.modality,
        cue=cue,
        action=action,
        hedged=act.hedged,
        bearer=part(act.bearer),
        beneficiary=part(act.beneficiary),
        payer=part(act.payer),
        body=body,
        object=part(act.object),
        conditions=tuple(filter(None, map(part, act.conditions))),
        quantities=tuple([_printed(one) for one in measured if one.type not in _TIMES]),
        times=tuple([_printed(one) for one in measured if one.type in _TIMES]),
        provision=provision.id if provision else None,
        rule=act.rule,
    )


def _printed(quantity: Quantity) -> Part:
    return Part(quantity.surface, quantity.start, quantity.end)
