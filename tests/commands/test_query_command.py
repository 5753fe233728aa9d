"""``wenmai query``, ``export`` and ``ontology``."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from click.testing import Result
from rdflib import Graph

Run = Callable[..., Result]
REPEALED = "SELECT ?id ?other WHERE { ?id wm:repeals ?other } ORDER BY ?id ?other"


def test_a_query_from_a_file_and_from_standard_input(
    ask: Run, run: Run, built: tuple[Path, Result], tmp_path: Path
) -> None:
    file = tmp_path / "repealed.rq"
    file.write_text(f"# What was repealed 废止\n{REPEALED}\n", encoding="utf-8-sig")
    rows = json.loads(ask("query", file, "-f", "json").output)["items"]
    assert {"id": "国科发火/2008/172#高新技术企业认定管理办法", "other": "国科发火字/2000/324"} in rows
    piped = run("query", "-", "--store", built[0], "-f", "json", text=REPEALED).output
    assert json.loads(piped)["items"] == rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT WHERE", "query -"),
        ("ASK { ?s ?p ?o }", "only SELECT"),
        ("DELETE WHERE { ?s ?p ?o }", "query -"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_broken_query_is_one_line(
    run: Run, built: tuple[Path, Result], text: str | bytes, told: str
) -> None:
    output = run("query", "-", "--store", built[0], text=text, status=1).output
    assert told in output
    assert len(output.splitlines()) == 1


def test_a_query_that_takes_too_long_is_ended(run: Run, built: tuple[Path, Result]) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    begin = monotonic()
    output = run("query", "-", "--store", built[0], "--time-limit", "0.5", text=endless, status=1).output
    assert "no answer within 0.5 s" in output
    assert monotonic() - begin < 30


def test_cypher_needs_a_neo4j_and_a_file_must_be_there(
    ask: Run, run: Run, built: tuple[Path, Result], tmp_path: Path
) -> None:
    (tmp_path / "all.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
    for file, text in ((tmp_path / "all.cypher", ""), ("-", "// all\n\nmatch (n) RETURN n")):
        output = run("query", file, "--store", built[0], text=text, status=1).output
        assert "is Cypher: a store folder answers SPARQL, a Neo4j answers Cypher" in output
        assert len(output.splitlines()) == 1
    assert "cannot be read" in ask("query", tmp_path / "none.rq", status=1).output


def test_a_missing_store_is_told(run: Run, tmp_path: Path) -> None:
    told = run("query", "-", "--store", tmp_path / "none", text=REPEALED, status=1).output
    assert "wenmai build" in told


def test_the_ontology_and_its_shapes_are_turtle(run: Run, tmp_path: Path) -> None:
    for flags in ((), ("--shapes",)):
        assert len(Graph().parse(data=run("ontology", *flags).output, format="turtle")) > 100


def test_the_samples_are_exported(ask: Run, tmp_path: Path) -> None:
    assert ask("export", "-f", "turtle", "-o", tmp_path / "out" / "a.ttl").output.endswith("a.ttl\n")
    assert len(Graph().parse(tmp_path / "out" / "a.ttl")) > 1_000


def test_another_base_holds_everywhere(tmp_path: Path) -> None:
    base = "https://data.example.cn/政策/"
    samples = Path(__file__).parents[2] / "samples" / "hubei"
    store, file = str(tmp_path / "store"), str(tmp_path / "graph.nt")
    for arguments in (
        ("build", str(samples), "--store", store),
        ("check", "--store", store, "--strict"),
        ("export", "--store", store, "-f", "ntriples", "-o", file),
    ):
        command = [sys.executable, "-c", "from wenmai.cli import main; main()", *arguments]
        subprocess.run(command, env=os.environ | {"WENMAI_BASE": base}, check=True, capture_output=True)
    text = Path(file).read_text(encoding="utf-8")
    assert f"<{base}document/" in text
    assert "example.org" not in text
