"""Lineages of any size for the drawing: all levels, a dozen provinces, three years, every kind of line."""

from random import Random

from wenmai.ontology.vocabulary import Level, MentionKind, Relation, Resolved
from wenmai.queries.model import Direction, Evidence, Lineage, Node, Step

_PROVINCES = [
    "湖北省",
    "湖南省",
    "江西省",
    "广东省",
    "四川省",
    "浙江省",
    "河南省",
    "新疆维吾尔自治区",
    "上海市",
]
_WAYS = {
    Direction.DOWN: [(Relation.IMPLEMENTS, True), (Relation.BASED_ON, True), (Relation.CITES, True)],
    Direction.UP: [(Relation.BASED_ON, False), (Relation.IMPLEMENTS, False)],
    Direction.EARLIER: [(Relation.REPEALS, False), (Relation.AMENDS, False)],
    Direction.LATER: [(Relation.REPEALS, True), (Relation.SUPERSEDES, True), (Relation.EXTENDS, True)],
}
_SENTENCE = "为贯彻落实《扎实稳住经济一揽子政策措施》，现将有关事项通知如下。"


def lineage_of(size: int, seed: int = 7) -> Lineage:
    """A lineage of ``size`` documents, the same each time."""
    random = Random(seed)
    root = Node(
        "0",
        True,
        "国务院关于印发扎实稳住经济一揽子政策措施的通知",
        "国发〔2022〕12号",
        level=Level.NATIONAL,
        region="全国",
        date="2022-05-24",
    )
    steps = []
    for direction, share in (
        (Direction.UP, 1),
        (Direction.DOWN, 7),
        (Direction.EARLIER, 1),
        (Direction.LATER, 1),
    ):
        above: list[str] = []
        for place in range(max(1, (size - 1) * share // 10)):
            depth = min(len(above) + 1, random.choice([1, 1, 1, 1, 2, 3]))
            del above[depth - 1 :]
            relation, inverse = random.choice(_WAYS[direction])
            told = () if random.random() < 0.1 else (evidence(random.randint(1, 900)),)
            child = document(random, f"{direction}{place}", direction)
            parent = above[-1] if above else root.id
            steps.append(
                Step(depth, direction, parent, child, relation, inverse, random.random() < 0.1, told)
            )
            above.append(child.id)
    return Lineage(root, tuple(steps))


def document(random: Random, name: str, direction: Direction) -> Node:
    earlier = direction in (Direction.UP, Direction.EARLIER)
    year = random.choice([2014, 2020, 2021] if earlier else [2022, 2022, 2023, 2024])
    level = random.choices([*Level, None], [1, 4, 6, 3, 0.3])[0]
    province = random.choice(_PROVINCES)
    title = f"{province}财政厅关于进一步加大政府采购支持中小企业力度若干措施的通知（{name}）"
    return Node(
        name,
        random.random() < 0.8,
        title,
        f"鄂财采发〔{year}〕{random.randint(1, 9999)}号" if random.random() < 0.8 else None,
        issuers=(f"{province}财政厅",),
        level=level,
        region="全国" if level is Level.NATIONAL else province,
        date=None
        if random.random() < 0.1
        else f"{year}-{random.randint(6, 12):02}-{random.randint(1, 28):02}",
        effective_to="2023-12-31" if random.random() < 0.1 else None,
    )


def evidence(line: int) -> Evidence:
    title, implements = MentionKind.TITLE, Relation.IMPLEMENTS
    surface, cue = "《扎实稳住经济一揽子政策措施》", "为贯彻落实"
    return Evidence("汇编.txt", 1, 5, line, surface, title, implements, Resolved.TITLE, cue, None, _SENTENCE)
