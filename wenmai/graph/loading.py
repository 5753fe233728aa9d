"""Loading 载入: lines in batches, taken by several threads at a time."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Final

_BATCH: Final = 60_000_000  # characters loaded at a time: the loader needs five times as much memory
_LOADERS: Final = 2


class Batches(Iterator[bytes]):
    """Batches of lines 分批, made as they are asked for, by whichever thread asks; none once they are closed."""

    def __init__(self, lines: Iterable[str], size: int) -> None:
        """Take the lines, one or more at a time, and how many characters make a batch."""
        self._lines, self._size = iter(lines), size
        self._lock = Lock()

    def __next__(self) -> bytes:
        """Return the next batch."""
        with self._lock:
            some, size = [], 0
            for lines in self._lines:
                some.append(lines)
                size += len(lines)
                if size >= self._size:
                    break
        if not some:
            raise StopIteration
        return "".join(some).encode()

    def close(self) -> None:
        """End the batches, once those that are being made are done 结束."""
        with self._lock:
            self._lines = iter(())


def load(
    lines: Iterable[str], into: Callable[[bytes], None], beside: Callable[[], None], size: int = _BATCH
) -> None:
    """Load all lines 载入, batch by batch in threads, while ``beside`` is done in this one.

    ``into`` loads a batch, and lets Python go on meanwhile. What either raises is raised here; no further batch is
    made then.
    """
    batches = Batches(lines, size)

    def some() -> None:
        try:
            for batch in batches:
                into(batch)
        finally:
            batches.close()

    with ThreadPoolExecutor(_LOADERS) as loaders:
        loads = [loaders.submit(some) for _ in range(_LOADERS)]
        try:
            beside()
            for one in loads:
                one.result()
        finally:
            batches.close()
