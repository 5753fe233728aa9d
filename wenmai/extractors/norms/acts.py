"""The acts of a sentence 句中规范: which of its cues make norms, and the roles of what stands around each."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from wenmai.extractors.norms.cues import Cue, cues_of
from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.heads import ends_with, read_before, read_head, trimmed
from wenmai.extractors.norms.rules import NormRules, norm_rules, verb_kind
from wenmai.extractors.norms.tails import behind_actor, read_tail

_ENCLOSED: Final = re.compile("[（(][^（）()]{1,300}[）)]|《[^《》]{1,200}》|“[^“”]{1,200}”")
_BLANK: Final = "＿"
_LONGEST: Final = 2000  # characters of a clause
_CLAUSE: Final = re.compile(f"[^，,：:。；]{{1,{_LONGEST}}}")
_HEDGE: Final = "原则上"
_ENDING: Final = 20  # characters that tell of a sentence that it is no norm
_FUNDS: Final = re.compile("经费|资金|费用|款")
_WHEN: Final = ("的", "时", "情况下", "情形下", "前提下")


def read_acts(sentence: str, cues: Sequence[Cue] | None = None) -> list[Act]:
    """Return the acts that a squeezed sentence asks, forbids, allows or grants 读规范; offsets are within it.

    ``cues`` are its cues where they are known.
    """
    rules = norm_rules()
    said = cues_of(rules, sentence) if cues is None else cues
    text = _without_enclosed(sentence) if said else sentence
    if text is not sentence:
        said = [one for one in said if text[one[1]] != _BLANK]
    acts = _acts(rules, text, said) if said else []
    return [] if acts and rules.no_norm.search(sentence, len(sentence) - _ENDING) else acts


def _acts(rules: NormRules, text: str, said: Sequence[Cue]) -> list[Act]:
    """The acts of a sentence without what is enclosed, by its cues."""
    acts: list[Act] = []
    clauses = _clauses(text, said[-1][1])
    since = at = 0
    for index, (low, high) in enumerate(clauses):
        first = at
        while at < len(said) and said[at][1] < high:
            at += 1
        if first == at or (text.endswith(_WHEN, low, high) and text[high : high + 1] in "，,：:"):
            continue
        cues = _cues(rules, text, low, high, said[first:at])
        for order, (rule, begin, end) in enumerate(cues):
            hedged = end - begin > len(rule.word) and rule.word != _HEDGE
            act = Act(rule.word, rule.modality, hedged, (begin, end), low, high)
            since_cue = cues[order - 1][2] if order else low
            if since_cue < begin:
                read_head(rules, text, since_cue, begin, act)
            if rule.asks:
                act.bearer = None
            elif order == 0 and index > since:
                read_before(rules, text, clauses, index, since, act)
            if rule.acts:
                act.action = act.cue
                act.object = (end, high) if end < high else None
                act.end = high
            else:
                stop = cues[order + 1][1] if order + 1 < len(cues) else len(text)
                read_tail(rules, text, begin if rule.word == "由" else end, stop, act, told=rule.told)
            if act.object is None and act.passive and index > since:
                act.object = clauses[index - 1]
            if act.action is None or (rule.asks and act.bearer is None):
                continue
            if act.bearer is None and acts and not act.conditions and not rule.plain:
                act.bearer = acts[-1].bearer
            _settle(rules, text, act, act.action)
            acts.append(act)
            since = index + 1
    for act, following in pairwise(acts):
        act.end = max(act.end, following.start)
    if acts:
        acts[-1].end = len(text)
    return acts


def _clauses(text: str, last: int) -> list[Place]:
    """The clauses of a sentence 分句, up to that in which ``last`` stands: what is between commas, colons and such."""
    if len(text) > _LONGEST:
        return [match.span() for match in _CLAUSE.finditer(text)]
    clauses: list[Place] = []
    end = -1
    for mark in ",：:。；":
        text = text.replace(mark, "，")
    for clause in text.split("，"):
        begin = end + 1
        if begin > last:
            break
        end = begin + len(clause)
        if clause:
            clauses.append((begin, end))
    return clauses


def _without_enclosed(sentence: str) -> str:
    """A sentence with blanks for what stands in brackets or marks; most have none."""
    if "（" in sentence or "《" in sentence or "“" in sentence or "(" in sentence:
        return _ENCLOSED.sub(_blank, sentence)
    return sentence


def _blank(enclosed: re.Match[str]) -> str:
    """What stands in brackets or marks as blanks, as many as it has characters."""
    said = enclosed[0]
    return f"{said[0]}{_BLANK * (len(said) - 2)}{said[-1]}"


def _cues(rules: NormRules, text: str, low: int, high: int, said: Sequence[Cue]) -> list[Cue]:
    """The cues of a clause that make norms: plain ones only where there is none that says how."""
    found = [one for one in said if not one[0].opens or one[1] == low or _opens(rules, text, low, one[1])]
    if len(said) == 1 and found and not found[0][0].plain:  # as in most clauses
        return found
    found = [_with_hedge(text, low, one) for one in found]
    if len(found) > 1:
        found = [one for at, one in enumerate(found) if at + 1 == len(found) or one[0].word != _HEDGE]
    strict = [one for one in found if not one[0].plain]
    if strict:
        return strict
    acting = [one for one in found if one[0].word != "由"]
    return acting[:1] or [one for one in found[:1] if behind_actor(rules, text, one[2], high)]


def _with_hedge(text: str, low: int, cue: Cue) -> Cue:
    """A cue from 原则上, where that stands right before it."""
    rule, start, end = cue
    return (rule, start - len(_HEDGE), end) if text.endswith(_HEDGE, low, start) else cue


def _opens(rules: NormRules, text: str, low: int, at: int) -> bool:
    """Whether a cue stands where a clause begins, or right behind who acts."""
    start, end = trimmed(rules, text, low, at)
    return start >= end or ends_with(text, start, end, rules.actor)


def _settle(rules: NormRules, text: str, act: Act, action: Place) -> None:
    """Give the parts their roles: whom a grant is for, who pays, who is in charge."""
    verb = verb_kind(text[action[0] : action[1]])
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
