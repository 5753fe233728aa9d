from making import Making

from wenmai.graph.build import edges
from wenmai.graph.nodes import merged, nodes
from wenmai.ontology.vocabulary import Relation, Resolved


def made(*says: tuple[object, ...]) -> Making:
    making = Making()
    making.add("甲/2020/1", "甲规", *says)
    return making


def test_one_edge_for_a_pair_with_its_strongest_relation() -> None:
    making = made(
        ("cites", "乙", "见《乙规》。"), ("repeals", "乙", "《乙规》废止。"), ("cites", "丙", "见《丙规》。")
    )
    found = edges(making.references)
    assert [(edge.doc, edge.target_id, edge.relation) for edge in found] == [
        ("甲/2020/1", "丙", Relation.CITES),
        ("甲/2020/1", "乙", Relation.REPEALS),
    ]
    assert found[1].mentions == (making.references[1].id, making.references[0].id)


def test_partial_is_that_of_the_strongest_mentions() -> None:
    part, whole = ("amends", "乙", "修改《乙规》。", True), ("amends", "乙", "修改《乙规》。", False)
    weaker = ("cites", "乙", "见《乙规》。", True)
    assert edges(made(part, weaker).references)[0].partial
    assert edges(made(part, part).references)[0].partial
    assert not edges(made(part, whole).references)[0].partial
    assert not edges(made(whole, weaker).references)[0].partial


def test_no_edge_to_itself_or_to_nothing() -> None:
    unresolved = ("cites", None, "见《办法》。", False, Resolved.UNRESOLVED)
    assert edges(made(("cites", "甲/2020/1", "见《甲规》。"), unresolved).references) == ()


def test_two_printings_merge_in_one_edge_whatever_their_order() -> None:
    making = Making()
    for source in ("a.txt", "b.txt"):
        making.add("甲/2020/1", "甲规", ("implements", "乙", "落实《乙规》。"), source=source)
    (edge,) = edges(making.references)
    assert edge.mentions == tuple(reference.id for reference in making.references)
    assert edges(reversed(making.references)) == (edge,)


def test_an_outsider_has_the_name_most_often_given_and_its_number() -> None:
    making = made(
        ("cites", "国发/2022/12", "见《通知》。", False, Resolved.OUTSIDE_NUMBER, "国发〔2022〕12号"),
        ("cites", "国发/2022/12", "见《通知》。", False, Resolved.OUTSIDE_NUMBER, "国发〔2022〕12号"),
        ("cites", "国发/2022/12", "见《国务院关于稳住经济的通知》。"),
        ("cites", "title/公司法", "见《公司法》。"),
    )
    found = {node.id: node for node in nodes(making.corpus())}
    assert (found["国发/2022/12"].title, found["国发/2022/12"].number) == (
        "国务院关于稳住经济的通知",
        "国发〔2022〕12号",
    )
    assert found["国发/2022/12"].number_key == "国发/2022/12"
    assert (found["title/公司法"].title, found["title/公司法"].number_key) == ("公司法", None)
    assert not found["title/公司法"].known
    assert found["甲/2020/1"].known


def test_the_fullest_printing_speaks_and_the_others_fill_its_gaps() -> None:
    making = Making()
    making.add("甲/2020/1", "甲规", source="b.txt", date="2020-01-01")
    making.add(
        "甲/2020/1",
        "甲规（摘要）",
        source="a.txt",
        number="甲〔2020〕1号",
        date="2020-01-02",
        region="湖北省",
    )
    making.add("甲/2020/1", "甲", source="c.txt", force="其他")
    document = merged(making.documents)
    assert (document.title, document.date, document.number) == ("甲规（摘要）", "2020-01-02", "甲〔2020〕1号")
    assert document.force == "其他"
    assert merged(reversed(making.documents)) == document
    assert nodes(making.corpus())[0].sources == ("a.txt", "b.txt", "c.txt")
