"""The endpoint answers queries by the protocol, and nothing but queries."""

import asyncio
import json
import socket
import time
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from wenmai.errors import Busy, Refused
from wenmai.queries.stats import Stats
from wenmai.server.apart import Apart
from wenmai.server.app import create_app
from wenmai.server.far import sparql, whole_stats
from wenmai.server.limits import Limits

TITLE = 'SELECT ?title WHERE { ?document wm:number "财库〔2022〕19号" ; dcterms:title ?title }'
EXPECTED = "关于进一步加大政府采购支持中小企业力度的通知"
KINDS = ("text/csv", "text/turtle")
FORM = {"content-type": "application/x-www-form-urlencoded"}
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_get_and_both_kinds_of_post(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": TITLE}),
        client.post("/sparql", data={"query": TITLE}),
        client.post("/sparql", content=TITLE.encode(), headers={"content-type": "application/sparql-query"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.json()["results"]["bindings"][0]["title"]["value"] == EXPECTED


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.5, text/csv;q=0.4", "text/tab-separated-values"),
        ("text/html, application/json;q=0.9", "application/sparql-results+json"),
        ("text/csv;q=nonsense, application/xml", "application/sparql-results+xml"),
    ],
)
def test_the_accepted_form_is_given(client: TestClient, accepted: str, kind: str) -> None:
    answer = client.get("/sparql", params={"query": TITLE}, headers={"accept": accepted})
    assert answer.headers["content-type"].partition(";")[0] == kind
    if kind.endswith("xml"):
        ElementTree.fromstring(answer.text)
    elif kind.endswith("json"):
        assert json.loads(answer.text)["head"]["vars"] == ["title"]
    else:
        assert EXPECTED in answer.text


def test_ask_and_construct(client: TestClient) -> None:
    asked = client.get("/sparql", params={"query": "ASK { ?a wm:repeals ?b }"})
    assert asked.json()["boolean"] is True
    built = client.get(
        "/sparql", params={"query": "CONSTRUCT WHERE { ?a wm:repeals ?b }"}, headers={"accept": "application/n-triples"}
    )  # fmt: skip
    assert built.headers["content-type"].startswith("application/n-triples")
    assert all("ontology#repeals>" in line for line in built.text.splitlines())


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?a ?b ?c }",
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "LOAD <http://127.0.0.1/>",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused(client: TestClient, update: str) -> None:
    before = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"}).text
    answers = [
        client.get("/sparql", params={"query": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers={"content-type": "application/sparql-update"}),
        client.post("/sparql", content=update, headers={"content-type": "application/sparql-query"}),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"}).text == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{to}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ service silent <{to}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ \\u0053ERVICE <{to}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?x a true.SERVICE<{to}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ FILTER(?a<'b')#>'''\nSERVICE <{to}> {{ ?a ?b ?c }} #'''\n }}",
        "SELECT * FROM <{to}> {{ ?a ?b ?c }}",
    ],
)
def test_no_other_host_is_asked(client: TestClient, query: str) -> None:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.2)
        client.get(
            "/sparql", params={"query": query.format(to=f"http://127.0.0.1:{listening.getsockname()[1]}/")}
        )
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", FORM),
        (b"query=a&query=b", FORM),
        (b"x=1", FORM),
        (b"SELECT", {"content-type": "text/plain"}),
        (b"\xff\xfe", {"content-type": "application/sparql-query"}),
        (TITLE.encode(), {}),
    ],
)
def test_a_post_that_is_no_query_is_a_clean_problem(
    client: TestClient, body: bytes, headers: dict[str, str]
) -> None:
    answer = client.post("/sparql", content=body, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["problem"]


def test_a_function_that_nobody_knows_is_named(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT (wm:f(1) AS ?y) {}"})
    assert (answer.status_code, "ontology#f" in answer.json()["problem"]) == (422, True)


def test_a_query_ends_when_its_time_is_over_and_the_next_is_answered(samples_store: Path) -> None:
    limits = Limits(far_seconds=4, processes=1)
    with TestClient(create_app(samples_store, limits=limits), base_url="http://127.0.0.1") as client:
        client.get("/sparql", params={"query": TITLE})
        begun = time.monotonic()
        slow = client.get("/sparql", params={"query": SLOW})
        assert time.monotonic() - begun < 60
        assert (slow.status_code, "within 4 s" in slow.json()["problem"]) == (422, True)
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_an_answer_that_is_too_large_is_refused(samples_store: Path) -> None:
    app = create_app(samples_store, limits=Limits(answer=20_000))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        answer = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c }"})
    assert (answer.status_code, "add a LIMIT" in answer.json()["problem"]) == (422, True)


def test_a_server_that_stops_ends_the_questions_that_run(samples_store: Path) -> None:
    async def stopped() -> None:
        apart = Apart(samples_store, Limits(far_seconds=300, processes=1))
        await apart(sparql, "ASK {}", *KINDS, 20_000)
        slow = asyncio.create_task(apart(sparql, SLOW, *KINDS, 20_000))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(apart.close)
        await slow

    with pytest.raises(Refused):  # where it went on, OverTime
        asyncio.run(stopped())


def test_no_more_is_remembered_than_can_be_answered(samples_store: Path) -> None:
    async def asked() -> list[object]:
        apart = Apart(samples_store, Limits(processes=1))
        try:
            many = (apart.remembered(whole_stats, limit) for limit in range(1, 51))
            return await asyncio.gather(*many, return_exceptions=True)
        finally:
            await asyncio.to_thread(apart.close)

    found = asyncio.run(asked())
    assert [isinstance(one, Stats) for one in found] == [True] * 32 + [False] * 18
    assert all(isinstance(one, Busy) for one in found[32:])
