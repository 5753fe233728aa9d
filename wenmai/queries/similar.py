"""Similar titles 标题相近: what may belong together although no sentence says so; never counted as a tie."""

import re
from dataclasses import dataclass
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.issuers import leading_issuers
from wenmai.queries.acts import Acts
from wenmai.queries.model import Node

NEAR: Final = 65.0
_MARKS: Final = re.compile("[《》〈〉“”<>]")
_EDITION: Final = re.compile(r"[（(][^（()）]{0,20}(?:年|版|修订|修正|试行|暂行|稿|\d)[^（()）]{0,10}[）)]$")
_HEAD: Final = re.compile("^(?:关于)?(?:修订)?(?:印发|转发|批转|公布|发布|贯彻落实|实施|贯彻)?(?:关于)?")
_TAIL: Final = re.compile("(?:若干)?(?:的)?(?:通知|公告|意见|决定)$")
_TRIAL: Final = re.compile("暂行|试行")


@dataclass(frozen=True, slots=True)
class Similar:
    """A document whose title is near to another's 标题相近的文件; ``score`` 0–100."""

    node: Node
    score: float


def core_title(title: str) -> str:
    """Return what a title is about 标题主干: without issuers, 关于印发, title marks, edition and kind of notice."""
    text = _MARKS.sub("", title)
    issuers = leading_issuers(text)
    text = text[issuers[1] :] if issuers else text
    text = _TAIL.sub("", _HEAD.sub("", text))
    return _TRIAL.sub("", _EDITION.sub("", text)) or title


def similar(folder: Opened, document_id: str, *, near: float = NEAR, limit: int = 50) -> tuple[Similar, ...]:
    """Return the documents of near titles that are no older 标题相近, the nearest first; its own act left out."""
    from rapidfuzz import fuzz, process

    acts = Acts(folder.store)
    act = acts[document_id]
    core = core_title(act.node.title or "")
    if not core:
        return ()
    titles = {
        name: core_title(title) for name, _, title in folder.index.names() if title and name not in act.ids
    }
    scored = process.extract(core, titles, scorer=fuzz.ratio, score_cutoff=near, limit=limit)
    found = [Similar(acts.nodes[name], round(score, 1)) for _, score, name in scored]
    return tuple(
        one
        for one in sorted(found, key=lambda one: (-one.score, one.node.id))
        if one.node.known and one.node.policy and not _older(one.node, act.date)
    )


def _older(node: Node, day: str | None) -> bool:
    return bool(day and node.date and node.date < day)
