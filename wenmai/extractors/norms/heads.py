"""What stands before a cue 主语与状语: who acts, for whom, on what condition."""

import re
from typing import Final

from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.rules import Ends, NormRules

_PREPOSITION: Final = re.compile(
    "对于|对(?!外|口|象|接|照)|按照|按(?=规定|要求)|根据|依照|依据|通过|自(?!然|主|治|行|贸|建)|在(?!建|岗|编|校)|将|把|"
    "从(?!业|事)|向|与|会同|为(?!主|期)|每年|凭|应(?=从|由|在|对)|原则上"
)
_AT_ONCE: Final = re.compile("(?:必要时|确有必要的|需要时|有条件的地方|有条件的|特殊情况下)，?")
_AT_ONCE_BEGINS: Final = frozenset("必确需有特")
_WHILE: Final = ("期间", "期内", "时", "后", "前")
_BY: Final = re.compile("由(?!于|此)")
_IN_CONDITION: Final = ("的", "时", "情况下", "情形下", "前提下", "之一")


def ends_with(text: str, low: int, high: int, names: Ends) -> bool:
    """Whether a stretch ends with one of some names, a bracket behind it aside."""
    if high > low and text[high - 1] in "）)":
        high = max(text.rfind("（", low, high), text.rfind("(", low, high), low)
    return high > low and text.endswith(names.get(text[high - 1], ()), low, high)


def trimmed(rules: NormRules, text: str, low: int, high: int) -> Place:
    """Return a stretch without connectives before it and adverbs behind it."""
    while low < high and text[low] in rules.lead_begins and (match := rules.lead.match(text, low, high)):
        low = match.end()
    while low < high and text[high - 1] in rules.adverb_ends:
        for size in (4, 3, 2, 1):
            if high - size >= low and text[high - size : high] in rules.adverbs:
                high -= size
                break
        else:
            break
    return low, high


def read_head(rules: NormRules, text: str, low: int, high: int, act: Act) -> None:
    """Note who acts and for whom, from what stands between the beginning of a clause and a cue."""
    low, high = trimmed(rules, text, low, high)
    if low >= high:
        return
    if text[low] in _AT_ONCE_BEGINS and (at_once := _AT_ONCE.match(text, low, high)):
        act.conditions = (*act.conditions, (low, at_once.end()))
        low = at_once.end()
    if "由" in text and (by := _BY.search(text, low, high)):
        if by.start() > low and act.object is None and not _PREPOSITION.match(text, low, high):
            act.object = (low, by.start())
        low = by.end()
    if low >= high:
        return
    if text.endswith(_WHILE, low, high):
        act.conditions = (*act.conditions, (low, high))
        return
    if _is_name(rules, text, low, high) and _before_preposition(rules, text, low, high) is None:
        bracket = text.rfind("（", low, high) if text[high - 1] in "）)" else -1
        act.bearer = (low, bracket if bracket > low else high)
    else:
        _adverbial(rules, text, low, high, act)


def _is_name(rules: NormRules, text: str, low: int, high: int) -> bool:
    """Whether a stretch names who acts; 向…出口的企业 does, 对…的企业 says whom the act is for."""
    if not ends_with(text, low, high, rules.actor):
        return False
    if not _PREPOSITION.match(text, low, high):
        return True
    return text[low] != "对" and "的" in text[low:high]


def _before_preposition(rules: NormRules, text: str, low: int, high: int) -> Place | None:
    """Who acts, where words of how and to whom follow before the cue: 行政机关对每件申请."""
    at = low + 2
    while at < high and (match := _PREPOSITION.search(text, at, high)):
        if ends_with(text, low, match.start(), rules.actor):
            return low, match.start()
        at = match.end()
    return None


def _adverbial(rules: NormRules, text: str, low: int, high: int, act: Act) -> None:
    who = _before_preposition(rules, text, low, high)
    if who:
        act.bearer = who
        low = who[1]
    if text.startswith("对", low, high):
        act.target = trimmed(rules, text, _behind_towards(text, low, high), high)
    elif who is None and not _PREPOSITION.match(text, low, high):
        act.bearer = (low, high)


def _behind_towards(text: str, low: int, high: int) -> int:
    """Where what follows 对 or 对于 begins."""
    return low + 2 if text.startswith("对于", low, high) else low + 1


def read_before(rules: NormRules, text: str, clauses: list[Place], index: int, since: int, act: Act) -> None:
    """Note the conditions, and whom the act is for, from the clauses before that of a cue."""
    behind: int | None = None
    for at in range(index - 1, since - 1, -1):
        low, high = trimmed(rules, text, *clauses[at])
        if low >= high or text[high : high + 1] in ":：":
            break
        if text.endswith(_IN_CONDITION, low, high):
            first = _condition_start(text, clauses, at, since)
            act.conditions = ((trimmed(rules, text, *clauses[first])[0], high), *act.conditions)
            behind = first
            if act.target is None and text[low] == "对":
                act.target = (low + 1, high)
            break
        if rules.condition.fullmatch(text, low, high):
            act.conditions = ((low, high), *act.conditions)
            behind = at
        elif text[low] == "对":
            act.target = act.target or (_behind_towards(text, low, high), high)
            behind = at
        elif at == index - 1 and act.bearer is None and ends_with(text, low, high, rules.actor):
            act.bearer = (low, high)
            behind = at
        elif at == index - 1 and act.bearer is None and (who := _before_preposition(rules, text, low, high)):
            act.bearer = who
            behind = at
        elif at == index - 1:
            continue
        else:
            break
    if behind is not None:
        act.start = clauses[behind][0]


def _condition_start(text: str, clauses: list[Place], at: int, since: int) -> int:
    """The clause with which a condition of several begins 违反规定，情节严重的."""
    while at > since:
        low, high = clauses[at - 1]
        if (
            text.endswith(_IN_CONDITION, low, high)
            or text[high : high + 1] in "：:"
            or text.startswith("对", low, high)
        ):
            break
        at -= 1
    return at
