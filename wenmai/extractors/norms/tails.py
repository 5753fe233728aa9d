"""What stands behind a cue 谓语: the act and its object, past words of how, when and to whom."""

import re
from typing import Final

from wenmai.extractors.norms.found import Act
from wenmai.extractors.norms.heads import ends_with, trimmed
from wenmai.extractors.norms.rules import TOWARDS, TOWARDS_BEGINS, NormRules

_STOP: Final = re.compile("[，。；：,;:]")
_TOWARDS: Final = re.compile(TOWARDS)
_AND: Final = re.compile("并(?![网购联轨存行])")
_ALSO: Final = re.compile("[、和](?:鼓励|支持|引导|允许)")
_ALSO_BEGINS: Final = "、和"
_FULL_STOP: Final = re.compile("[，。；：]")
_BY: Final = re.compile("由(?!于|此)")
_NO_VERB: Final = re.compile(
    "[的、后前时内和及等或]|事项|工作|情况|人员|部门|机构|单位|系统|平台|管理|资金|标准|计划|方案|条件"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]{2}")
_MOVED: Final = ("将", "把")
_STEPS: Final = 12
_NAME: Final = 40
_OBJECT: Final = 80


def read_tail(rules: NormRules, text: str, low: int, high: int, act: Act, *, told: bool) -> None:
    """Note the action and its object, from a cue to ``high``; no action where no verb can be told.

    ``told`` says that who is to act may stand there.
    """
    if low < high and text[low] in _ALSO_BEGINS and (also := _ALSO.match(text, low, high)):
        low = also.end()
    if told and act.bearer is None:
        low = _told(rules, text, low, high, act)
    for _ in range(_STEPS):
        if low >= high:
            return
        first = text[low]
        if first not in rules.tail_begins:
            break
        if first in "，,、":
            low += 1
        elif opening := _opening_end(rules, text, low, high):
            low = opening
        elif first == "由" and (by := _BY.match(text, low, high)):
            low = by.end()
            verb = behind_actor(rules, text, low, high) or _verb_behind(
                rules, text, low + 2, high, last=False
            )
            if verb is None:
                return
            if act.bearer is not None and act.object is None:
                act.object = act.bearer
            act.bearer = (low, verb)
            act.passive = True
            low = verb
        elif (
            first in TOWARDS_BEGINS
            and (towards := _TOWARDS.match(text, low, high))
            and not rules.verbs.end(text, low, high)
        ):
            low = _towards(rules, text, towards, high, act)
        else:
            break
    _act(rules, text, low, high, act)
    if act.action and text[act.action[0] : act.action[1]] in rules.light_words:
        _light(text, act.action[1], high, act)


def _opening_end(rules: NormRules, text: str, low: int, high: int) -> int:
    """Where the phrase or the adverb ends that stands at a place, 0 for none; the beginning of a verb is none."""
    if text[low] in rules.phrase_begins and (phrase := rules.phrase.match(text, low, high)):
        return phrase.end()
    end = rules.adverbs.end(text, low, high)
    if end and rules.verbs.end(text, low, high) >= end and not rules.verbs.end(text, end, high):
        return 0
    return end


def _told(rules: NormRules, text: str, low: int, high: int, act: Act) -> int:
    """Who is asked, allowed or encouraged, where that stands behind the cue 鼓励企业…: the end of it."""
    if rules.verbs.end(text, low, high):
        return low
    end = _actor_end(rules, text, low, _clause_end(text, low, high, act.end), rules.actor_before_act)
    if end is None:
        return low
    act.bearer = (low, end)
    return end


def _actor_end(rules: NormRules, text: str, low: int, high: int, before: re.Pattern[str]) -> int | None:
    """Where, within reach of ``low``, the first name ends of who acts; ``before`` finds last characters of names."""
    at = low + 1
    while (last := before.search(text, at, high)) and (at := last.end()) < low + _NAME:
        if ends_with(text, low, at, rules.actor):
            return at
    return None


def _towards(rules: NormRules, text: str, towards: re.Match[str], high: int, act: Act) -> int:
    """Note whom or what the act is for 对…, 将…; return where its verb stands."""
    end = _clause_end(text, towards.end(), high)
    verb = _verb_of(rules, text, towards, end)
    place = trimmed(rules, text, towards.end(), verb)
    if towards[0] in _MOVED:
        act.moved = act.moved or place
    elif towards[0] not in ("向", "在"):
        act.target = act.target or place
    return verb


def _verb_of(rules: NormRules, text: str, towards: re.Match[str], end: int) -> int:
    """Where the verb behind words such as 对…, 将…, 为… stands, or the end of the clause."""
    word, low = towards[0], min(towards.end() + 2, end)
    if word == "为":
        provided = text.find("提供", low, end)
        return provided if provided >= 0 else end
    if word in _MOVED:
        places = [
            one.start()
            for one in (rules.moves.search(text, low, end), _TOWARDS.search(text, low, end))
            if one
        ]
        if places:
            return min(places)
    light = rules.light.search(text, low, end)
    verb = light.start() if light else _verb_behind(rules, text, low, end, last=word != "向")
    return end if verb is None else verb


def _verb_behind(rules: NormRules, text: str, low: int, high: int, *, last: bool) -> int | None:
    """Where the first or the last verb of a clause stands that is no part of a name."""
    end = _clause_end(text, low, high)
    found = None
    for match in rules.verb.finditer(text, low, end):
        if len(match[0]) < 2 or _NO_VERB.match(text, match.end(), end):
            continue
        found = match.start()
        if not last:
            break
    return found


def behind_actor(rules: NormRules, text: str, low: int, high: int) -> int | None:
    """Where the first verb stands that follows the name of somebody."""
    stop = _FULL_STOP.search(text, low + 2, high)
    return _actor_end(rules, text, low, stop.start() if stop else high, rules.actor_before_verb)


def _clause_end(text: str, low: int, high: int, known: int | None = None) -> int:
    """Where the clause ends in which ``low`` stands, mostly that of the cue, of which the end is known."""
    if known and low < known <= high and ";" not in text:
        return known
    stop = _STOP.search(text, low, high)
    return stop.start() if stop else high


def _act(rules: NormRules, text: str, low: int, high: int, act: Act) -> None:
    end = act.end
    if not low < end <= high or ";" in text:
        end = _clause_end(text, low, high)
    stop = rules.verbs.end(text, low, end) or rules.lights.end(text, low, end)
    if not stop:
        stop = rules.verbs.end(text, low + 2, end)
        if stop:
            low += 2
        elif han := _HAN.match(text, low, end):
            stop = han.end()
        else:
            return
    act.action = low, stop
    if act.end < end:
        act.end = end
    behind = stop
    if "并" in text and (more := _AND.search(text, behind + 2, end)):
        end = more.start()
    if act.moved is None and behind < end:
        act.object = (behind, end if end < behind + _OBJECT else behind + _OBJECT)


def _light(text: str, low: int, high: int, act: Act) -> None:
    """The act itself behind a verb that only carries it 进行审查, 予以保密."""
    end = _clause_end(text, low, high)
    if end - low >= 2:
        act.action = (end - 2, end)
        act.object = None
