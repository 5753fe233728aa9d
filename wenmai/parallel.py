"""Work on many items in several processes 多进程: results in the order of the items, whatever becomes of a process.

A process that dies (a crash below Python, no memory left) costs the one item that it dies of; the rest is done.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context
from typing import Final, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_AHEAD: Final = 2  # items handed out for each process: none waits, and not all results are held at once


def in_order(work: Callable[[_Item], _Result], items: Sequence[_Item], jobs: int) -> Iterator[_Result | None]:
    """Yield the results of some items in their order 按序; None for an item whose process died.

    With one job or one item all is done in this process. ``work`` is a function of a module: processes are started
    afresh and import it, so a program of its own needs ``if __name__ == "__main__"`` around what it runs. What
    ``work`` raises is raised here. When the caller stops, by Ctrl-C or otherwise, the processes are ended.
    """
    if jobs < 2 or len(items) < 2:
        yield from map(work, items)
        return
    done = 0
    while done < len(items):
        done += yield from _until_one_dies(work, items[done:], min(jobs, len(items) - done))


def _until_one_dies(
    work: Callable[[_Item], _Result], items: Sequence[_Item], jobs: int
) -> Generator[_Result | None, None, int]:
    """Yield results up to where a process dies, of what was in hand then each on its own; return how many."""
    given: deque[tuple[_Item, Future[_Result]]] = deque()
    done = 0
    try:
        with _processes(jobs) as pool:
            coming = iter(items)
            while True:
                for item in islice(coming, jobs * _AHEAD - len(given)):
                    given.append((item, pool.submit(work, item)))
                if not given:
                    return done
                result = given[0][1].result()
                given.popleft()
                done += 1
                yield result
    except BrokenProcessPool:
        pass
    for item, future in given:
        finished = future.done() and not future.cancelled() and future.exception() is None
        yield future.result() if finished else _alone(work, item)
        done += 1
    return done


def _alone(work: Callable[[_Item], _Result], item: _Item) -> _Result | None:
    try:
        with _processes(1) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        return None


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes for some work; if it is not done to the end they are ended at once."""
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_on_interrupt)
    finished = False
    try:
        yield pool
        finished = True
    finally:
        if not finished:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.kill()
        pool.shutdown()


def _end_on_interrupt() -> None:
    """Let Ctrl-C end a process without a word: the one that waits for it says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
