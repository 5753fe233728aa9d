"""The network view serves the algorithms of networkx as they are."""

import networkx
from making import CITY_NOTICE, CITY_RULES, COUNTY, NOTICE, STATE, TEXT

from wenmai.graph.generations import StoreFolder
from wenmai.graph.view import only
from wenmai.ontology.vocabulary import Relation
from wenmai.queries.network import network


def test_documents_bear_what_an_algorithm_or_a_drawing_needs(store: StoreFolder) -> None:
    fields = network(store.store).nodes[CITY_NOTICE]
    assert fields["title"] == "咸宁市人民政府办公室关于印发咸宁市优化营商环境实施细则的通知"
    assert (fields["number"], fields["level"]) == ("咸政办发〔2022〕15号", "municipal")
    assert (fields["region"], fields["date"], fields["known"]) == ("湖北省咸宁市", "2022-09-10", True)


def test_what_rests_on_a_document_are_its_ancestors(store: StoreFolder) -> None:
    resting = only(network(store.store), Relation.IMPLEMENTS, Relation.BASED_ON)
    assert networkx.ancestors(resting, STATE) == {NOTICE, CITY_RULES}
    assert networkx.descendants(resting, COUNTY) == {TEXT, CITY_NOTICE}
    assert len(resting) == len(network(store.store))


def test_cycles_are_found(store: StoreFolder) -> None:
    graph = network(store.store)
    assert [set(cycle) for cycle in networkx.simple_cycles(graph)] == [{"甲/2020/1", "乙/2020/1"}]
    assert [one for one in networkx.strongly_connected_components(graph) if len(one) > 1] == [
        {"甲/2020/1", "乙/2020/1"}
    ]
    assert networkx.is_directed_acyclic_graph(only(graph, Relation.SUPERSEDES))


def test_communities_and_pagerank(store: StoreFolder) -> None:
    graph = network(store.store)
    communities = networkx.community.louvain_communities(graph.to_undirected(), seed=1)
    assert {"甲/2020/1", "乙/2020/1"} in communities
    rank = networkx.pagerank(only(graph, Relation.IMPLEMENTS, Relation.BASED_ON))
    assert rank[STATE] > rank[NOTICE] > rank[COUNTY]
