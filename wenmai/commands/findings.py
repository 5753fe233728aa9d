"""Findings as items of answers 比较发现的输出, and the columns that tables show of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from wenmai.commands.output import Column, Item
from wenmai.ontology.vocabulary import Lang

if TYPE_CHECKING:
    from wenmai.comparing.model import Finding, Side

COLUMNS: Final = (
    Column("verdict_label", "结论", "Verdict", wrap=False),
    Column("rule_label", "差异", "Difference"),
    Column("upper_place", "上位", "Upper"),
    Column("upper_text", "上位原文", "Upper text"),
    Column("lower_place", "下位", "Lower"),
    Column("lower_text", "下位原文", "Lower text"),
    Column("figures", "数值", "Figures"),
)
BASIS: Final = Column("basis", "规则出处", "Source of the rule")


def finding_item(finding: "Finding", lang: Lang) -> Item:
    """Return a finding as an item: the fields of the format, with labels."""
    from wenmai.comparing.rules import rules

    rule = rules()[finding.rule]
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "verdict_label": finding.verdict.zh if lang == "zh" else finding.verdict.value,
        "dimension": finding.dimension,
        "direction": finding.direction.value,
        "rule": finding.rule,
        "rule_label": rule.zh if lang == "zh" else rule.en,
        "basis": rule.source,
        "relation": finding.relation,
        "upper": _side(finding.upper),
        "lower": _side(finding.lower),
        "quantities": [list(pair) for pair in finding.quantities],
        "score": finding.score,
        "confidence": finding.confidence,
        "confirmed": finding.confirmed,
    }


def _side(side: "Side | None") -> Item | None:
    if side is None:
        return None
    return {
        "doc": side.doc,
        "title": side.title,
        "item": side.item,
        "item_line": side.item_line,
        "line": side.line,
        "text": side.text,
        "date": side.date,
        "force": side.force,
        "provision": side.provision,
        "source": side.source,
        "start": side.start,
        "end": side.end,
    }


def flat(items: Sequence[Item], *, titles: bool) -> list[Item]:
    """Return items as rows of a table 表行: one cell for each side's place and text."""
    return [{**item, **_cells(item, titles=titles)} for item in items]


def _cells(item: Item, *, titles: bool) -> Item:
    cells: Item = {
        "figures": "；".join(" → ".join(part or "—" for part in pair) for pair in item["quantities"])
    }
    for name in ("upper", "lower"):
        side = item[name]
        place = f"{side['item'] or ''}（{side['line']}）" if side else ""
        compared = " · ".join(part for part in (side["force"], side["date"]) if part) if side else ""
        cells[f"{name}_place"] = f"{side['title']}（{compared}） {place}" if side and titles else place
        cells[f"{name}_text"] = side["text"] if side else ""
    return cells
