"""The acts of a sentence 句中规范: which of its cues make norms, and the roles of what stands around each."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.heads import ends_with, read_before, read_head, trimmed
from wenmai.extractors.norms.rules import CueRule, norm_rules, verb_kind
from wenmai.extractors.norms.tails import behind_actor, read_tail

Cue = tuple[CueRule, int, int]

_ENCLOSED: Final = re.compile("[（(][^（）()]{1,300}[）)]|《[^《》]{1,200}》|“[^“”]{1,200}”")
_BLANK: Final = "＿"
_CLAUSE: Final = re.compile("[^，,：:。；]{1,2000}")
_HEDGE: Final = "原则上"
_FUNDS: Final = re.compile("经费|资金|费用|款")
_WHEN: Final = ("的", "时", "情况下", "情形下", "前提下")


def cues_of(sentence: str, words: Iterable[str]) -> list[Cue]:
    """Return the cues 情态词 among the words of cues in a squeezed sentence, given in order: no parts of other words."""
    cues = norm_rules().cues
    found: list[Cue] = []
    end = 0
    for word in words:
        rule = cues[word]
        start = sentence.index(word, end)
        end = start + len(word)
        if (start == 0 or sentence[start - 1] not in rule.not_behind) and (
            end == len(sentence) or sentence[end] not in rule.not_before
        ):
            found.append((rule, start, end))
    return found


def read_acts(sentence: str, cues: Sequence[Cue] | None = None) -> list[Act]:
    """Return the acts that a squeezed sentence asks, forbids, allows or grants 读规范; offsets are within it.

    ``cues`` are its cues where they are known.
    """
    said = cues_of(sentence, norm_rules().cue.findall(sentence)) if cues is None else cues
    text = _without_enclosed(sentence) if said else sentence
    if text is not sentence:
        said = [one for one in said if text[one[1]] != _BLANK]
    acts = _acts(text, said) if said else []
    return [] if acts and norm_rules().no_norm.search(sentence) else acts


def _acts(text: str, said: Sequence[Cue]) -> list[Act]:
    """The acts of a sentence without what is enclosed, by its cues."""
    acts: list[Act] = []
    clauses: list[Place] = []
    since = at = 0
    for index, match in enumerate(_CLAUSE.finditer(text)):
        low, high = clause = match.span()
        clauses.append(clause)
        first = at
        while at < len(said) and said[at][1] < high:
            at += 1
        if first == at or (text.endswith(_WHEN, low, high) and text[high : high + 1] in "，,：:"):
            continue
        cues = _cues(text, low, high, said[first:at])
        for order, (rule, begin, end) in enumerate(cues):
            hedged = text.startswith(_HEDGE, begin) and rule.word != _HEDGE
            act = Act(rule.word, rule.modality, hedged, (begin, end), low, high)
            read_head(text, cues[order - 1][2] if order else low, begin, act)
            if rule.asks:
                act.bearer = None
            elif order == 0:
                read_before(text, clauses, index, since, act)
            if rule.acts:
                act.action = act.cue
                act.object = (end, high) if end < high else None
                act.end = high
            else:
                stop = cues[order + 1][1] if order + 1 < len(cues) else len(text)
                read_tail(text, begin if rule.word == "由" else end, stop, act, told=rule.told)
            if act.object is None and act.passive and index > since:
                act.object = clauses[index - 1]
            if act.action is None or (rule.asks and act.bearer is None):
                continue
            if act.bearer is None and acts and not act.conditions and not rule.plain:
                act.bearer = acts[-1].bearer
            _settle(text, act, act.action)
            acts.append(act)
            since = index + 1
        if at == len(said):
            break
    for act, following in pairwise(acts):
        act.end = max(act.end, min(following.start, len(text)))
    if acts:
        acts[-1].end = len(text)
    return acts


def _without_enclosed(sentence: str) -> str:
    """A sentence with blanks for what stands in brackets or marks; most have none."""
    if "（" in sentence or "《" in sentence or "“" in sentence or "(" in sentence:
        return _ENCLOSED.sub(_blank, sentence)
    return sentence


def _blank(enclosed: re.Match[str]) -> str:
    """What stands in brackets or marks as blanks, as many as it has characters."""
    return f"{enclosed[0][0]}{_BLANK * (len(enclosed[0]) - 2)}{enclosed[0][-1]}"


def _cues(text: str, low: int, high: int, said: Sequence[Cue]) -> list[Cue]:
    """The cues of a clause that make norms: plain ones only where there is none that says how."""
    found: list[Cue] = []
    for rule, start, end in said:
        if not rule.opens or _opens(text, low, start):
            hedge = start - len(_HEDGE) if text.endswith(_HEDGE, low, start) else start
            found.append((rule, hedge, end))
    if len(found) == 1 and not found[0][0].plain:  # as in most clauses
        return found
    if len(found) > 1:
        found = [one for at, one in enumerate(found) if at + 1 == len(found) or one[0].word != _HEDGE]
    strict = [one for one in found if not one[0].plain]
    if strict:
        return strict
    acting = [one for one in found if one[0].word != "由"]
    return acting[:1] or [one for one in found[:1] if behind_actor(text, one[2], high)]


def _opens(text: str, low: int, at: int) -> bool:
    """Whether a cue stands where a clause begins, or right behind who acts."""
    start, end = trimmed(text, low, at)
    return start >= end or ends_with(text, start, end, norm_rules().actor)


def _settle(text: str, act: Act, action: Place) -> None:
    """Give the parts their roles: whom a grant is for, who pays, who is in charge."""
    rules = norm_rules()
    verb = verb_kind(text[slice(*action)])
    act.object = act.moved or act.object
    if act.target is not None and act.target[0] < act.target[1]:
        if verb.grants or ends_with(text, *act.target, rules.favoured):
            act.beneficiary = act.target
        elif act.object is None:
            act.object = act.target
    if act.bearer is None:
        return
    if ((verb.grants or verb.pays) and ends_with(text, *act.bearer, rules.payer)) or (
        verb.only_pays and act.object is not None and _FUNDS.search(text, *act.object)
    ):
        act.payer, act.bearer = act.bearer, None
    elif act.rule in ("负责", "牵头"):
        act.body, act.bearer = act.bearer, None
