"""Settings of the property tests, and a store made of the chain of ``making``.

Property tests draw the same examples each time, so that a failure belongs to the change that caused it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from making import chain

from wenmai.graph.generations import StoreFolder, open_store, write_generation

settings.register_profile("wenmai", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("wenmai")


@pytest.fixture(scope="session")
def chain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain") / "store"
    write_generation(folder, chain())
    return folder


@pytest.fixture
def store(chain_folder: Path) -> Iterator[StoreFolder]:
    with open_store(chain_folder) as opened:
        yield opened
