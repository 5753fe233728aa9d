"""Following 跟随: a store opened to read, which goes over to the next generation when one is built."""

from pathlib import Path

from wenmai.graph.folder import Layout
from wenmai.graph.generations import StoreFolder, open_store


def in_force(folder: Path) -> int | None:
    """Return the number of the generation in force 现行世代; None if there is none, StoreError if unreadable."""
    return Layout(folder).current()


class Following:
    """The generation in force of a store, opened to read 随库更新; for one thread."""

    def __init__(self, folder: Path) -> None:
        """Open it; errors as of :func:`wenmai.graph.generations.open_store`."""
        self._folder = folder
        self._opened = open_store(folder)

    def __call__(self) -> StoreFolder:
        """Return the generation in force 现行世代, opened; the one before it is closed. Errors as above."""
        if in_force(self._folder) != self._opened.generation:
            newer = open_store(self._folder)
            self._opened.close()
            self._opened = newer
        return self._opened
