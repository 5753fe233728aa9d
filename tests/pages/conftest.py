"""Lineages made by hand for the tests of the pages: of any size, and with hostile names."""

from collections.abc import Callable
from itertools import cycle

import pytest

from wenmai.ontology.vocabulary import Level, MentionKind, Relation, Resolved
from wenmai.queries.model import Direction, Evidence, Lineage, Node, Step

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "<!--<script>",
    "</title></style><b onclick=alert(4)>",
    "{{ 7 * 7 }}\u2028'`${x}\x00\x0b\ud800",
)
_RELATIONS = {
    Direction.UP: (Relation.IMPLEMENTS, False),
    Direction.DOWN: (Relation.BASED_ON, True),
    Direction.EARLIER: (Relation.REPEALS, False),
    Direction.LATER: (Relation.SUPERSEDES, True),
}


def node(name: str, level: Level | None = Level.PROVINCIAL, *, known: bool = True, title: str = "") -> Node:
    return Node(
        id=name,
        known=known,
        title=title or f"关于进一步加大政府采购支持中小企业力度的通知{name}",
        number=f"鄂财采发〔2022〕{name}号",
        issuers=("湖北省财政厅",),
        level=level,
        region="湖北省",
        date="2022-06-08",
        effective_from="2022-07-01",
        effective_to="2024-06-30",
        sources=("汇编.txt",),
    )


def evidence(sentence: str | None = None) -> Evidence:
    sentence = sentence or "为贯彻落实《扎实稳住经济一揽子政策措施》，现将有关事项通知如下。"
    return Evidence(
        source="汇编.txt",
        start=10,
        end=20,
        line=123,
        surface="《扎实稳住经济\n一揽子政策措施》",
        kind=MentionKind.TITLE,
        relation=Relation.IMPLEMENTS,
        resolved=Resolved.TITLE,
        cue="为贯彻落实…通知如下",
        sentence=sentence,
    )


@pytest.fixture
def make() -> Callable[..., Lineage]:
    """Return a function that makes a lineage of some documents, in chains of ``chain``."""

    def lineage(size: int, chain: int = 3) -> Lineage:
        root = node("0", Level.NATIONAL)
        steps: list[Step] = []
        share = {Direction.UP: 2, Direction.DOWN: 6, Direction.EARLIER: 1, Direction.LATER: 1}
        levels = cycle((*Level, None))
        for direction, tenths in share.items():
            parent = root
            for place in range(max(1, size * tenths // 10) if size > 1 else 0):
                if place % chain == 0:
                    parent = root
                relation, inverse = _RELATIONS[direction]
                child = node(f"{direction}{place}", next(levels), known=place % 4 != 1)
                steps.append(
                    Step(
                        place % chain + 1,
                        direction,
                        parent.id,
                        child,
                        relation,
                        inverse,
                        place % 5 == 2,
                        (evidence(),),
                    )
                )
                parent = child
        return Lineage(root, tuple(steps))

    return lineage


@pytest.fixture
def hostile() -> Lineage:
    """Return a lineage in which every text is markup, a script or not printable."""
    made = []
    for place, text in enumerate(HOSTILE):
        bad = Node(
            id=text,
            known=place % 2 == 0,
            title=text,
            number=text,
            issuers=(text,),
            region=text,
            date=text,
            effective_from=text,
            sources=(text,),
        )
        told = Evidence(
            text, 0, 1, 1, text, MentionKind.TITLE, Relation.CITES, Resolved.TITLE, text, text, text * 2
        )
        made.append(Step(1, Direction.UP, HOSTILE[0] * 2, bad, Relation.CITES, False, True, (told,)))
    root = Node(HOSTILE[0] * 2, True, HOSTILE[1], HOSTILE[2], issuers=HOSTILE, sources=HOSTILE)
    return Lineage(root, tuple(made))
