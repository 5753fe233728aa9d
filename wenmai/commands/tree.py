"""A lineage as a tree for the terminal 脉络树."""

import sys

from rich.text import Text
from rich.tree import Tree

from wenmai.commands.items import node_details, step_note
from wenmai.commands.output import render
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.model import Direction, Lineage, Node, Step

_HEADINGS = {
    Direction.UP: ("向上：依据与来源", "Upward: what it rests on"),
    Direction.DOWN: ("向下：印发与落实", "Downward: what it issues and who implements it"),
    Direction.EARLIER: (
        "此前：它废止、替代、修改、延续的",
        "Earlier: what it repeals, replaces, amends, extends",
    ),
    Direction.LATER: (
        "此后：废止、替代、修改、延续它的",
        "Later: what repeals, replaces, amends, extends it",
    ),
}
_SENTENCES = 3


def lineage_tree(lineage: Lineage, lang: Lang, *, evidence: bool, colour: bool) -> str:
    """Return a lineage as a tree of text: a branch for each direction, relation, number, title, level, date."""
    top = Tree(_name(lineage.root, lang))
    for direction, headings in _HEADINGS.items():
        steps = [step for step in lineage.steps if step.direction is direction]
        if steps:
            branch = top.add(Text(headings[0 if lang == "zh" else 1], style="bold"))
            _grow(branch, steps, lang, evidence=evidence)
    if not lineage.total:
        zh, en = (
            "没有这些关系的文件；引用和解读用 --all 查看",
            "no such relation in the store; --all adds cites and interprets",
        )
        top.add(Text(zh if lang == "zh" else en))
    return render(top, colour=colour and sys.stdout.isatty())


def _grow(branch: Tree, steps: list[Step], lang: Lang, *, evidence: bool) -> None:
    """Hang the steps, which stand depth first, under each other."""
    path: list[Tree] = [branch]
    lowest = steps[0].depth
    for step in steps:
        depth = step.depth - lowest
        del path[depth + 1 :]
        path.append(path[depth].add(_line(step, lang)))
        if evidence:
            for sentence, places in list(_said(step).items())[:_SENTENCES]:
                path[-1].add(Text(f"“{sentence}” — {'；'.join(places)}", style="dim"))


def _said(step: Step) -> dict[str, list[str]]:
    """The sentences of a step with the places where each stands; a text printed twice says it in two."""
    said: dict[str, list[str]] = {}
    for one in step.evidence:
        said.setdefault(one.sentence or one.surface, []).append(f"{one.source}:{one.line}")
    return said


def _line(step: Step, lang: Lang) -> Text:
    label = step.relation.label(lang, inverse=step.inverse)
    if step.partial:
        label += "（部分）" if lang == "zh" else " (in part)"
    text = Text.assemble((f"〔{label}〕" if lang == "zh" else f"[{label}] ", "cyan"))
    text.append_text(_name(step.node, lang))
    if note := step_note(step, lang):
        text.append(f"（{note}）" if lang == "zh" else f" ({note})", style="dim")
    return text


def _name(node: Node, lang: Lang) -> Text:
    text = Text()
    if node.number:
        text.append(node.number + " ", style="bold")
    text.append(node.title or ("" if node.number else node.id))
    if details := node_details(node, lang):
        text.append(f"（{details}）" if lang == "zh" else f" ({details})", style="dim")
    return text
