"""How a command finds the document asked for 查找, and what it says when there is none or more than one."""

from wenmai.errors import Ambiguous, NotFound, WenmaiError
from wenmai.graph.store import Opened
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.find import MOST_CANDIDATES, find
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes

_SHOWN = 12


def ask(folder: Opened, words: str, lang: Lang) -> Node:
    """Return the one document that words name; WenmaiError that lists the candidates or the nearest names."""
    try:
        return find(folder, words)
    except Ambiguous as error:
        nodes = Nodes(folder.store)
        listed = [_told(nodes[candidate], nodes, lang) for candidate in error.candidates[:_SHOWN]]
        more = len(error.candidates) - _SHOWN
        if more > 0:
            listed.append(f"……（{more}）")
        count = len(error.candidates)
        many = f"{count} 份以上的" if count >= MOST_CANDIDATES else f"{count} 份"
        head = f"“{words}”可能是 {many}文件，请用文号或更完整的标题：" if lang == "zh" else str(error)
        raise WenmaiError("\n  ".join([head, *listed])) from error
    except NotFound as error:
        near = [f"{name}" for name, _ in error.nearest]
        if lang == "zh":
            head = f"没有文件叫“{words}”" + ("，相近的有：" if near else "。")
        else:
            head = f"no document answers to {words}" + (", the nearest are:" if near else "")
        raise WenmaiError("\n  ".join([head, *near])) from error


def _told(node: Node, nodes: Nodes, lang: Lang) -> str:
    """A candidate in one line; a text without a number of its own by that of the notice that issues it."""
    notice = nodes[node.issued_by].number if node.issued_by else None
    issued = (f"{notice}印发" if lang == "zh" else f"issued by {notice}") if notice else None
    details = " · ".join(part for part in (issued, node.region, node.date) if part)
    return f"{node.name}（{details}）" if details else node.name
