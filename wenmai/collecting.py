"""Collecting 回收: work that makes very many objects without cycles, and drops few of them before it is done."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Work without a search for cycles 不作回收, which would take a fifth of the time and find next to nothing.

    Only who found the collector at work stops it, and starts it again: of threads that overlap, one that stopped it
    right after another had started it would else leave it stopped for good.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
