"""Alignment 条款对应: which provision of one document answers which of the other, and why.

Sentences are compared as character bigrams and trigrams weighted by rarity in both documents (TF-IDF), so
that a phrase both are full of aligns nothing; figures take no part, a shared number alone is no alignment.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Final

from wenmai.comparing.clauses import Clause, Readable

THRESHOLD: Final = 0.16  # of two sentences
_PRIOR: Final = 10  # sentences assumed besides, so that in a short document a rare gram is not everything
_OF_BEST: Final = 0.6  # a sentence answers others than its best one only if nearly as well
STRANGERS: Final = 0.5  # of sentences of documents without a relation
_FEWEST: Final = 3
_PART: Final = 0.25
_MOST: Final = 4  # upper sentences that one lower sentence may answer
_HEADING: Final = 0.1  # what equal headings add
_ENOUGH: Final = 14  # characters below which a sentence is too short to be sure of
_COMMON: Final = (
    40  # grams in more sentences than this find no candidates; they are the language of the subject
)


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that answer each other 对应: ``score`` from 0 to 1, ``reason`` in a word."""

    upper: Clause
    lower: Clause
    score: float
    reason: str


def align(upper: Readable, lower: Readable, *, related: bool = True) -> tuple[Match, ...]:
    """Return the sentences of two documents that answer each other, in order of the lower one.

    Of documents without a relation in the graph only equal wording counts, unless a good part of the shorter one
    answers the other: sister measures share phrases, and do not answer each other. One sentence may answer several.
    Time grows with what the documents share, not with the product of their sizes.
    """
    first, second = upper.clauses, lower.clauses
    scores = _scores(first, second)
    best_above: dict[int, float] = defaultdict(float)
    best_below: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        if score > best_above[i]:
            best_above[i] = score
        if score > best_below[j]:
            best_below[j] = score
    found = [
        Match(first[i], second[j], round(min(score, 1.0), 4), _reason(first[i], second[j], score))
        for (i, j), score in scores.items()
        if score >= THRESHOLD and score >= _OF_BEST * max(min(best_above[i], best_below[j]), THRESHOLD)
    ]
    found = _nearest(found)
    if not related and not _kindred(found, upper, lower):
        found = [one for one in found if one.score >= STRANGERS]
    return tuple(sorted(found, key=lambda one: (one.lower.order, -one.score, one.upper.order)))


def _nearest(found: Iterable[Match]) -> list[Match]:
    """The best few of each lower sentence: whole lists of like items would answer each other otherwise."""
    kept: list[Match] = []
    taken: Counter[int] = Counter()
    for one in sorted(found, key=lambda one: (-one.score, one.upper.order, one.lower.order)):
        if taken[one.lower.order] < _MOST:
            taken[one.lower.order] += 1
            kept.append(one)
    return kept


def _kindred(found: Sequence[Match], upper: Readable, lower: Readable) -> bool:
    """Whether enough items of two documents answer each other for both to be of one subject 同题."""
    above, below = {one.upper.item_line for one in found}, {one.lower.item_line for one in found}
    items = min(len({clause.item_line for clause in one.clauses}) for one in (upper, lower))
    return min(len(above), len(below)) >= max(_FEWEST, _PART * items)


def _reason(first: Clause, second: Clause, score: float) -> str:
    if first.text.rstrip("。；") == second.text.rstrip("。；"):
        return "identical"
    if first.heading and first.heading == second.heading:
        return "heading"
    return "wording" if score >= 0.5 else "terms"


def _weights(clauses: Iterable[Clause]) -> dict[str, float]:
    """How rare each gram is among sentences 逆文档频率."""
    spread: Counter[str] = Counter()
    total = _PRIOR
    for clause in clauses:
        spread.update(clause.grams.keys())
        total += 1
    by_count = {count: math.log(total / (count + 0.5)) for count in set(spread.values())}
    return {gram: by_count[count] for gram, count in spread.items()}


def _vectors(clauses: Iterable[Clause], weights: Mapping[str, float]) -> list[dict[str, float]]:
    vectors = []
    for clause in clauses:
        vector = {
            gram: weights[gram] if count == 1 else weights[gram] * (1 + math.log(count))
            for gram, count in clause.grams.items()
        }
        length = math.sqrt(sum(map(mul, vector.values(), vector.values()))) or 1.0
        vectors.append({gram: weight / length for gram, weight in vector.items()})
    return vectors


def _scores(first: Sequence[Clause], second: Sequence[Clause]) -> dict[tuple[int, int], float]:
    """Cosines of all pairs that share a gram not common to many, over an inverted index 倒排索引."""
    weights = _weights((*first, *second))
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(_vectors(first, weights)):
        for gram, weight in vector.items():
            index[gram].append((i, weight))
    useful = {gram: posting for gram, posting in index.items() if len(posting) <= _COMMON}
    scores: dict[tuple[int, int], float] = {}
    for j, vector in enumerate(_vectors(second, weights)):
        sums: dict[int, float] = defaultdict(float)
        for gram, weight in vector.items():
            for i, other in useful.get(gram, ()):
                sums[i] += weight * other
        for i, cosine in sums.items():
            if cosine >= THRESHOLD / 2:
                scores[i, j] = _adjusted(first[i], second[j], cosine)
    return scores


def _adjusted(first: Clause, second: Clause, cosine: float) -> float:
    """A cosine with what speaks for it beside the words: a heading that says the same, length enough to be sure."""
    shorter = min(len(first.text), len(second.text))
    score = cosine * min(1.0, shorter / _ENOUGH)
    if first.heading and first.heading == second.heading:
        score += _HEADING
    return score
