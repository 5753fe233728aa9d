"""The store of a module of questions: of what its ``made`` makes, written once, opened for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wenmai.graph.generations import StoreFolder, open_store, write_generation


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made") / "store"
    write_generation(place, request.module.made().corpus())
    return place


@pytest.fixture
def opened(folder: Path) -> Iterator[StoreFolder]:
    with open_store(folder) as store:
        yield store
