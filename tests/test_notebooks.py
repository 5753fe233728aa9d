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
    assert "lineage.ipynb" in NOTEBOOKS


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


def test_lineage_notebook_answers() -> None:
    cells = executed("lineage.ipynb").cells
    said = "".join(out.get("text", "") for cell in cells for out in cell.get("outputs", ()))
    assert "[implemented by] 财库〔2022〕19号" in said
    assert "hubei/ezhengbanfa-2022-40.txt:15" in said
    assert "湖北省 → 全国: " in said
