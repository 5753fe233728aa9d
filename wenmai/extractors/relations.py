"""Relations 关系 from cues: the sentence around a mention, asked rule by rule (``data/cues.toml``).

The sentence is written as a template: ◎ for the mention in question, ※ for others, “” for quoted passages.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.extractors.brackets import LONGEST_QUOTE
from wenmai.extractors.rules import CueRule, Scope, likely_rules
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text
from wenmai.ontology.authorities import authorities_of_code, authority
from wenmai.ontology.making import changer, maker
from wenmai.ontology.model import Cue, Mention
from wenmai.ontology.numbers import parse
from wenmai.ontology.vocabulary import Level, MentionKind, Relation

_STOP: Final = re.compile("[。！？；]")
_NEXT_ITEM: Final = re.compile(
    r"(?:[（(][^（）()]{0,80}[）)])?[；;。、，]?"
    r"(?:\d{1,3}[.．、)）]|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|[一二三四五六七八九十百]{1,4}、|[①-⑳])原?"
)
_COMPANIONS: Final = frozenset({"及", "及其", "、"})  # 《…法》及其实施条例
_LONGEST_ITEM: Final = 100
_SIGNS: Final = "◎※“”、，"
_SIGN_RUN: Final = re.compile(f"[{_SIGNS}]+")
_DONE: Final = frozenset(
    {Relation.REPEALS, Relation.SUPERSEDES, Relation.AMENDS, Relation.EXTENDS, Relation.SUPPLEMENTS}
)
LONGEST_CUE: Final = 60
_REACH: Final = 320
_UP_TO_STOP: Final = re.compile(f"(?s:.{{0,{_REACH}}})[。！？；]")
_Stretch = tuple[int, int, str]  # of the squeezed text, and the sign that stands for it, "" for itself
_RANK: Final = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with its place in the squeezed text 提及及其位置."""

    mention: Mention
    start: int
    end: int


make_found: Final = maker(Found)
changed_mention: Final = changer(Mention)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need to know of the document that speaks 语境; offsets are squeezed.

    ``quotes`` are the passages in quotation marks of the whole source, in order; ``note`` is where the note under its
    title stands, which tells what happened to the text itself; ``consults`` says that it asks for opinions on a draft.
    """

    text: Text
    quotes: Sequence[tuple[int, int]]
    title_end: int
    preamble_end: int
    note: tuple[int, int]
    level: Level | None
    policy: bool
    consults: bool = False


def classify(found: Sequence[Found], setting: Setting) -> list[Mention]:
    """Return the mentions of one document with the relation, cue and partiality that the sentences give."""
    spans = Spans((item.start, item.end) for item in found)
    first, last = (found[0].start, found[-1].end) if found else (0, 0)
    near = bisect_left(setting.quotes, (first - LONGEST_QUOTE - _REACH, 0))
    far = bisect_left(setting.quotes, (last + _REACH, 0))
    quotes = Spans(span for span in setting.quotes[near:far] if not spans.covers(*span))
    named = _Names(spans, quotes, setting.text.squeezed)
    told = [_classified(item, named, setting) for item in found]
    return _listed(found, told, setting.text)


def _listed(found: Sequence[Found], told: list[Mention], text: Text) -> list[Mention]:
    """The mentions with the relation of a list 列举 for its later items, where a verb above it gives that of the first.

    现决定废止：一、《甲》；二、《乙》。 An item is a mention right behind the one before and the number of the item.
    """
    for at in range(1, len(told)):
        before, mention = told[at - 1], told[at]
        if mention.cue is not None or before.cue is None:
            continue
        between = text.squeezed[found[at - 1].end : found[at].start]
        above = before.cue.end <= before.start
        beside = not between or (mention.kind is MentionKind.UNQUOTED and between in _COMPANIONS)
        if above and len(between) <= _LONGEST_ITEM and (beside or _NEXT_ITEM.fullmatch(between)):
            told[at] = changed_mention(mention, relation=before.relation, cue=before.cue)
    return told


def _classified(item: Found, named: "_Names", setting: Setting) -> Mention:
    if item.mention.cue is not None:  # a row of a catalogue
        return item.mention
    if named.quotes.covers(item.start, item.end) or setting.note[0] <= item.start < setting.note[1]:
        return item.mention
    template = named.template(item)
    scope: Scope = "title" if item.start < setting.title_end else "text" if setting.policy else "report"
    for rule in likely_rules(scope, template.text):
        if rule.preamble and item.start >= setting.preamble_end:
            continue
        if setting.consults and rule.relation in _DONE:
            continue
        match = rule.pattern.search(template.text)
        if match is None or (rule.superior and not _may_dispose(item.mention, setting.level)):
            continue
        partial = rule.partial is not None and rule.partial.search(match.group()) is not None
        return changed_mention(
            item.mention,
            relation=rule.relation,
            partial=partial,
            cue=_cue(match, rule, template, setting.text),
        )
    return item.mention


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence with signs for what is named in it; ``stretches`` are the squeezed spans that it is made of."""

    text: str
    stretches: tuple[_Stretch, ...]

    def place(self, at: int) -> tuple[int, int]:
        """Return the squeezed span that a character stands for: a sign stands for a whole name."""
        for start, end, sign in self.stretches:
            size = len(sign) or end - start
            if at < size:
                return (start, end) if sign else (start + at, start + at + 1)
            at -= size
        raise IndexError(at)


_make_template: Final = maker(_Template)


class _Names:
    """What is named or quoted in the sentences of a document 句中名称与引文, each with the sign that stands for it."""

    def __init__(self, names: Spans, quotes: Spans, text: str) -> None:
        """Put names and quoted passages in one order, of two that begin at a place the longer first."""
        self.names, self.quotes = names, quotes
        self._text = text
        signed = [(start, -end, "※") for start, end in names]
        signed += [(start, -end, "“”") for start, end in quotes]
        self._signed = sorted(signed)
        self._starts = [start for start, _, _ in self._signed]

    def template(self, item: Found) -> _Template:
        """Return the sentence of one mention, with what is named in it as signs."""
        text = self._text
        stretches = (*self._before(item.start), (item.start, item.end, "◎"), *self._after(item.end))
        return _make_template("".join([sign or text[start:end] for start, end, sign in stretches]), stretches)

    def _before(self, at: int) -> list[_Stretch]:
        """The stretches of a sentence up to a place, from behind the last stop that stands in no name."""
        text = self._text
        low = max(0, at - _REACH)
        last = _UP_TO_STOP.match(text, low, at)
        if last is None or not self._hold(last.end() - 1):
            return self._stretches(last.end() if last else low, at)
        stretches: list[_Stretch] = []
        for start, end, sign in reversed(self._stretches(low, at)):
            stop = None if sign else _UP_TO_STOP.match(text, start, end)
            stretches.insert(0, (stop.end() if stop else start, end, sign))
            if stop:
                break
        return stretches

    def _after(self, at: int) -> list[_Stretch]:
        """The stretches of a sentence from a place up to the first stop that stands in no name."""
        text = self._text
        high = min(len(text), at + _REACH)
        first = _STOP.search(text, at, high)
        if first is None or not self._hold(first.start()):
            return self._stretches(at, first.start() if first else high)
        stretches: list[_Stretch] = []
        for start, end, sign in self._stretches(at, high):
            stops = None if sign else _STOP.search(text, start, end)
            stretches.append((start, stops.start() if stops else end, sign))
            if stops:
                break
        return stretches

    def _hold(self, at: int) -> bool:
        """Whether a character stands in a name or a quoted passage."""
        return self.names.covers(at, at + 1) or self.quotes.covers(at, at + 1)

    def _stretches(self, start: int, end: int) -> list[_Stretch]:
        """The stretches between two places; a name is one sign ※, a quoted passage two “”."""
        stretches: list[_Stretch] = []
        at = start
        first = bisect_left(self._starts, start)
        for a, minus_b, sign in self._signed[first : bisect_left(self._starts, end, first)]:
            if a >= at and -minus_b <= end:
                stretches += [(at, a, ""), (a, -minus_b, sign)]
                at = -minus_b
        stretches.append((at, end, ""))
        return stretches


def _cue(match: re.Match[str], rule: CueRule, template: _Template, text: Text) -> Cue:
    """The cue: the words that the rule matched, from the first to the last of them, names left out at the ends."""
    start, end = match.span()
    while start < end and template.text[start] in _SIGNS:
        start += 1
    while end > start and template.text[end - 1] in _SIGNS:
        end -= 1
    phrase = _SIGN_RUN.sub("…", template.text[start:end])[:LONGEST_CUE]
    first, last = (start, end) if start < end else match.span()
    span = text.span(template.place(first)[0], template.place(last - 1)[1])
    return Cue(phrase, span.start, span.end, rule.id)


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
