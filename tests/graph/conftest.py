"""Makes ``making`` importable, and gives a store made of its chain."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import chain

from wenmai.graph.generations import StoreFolder, open_store, write_generation


@pytest.fixture(scope="session")
def chain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain") / "store"
    write_generation(folder, chain())
    return folder


@pytest.fixture
def store(chain_folder: Path) -> Iterator[StoreFolder]:
    with open_store(chain_folder) as opened:
        yield opened
