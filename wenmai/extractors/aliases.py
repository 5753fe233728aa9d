"""Aliases 简称: a binding of a short name to a document, valid in one document after its declaration."""

import re
from dataclasses import dataclass
from typing import Final

_DECLARATION: Final = re.compile(
    r"(?:以下统称|以下合称|以下简称|以下称|下文简称|下称|简称)(?:为|：|:)?(?:《(?P<title>[^《》]{1,40})》|“(?P<quoted>[^“”]{1,40})”"
    r"|(?P<bare>[^，。；：（）()《》、]{2,30}))(?=[）)，,；;。、]|或)"
)
_BEFORE_NAMING: Final = 3  # characters, and then 称: every declaration begins so
_DOCUMENT_WORD: Final = re.compile(
    r"(?:号|号文|号文件|公告|通告|通知|意见|决定|条例|规定|办法|细则|方案|计划|规划|纲要|措施|指南|目录|清单|标准|令|法)$"
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A short name as declared 简称声明: ``quoted`` with 《》; ``start`` and ``end`` in the squeezed text."""

    name: str
    quoted: bool
    start: int
    end: int


def declarations(text: str) -> list[Declaration]:
    """Return the short names declared in a squeezed text, in order; whether they name a document is not asked here."""
    found: list[Declaration] = []
    done, at = 0, text.find("称")
    while at >= 0:
        starts = range(max(done, at - _BEFORE_NAMING), at)
        if match := next(filter(None, (_DECLARATION.match(text, start) for start in starts)), None):
            name = match["title"] or match["quoted"] or match["bare"]
            done = match.end()
            found.append(Declaration(name, bool(match["title"]), match.start(), done))
        at = text.find("称", max(at + 1, done))
    return found


def names_a_document(declaration: Declaration) -> bool:
    """Whether the short name can be one of a document: in title marks, or ending in a word for one."""
    return declaration.quoted or bool(_DOCUMENT_WORD.search(declaration.name))
