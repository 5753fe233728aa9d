"""Two documents side by side 条款对照, and the list of what may conflict 抵触排查."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from wenmai.comparing.model import Finding, Side, Verdict
from wenmai.comparing.rules import rules
from wenmai.ontology.vocabulary import Lang
from wenmai.pages.comparison import Piece, differing
from wenmai.queries.model import Node
from wenmai.server import far
from wenmai.server.asking import LONGEST, Skip, apart_of, named, readers_of
from wenmai.server.reading import Reading
from wenmai.server.rendering import page, speaks

router = APIRouter()
_PAGE: Final = 40
_NAMES: Final = ("none", "note", "check", "conflict")
Words = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a row 一侧: the title, where the sentence stands in it, and its pieces, what differs marked."""

    doc: str
    title: str
    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as shown 对照行."""

    verdict: Verdict
    label: str
    rule: str
    basis: str
    upper: Half | None
    lower: Half | None
    figures: str


@router.get("/compare")
async def compare(
    request: Request, one: Words = "", other: Words = "", differences: bool = False, skip: Skip = 0
) -> Response:
    """Show two documents side by side; the form alone where they are not both named."""
    speech = speaks(request)
    if not one.strip() or not other.strip():
        given = one or other
        node = await readers_of(request)(lambda reading: named(reading, given)) if given.strip() else None
        return page("compare.html", speech, one=one, other=other, first=node, second=None, rows=None)

    def work(reading: Reading) -> tuple[Node, Node]:
        return named(reading, one), named(reading, other)

    first, second = await readers_of(request)(work)
    found = await apart_of(request).remembered(far.compared, first.id, second.id)
    chosen = [each for each in found if not differences or each.verdict is not Verdict.NONE]
    if chosen and (side := chosen[0].upper or chosen[0].lower) and side.doc != first.id and chosen[0].upper:
        first, second = second, first
    rows = [_row(each, speech.lang) for each in chosen[skip : skip + _PAGE]]
    return page(
        "compare.html", speech, one=one, other=other, first=first, second=second, rows=rows, skip=skip, step=_PAGE,
        total=len(chosen), differences=differences,
        differing=sum(1 for each in found if each.verdict is not Verdict.NONE),
    )  # fmt: skip


@router.get("/conflicts")
async def conflicts(
    request: Request, document: Words = "", min_verdict: str = "check", skip: Skip = 0, part: bool = False
) -> Response:
    """Show what may conflict, of one document or of the whole store; worked out when the list is loaded."""
    speech = speaks(request)
    least = min_verdict if min_verdict in _NAMES else "check"
    node = await readers_of(request)(lambda reading: named(reading, document)) if document.strip() else None
    if not part:
        return page(
            "conflicts.html", speech, node=node, document=document, least=least, names=_verdicts(speech.lang)
        )
    verdict = list(Verdict)[_NAMES.index(least)]
    found = await apart_of(request).remembered(far.found_conflicts, node.id if node else None, verdict)
    rows = [_row(each, speech.lang) for each in found[skip : skip + _PAGE]]
    return page(
        "findings.html", speech, rows=rows, total=len(found), skip=skip, step=_PAGE, titled=True,
        asked={"document": node.id if node else None, "min_verdict": least},
    )  # fmt: skip


def _verdicts(lang: Lang) -> list[tuple[str, str]]:
    return [(name, one.zh if lang == "zh" else one.value) for name, one in zip(_NAMES, Verdict, strict=True)]


def _row(finding: Finding, lang: Lang) -> Row:
    rule = rules()[finding.rule]
    upper, lower = finding.upper, finding.lower
    texts = (upper.text if upper else "", lower.text if lower else "")
    return Row(
        verdict=finding.verdict,
        label=finding.verdict.zh if lang == "zh" else finding.verdict.value,
        rule=rule.zh if lang == "zh" else rule.en,
        basis=rule.source,
        upper=_half(upper, texts[1]),
        lower=_half(lower, texts[0]),
        figures="；".join(" → ".join(part or "—" for part in pair) for pair in finding.quantities),
    )


def _half(side: Side | None, other: str) -> Half | None:
    if side is None:
        return None
    place = " ".join(part for part in (side.item, f"({side.line})", side.date) if part)
    return Half(side.doc, side.title or "", place, tuple(differing(side.text, other)))
