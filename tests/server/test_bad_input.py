"""Documents and requests that nobody should send: right answers or clean refusals, no 500, no growing memory."""

import asyncio
import resource
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import quote

import httpx
import pytest
from exploring import HUB, LONG, MANY, MARKUP, REFERENCES
from fastapi.testclient import TestClient
from lxml import html

PEOPLE = {"accept": "text/html"}


@pytest.mark.parametrize(
    "path", ["/document", "/document/lineage", "/document/related", "/document/relations", "/network"]
)
def test_titles_with_markup_are_text(hostile_client: TestClient, path: str) -> None:
    response = hostile_client.get(path, params={"id": "test/markup"}, headers=PEOPLE)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "<b>〔" not in response.text
    if path != "/document/related":  # which names only other documents
        assert "{{ 7*7 }}" in html.document_fromstring(response.text).text_content()


def test_a_search_shows_markup_as_text(hostile_client: TestClient) -> None:
    page = html.document_fromstring(hostile_client.get("/", params={"words": "alert"}, headers=PEOPLE).text)
    assert [one.text_content() for one in page.cssselect(".hits .name")] == [MARKUP]
    words = '"><script>alert(3)</script>'
    page = hostile_client.get("/", params={"words": words}, headers=PEOPLE).text
    assert "<script>alert" not in page
    assert html.document_fromstring(page).cssselect("#words")[0].get("value") == words


def answered(address: str, path: str) -> int:
    """The status of an answer; httpx sends no addresses as long as these."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=120)
    with closing(connection):
        connection.request("GET", path, headers=PEOPLE)
        return connection.getresponse().status


def test_a_title_of_ten_thousand_characters(hostile_address: str) -> None:
    assert len(LONG) > 10_000
    asked = "?id=" + quote(f"test/{LONG}", safe="")
    for path in ("/document", "/document/lineage", "/network", "/document/related"):
        assert answered(hostile_address, path + asked) == 200
    assert answered(hostile_address, "/document" + asked + "x" * 30_000) == 422
    assert answered(hostile_address, "/document" + asked + "x" * 400_000) in {400, 414, 431}


def test_a_long_title_is_cut_in_lists_and_whole_in_answers(hostile_client: TestClient) -> None:
    found = hostile_client.get("/api/v1/search", params={"words": "很长的标题"}).json()
    assert found["items"][0]["node"]["title"] == LONG
    listed = hostile_client.get("/", params={"words": "很长的标题"}, headers=PEOPLE).text
    assert max(len(one.text_content()) for one in html.document_fromstring(listed).cssselect(".name")) <= 160


def test_five_thousand_references_in_one_document(hostile_client: TestClient) -> None:
    response = hostile_client.get("/document", params={"id": MANY}, headers=PEOPLE)
    page = html.document_fromstring(response.text)
    parts = (
        int(page.cssselect("#text .pager span")[0].text.split("/")[1])
        if page.cssselect("#text .pager span")
        else 1
    )
    links = 0
    for part in range(1, parts + 1):
        shown = hostile_client.get("/document", params={"id": MANY, "part": str(part)}, headers=PEOPLE)
        links += len(html.document_fromstring(shown.text).cssselect(".paper a.ref"))
    assert links > REFERENCES - parts
    assert len(page.cssselect("#relations .links li")) == 40


def test_a_document_that_a_thousand_carry_out(hostile_client: TestClient) -> None:
    for path in ("/document", "/document/lineage", "/document/related", "/coverage"):
        asked = {"id": HUB, "document": HUB}
        assert hostile_client.get(path, params=asked, headers=PEOPLE).status_code == 200
    around = hostile_client.get(
        "/network/around", params={"id": HUB, "kinds": "implements.in", "limit": "150"}
    ).json()
    assert len(around["boxes"]) == 150
    assert around["left_out"] == REFERENCES // 5 - 150
    dossier = hostile_client.get("/api/v1/document", params={"document": HUB}).json()
    assert {(one["relation"], one["documents"]) for one in dossier["counts"]} >= {
        ("implements", REFERENCES // 5)
    }


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2022-02-30", "10000-01-01", "-1", "x" * 5000, ""]
)
def test_days_at_and_beyond_the_edge(hostile_client: TestClient, day: str) -> None:
    for path in ("/document", "/document/related"):
        for identity in ("test/1", MANY, HUB):
            answer = hostile_client.get(path, params={"id": identity, "as_of": day}, headers=PEOPLE)
            assert answer.status_code == (200 if len(day) == 10 and day != "2022-02-30" else 422)
    assert hostile_client.get("/", params={"since": day, "words": "号"}, headers=PEOPLE).status_code in {
        200,
        422,
    }


@pytest.mark.parametrize(
    "identity", ["nothing", "\x00", "国发/2020/", "%", "' OR 1=1 --", "../../etc/passwd", "\ufffe"]
)
def test_unknown_ids(hostile_client: TestClient, identity: str) -> None:
    for path in ("/document", "/document/lineage", "/document/related", "/network", "/network/around"):
        assert hostile_client.get(path, params={"id": identity}).status_code == 404
    for path in ("document", "lineage", "status", "coverage", "alarms"):
        assert hostile_client.get(f"/api/v1/{path}", params={"document": identity}).status_code in {404, 409}


def test_hosts_and_sizes(hostile_client: TestClient) -> None:
    assert hostile_client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert hostile_client.get("/", headers={"host": "localhost:8000"}).status_code == 200
    large = hostile_client.post(
        "/sparql", content=b"x" * 400_000, headers={"content-type": "application/sparql-query"}
    )
    assert large.status_code == 413
    assert hostile_client.get("/", params={"words": "字" * 201}).status_code == 422


async def _at_once(address: str, paths: list[str]) -> list[httpx.Response]:
    limits = httpx.Limits(max_connections=len(paths))
    async with httpx.AsyncClient(base_url=address, timeout=600, limits=limits) as client:
        return list(await asyncio.gather(*(client.get(path, headers=PEOPLE) for path in paths)))


def test_two_hundred_requests_at_once(hostile_address: str) -> None:
    kinds = [
        "/", "/?words=%E5%8F%B7", f"/document?id={quote(HUB, safe='')}", "/document?id=test%2Fmarkup",
        "/corpus", "/document?id=nothing", "/api/v1/search?words=1", "/document/related?id=test%2F1", "/document",
        "/api/v1/status?document=test%2F2&as_of=2022-13-01",
    ]  # fmt: skip
    expected = {path: httpx.get(hostile_address + path, headers=PEOPLE, timeout=60) for path in kinds}
    assert [one.status_code for one in expected.values()] == [
        200,
        200,
        200,
        200,
        200,
        404,
        200,
        200,
        422,
        422,
    ]

    def burst() -> int:
        for answer in asyncio.run(_at_once(hostile_address, kinds * 20)):
            path = answer.request.url.raw_path.decode()
            assert answer.status_code == expected[path].status_code
            assert answer.text == expected[path].text
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    burst()
    before = burst()
    after = burst()
    assert after - before < 32 * 1024, f"{before} KiB grew to {after} KiB"
