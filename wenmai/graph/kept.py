"""Corrections that a store keeps 库中更正, to be replayed by the next build."""

from pathlib import Path
from typing import Final

from wenmai.graph.folder import Layout
from wenmai.ontology.model import Correction
from wenmai.ontology.records import read_corrections

_FILE: Final = "corrections.jsonl"


def kept_corrections(folder: str | Path) -> tuple[Correction, ...]:
    """Return the corrections of the generation in force 库中更正; none if there is no store or it has none.

    StoreError if the store is broken, DataError if the file is.
    """
    layout = Layout(Path(folder))
    current = layout.current()
    return () if current is None else corrections_of(layout.generation(current))


def corrections_of(generation: Path) -> tuple[Correction, ...]:
    """Return the corrections of one generation 世代更正; DataError if the file is broken."""
    file = generation / "records" / _FILE
    return read_corrections(file) if file.exists() else ()
