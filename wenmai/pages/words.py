"""The words of the pages 界面用语 in Chinese and English; terms of the vocabularies have their labels there."""

from typing import Final

from wenmai.ontology.vocabulary import Lang
from wenmai.queries.model import Direction

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "lineage": ("文件脉络", "Lineage"),
    "document": ("文件详情", "Document"),
    "network": ("脉络图", "Network view"),
    "list": ("脉络清单", "Lineage as a list"),
    "issuers": ("发文机关", "Issued by"),
    "level": ("层级", "Level"),
    "region": ("地区", "Region"),
    "date": ("成文日期", "Date"),
    "genre": ("文种", "Genre"),
    "force": ("效力位阶", "Legal force"),
    "effective_from": ("施行日期", "In force from"),
    "effective_to": ("有效期至", "In force to"),
    "sources": ("来源", "Sources"),
    "printings": ("印本", "Printed in"),
    "notice": ("印发通知", "Issued with"),
    "texts": ("所印发文本", "Texts it issues"),
    "outside": ("库外", "not in the corpus"),
    "outside_long": (
        "库外文件：只见于他处提及，正文不在库中",
        "Not in the corpus: only spoken of elsewhere",
    ),
    "unknown_level": ("层级未明", "level not known"),
    "root": ("本文件", "This document"),
    "partial": ("部分", "in part"),
    "repeated": ("另见清单他处", "followed elsewhere in this list"),
    "via": ("关系在 {name}", "the relation is that of {name}"),
    "evidence": ("依据句 {count} 条", "Evidence: {count}"),
    "no_sentence": ("（库中没有原句）", "(the sentence is not in the store)"),
    "line": ("第 {line} 行", "line {line}"),
    "lines": ("第 {first}–{last} 行", "lines {first}–{last}"),
    "outgoing": ("引用他文", "References made"),
    "incoming": ("被他文引用", "Referred to by"),
    "unresolved": ("未能指认的提及", "Mentions that name no one document"),
    "diagnostics": ("诊断", "Diagnostics"),
    "nothing": ("没有找到上下关联的文件。", "No related document was found."),
    "none": ("没有找到。", "None found."),
    "count": ("{count} 件", "{count}"),
    "truncated": ("脉络过长，只列出最近的部分。", "The lineage is long: only the nearest part is listed."),
    "left_out": (
        "图中只画最近的 {drawn} 件，另有 {count} 件见下面的清单。",
        "Only the nearest {drawn} documents are drawn; {count} more are in the list below.",
    ),
    "hint": (
        "箭头由发文一方指向所涉文件；指向方框或连线可见说明，拖动可移动，双击方框转到清单。",
        "Arrows run from the document that speaks to the one it speaks of. "
        "Point at a box or line for details, drag to move, double-click a box to find it in the list.",
    ),
    "no_script": (
        "网络图需要脚本；下面的清单内容相同。",
        "The network view needs scripts; the list below says the same.",
    ),
    "zoom_in": ("放大", "Zoom in"),
    "zoom_out": ("缩小", "Zoom out"),
    "fit": ("全图", "Fit"),
    "legend": ("图例", "Legend"),
    "legend_partial": ("虚线：只涉及部分内容", "dashed line: only a part is meant"),
    "status": ("效力状态", "Status"),
    "events": ("效力事件", "What happened to it"),
    "nothing_says": ("无从判断", "nothing says"),
    "not_counted": ("日期不明，未计", "day not known, not counted"),
    "text": ("正文", "Text"),
    "implementations": ("落实情况", "Who carried it out"),
    "lag": ("隔 {days} 天", "after {days} days"),
    "index": ("文件目录", "Documents"),
    "find": ("检索标题、文号、机关、地区", "Search titles, numbers, issuers, regions"),
    "found": ("共 {count} 件", "{count} documents"),
    "whole": ("全库网络图", "Network of all documents"),
    "whole_left_out": (
        "图中只画关系最多的 {drawn} 件，另有 {count} 件未画。",
        "Only the {drawn} documents with most relations are drawn; {count} more are not.",
    ),
    "lanes_hint": (
        "箭头由发文一方指向所涉文件。指向连线见原句，点击可固定；点击叠放的方框展开；方向键移动，回车打开；拖动时点看当日是否有效。",
        "Arrows run from the document that speaks. Point at a line for its sentence, click to keep it; click a stack "
        "to open it; arrow keys move, Enter opens; move the day to see what held then.",
    ),
    "undated": ("日期不明", "no date known"),
    "group": ("{place} {count} 件", "{place}: {count}"),
    "group_more": ("等 {count} 件", "… {count} in all"),
    "day": ("时点", "As of"),
    "ended": ("{day} 起失效", "ended {day}"),
    "legend_presumed": ("虚线：推定，无原句", "dashed: presumed, no sentence says so"),
    "legend_part": ("点线：只涉及部分内容", "dotted: only a part is meant"),
    "said": ("{speaker}　{relation}　{target}", "{speaker} — {relation} — {target}"),
    "colon": ("：", ": "),
    "comma": ("、", ", "),
}

_DIRECTIONS: Final[dict[Direction, tuple[str, str]]] = {
    Direction.UP: ("依据/上位", "What it rests on"),
    Direction.DOWN: ("后续/实施", "What followed from it"),
    Direction.EARLIER: ("此前版本", "Earlier versions"),
    Direction.LATER: ("后来变化", "Later changes"),
}


def words(lang: Lang) -> dict[str, str]:
    """Return all words of the pages 界面用语 in a language, by name; some have ``{places}`` to fill."""
    return {name: both[lang != "zh"] for name, both in _WORDS.items()}


def direction_label(direction: Direction, lang: Lang) -> str:
    """Return the heading of a direction 方向标题 in a language."""
    return _DIRECTIONS[direction][lang != "zh"]
