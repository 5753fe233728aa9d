"""Answers as plain items 条目: what JSON, CSV and tables show of the values that queries return."""

from wenmai.commands.output import Column, Item
from wenmai.ontology.vocabulary import Lang, Level
from wenmai.queries.model import Evidence, Link, Node, Step

NODE_COLUMNS = (
    Column("number", "文号", "number"),
    Column("title", "标题", "title"),
    Column("level_label", "层级", "level", wrap=False),
    Column("region", "地区", "region"),
    Column("date", "日期", "date", wrap=False),
)


def node_item(node: Node, lang: Lang) -> Item:
    """Return a document as an item; labels of closed words in the language asked for stand beside their values."""
    return {
        "id": node.id,
        "number": node.number,
        "title": node.title,
        "genre": node.genre.value if node.genre else None,
        "issuers": list(node.issuers),
        "level": node.level.value if node.level else None,
        "level_label": node.level.label(lang) if node.level else None,
        "region": node.region,
        "force": node.force.value if node.force else None,
        "force_label": node.force.label(lang) if node.force else None,
        "date": node.date,
        "effective_from": node.effective_from,
        "effective_to": node.effective_to,
        "known": node.known,
        "policy": node.policy,
        "issued_by": node.issued_by,
        "sources": list(node.sources),
    }


def told_node(node: Node, lang: Lang) -> str:
    """Return a document in one line: number and title, and what it is compared by, which are three fields."""
    details = node_details(node, lang)
    if not details:
        return node.name
    return f"{node.name}（{details}）" if lang == "zh" else f"{node.name} ({details})"


def node_details(node: Node, lang: Lang) -> str:
    """Return level, place, force and date of a document, and whether it is not in the store."""
    level = node.level.label(lang) if node.level else None
    region = None if node.level is Level.NATIONAL else node.region
    force = node.force.label(lang) if node.force else None
    outside = None if node.known else ("库外" if lang == "zh" else "not in the store")
    return " · ".join(part for part in (level, region, force, node.date, outside) if part)


def evidence_item(evidence: Evidence, lang: Lang) -> Item:
    """Return a piece of evidence as an item."""
    return {
        "source": evidence.source,
        "line": evidence.line,
        "start": evidence.start,
        "end": evidence.end,
        "surface": evidence.surface,
        "kind": evidence.kind.value,
        "relation": evidence.relation.value,
        "relation_label": evidence.relation.label(lang),
        "cue": evidence.cue,
        "article": evidence.article,
        "resolved": evidence.resolved.value,
        "sentence": evidence.sentence,
    }


def with_sentence(item: Item, evidence: Evidence | None, lang: Lang) -> Item:
    """Return an item with a mention on which it rests, and its sentence."""
    return item | {
        "sentence": evidence.sentence if evidence else None,
        "evidence": [evidence_item(evidence, lang)] if evidence else [],
    }


def step_item(step: Step, lang: Lang, *, evidence: bool) -> Item:
    """Return a step of a lineage as an item: the relation, its parent, the document it leads to."""
    item: Item = {
        "depth": step.depth,
        "direction": step.direction.value,
        "parent": step.parent,
        "relation": step.relation.value,
        "inverse": step.inverse,
        "label": step.relation.label(lang, inverse=step.inverse),
        "partial": step.partial,
        "repeated": step.repeated,
        "cycle": step.cycle,
        "note": step_note(step, lang),
        "earlier_page": step.earlier_page,
        **node_item(step.node, lang),
    }
    if evidence:
        item["evidence"] = [evidence_item(one, lang) for one in step.evidence]
    return item


def step_note(step: Step, lang: Lang) -> str | None:
    """Return what is to be said of a step that is not followed here, or was counted before."""
    if step.cycle:
        return "循环：它已在上方" if lang == "zh" else "a cycle: it stands above"
    if step.repeated:
        return "见别处" if lang == "zh" else "shown elsewhere"
    if step.earlier_page:
        return "见前页" if lang == "zh" else "on an earlier page"
    return None


def link_item(link: Link, lang: Lang, *, evidence: bool) -> Item:
    """Return a direct relation of a document as an item."""
    item: Item = {
        "relation": link.relation.value,
        "inverse": link.inverse,
        "label": link.relation.label(lang, inverse=link.inverse),
        "partial": link.partial,
        **node_item(link.node, lang),
    }
    if evidence:
        item["evidence"] = [evidence_item(one, lang) for one in link.evidence]
    return item
