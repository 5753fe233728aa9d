"""Quantities 数量: figures, sums, terms and dates of policy documents, typed and normalised.

Values are found first, bounded by the words beside them, then joined; ``data/quantities.toml`` has the words.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.extractors.quantities.amounts import find_amounts
from wenmai.extractors.quantities.dates import find_dates
from wenmai.extractors.quantities.found import Found, clause_start
from wenmai.extractors.quantities.joining import join
from wenmai.extractors.quantities.rates import find_rates
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text, ascii_figures
from wenmai.ontology.making import maker
from wenmai.ontology.model import Document
from wenmai.ontology.provisions import Provision, Quantity

_quantity: Final = maker(Quantity)


def find_quantities(
    text: Text,
    document: Document,
    operative: tuple[int, int],
    titles: Spans,
    provisions: Sequence[Provision] = (),
) -> Iterator[Quantity]:
    """Yield the quantities of a document's operative text 数量, in order; none in a press report.

    ``operative`` are squeezed offsets; what stands in title marks is no quantity. ``provisions`` are those of the
    document: each quantity bears the id of the innermost one that holds it.
    """
    if not document.policy:
        return
    figures, squeezed = text.figures, text.squeezed
    low, high = operative
    starts = [one.start for one in provisions]
    line = at = 0
    for found in _found(figures, low, high, titles):
        start, end = found.start, found.end
        span = text.span(start, end)
        line = line + text.given.count("\n", at, span.start) if line else text.line_at(span.start)
        at = span.start
        within = provisions[bisect_right(starts, span.start) - 1] if provisions else None
        yield _quantity(
            document.id,
            document.record,
            document.source,
            span.start,
            span.end,
            line,
            squeezed[start:end],
            found.type,
            found.measure,
            squeezed[clause_start(figures, start, low) : start],
            within.id if within and within.start <= span.start < within.end else None,
            found.rule,
        )


def read_quantities(text: str) -> tuple[Found, ...]:
    """Return the quantities of a squeezed piece of text 读数量; offsets are within it."""
    return tuple(_found(ascii_figures(text), 0, len(text), Spans(())))


def _found(text: str, low: int, high: int, titles: Spans) -> Iterator[Found]:
    dates = [one for one in find_dates(text, low, high) if not titles.touches(one.start, one.end)]
    taken = Spans(_merged((one.start, one.end) for one in dates))
    others: list[Found] = []
    last = low
    amounts = [*find_amounts(text, low, high), *find_rates(text, low, high)]
    for one in sorted(amounts, key=lambda one: (one.start, -one.end)):
        if (
            one.start >= last
            and not taken.touches(one.start, one.end)
            and not titles.touches(one.start, one.end)
        ):
            others.append(one)
            last = one.end
    yield from sorted([*dates, *join(text, low, others)], key=lambda one: (one.start, one.end))


def _merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
