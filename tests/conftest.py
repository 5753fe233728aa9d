"""Settings of the property tests, and a store made of the chain of ``making``.

Property tests draw the same examples each time, so that a failure belongs to the change that caused it.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from making import chain
from running_neo4j import PASSWORD, Unavailable, classpath, given, running

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


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """A real Neo4j: that of ``NEO4J_URI``, else one started here; without Java or Maven the test is skipped.

    Where ``WENMAI_REQUIRE_NEO4J`` is set, a test that would be skipped fails.
    """
    if address := given():
        yield address
        return
    with ExitStack() as stack, pytest.MonkeyPatch.context() as environment:
        try:
            jars = classpath(request.config.cache.mkdir("neo4j"))
            address = stack.enter_context(running(tmp_path_factory.mktemp("neo4j"), jars))
        except Unavailable as reason:
            if os.environ.get("WENMAI_REQUIRE_NEO4J"):
                pytest.fail(f"needs a Neo4j: {reason}")
            pytest.skip(f"needs a Neo4j: {reason}")
        environment.setenv("NEO4J_USERNAME", "neo4j")
        environment.setenv("NEO4J_PASSWORD", PASSWORD)
        yield address
