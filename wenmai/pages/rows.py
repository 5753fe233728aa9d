"""What the templates show 页面条目: steps, links and sentences as plain rows, every word in the language asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from wenmai.ontology.model import Diagnostic
from wenmai.ontology.vocabulary import Lang
from wenmai.pages.colours import paint, relation_colour
from wenmai.pages.marking import marked
from wenmai.pages.words import direction_label, words
from wenmai.queries.model import Direction, Evidence, Lineage, Link, Node, Printing, Step

_NOTHING: Final = Markup()
_DEEPEST: Final = 12  # browsers give up on lists within lists within lists


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of evidence as shown 依据句: the sentence with its marks, and where it stands."""

    sentence: Markup
    where: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list 一行: a document, the relation that leads to it, the sentences that say so."""

    node: Node
    relation: str
    colour: str
    level_colour: str
    facts: str
    marks: tuple[str, ...]
    quotes: tuple[Quote, ...]
    evidence: str
    anchor: str | None = None
    before: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its rows 一组; ``after`` closes the lists that are open."""

    heading: str
    count: str
    rows: tuple[Row, ...]
    after: Markup = _NOTHING
    colour: str | None = None


def lineage_sections(lineage: Lineage, lang: Lang) -> list[Section]:
    """Return the steps of a lineage 脉络清单 by direction, each as a list within lists."""
    names = {lineage.root.id: lineage.root} | {step.node.id: step.node for step in lineage.steps}
    sections = []
    for direction in Direction:
        steps = [(place, step) for place, step in enumerate(lineage.steps) if step.direction is direction]
        if not steps:
            continue
        rows, level = [], 0
        above: list[str] = [lineage.root.id]
        for place, step in steps:
            depth = max(1, min(step.depth, level + 1, _DEEPEST))
            before = Markup("<ul>") if depth > level else Markup("</li>" + "</ul></li>" * (level - depth))
            del above[max(step.depth, 1) :]
            rows.append(_step_row(step, place, before, above[-1], names, lang))
            above.append(step.node.id)
            level = depth
        count = len({step.node.id for _, step in steps})
        sections.append(
            Section(
                heading=direction_label(direction, lang),
                count=words(lang)["count"].format(count=count),
                rows=tuple(rows),
                after=Markup("</li></ul>" * level),
            )
        )
    return sections


def link_sections(links: Iterable[Link], lang: Lang) -> list[Section]:
    """Return relations of a document 引用分组 by relation, strongest first."""
    ordered = sorted(links, key=lambda link: link.relation.strength)
    sections = []
    for relation, group in groupby(ordered, key=lambda link: link.relation):
        rows = tuple(_link_row(link, at, lang) for at, link in enumerate(group))
        heading = relation.label(lang, inverse=ordered[0].inverse)
        count = words(lang)["count"].format(count=len(rows))
        after = Markup("</li></ul>")
        sections.append(Section(heading, count, rows, after, relation_colour(relation)))
    return sections


def facts_of(node: Node, lang: Lang) -> list[tuple[str, str]]:
    """Return what is known of a document 要素 as pairs of a name and a value, empty ones left out."""
    w = words(lang)
    pairs = [
        (w["issuers"], w["comma"].join(node.issuers)),
        (w["level"], node.level.label(lang) if node.level else None),
        (w["region"], node.region),
        (w["genre"], node.genre.label(lang) if node.genre else None),
        (w["force"], node.force.label(lang) if node.force else None),
        (w["date"], node.date),
        (w["effective_from"], node.effective_from),
        (w["effective_to"], node.effective_to),
        (w["sources"], w["comma"].join(node.sources)),
    ]
    return [(name, value) for name, value in pairs if value]


def quotes_of(evidence: Sequence[Evidence], lang: Lang) -> tuple[Quote, ...]:
    """Return evidence as quotes 引文, with the cue words and the name of the document marked."""
    w = words(lang)
    return tuple(
        Quote(
            sentence=marked(one.sentence, one.cue, one.surface)
            if one.sentence
            else Markup("{} <small>{}</small>").format(one.surface, w["no_sentence"]),
            where=_where(one, lang),
        )
        for one in evidence
    )


def printings_of(printings: Iterable[Printing], lang: Lang) -> list[str]:
    """Return where a document is printed 印本所在: file and lines."""
    w = words(lang)
    return [
        f"{one.source} · " + w["lines"].format(first=one.start_line, last=one.end_line) for one in printings
    ]


def diagnostics_of(diagnostics: Iterable[Diagnostic], lang: Lang) -> list[str]:
    """Return diagnostics as lines 诊断: what, where, and what the reader said."""
    w = words(lang)
    lines = []
    for one in diagnostics:
        place = w["line"].format(line=one.line) if one.line else None
        where = " · ".join(part for part in (one.source, place) if part)
        lines.append(w["colon"].join(part for part in (one.code.label(lang), where, one.message) if part))
    return lines


def _step_row(step: Step, place: int, before: Markup, above: str, names: dict[str, Node], lang: Lang) -> Row:
    w = words(lang)
    via = None
    if step.parent != above:
        parent = names.get(step.parent)
        via = w["via"].format(name=(parent.number or parent.title or parent.id) if parent else step.parent)
    marks = (w["partial"] if step.partial else None, w["repeated"] if step.repeated else None, via)
    label = step.relation.label(lang, inverse=step.inverse)
    return _row(
        step.node, label, relation_colour(step.relation), marks, step.evidence, lang, f"s{place + 1}", before
    )


def _link_row(link: Link, at: int, lang: Lang) -> Row:
    marks = (words(lang)["partial"] if link.partial else None,)
    label = link.relation.label(lang, inverse=link.inverse)
    before = Markup("</li>") if at else Markup("<ul>")
    return _row(link.node, label, relation_colour(link.relation), marks, link.evidence, lang, None, before)


def _row(
    node: Node,
    label: str,
    colour: str,
    marks: Iterable[str | None],
    evidence: Sequence[Evidence],
    lang: Lang,
    anchor: str | None,
    before: Markup,
) -> Row:
    w = words(lang)
    level = node.level.label(lang) if node.level else None
    return Row(
        node=node,
        relation=label,
        colour=colour,
        level_colour=paint(node.level, known=node.known).border,
        facts=" · ".join(part for part in (level, node.region, node.date) if part),
        marks=tuple(mark for mark in (*marks, None if node.known else w["outside"]) if mark),
        quotes=quotes_of(evidence, lang),
        evidence=w["evidence"].format(count=len(evidence)),
        anchor=anchor,
        before=before,
    )


def _where(evidence: Evidence, lang: Lang) -> str:
    w = words(lang)
    place = w["line"].format(line=evidence.line) if evidence.line else None
    kind = evidence.kind.label(lang)
    return " · ".join(part for part in (evidence.source, place, evidence.article, kind) if part)
