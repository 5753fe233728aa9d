"""Comparisons as a page 比较网页: both texts side by side, what differs marked; one file, no script, no network."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wenmai.comparing.model import Finding, Side
from wenmai.comparing.rules import rules
from wenmai.ontology.vocabulary import Lang
from wenmai.pages.page import environment


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text 文段; ``marked`` where the other side has no like of it."""

    text: str
    marked: bool


def comparison_page(findings: Iterable[Finding], lang: Lang = "zh") -> str:
    """Return findings as one self-contained HTML file; everything from documents is text, never markup."""
    return (
        environment()
        .get_template("comparison.html")
        .render(
            lang=lang,
            heading="条款比较" if lang == "zh" else "Provisions side by side",
            columns=("结论", "上位", "下位") if lang == "zh" else ("Verdict", "Upper", "Lower"),
            rows=[_row(one, lang) for one in findings],
        )
    )


def _row(finding: Finding, lang: Lang) -> dict[str, object]:
    rule = rules()[finding.rule]
    upper, lower = finding.upper, finding.lower
    texts = (upper.text if upper else "", lower.text if lower else "")
    return {
        "mark": finding.verdict.value.rpartition(" ")[2],
        "verdict": finding.verdict.zh if lang == "zh" else finding.verdict.value,
        "rule": rule.zh if lang == "zh" else rule.en,
        "basis": rule.source,
        "sides": [
            _side(upper, list(differing(texts[0], texts[1]))),
            _side(lower, list(differing(texts[1], texts[0]))),
        ],
    }


def _side(side: Side | None, pieces: list[Piece]) -> dict[str, object] | None:
    if side is None:
        return None
    place = " ".join(part for part in (side.title, side.item, f"({side.line})", side.date) if part)
    return {"place": place, "pieces": pieces}


def differing(text: str, other: str) -> Iterator[Piece]:
    """Yield a text in pieces, those marked that the other text has not 差异标记; nothing is marked beside nothing."""
    from rapidfuzz.distance import Indel

    if not other:
        yield Piece(text, marked=False)
        return
    for step in Indel.opcodes(text, other):
        if step.src_end > step.src_start:
            yield Piece(text[step.src_start : step.src_end], marked=step.tag != "equal")
