"""Relations 关系 from cues: the sentence around a mention, asked rule by rule (``data/cues.toml``).

The sentence is written as a template: ◎ for the mention in question, ※ for others, “” for quoted passages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from wenmai.extractors.brackets import quote_spans
from wenmai.extractors.rules import CueRule, cue_rules
from wenmai.extractors.spans import Spans
from wenmai.ontology.authorities import authorities_of_code, authority
from wenmai.ontology.model import Cue, Mention
from wenmai.ontology.numbers import parse
from wenmai.ontology.vocabulary import Level

_STOP: Final = re.compile("[。！？；]")
_REACH: Final = 320
_RANK: Final = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with its place in the squeezed text 提及及其位置."""

    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need to know of the document that speaks 语境; offsets are squeezed."""

    text: str
    title_end: int
    preamble_end: int
    level: Level | None
    policy: bool


def classify(found: Sequence[Found], setting: Setting) -> list[Mention]:
    """Return the mentions of one document with the relation, cue and partiality that the sentences give."""
    spans = Spans((item.start, item.end) for item in found)
    quotes = Spans(span for span in quote_spans(setting.text) if not spans.covers(*span))
    return [_classified(item, spans, setting, quotes) for item in found]


def _classified(item: Found, spans: Spans, setting: Setting, quotes: Spans) -> Mention:
    if quotes.covers(item.start, item.end):
        return item.mention
    template = _template(item, spans, setting.text, quotes)
    scope = "title" if item.start < setting.title_end else "text" if setting.policy else "report"
    for rule in cue_rules():
        if rule.scope != scope or (rule.preamble and item.start >= setting.preamble_end):
            continue
        match = rule.pattern.search(template)
        if match is None or (rule.superior and not _may_dispose(item.mention, setting.level)):
            continue
        partial = rule.partial is not None and rule.partial.search(match.group()) is not None
        return replace(item.mention, relation=rule.relation, partial=partial, cue=_cue(match, rule, item))
    return item.mention


def _template(item: Found, spans: Spans, text: str, quotes: Spans) -> str:
    """The sentence of one mention, with what is named in it as signs."""
    left = _joined(text, max(0, item.start - _REACH), item.start, spans, quotes)
    right = _joined(text, item.end, min(len(text), item.end + _REACH), spans, quotes)
    before = [match.end() for match in _STOP.finditer(left)]
    after = _STOP.search(right)
    return left[before[-1] if before else 0 :] + "◎" + right[: after.start() if after else len(right)]


def _joined(text: str, start: int, end: int, spans: Spans, quotes: Spans) -> str:
    signs = [(a, b, "※") for a, b in spans.within(start, end)]
    signs += [(a, b, "“”") for a, b in quotes.within(start, end)]
    parts, at = [], start
    for a, b, sign in sorted(signs, key=lambda sign: (sign[0], -sign[1])):
        if a >= at:
            parts += [text[at:a], sign]
            at = b
    return "".join([*parts, text[at:end]])


def _cue(match: re.Match[str], rule: CueRule, item: Found) -> Cue:
    """The cue words without the signs, and where the mention that they speak of stands."""
    phrase = re.sub("[◎※“”]+", "…", match.group())
    return Cue(phrase.strip("…、，")[:60], item.mention.start, item.mention.end, rule.id)


def _may_dispose(mention: Mention, speaker: Level | None) -> bool:
    """Whether a speaker of this level may change what is named: nobody changes a higher body's document."""
    level = _level_named(mention)
    return level is None or speaker is None or _RANK[speaker] <= _RANK[level]


def _level_named(mention: Mention) -> Level | None:
    number = parse(mention.names_number) if mention.names_number else None
    if number is None:
        return None
    if number.issuers:
        found = authority(number.issuers[0])
        return found.level if found else None
    levels = {candidate.level for candidate in authorities_of_code(number.code)}
    return levels.pop() if len(levels) == 1 else None
