"""The pages show what the store has, lead where they should, and run nothing that a document brings along."""

import re
from html import unescape

import pytest
from exploring import SAMPLES
from fastapi.testclient import TestClient
from lxml import html

CAIKU = "财库/2022/19"
PEOPLE = {"accept": "text/html"}


def seen(client: TestClient, path: str, **asked: str) -> html.HtmlElement:
    response = client.get(path, params=asked or None, headers=PEOPLE)
    assert response.status_code == 200, response.text
    return html.document_fromstring(response.text)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/", {}),
        ("/", {"words": "采购", "level": "municipal", "since": "", "status": "in_force"}),
        ("/corpus", {}),
        ("/corpus/stats", {}),
        ("/compare", {}),
        ("/compare", {"one": CAIKU}),
        ("/compare", {"one": "doc/5f4394c5bd6a", "other": "doc/ec8e0923a88f", "differences": "true"}),
        ("/conflicts", {"document": CAIKU, "min_verdict": "note"}),
        ("/conflicts", {"part": "true"}),
        ("/coverage", {}),
        ("/coverage", {"document": CAIKU, "regions": "湖北省咸宁市，湖南省"}),
        ("/document", {"id": CAIKU, "as_of": "2022-06-01", "printing": "2"}),
        ("/document/related", {"id": CAIKU}),
        ("/document/lineage", {"id": CAIKU, "everything": "true"}),
        ("/document/relations", {"id": CAIKU, "relation": "implements", "inverse": "true"}),
        ("/network", {"id": CAIKU}),
    ],
)
def test_every_page_in_both_languages(client: TestClient, path: str, asked: dict[str, str]) -> None:
    for lang in ("zh", "en"):
        response = client.get(path, params={**asked, "lang": lang}, headers=PEOPLE)
        assert response.status_code == 200, response.text
        policy = response.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        page = html.document_fromstring(response.text)
        assert not [one for one in page.iter("script") if (one.text or "").strip()]
        addresses = [one for _, _, one, _ in page.iterlinks()]
        assert all(one.startswith(("/", "?", "#")) for one in addresses)
        assert not re.search(r"\son\w+=", response.text)


def test_a_search_leads_to_the_document(client: TestClient) -> None:
    page = seen(client, "/", words="财库[2022]19号")
    first = page.cssselect(".hits .doc")[0]
    assert first.get("href") == "/document?id=%E8%B4%A2%E5%BA%93%2F2022%2F19"
    assert seen(client, first.get("href")).cssselect("h1")[0].text_content().startswith("关于进一步加大")


def test_references_in_the_text_are_links_in_the_colour_of_their_relation(client: TestClient) -> None:
    page = seen(client, "/document", id=CAIKU)
    refs = page.cssselect(".paper a.ref")
    squeezed = {re.sub(r"\s", "", one.text_content()): one.get("href") for one in refs}
    assert (
        "国发%2F2022%2F12".replace("国发", "%E5%9B%BD%E5%8F%91")
        in squeezed["《国务院关于印发扎实稳住经济一揽子政策措施的通知》（国发〔2022〕12号）"]
    )
    assert all(re.fullmatch(r"--c: #[0-9a-f]{6}", one.get("style")) for one in refs)


def test_the_status_tells_who_says_so(client: TestClient) -> None:
    page = seen(client, "/document", id="doc/ec8e0923a88f", as_of="2025-01-01")
    assert page.cssselect(".title .status.expired")
    events = [one.text_content() for one in page.cssselect(".events li")]
    assert any("期满" in one and "文件自身" in one for one in events)


def test_the_lineage_is_drawn_and_listed(client: TestClient) -> None:
    page = seen(client, "/document/lineage", id=CAIKU)
    assert len(page.cssselect("svg.lanes .box")) == 6
    assert len(page.cssselect(".list li")) == 5


def test_downloads_give_what_is_on_the_screen(client: TestClient) -> None:
    page = seen(client, "/", words="采购", level="municipal")
    shown = [one.text_content() for one in page.cssselect(".hits .doc .name")]
    address = next(one.get("href") for one in page.cssselect(".downloads a") if one.text == "JSON")
    assert [one["node"]["title"] for one in client.get(address).json()["items"]] == shown


def test_the_map_of_the_corpus_counts_by_province(client: TestClient) -> None:
    page = seen(client, "/corpus")
    tiles = {one.cssselect("b")[0].text: one.cssselect("small")[0].text for one in page.cssselect(".tile")}
    hubei = sum(1 for folder in ("hubei", "xianning") for _ in (SAMPLES / folder).iterdir())
    assert int(tiles["湖北"] or 0) >= hubei - 2  # two reports of the press have no region
    assert tiles["广东"] is None
    assert len(tiles) == 35


def test_no_pages_that_load_from_elsewhere(client: TestClient) -> None:
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404
    assert client.get("/openapi.json").json()["info"]["title"] == "Wenmai 文脉"


def test_problems_are_pages_for_people_and_json_for_programs(client: TestClient) -> None:
    for path in ("/document?id=nothing", "/network?id=nothing", "/nowhere", "/static/nothing.js"):
        page = client.get(path, headers=PEOPLE)
        assert (page.status_code, "text/html" in page.headers["content-type"]) == (404, True)
        assert client.get(path).json()["status"] == 404
    many = client.get("/compare", params={"one": "通知", "other": CAIKU}, headers=PEOPLE)
    assert many.status_code == 409
    assert "/document?id=" in unescape(many.text)


def test_only_reading_is_answered(client: TestClient) -> None:
    for path in ("/", "/document?id=x", "/api/v1/search", "/corpus"):
        assert {client.request(way, path).status_code for way in ("POST", "PUT", "DELETE", "PATCH")} == {405}


def test_assets_are_sent_once(client: TestClient) -> None:
    for name in (
        "explorer.css",
        "explorer.js",
        "network.js",
        "vis-network.js",
        "lanes.js",
        "lanes.css",
        "icon.svg",
    ):
        first = client.get(f"/static/{name}")
        again = client.get(f"/static/{name}", headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
