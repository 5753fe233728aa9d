import pytest
from making import CITY_RULES, NOTICE, STATE, TEXT, chain

from wenmai.errors import NotFound
from wenmai.graph.generations import StoreFolder
from wenmai.ontology.model import Corpus
from wenmai.ontology.vocabulary import Code, Level, MentionKind, Relation
from wenmai.queries.show import show
from wenmai.queries.summary import summary


def test_a_notice_with_all_about_it(store: StoreFolder) -> None:
    shown = show(store, NOTICE)
    assert shown.node.number == "鄂政办发〔2022〕40号"
    assert [printing.source for printing in shown.printings] == ["a.txt", "e.txt"]
    assert [text.id for text in shown.texts] == [TEXT]
    assert [(link.relation, link.node.id) for link in shown.outgoing] == [
        (Relation.PROMULGATES, TEXT),
        (Relation.IMPLEMENTS, STATE),
    ]
    assert [(link.relation, link.node.id, link.inverse) for link in shown.incoming] == [
        (Relation.IMPLEMENTS, CITY_RULES, True),
        (Relation.INTERPRETS, "doc/news", True),
    ]
    assert shown.outgoing[1].evidence[0].sentence == "为贯彻落实《国务院关于稳住经济的通知》，现通知如下。"
    assert [diagnostic.code for diagnostic in shown.diagnostics] == [Code.REGION_FROM_CONTEXT]


def test_a_text_names_its_notice(store: StoreFolder) -> None:
    shown = show(store, TEXT)
    assert shown.notice is not None
    assert shown.notice.id == NOTICE
    assert shown.diagnostics == ()


def test_a_document_only_spoken_of(store: StoreFolder) -> None:
    shown = show(store, STATE)
    assert (shown.node.known, shown.node.number, shown.printings) == (False, "国发〔2022〕12号", ())
    assert [link.node.id for link in shown.incoming] == [NOTICE]


def test_an_unknown_document(store: StoreFolder) -> None:
    with pytest.raises(NotFound):
        show(store, "nobody")


def test_summary_counts_documents_once() -> None:
    counts = summary(chain())
    assert (counts.files, counts.documents, counts.printings, counts.outsiders) == (5, 11, 12, 2)
    assert counts.levels[Level.PROVINCIAL] == 2
    assert (counts.levels[Level.NATIONAL], counts.levels[None]) == (3, 3)
    assert (counts.mentions, counts.edges) == (12, 12)
    assert counts.kinds[MentionKind.FULL] == 1
    assert counts.relations[Relation.SUPERSEDES] == 2
    assert (counts.resolved, counts.by_name, counts.unresolved) == (10, 2, 0)
    assert counts.diagnostics[Code.EMPTY] == 1
    assert sum(counts.diagnostics.values()) == 2


def test_summary_of_nothing() -> None:
    assert summary(Corpus()).documents == 0
