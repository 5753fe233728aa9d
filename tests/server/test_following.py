"""A store that is built anew while the explorer shows it: what is asked afterwards is answered from the new build."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exploring import ADDRESS
from fastapi.testclient import TestClient
from making import Making

from wenmai.graph.generations import write_generation
from wenmai.ontology.model import Corpus
from wenmai.server.app import create_app
from wenmai.server.limits import Limits


def holding(count: int) -> Corpus:
    """So many documents, the first of which all others cite."""
    made = Making()
    made.add("国发/2020/1", "办法之一", number="国发〔2020〕1号", number_key="国发/2020/1", date="2020-01-01")
    for place in range(2, count + 1):
        key = f"国发/2020/{place}"
        says = ("cites", "国发/2020/1", "依照《办法之一》办理。")
        made.add(
            key, f"办法之{place}", says, number=f"国发〔2020〕{place}号", number_key=key, date="2020-02-01"
        )
    return made.corpus()


def asked(client: TestClient) -> tuple[int, int, int]:
    """How many documents the search finds, the document page names as citing, and the statistics count."""
    found = client.get("/api/v1/search", params={"words": "办法之"}).json()["total"]
    citing = client.get("/api/v1/document", params={"document": "国发/2020/1"}).json()["links"]
    ranked = client.get("/api/v1/stats").json()["items"]
    return found, len(citing), max(one["documents"] for one in ranked if "documents" in one)


@contextmanager
def exploring(folder: Path) -> Iterator[tuple[TestClient, Path]]:
    """An explorer of a store with two documents, and its folder."""
    write_generation(folder, holding(2))
    limits = Limits(seconds=300, far_seconds=300)
    with TestClient(create_app(folder, limits=limits), base_url=ADDRESS) as client:
        yield client, folder


def test_each_build_is_shown_while_the_explorer_runs(tmp_path: Path) -> None:
    with exploring(tmp_path / "store") as (client, folder):
        shown = [asked(client)]
        for count in (4, 3, 6):  # the first generation is removed with the third
            write_generation(folder, holding(count))
            shown.append(asked(client))
    assert shown == [(2, 1, 1), (4, 3, 3), (3, 2, 2), (6, 5, 5)]


def test_a_store_that_was_removed_and_built_anew_is_shown(tmp_path: Path) -> None:
    with exploring(tmp_path / "store") as (client, folder):
        shown = [asked(client)]
        shutil.rmtree(folder)
        assert write_generation(folder, holding(4)).generation == 1
        shown.append(asked(client))
    assert shown == [(2, 1, 1), (4, 3, 3)]


def test_a_store_that_is_gone_is_said_and_shown_again_when_it_is_back(tmp_path: Path) -> None:
    folder, aside = tmp_path / "store", tmp_path / "aside"
    write_generation(folder, holding(3))
    with TestClient(create_app(folder), base_url=ADDRESS) as client:
        shutil.move(folder, aside)
        gone = client.get("/api/v1/search", params={"words": "办法"})
        shutil.move(aside, folder)
        back = client.get("/api/v1/search", params={"words": "办法"})
    assert (gone.status_code, "does not exist" in gone.json()["problem"]) == (409, True)
    assert (back.status_code, back.json()["total"]) == (200, 3)
