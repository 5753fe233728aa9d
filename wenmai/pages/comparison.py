"""Comparisons as a page 比较网页: both texts side by side, what differs marked; one file, no script, no network."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wenmai.comparing.model import Direction, Finding, Side, Verdict
from wenmai.comparing.rules import rules
from wenmai.ontology.vocabulary import Lang
from wenmai.pages.page import environment

_TOKEN: Final = re.compile("[0-9.,]{1,20}[%‰万亿元年月日个户家项天]{0,3}|[A-Za-z]{1,40}|.", re.DOTALL)
_DIRECTIONS: Final = {
    Direction.BETTER: ("对相对人更有利", "better for those concerned"),
    Direction.WORSE: ("对相对人更不利", "worse for those concerned"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text 文段; ``marked`` where the other side has no like of it."""

    text: str
    marked: bool


def comparison_page(findings: Iterable[Finding], lang: Lang = "zh") -> str:
    """Return findings as one self-contained HTML file; everything from documents is text, never markup.

    Where all are of one pair of documents, their titles stand once, above.
    """
    found, zh = list(findings), lang == "zh"
    uppers, lowers = _documents(one.upper for one in found), _documents(one.lower for one in found)
    titled = len(uppers) == len(lowers) == 1
    counts = Counter(one.verdict for one in found)
    return (
        environment()
        .get_template("comparison.html")
        .render(
            lang="zh-Hans" if zh else "en",
            heading="条款比较" if zh else "Provisions side by side",
            columns=("结论", "上位", "下位") if zh else ("Verdict", "Upper", "Lower"),
            documents=[_told(uppers[0]), _told(lowers[0])] if titled else [],
            counts=[
                {"mark": _mark(verdict), "name": _label(verdict, lang), "count": counts[verdict]}
                for verdict in reversed(Verdict)
                if counts[verdict]
            ],
            nothing="" if found else ("没有发现" if zh else "nothing found"),
            rows=[_row(one, lang, titled=titled) for one in found],
        )
    )


def _documents(sides: Iterable[Side | None]) -> list[Side]:
    return list({one.doc: one for one in sides if one}.values())


def _told(side: Side) -> dict[str, str | None]:
    return {"title": side.title, "date": side.date, "force": side.force.value if side.force else None}


def _mark(verdict: Verdict) -> str:
    return verdict.value.rpartition(" ")[2]


def _label(verdict: Verdict, lang: Lang) -> str:
    return verdict.zh if lang == "zh" else verdict.value


def _row(finding: Finding, lang: Lang, *, titled: bool) -> dict[str, object]:
    rule, zh = rules()[finding.rule], lang == "zh"
    upper, lower = finding.upper, finding.lower
    texts = (upper.text if upper else "", lower.text if lower else "")
    directions = _DIRECTIONS.get(finding.direction)
    return {
        "mark": _mark(finding.verdict),
        "verdict": _label(finding.verdict, lang),
        "rule": rule.zh if zh else rule.en,
        "basis": rule.source,
        "direction": directions[0 if zh else 1] if directions else "",
        "figures": [(above or "—", below or "—") for above, below in finding.quantities if above != below],
        "confirmed": finding.confirmed,
        "sides": [
            _side(upper, list(differing(texts[0], texts[1])), lang, titled=titled),
            _side(lower, list(differing(texts[1], texts[0])), lang, titled=titled),
        ],
    }


def _side(side: Side | None, pieces: list[Piece], lang: Lang, *, titled: bool) -> dict[str, object] | None:
    if side is None:
        return None
    line = f"第{side.line}行" if lang == "zh" else f"line {side.line}"
    title = "" if titled else " · ".join(part for part in (side.title, side.date) if part)
    return {"title": title, "item": side.item, "line": line, "pieces": pieces}


def differing(text: str, other: str) -> Iterator[Piece]:
    """Yield a text in pieces, those marked that the other text has not 差异标记; nothing is marked beside nothing.

    A figure is marked as a whole, with its unit.
    """
    from rapidfuzz.distance import Indel

    if not other:
        yield Piece(text, marked=False)
        return
    tokens = _TOKEN.findall(text)
    for step in Indel.opcodes(tokens, _TOKEN.findall(other)):
        if step.src_end > step.src_start:
            yield Piece(_joined(tokens[step.src_start : step.src_end]), marked=step.tag != "equal")


def _joined(tokens: Sequence[str]) -> str:
    return "".join(tokens)
