"""A score as rows for people 评分报告: figures, confusion, differences."""

from collections.abc import Iterator

from wenmai.scoring.tally import Row, Score


def figures(score: Score) -> Iterator[Row]:
    """Yield one row for each thing counted: precision, recall and F1 as shares of 1; for fields, the share right."""
    for name, one in score.tallies.items():
        yield {
            "what": name,
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
            "right": one.matched,
            "gold": one.gold,
            "given": one.given,
        }
    for name, (right, asked) in score.fields.items():
        share = round(right / asked, 4)
        yield {"what": f"field {name}", "f1": share, "right": right, "gold": asked, "given": asked}


def confusion(score: Score) -> Iterator[Row]:
    """Yield one row for each pair of relations that differ: what was annotated, what was read, how often."""
    for (wanted, got), count in sorted(score.confusion.items(), key=lambda item: (-item[1], item[0])):
        if wanted != got:
            yield {"annotated": wanted, "read": got, "count": count}


def differences(score: Score) -> Iterator[Row]:
    """Yield one row for each difference: its name, which stays the same from run to run, and the detail."""
    for name, detail in score.differences.items():
        yield {"difference": name, "detail": detail}
