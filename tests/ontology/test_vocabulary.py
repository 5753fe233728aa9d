"""The closed vocabularies hold what the record format names, in its order, and every word has two labels."""

import pytest

from wenmai.ontology.vocabulary import (
    Action,
    Code,
    Force,
    Genre,
    Level,
    MentionKind,
    Meta,
    NotNumber,
    Relation,
    Resolved,
    Term,
    strongest,
)

RELATIONS = (
    "repeals supersedes amends extends supplements promulgates forwards implements based_on interprets cites"
)
CHINESE = "废止 替代 修改 延续 补充 印发 转发 贯彻落实 依据 解读 引用"
GENRES = """
决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要
法 条例 规定 办法 细则 规则 司法解释 方案 计划 规划 纲要 措施 指南 目录 清单 标准 报道 解读 其他
"""
FORCES = """
宪法 法律 行政法规 监察法规 地方性法规 自治条例和单行条例 经济特区法规 部门规章 地方政府规章 司法解释
规范性文件 党内文件 其他
"""
TERMS: tuple[type[Term], ...] = (Action, Genre, Level, Force, MentionKind, Resolved, Meta, NotNumber, Code)


def values(words: type[Term] | type[Relation]) -> list[str]:
    return [word.value for word in words]


def test_relations_in_order_of_strength() -> None:
    assert values(Relation) == RELATIONS.split()
    assert [relation.label() for relation in Relation] == CHINESE.split()
    assert [relation.strength for relation in Relation] == list(range(11))


def test_genres_forces_levels_kinds() -> None:
    assert values(Genre) == GENRES.split()
    assert values(Force) == FORCES.split()
    assert values(Level) == ["national", "provincial", "municipal", "county"]
    assert values(MentionKind) == ["full", "title", "number", "alias", "unquoted", "stated"]


@pytest.mark.parametrize("words", TERMS)
def test_every_word_has_two_labels_of_its_own(words: type[Term]) -> None:
    for lang in ("zh", "en"):
        labels = [word.label(lang) for word in words]
        assert all(labels)
        assert len(set(labels)) == len(labels)
    assert all(word.label("en").isascii() or word is Genre.COMMUNIQUE for word in words)


def test_every_relation_reads_both_ways() -> None:
    for lang in ("zh", "en"):
        labels = [relation.label(lang, inverse=way) for relation in Relation for way in (False, True)]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_strongest() -> None:
    assert strongest({Relation.CITES, Relation.IMPLEMENTS, Relation.AMENDS}) is Relation.AMENDS
    assert strongest([Relation.CITES]) is Relation.CITES
    with pytest.raises(ValueError, match="empty"):
        strongest([])


@pytest.mark.parametrize(
    ("relation", "iri", "cypher"),
    [
        (Relation.BASED_ON, "basedOn", "BASED_ON"),
        (Relation.REPEALS, "repeals", "REPEALS"),
    ],
)
def test_names_in_the_stores(relation: Relation, iri: str, cypher: str) -> None:
    assert relation.iri_name == iri
    assert relation.cypher == cypher


def test_names_in_the_stores_are_distinct_identifiers() -> None:
    for names in ([r.iri_name for r in Relation], [r.cypher for r in Relation]):
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() for name in names)


def test_a_word_is_its_value() -> None:
    assert Relation("based_on") is Relation.BASED_ON
    assert f"{Genre.NOTICE}" == "通知"
    with pytest.raises(ValueError, match="通"):
        Genre("通")
