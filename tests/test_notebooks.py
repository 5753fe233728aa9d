"""The notebooks: each runs from its folder, and is committed without outputs."""

from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))


def read(name: str) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(FOLDER / name, as_version=4)
    return notebook


@cache
def executed(name: str) -> NotebookNode:
    """The notebook with its outputs, after a run in its folder; an error in a cell is an error here."""
    notebook = read(name)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    return notebook


def run_before(notebook: NotebookNode) -> list[str]:
    """The ids of cells that show that somebody has run them."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell.id for cell in cells if cell.outputs or cell.execution_count is not None]


def test_there_are_notebooks() -> None:
    subjects = ("compilation", "procurement", "coverage", "conflicts", "queries", "score")
    assert [f"{place}_{subject}.ipynb" for place, subject in enumerate(subjects, 1)] == NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_runs_and_is_committed_without_outputs(name: str) -> None:
    notebook = read(name)
    nbformat.validate(notebook)
    assert run_before(notebook) == []
    assert notebook.metadata.kernelspec.name == "python3"
    assert run_before(executed(name)) == [
        cell.id for cell in notebook.cells if cell.cell_type == "code"
    ]  # and so the check can fail
    assert run_before(read(name)) == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_asserts_its_key_figures(name: str) -> None:
    cells = [cell.source for cell in read(name).cells if cell.cell_type == "code"]
    assert sum("assert " in cell for cell in cells) >= 2


def printed(name: str) -> str:
    cells = executed(name).cells
    return "".join(out.get("text", "") for cell in cells for out in cell.get("outputs", ()))


def test_procurement_notebook_answers() -> None:
    said = printed("2_procurement.ipynb")
    assert "later: [amended by] 财库〔2022〕19号" in said
    assert "财库〔2011〕181号  2021-01-01  repealed (a later document)" in said
    assert "national/caiku-2020-46.txt:13" in said


def test_queries_notebook_says_that_there_is_no_neo4j() -> None:
    said = printed("5_queries.ipynb")
    assert "pairs, the same as by SPARQL" in said
    assert "No Neo4j: set WENMAI_NEO4J" in said
