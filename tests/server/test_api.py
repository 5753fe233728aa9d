"""The API gives what the library gives, under the names that people use."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from wenmai.graph.generations import open_store
from wenmai.queries.implementations import implementations
from wenmai.queries.lineage import lineage

CAIKU = "财库/2022/19"
GUOFA = "国发/2022/12"


def got(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(f"/api/v1/{path}", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("words", ["财库〔2022〕19号", "财库[2022]19 号", "财库（2022）019号"])
def test_search_finds_a_number_in_any_spelling(client: TestClient, words: str) -> None:
    first = got(client, "search", words=words)["items"][0]
    assert (first["node"]["id"], first["score"]) == (CAIKU, 100.0)


def test_search_finds_one_character(client: TestClient) -> None:
    found = got(client, "search", words="税", limit=100)
    assert found["total"] == len(found["items"]) > 10
    held = [
        f"{one['node']['title']}{one['node']['number']}{one['node']['issuers']}" for one in found["items"]
    ]
    assert all("税" in one for one in held if "财政部" not in one)


def test_search_filters(client: TestClient) -> None:
    every = got(client, "search", limit=100, level="municipal")["items"]
    assert {one["node"]["level"] for one in every} == {"municipal"}
    assert len(every) == 7  # as counted in samples/xianning and the compilation
    placed = got(client, "search", limit=100, region="湖北省")["items"]
    assert {one["node"]["region"] for one in placed} == {"湖北省", "湖北省咸宁市", "湖北省咸宁市赤壁市"}
    dated = got(client, "search", limit=100, since="2023-01-01", until="2023-12-31")["items"]
    assert {one["node"]["date"][:4] for one in dated} == {"2023"}
    assert got(client, "search", words="采购", genre="命令")["items"] == []


def test_search_by_status_says_who_says_so(client: TestClient) -> None:
    ended = got(client, "search", words="鼓励 高新技术", status="repealed", as_of="2026-01-01")
    assert ended["query"]["as_of"] == "2026-01-01"
    assert all(one["status"] == "repealed" and one["says"] for one in ended["items"])
    over = got(client, "search", level="municipal", status="expired", as_of="2025-01-01")
    assert "咸宁市财政局关于落实政府采购支持中小企业政策有关事项的通知" in [
        one["node"]["title"] for one in over["items"]
    ]


def test_pages_of_a_search_join_to_all(client: TestClient) -> None:
    whole = [one["node"]["id"] for one in got(client, "search", words="的", limit=100)["items"]]
    parts, skip = [], 0
    while skip is not None:
        page = got(client, "search", words="的", limit=7, skip=skip)
        parts += [one["node"]["id"] for one in page["items"]]
        skip = page["next"]
    assert parts == whole


def test_lineage_is_that_of_the_library(client: TestClient, samples_store: Path) -> None:
    with open_store(samples_store) as folder:
        steps = lineage(folder, GUOFA, evidence=False).steps
    items = got(client, "lineage", document="国发〔2022〕12号")["items"]
    assert [(one["relation"], one["node"]["id"], one["depth"]) for one in items] == [
        (step.relation, step.node.id, step.depth) for step in steps
    ]


def test_implementations_are_those_of_the_library(client: TestClient, samples_store: Path) -> None:
    with open_store(samples_store) as folder:
        expected = [(one.node.id, one.lag) for one in implementations(folder, CAIKU)]
    found = got(client, "implementations", document=CAIKU)["items"]
    assert [(one["node"]["id"], one["lag"]) for one in found] == expected


def test_document_tells_its_relations_with_sentences(client: TestClient) -> None:
    found = got(client, "document", document=CAIKU)
    counts = {(one["relation"], one["inverse"]): one["documents"] for one in found["counts"]}
    assert counts[("implements", False)] == 1
    assert counts[("amends", False)] == 1
    amended = next(one for one in found["links"] if one["relation"] == "amends")
    assert (amended["node"]["id"], amended["partial"]) == ("财库/2020/46", True)
    assert any("6%—10%" in one["sentence"] for one in amended["evidence"])
    only = got(client, "document", document=CAIKU, relation="implements", inverse="true")
    assert {(one["relation"], one["inverse"]) for one in only["links"]} == {("implements", True)}


def test_text_in_pieces_is_the_text_as_read(client: TestClient, samples_store: Path) -> None:
    found = got(client, "text", document=CAIKU, printing=2)
    with open_store(samples_store) as folder:
        text = folder.text_of(found["source"])
    joined = "".join(one["text"] for one in found["pieces"])
    assert joined in text
    assert found["source"] == "national/caiku-2022-19.txt"
    targets = {one["target"] for one in found["pieces"] if one["relation"]}
    assert targets == {GUOFA, "财库/2020/46", "财库/2020/46#政府采购促进中小企业发展管理办法"} & targets
    assert GUOFA in targets


def test_status_on_a_day(client: TestClient) -> None:
    before = got(client, "status", document=CAIKU, as_of="2022-06-15")["query"]
    after = got(client, "status", document=CAIKU, as_of="2022-07-01")["query"]
    assert (before["status"], after["status"], after["says"]) == ("not_yet", "in_force", "text")


def test_compare_and_conflicts(client: TestClient) -> None:
    found = got(client, "compare", one="doc/ec8e0923a88f", other="doc/5f4394c5bd6a")["items"]
    assert found[0]["upper"]["doc"] == "doc/5f4394c5bd6a"
    pairs = [pair for one in found for pair in one["quantities"]]
    assert ["10%—20%", "6%—8%"] in pairs
    assert ["不低于40%", "不低于30%"] in pairs
    listed = got(client, "conflicts", document="doc/ec8e0923a88f")["items"]
    assert {one["verdict"] for one in listed} <= {"check", "possible conflict"}
    assert listed


@pytest.mark.parametrize(
    "path", ["corpus", "gaps", "stats", "alarms", "questions", "ask?number=2", "search?words=采购"]
)
def test_answers_are_csv_too(client: TestClient, path: str) -> None:
    mark = "&" if "?" in path else "?"
    response = client.get(f"/api/v1/{path}{mark}format=csv")
    assert response.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    items = client.get(f"/api/v1/{path}").json()["items"]
    assert len(rows) == len(items) + 1


def test_coverage_names_regions_and_their_state(client: TestClient) -> None:
    cells = got(client, "coverage", document=GUOFA)["items"]
    states = {one["region"]: one["cover"] for one in cells}
    assert (states["湖北省"], states["湖南省"], states["广东省"]) == (
        "explicit",
        "none_found",
        "not_in_corpus",
    )


def test_paths_and_editions(client: TestClient) -> None:
    hops = got(client, "path", first="doc/ec8e0923a88f", last=GUOFA)
    assert hops["query"]["tied"] is True
    assert hops["items"][-1]["node"]["id"] == GUOFA
    later = got(client, "successors", document="财库/2011/181")["items"]
    assert "财库/2020/46#政府采购促进中小企业发展管理办法" in {one["node"]["id"] for one in later}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("document?document=没有这份文件", 404),
        ("document?document=通知", 409),
        ("document", 422),
        ("status?document=财库/2022/19&as_of=2022-02-30", 422),
        ("status?document=财库/2022/19&as_of=20220230", 422),
        ("search?words=x&level=nowhere", 422),
        ("search?limit=0", 422),
        ("coverage?document=财库/2022/19&regions=不存在的省", 404),
        ("ask?number=77", 404),
        ("compare?one=财库/2022/19&other=财库/2022/19", 422),
        ("nothing", 404),
    ],
)
def test_what_cannot_be_answered_is_a_clean_problem(client: TestClient, path: str, status: int) -> None:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response.json()["problem"]
    if status == 409:
        assert len(response.json()["candidates"]) > 1
