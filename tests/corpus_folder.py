"""Where the real documents are that some tests read: ``WENMAI_CORPUS``, else beside the repository."""

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("WENMAI_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


def need_corpus() -> None:
    """Skip the module that calls if there is no corpus."""
    if not CORPUS.is_dir():
        pytest.skip("no corpus (set WENMAI_CORPUS)", allow_module_level=True)
