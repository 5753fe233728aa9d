"""A store of the samples, built once, and the command line as a function."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wenmai.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in ("WENMAI_STORE", "WENMAI_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The store of the samples, and what building it printed."""
    store = tmp_path_factory.mktemp("cli") / "store"
    result = CliRunner().invoke(main, ["build", str(SAMPLES), "--store", str(store)])
    assert result.exit_code == 0, result.output
    return store, result


@pytest.fixture
def run() -> Run:
    """The command line in this process; a raised exception is an error of the test, not of the command."""

    def invoke(*arguments: object, text: str | bytes | None = None, status: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in arguments], input=text, catch_exceptions=False)
        assert result.exit_code == status, result.output
        return result

    return invoke


@pytest.fixture
def ask(run: Run, built: tuple[Path, Result]) -> Run:
    """A command that reads the store of the samples."""

    def invoke(command: str, *arguments: object, status: int = 0) -> Result:
        return run(command, "--store", built[0], *arguments, status=status)

    return invoke
