"""The explorer over the samples, and over documents that nobody would write."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from exploring import ADDRESS, SAMPLES, hostile, running
from fastapi.testclient import TestClient

from wenmai.graph.generations import write_generation
from wenmai.pipeline import extract, save
from wenmai.server.app import create_app
from wenmai.server.limits import Limits

LONG_ENOUGH = Limits(seconds=300, far_seconds=300)  # a machine that is busy is no failure


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "store"
    save(extract(SAMPLES), folder)
    return folder


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    write_generation(folder, hostile())
    return folder


@pytest.fixture(scope="session")
def client(samples_store: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(samples_store, limits=LONG_ENOUGH), base_url=ADDRESS, raise_server_exceptions=False
    ) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_client(hostile_store: Path) -> Iterator[TestClient]:
    app = create_app(hostile_store, limits=LONG_ENOUGH)
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def address(samples_store: Path) -> Iterator[str]:
    with running(create_app(samples_store, limits=LONG_ENOUGH)) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_address(hostile_store: Path) -> Iterator[str]:
    with running(create_app(hostile_store, limits=LONG_ENOUGH)) as found:
        yield found
