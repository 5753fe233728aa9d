"""What stands before a cue 主语与状语: who acts, for whom, on what condition."""

import re
from typing import Final

from wenmai.extractors.norms.found import Act, Place
from wenmai.extractors.norms.rules import Ends, norm_rules

_PREPOSITION: Final = re.compile(
    "对于|对(?!外|口|象|接|照)|按照|按(?=规定|要求)|根据|依照|依据|通过|自(?!然|主|治|行|贸|建)|在(?!建|岗|编|校)|将|把|"
    "从(?!业|事)|向|与|会同|为(?!主|期)|每年|凭|应(?=从|由|在|对)|原则上"
)
_AT_ONCE: Final = re.compile("(?:必要时|确有必要的|需要时|有条件的地方|有条件的|特殊情况下)，?")
_WHILE: Final = ("期间", "期内", "时", "后", "前")
_BY: Final = re.compile("由(?!于|此)")
_IN_CONDITION: Final = ("的", "时", "情况下", "情形下", "前提下", "之一")
_TOWARDS: Final = re.compile("对于|对")


def ends_with(text: str, low: int, high: int, names: Ends) -> bool:
    """Whether a stretch ends with one of some names, a bracket behind it aside."""
    if high > low and text[high - 1] in "）)":
        high = max(text.rfind("（", low, high), text.rfind("(", low, high), low)
    return high > low and text.endswith(names.get(text[high - 1], ()), low, high)


def trimmed(text: str, low: int, high: int) -> Place:
    """Return a stretch without connectives before it and adverbs behind it."""
    rules = norm_rules()
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


def read_head(text: str, low: int, high: int, act: Act) -> None:
    """Note who acts and for whom, from what stands between the beginning of a clause and a cue."""
    low, high = trimmed(text, low, high)
    if low >= high:
        return
    if at_once := _AT_ONCE.match(text, low, high):
        act.conditions = (*act.conditions, (low, at_once.end()))
        low = at_once.end()
    if text.find("由", low, high) >= 0 and (by := _BY.search(text, low, high)):
        if by.start() > low and act.object is None and not _PREPOSITION.match(text, low, high):
            act.object = (low, by.start())
        low = by.end()
    if low >= high:
        return
    if text.endswith(_WHILE, low, high):
        act.conditions = (*act.conditions, (low, high))
        return
    if _is_name(text, low, high) and _before_preposition(text, low, high) is None:
        bracket = text.rfind("（", low, high) if text[high - 1] in "）)" else -1
        act.bearer = (low, bracket if bracket > low else high)
    else:
        _adverbial(text, low, high, act)


def _is_name(text: str, low: int, high: int) -> bool:
    """Whether a stretch names who acts; 向…出口的企业 does, 对…的企业 says whom the act is for."""
    if not ends_with(text, low, high, norm_rules().actor):
        return False
    described = "的" in text[low:high] and not _TOWARDS.match(text, low, high)
    return described or not _PREPOSITION.match(text, low, high)


def _before_preposition(text: str, low: int, high: int) -> Place | None:
    """Who acts, where words of how and to whom follow before the cue: 行政机关对每件申请."""
    actor = norm_rules().actor
    at = low + 2
    while at < high and (match := _PREPOSITION.search(text, at, high)):
        if ends_with(text, low, match.start(), actor):
            return low, match.start()
        at = match.end()
    return None


def _adverbial(text: str, low: int, high: int, act: Act) -> None:
    who = _before_preposition(text, low, high)
    if who:
        act.bearer = who
        low = who[1]
    if towards := _TOWARDS.match(text, low, high):
        act.target = trimmed(text, towards.end(), high)
    elif who is None and not _PREPOSITION.match(text, low, high):
        act.bearer = (low, high)


def read_before(text: str, clauses: list[Place], index: int, since: int, act: Act) -> None:
    """Note the conditions, and whom the act is for, from the clauses before that of a cue."""
    rules = norm_rules()
    behind: int | None = None
    for at in range(index - 1, since - 1, -1):
        low, high = trimmed(text, *clauses[at])
        if low >= high or text[high : high + 1] in ":：":
            break
        if text.endswith(_IN_CONDITION, low, high):
            first = _condition_start(text, clauses, at, since)
            act.conditions = ((trimmed(text, *clauses[first])[0], high), *act.conditions)
            behind = first
            if act.target is None and _TOWARDS.match(text, low, high):
                act.target = (low + 1, high)
            break
        if rules.condition.fullmatch(text, low, high):
            act.conditions = ((low, high), *act.conditions)
            behind = at
        elif towards := _TOWARDS.match(text, low, high):
            act.target = act.target or (towards.end(), high)
            behind = at
        elif at == index - 1 and act.bearer is None and ends_with(text, low, high, rules.actor):
            act.bearer = (low, high)
            behind = at
        elif at == index - 1 and act.bearer is None and (who := _before_preposition(text, low, high)):
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
            or _TOWARDS.match(text, low, high)
        ):
            break
        at -= 1
    return at
