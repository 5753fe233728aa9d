"""Norms by spaCy's Matcher on coarse tokens of our own, beside the reading that Wenmai has: what each gets right.

``WENMAI_CORPUS=… python benchmarks/norm_matcher.py`` prints F1 of modality and action in the annotated sentences of
``tests/gold``, and the time of each in units of the other. A token is a cue, a verb, an adverb, a mark, or what
stands between; a pattern is a cue, then up to four tokens that are no mark, then a verb.
"""

import json
import re
import sys
from pathlib import Path
from time import process_time

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from wenmai.extractors.alternation import either
from wenmai.extractors.norms import read_acts
from wenmai.extractors.norms.rules import norm_rules
from wenmai.extractors.rules import load
from wenmai.extractors.text import squeeze

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from gold_reading import GOLD, sources

RULES = norm_rules()
ADVERBS = next(row["words"] for row in load("norms.toml")["words"] if row["kind"] == "adverb")
KINDS = (
    ("CUE", re.compile("|".join(sorted(RULES.cues, key=len, reverse=True)))),
    ("ADV", re.compile(either(ADVERBS))),
    ("VERB", RULES.verb),
    ("MARK", re.compile("[，。；：、]")),
)

Found = list[tuple[str, str]]


def tokens(text: str) -> tuple[list[str], list[str]]:
    """Return the coarse tokens of a sentence and the kind of each."""
    words: list[str] = []
    kinds: list[str] = []
    at = 0
    while at < len(text):
        for kind, pattern in KINDS:
            match = pattern.match(text, at)
            if match:
                words.append(match[0])
                kinds.append(kind)
                at = match.end()
                break
        else:
            if kinds and kinds[-1] == "X":
                words[-1] += text[at]
            else:
                words.append(text[at])
                kinds.append("X")
            at += 1
    return words, kinds


def by_matcher(nlp: "spacy.language.Language", matcher: Matcher, text: str) -> Found:
    """Return (modality, action) of each cue, as the first pattern that fits reads it."""
    words, kinds = tokens(text)
    doc = Doc(nlp.vocab, words=words, spaces=[False] * len(words), tags=kinds)
    first = {}
    for _, start, end in matcher(doc):
        if start not in first or end < first[start]:
            first[start] = end
    return [(RULES.cues[words[start]].modality.value, words[end - 1]) for start, end in sorted(first.items())]


def by_reading(text: str) -> Found:
    """Return (modality, action) of each norm that Wenmai reads."""
    return [(act.modality.value, text[slice(*act.action)]) for act in read_acts(text) if act.action]


def gold(half: str) -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the annotated sentences with the modalities and actions that are right."""
    texts = {source.file: source.text for source in sources(half)}
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    for line in (GOLD / half / "norms.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = found.setdefault(squeeze(texts[row["source"]][row["start"] : row["end"]]), [])
        if row["modality"]:
            wanted.append(
                tuple(one if isinstance(one, list) else [one] for one in (row["modality"], row["action"]))
            )
    return found


def f1(wanted: dict[str, list[tuple[list[str], list[str]]]], given: dict[str, Found]) -> float:
    """Return F1 of modality and action, an action being right where one surface holds the other."""
    right = total = 0
    for text, rows in wanted.items():
        waiting = list(given[text])
        total += len(rows) + len(waiting)
        for modalities, actions in rows:
            for one in waiting:
                if one[0] in modalities and any(a in one[1] or one[1] in a for a in actions):
                    waiting.remove(one)
                    right += 1
                    break
    return 2 * right / total


def main() -> None:
    """Print a table."""
    nlp = spacy.blank("zh")
    matcher = Matcher(nlp.vocab)
    between = {"TAG": {"NOT_IN": ["MARK", "CUE"]}, "OP": "{0,4}"}
    matcher.add("norm", [[{"TAG": "CUE"}, between, {"TAG": "VERB"}]])
    for half in ("tune", "held"):
        wanted = gold(half)
        start = process_time()
        ours = {text: by_reading(text) for text in wanted}
        middle = process_time()
        theirs = {text: by_matcher(nlp, matcher, text) for text in wanted}
        ratio = (process_time() - middle) / (middle - start)
        print(
            f"{half}: Matcher {f1(wanted, theirs):.3f}, reading {f1(wanted, ours):.3f}; {ratio:.1f} times the time"
        )


if __name__ == "__main__":
    main()
