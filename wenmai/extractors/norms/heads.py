"""What stands before a cue 主语与状语: who acts, for whom, on what condition."""

import re
from typing import Final

from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.rules import Ends, NormRules

_BY: Final = re.compile("由(?!于|此)")


def ends_with(text: str, low: int, high: int, names: Ends) -> bool:
    """Whether a stretch ends with one of some names, a bracket behind it aside."""
    if high > low and text[high - 1] in "）)":
        high = max(text.rfind("（", low, high), text.rfind("(", low, high), low)
    if high <= low or (some := names.get(text[high - 1])) is None:
        return False
    return text.endswith(some, low, high)


def trimmed(rules: NormRules, text: str, low: int, high: int) -> Place:
    """Return a stretch without connectives before it and adverbs behind it."""
    while low < high and text[low] in rules.lead_begins and (match := rules.lead.match(text, low, high)):
        low = match.end()
    while low < high and (adverbs := rules.adverb_ends.get(text[high - 1])):
        for adverb in adverbs:
            if text.endswith(adverb, low, high):
                high -= len(adverb)
                break
        else:
            break
    return low, high


def read_head(rules: NormRules, text: str, low: int, high: int, act: Act) -> None:
    """Note who acts and for whom, from what stands between the beginning of a clause and a cue."""
    low, high = trimmed(rules, text, low, high)
    if low >= high:
        return
    if text[low : low + 2] in rules.at_once.long and (at_once := rules.at_once.end(text, low, high)):
        act.conditions = (*act.conditions, (low, at_once))
        low = at_once
    if "由" in text and (by := _BY.search(text, low, high)):
        if by.start() > low and act.object is None and not rules.preposition.match(text, low, high):
            act.object = (low, by.start())
        low = by.end()
    if low >= high:
        return
    if (ends := rules.during.get(text[high - 1])) and text.endswith(ends, low, high):
        act.conditions = (*act.conditions, (low, high))
        return
    first = text[low]
    how = first in rules.preposition_begins and rules.preposition.match(text, low, high)
    who = _before_preposition(rules, text, low, high)
    if who:
        act.bearer = who
        low = who[1]
        if text.startswith("对", low, high):
            act.target = trimmed(rules, text, _behind_towards(text, low, high), high)
    elif ends_with(text, low, high, rules.actor) and (
        not how or (first != "对" and text.find("的", low, high) >= 0)
    ):  # 向…出口的企业 acts, 对…的企业 says whom the act is for
        bracket = text.rfind("（", low, high) if text[high - 1] in "）)" else -1
        act.bearer = (low, bracket if bracket > low else high)
    elif first == "对":
        act.target = trimmed(rules, text, _behind_towards(text, low, high), high)
    elif not how:
        act.bearer = (low, high)


def _before_preposition(rules: NormRules, text: str, low: int, high: int) -> Place | None:
    """Who acts, where words of how and to whom follow before the cue: 行政机关对每件申请."""
    at = low + 2
    while at < high and (match := rules.preposition.search(text, at, high)):
        if ends_with(text, low, match.start(), rules.actor):
            return low, match.start()
        at = match.end()
    return None


def _behind_towards(text: str, low: int, high: int) -> int:
    """Where what follows 对 or 对于 begins."""
    return low + 2 if text.startswith("对于", low, high) else low + 1


def clause_before(marked: str, since: int, end: int) -> Place | None:
    """The clause 分句 before a mark, of those from ``since`` on; ``marked`` has one mark for all that end clauses."""
    while end > since and marked[end - 1] == "，":
        end -= 1
    return (marked.rfind("，", since, end) + 1, end) if end > since else None


def read_before(rules: NormRules, text: str, marked: str, low: int, since: int, act: Act) -> None:
    """Note the conditions, and whom the act is for, from the clauses before that of a cue, which begins at ``low``."""
    nearest = True
    while clause := clause_before(marked, since, low - 1):
        low, high = trimmed(rules, text, *clause)
        if low >= high or text[high : high + 1] in ":：":
            break
        first = text[low]
        if (ends := rules.in_condition.get(text[high - 1])) and text.endswith(ends, low, high):
            if act.target is None and first == "对":
                act.target = (low + 1, high)
            clause = _condition_start(rules, text, marked, clause, since)
            act.conditions = ((trimmed(rules, text, *clause)[0], high), *act.conditions)
            act.start = clause[0]
            break
        if (
            first in rules.condition_begins or text[high - 1] in rules.condition_ends
        ) and rules.condition.fullmatch(text, low, high):
            act.conditions = ((low, high), *act.conditions)
            act.start = clause[0]
        elif first == "对":
            act.target = act.target or (_behind_towards(text, low, high), high)
            act.start = clause[0]
        elif not nearest:
            break
        elif act.bearer is None:
            if ends_with(text, low, high, rules.actor):
                act.bearer = (low, high)
            else:
                act.bearer = _before_preposition(rules, text, low, high)
            if act.bearer is not None:
                act.start = clause[0]
        nearest = False
        low = clause[0]


def _condition_start(rules: NormRules, text: str, marked: str, clause: Place, since: int) -> Place:
    """The clause with which a condition of several begins 违反规定，情节严重的."""
    while before := clause_before(marked, since, clause[0] - 1):
        low, high = before
        if (
            text.endswith(rules.in_condition.get(text[high - 1], ()), low, high)
            or text[high : high + 1] in "：:"
            or text.startswith("对", low, high)
        ):
            break
        clause = before
    return clause
