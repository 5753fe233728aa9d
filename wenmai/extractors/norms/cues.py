"""The cues of a text 情态词, and the sentences in which they stand."""

import re
from collections.abc import Iterator
from typing import Final

from wenmai.extractors.norms.rules import CueRule, NormRules

Cue = tuple[CueRule, int, int]

_LONGEST: Final = 2000  # characters of a sentence without its mark
_SENTENCE: Final = re.compile(f"[^。；]{{1,{_LONGEST}}}[。；]?")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a squeezed text 句, ended by 。 or ；."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def cues_of(rules: NormRules, sentence: str) -> list[Cue]:
    """Return the cues 情态词 of a squeezed sentence: the words of cues in it, in order, that stand alone."""
    cues = rules.cues
    return [(cues[match[0]], *match.span()) for match in rules.cue.finditer(sentence)]


def sentences(rules: NormRules, text: str, low: int, high: int) -> list[tuple[int, str, list[Cue]]]:
    """Return the sentences 句 of a stretch in which cues stand, each with where it begins and its cues.

    One pass finds the cues; what stands between two of them is not looked at.
    """
    rule_of = rules.cues
    own = text[low:high]
    found: list[tuple[int, str, list[Cue]]] = []
    stop = 0
    for match in rules.cue.finditer(own):
        start, end = match.span()
        if start >= stop:
            if not found:
                marked = own.replace("；", "。")
            begin = marked.rfind("。", stop, start) + 1 or stop
            stop = marked.find("。", end) + 1 or len(own)
            cues: list[Cue] = []
            found.append((low + begin, own[begin:stop], cues))
        cues.append((rule_of[match[0]], start - begin, end - begin))
    return found if len(own) <= _LONGEST else [part for one in found for part in _cut(rules, *one)]


def _cut(rules: NormRules, start: int, said: str, cues: list[Cue]) -> list[tuple[int, str, list[Cue]]]:
    """A sentence, or what goes on without a full stop, such as a table, cut to the parts in which cues stand."""
    if len(said) <= _LONGEST:
        return [(start, said, cues)]
    return [
        (start + match.start(), match[0], some)
        for match in _SENTENCE.finditer(said)
        if (some := cues_of(rules, match[0]))
    ]
