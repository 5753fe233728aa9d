"""The acts of a sentence 句中规范: which of its cues make norms, and the roles of what stands around each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wenmai.extractors.norms.cues import Cue, cues_of
from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.heads import clause_before, ends_with, read_before, read_head, trimmed
from wenmai.extractors.norms.rules import CueRule, NormRules, norm_rules
from wenmai.extractors.norms.tails import behind_actor, read_tail

_ENCLOSED: Final = re.compile("[（(][^（）()]{1,300}[）)]|《[^《》]{1,200}》|“[^“”]{1,200}”")
_BLANK: Final = "＿"
_ENDING: Final = 20  # characters that tell of a sentence that it is no norm


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
    if not acts:
        return acts
    ending = max(len(sentence) - _ENDING, 0)
    for word in rules.no_norm_needs:
        if sentence.find(word, ending) >= 0 and rules.no_norm.search(sentence, ending):
            return []
    return acts


def _acts(rules: NormRules, text: str, said: Sequence[Cue]) -> list[Act]:
    """The acts of a sentence without what is enclosed, by its cues."""
    acts: list[Act] = []
    marked = (
        text.replace("。", "，").replace("；", "，").replace("：", "，").replace(":", "，").replace(",", "，")
    )
    size = len(text)
    since = 0
    for low, high, cues in _by_clause(rules, text, marked, said):
        behind = low
        for order, (rule, begin, end) in enumerate(cues, 1):
            hedged = end - begin > len(rule.word) and not rule.hedges
            act = Act(rule.word, rule.modality, hedged, (begin, end), low, high)
            if behind < begin:
                read_head(rules, text, behind, begin, act)
            behind = end
            if rule.asks:
                act.bearer = None
            elif order == 1 and low - since > 1:
                read_before(rules, text, marked, low, since, act)
            if rule.acts:
                act.action = act.cue
                act.object = (end, high) if end < high else None
                act.end = high
            else:
                stop = cues[order][1] if order < len(cues) else size
                read_tail(rules, text, begin if rule.by else end, stop, act, told=rule.told)
            if act.passive and act.object is None:
                act.object = clause_before(marked, since, low - 1)
            if act.action is None or (rule.asks and act.bearer is None):
                continue
            if acts and act.bearer is None and not act.conditions and not rule.plain:
                act.bearer = acts[-1].bearer
            _settle(rules, text, rule, act, act.action)
            acts.append(act)
            since = high
    for act, following in pairwise(acts):
        act.end = max(act.end, following.start)
    if acts:
        acts[-1].end = size
    return acts


def _by_clause(
    rules: NormRules, text: str, marked: str, said: Sequence[Cue]
) -> Iterator[tuple[int, int, Sequence[Cue]]]:
    """Yield the clauses of a sentence 分句 in which cues stand, each with those that make norms."""
    count = len(said)
    at = high = 0
    while at < count:
        first, (_, start, end) = at, said[at]
        low = marked.rfind("，", high, start) + 1
        high = marked.find("，", end)
        if high < 0:
            high = len(text)
        at += 1
        while at < count and said[at][1] < high:
            at += 1
        ends = rules.when.get(text[high - 1])
        if ends and text.endswith(ends, low, high) and text[high : high + 1] in "，,：:":
            continue
        cues, rule = said[first:at], said[first][0]
        if at - first > 1 or rule.plain or rule.opens:
            cues = _cues(rules, text, low, high, cues)
        yield low, high, cues


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
    if len(said) == 1:  # as in most clauses
        rule, start, end = said[0]
        if rule.opens and start > low and not _opens(rules, text, low, start):
            return []
        if not rule.plain:
            return list(said)
        if rule.by and behind_actor(rules, text, end, high) is None:
            return []
        return [_with_hedge(rules, text, low, said[0])]
    found = [
        _with_hedge(rules, text, low, one)
        for one in said
        if not one[0].opens or one[1] == low or _opens(rules, text, low, one[1])
    ]
    if len(found) > 1:
        found = [one for at, one in enumerate(found) if at + 1 == len(found) or not one[0].hedges]
    strict = [one for one in found if not one[0].plain]
    if strict:
        return strict
    acting = [one for one in found if not one[0].by]
    return acting[:1] or [one for one in found[:1] if behind_actor(rules, text, one[2], high) is not None]


def _with_hedge(rules: NormRules, text: str, low: int, cue: Cue) -> Cue:
    """A cue from 原则上, where that stands right before it."""
    rule, start, end = cue
    return (rule, start - len(rules.hedge), end) if text.endswith(rules.hedge, low, start) else cue


def _opens(rules: NormRules, text: str, low: int, at: int) -> bool:
    """Whether a cue stands where a clause begins, or right behind who acts."""
    start, end = trimmed(rules, text, low, at)
    return start >= end or ends_with(text, start, end, rules.actor)


def _settle(rules: NormRules, text: str, rule: CueRule, act: Act, action: Place) -> None:
    """Give the parts their roles: whom a grant is for, who pays, who is in charge."""
    act.object = act.moved or act.object
    target = act.target
    if target is not None and target[0] < target[1]:
        if ends_with(text, *target, rules.favoured) or text.startswith(rules.grants, *action):
            act.beneficiary = target
        elif act.object is None:
            act.object = target
    if act.bearer is None:
        return
    done = text[action[0] : action[1]]
    if (
        done[:2] in rules.spends.long
        and ends_with(text, *act.bearer, rules.payer)
        and rules.spends.end(done, 0, len(done))
    ) or (act.object is not None and done in rules.pays and rules.fund.search(text, *act.object)):
        act.payer, act.bearer = act.bearer, None
    elif rule.charges:
        act.body, act.bearer = act.bearer, None
