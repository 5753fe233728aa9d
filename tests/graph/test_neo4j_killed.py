"""A Neo4j killed in the middle of a load, by its own process: one clear line, and the same again completes it."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from killing import corpora
from running_neo4j import PASSWORD, Unavailable, classpath, started

from wenmai.errors import StoreError
from wenmai.graph.cypher import Neo4jStore

EVERYTHING = """
MATCH (n) OPTIONAL MATCH (n)-[x]->(m)
RETURN labels(n)[0] AS label, n.key AS key, n.title AS title, type(x) AS type, m.key AS far, count(*) AS times
ORDER BY label, key, type, far
"""


@pytest.fixture
def jars(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The jars of a Neo4j of our own, also where another runs already; the environment has its password."""
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    try:
        yield classpath(request.config.cache.mkdir("neo4j"))
    except Unavailable as reason:
        if os.environ.get("WENMAI_REQUIRE_NEO4J"):
            pytest.fail(f"needs a Neo4j: {reason}")
        pytest.skip(f"needs a Neo4j: {reason}")


def test_killed_in_the_middle_of_a_load_a_rerun_completes_it(
    jars: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wenmai.graph.cypher._PATIENCE", 30.0)
    monkeypatch.setattr("wenmai.graph.pushing._BATCH", 20)
    first, second = corpora()
    with started(tmp_path / "home", jars) as (address, server), closing(Neo4jStore(address)) as store:
        store.write(second)
        whole = store.rows(EVERYTHING)
        store.write(first)
        killer = threading.Thread(target=kill_when_loading, args=(address, server), daemon=True)
        killer.start()
        with pytest.raises(
            StoreError, match="went away before all was written, run the same again"
        ) as caught:
            store.write(second)
        killer.join()
        assert "\n" not in str(caught.value)
    with started(tmp_path / "home", jars) as (address, _), closing(Neo4jStore(address)) as store:
        with pytest.raises(StoreError, match="did not finish"):
            store.check()
        half = {row["key"] for row in store.rows("MATCH (d:Document) RETURN d.key AS key")}
        assert {"甲/2020/1", "乙/2020/1"} <= half
        store.write(second)
        assert store.check()
        assert store.rows(EVERYTHING) == whole


def kill_when_loading(address: str, server: subprocess.Popen[bytes]) -> None:
    """Kill the server as soon as some of the second load is there."""
    with closing(Neo4jStore(address)) as watching:
        while not watching.rows("MATCH (m:Mention {key: '乙0.txt@0@10'}) RETURN m.key AS k"):
            time.sleep(0.005)
    server.kill()
