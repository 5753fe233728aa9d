"""The cues of a text 情态词, found in one pass over it, and the sentences in which they stand."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from wenmai.extractors.norms.rules import CueRule, NormRules

__all__ = ["Cue", "CueWords", "cue_words", "cues_of", "sentence_spans", "sentences"]

Cue = tuple[CueRule, int, int]

_LONGEST: Final = 2000  # characters of a sentence without its mark
_SENTENCE: Final = re.compile(f"[^。；]{{1,{_LONGEST}}}[。；]?")


class CueWords(NamedTuple):
    """The words of cues in a stretch of text 情态用词, in order, by columns; no rule where one is part of another word."""

    starts: list[int]
    ends: list[int]
    rules: list[CueRule | None]


def cue_words(rules: NormRules, text: str, low: int, high: int) -> CueWords:
    """Return the words of cues 情态用词 in a stretch of squeezed text."""
    cues = rules.cues
    starts: list[int] = []
    ends: list[int] = []
    alone: list[CueRule | None] = []
    end = low
    for word in rules.cue.findall(text, low, high):
        rule = cues[word]
        start = text.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
        if (rule.not_behind and start > low and text[start - 1] in rule.not_behind) or (
            rule.not_before and end < high and text[end] in rule.not_before
        ):
            alone.append(None)
        else:
            alone.append(rule)
    return CueWords(starts, ends, alone)


def cues_of(rules: NormRules, sentence: str) -> list[Cue]:
    """Return the cues 情态词 of a squeezed sentence that stand alone, in order."""
    starts, ends, found = cue_words(rules, sentence, 0, len(sentence))
    return [(rule, start, end) for rule, start, end in zip(found, starts, ends, strict=True) if rule]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a squeezed text 句, ended by 。 or ；."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def sentences(
    rules: NormRules, text: str, words: CueWords, at: int, low: int, high: int
) -> Iterator[tuple[int, str, list[Cue]]]:
    """Yield the sentences 句 of a stretch in which cues stand, each with where it begins and its cues.

    ``words`` are those of a stretch that holds this one, ``at`` one of them that is not behind its first.
    """
    starts, ends, found = words
    count = len(starts)
    while at < count and starts[at] < low:
        at += 1
    if (at and ends[at - 1] > low) or (at < count and starts[at] == low and found[at] is None):
        starts, ends, found = cue_words(rules, text, low, high)  # the stretch begins within a word
        at, count = 0, len(starts)
    begin = low
    full = half = -1  # where the next 。 and the next ； stand
    while at < count and (start := starts[at]) < high:
        if found[at] is None and ends[at] < high:
            at += 1
            continue
        begin = max(text.rfind("。", begin, start), text.rfind("；", begin, start)) + 1 or begin
        if full < start:
            full = text.find("。", start, high) % (high + 1)
        if half < start:
            half = text.find("；", start, high) % (high + 1)
        stop = full if full < half else half
        end = stop + 1 if stop < high else high
        cues: list[Cue] = []
        while at < count and starts[at] < end:
            if rule := found[at]:
                cues.append((rule, starts[at] - begin, ends[at] - begin))
            at += 1
        if stop - begin > _LONGEST:
            yield from _cut(rules, text, begin, end)
        else:
            said = text[begin:end]
            if ends[at - 1] >= high:  # what is behind the stretch is none of its
                cues = cues_of(rules, said)
            if cues:
                yield begin, said, cues
        begin = end


def _cut(rules: NormRules, text: str, low: int, high: int) -> Iterator[tuple[int, str, list[Cue]]]:
    """Yield the parts of what goes on without a full stop, such as a table, in which cues stand."""
    for match in _SENTENCE.finditer(text, low, high):
        if cues := cues_of(rules, match[0]):
            yield match.start(), match[0], cues
