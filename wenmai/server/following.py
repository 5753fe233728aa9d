"""Following 跟随: a store opened to read, which goes over to the next generation when one is built."""

from pathlib import Path

from wenmai.graph.folder import Layout
from wenmai.graph.generations import StoreFolder, open_store


def in_force(folder: Path) -> tuple[int, int] | None:
    """Return the number of the generation in force 现行世代 and when it was made; None if there is none.

    A store that was removed and built anew counts from 1 again. StoreError if the store is unreadable.
    """
    layout = Layout(folder)
    number = layout.current()
    return None if number is None else (number, layout.made(number))


class Following:
    """The generation in force of a store, opened to read 随库更新; for one thread."""

    def __init__(self, folder: Path) -> None:
        """Open it; errors as of :func:`wenmai.graph.generations.open_store`."""
        self._folder = folder
        self._seen = in_force(folder)
        self._opened = open_store(folder)

    def __call__(self) -> StoreFolder:
        """Return the generation in force 现行世代, opened; the one before it is closed. Errors as above."""
        seen = in_force(self._folder)
        if seen != self._seen:
            newer = open_store(self._folder)
            self._opened.close()
            self._seen, self._opened = seen, newer
        return self._opened
