from urllib.parse import unquote

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.graph.iris import BASE, document_id, document_iri, mention_iri, printing_iri, thing_iri


@pytest.mark.parametrize(
    ("identity", "local"),
    [
        ("财库/2022/19", "财库/2022/19"),
        ("令:国务院//722", "令:国务院//722"),
        ("公告:财政部+国家税务总局/2022/19", "公告:财政部+国家税务总局/2022/19"),
        ("鄂政办发/2022/40#关于优化环境的若干措施", "鄂政办发/2022/40#关于优化环境的若干措施"),
        ("title/关于“十四五”规划#1#2 的（试行）", "title/关于“十四五”规划#1%232%20的（试行）"),
        ('title/<script>"{x}`\\|^', "title/%3Cscript%3E%22%7Bx%7D%60%5C%7C%5E"),
        ("title/100%？\u3000\u200b", "title/100%25？%E3%80%80%E2%80%8B"),
    ],
)
def test_readable_and_safe(identity: str, local: str) -> None:
    assert document_iri(identity) == f"{BASE}document/{local}"
    assert document_id(document_iri(identity)) == identity


@given(st.text(st.characters(), max_size=40))
def test_round_trip_of_anything(text: str) -> None:
    iri = document_iri(text)
    assert document_id(iri) == text
    assert pyoxigraph.NamedNode(iri).value == iri


@given(st.text(max_size=20), st.text(max_size=20))
def test_different_ids_have_different_iris(one: str, other: str) -> None:
    assert (document_iri(one) == document_iri(other)) == (one == other)


def test_other_iris_are_no_documents() -> None:
    assert document_id(mention_iri("a.txt@0@8")) is None
    assert document_id(printing_iri("a.txt@0")) is None
    assert document_id("http://purl.org/dc/terms/title") is None


@given(st.text(st.characters(), max_size=40))
def test_anything_may_be_the_name_of_a_thing(name: str) -> None:
    iri = thing_iri("issuer", name)
    assert pyoxigraph.NamedNode(iri).value == iri
    assert unquote(iri.removeprefix(f"{BASE}issuer/"), errors="surrogatepass") == name
