"""Readers 读者: a few threads that each have the store open, and the requests that wait for one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, local
from typing import TypeVar

from wenmai.errors import Busy
from wenmai.server.following import Following
from wenmai.server.limits import Limits
from wenmai.server.reading import Reading

_Found = TypeVar("_Found")


class Readers:
    """The threads that read a store 读者: at each request, the generation in force."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Open the store in each thread; StoreError if that fails."""
        self._limits = limits
        self._own = local()
        self._waiting = 0
        self._threads = ThreadPoolExecutor(limits.threads, "reader")
        ready = Barrier(limits.threads)

        def begin(_: int) -> None:
            ready.wait()
            self._own.following = following = Following(folder)
            self._own.reading = Reading(following())

        tuple(self._threads.map(begin, range(limits.threads)))

    async def __call__(self, work: Callable[[Reading], _Found]) -> _Found:
        """Return what some work finds in the store 读取; Busy if too many wait, OverTime if it takes too long."""
        if self._waiting >= self._limits.waiting:
            raise Busy("too much is asked at once: try again in a moment")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._timed, work)
        finally:
            self._waiting -= 1

    def _timed(self, work: Callable[[Reading], _Found]) -> _Found:
        opened = self._own.following()
        if not self._own.reading.reads(opened):
            self._own.reading = Reading(opened)
        reading: Reading = self._own.reading
        reading.store.begin(self._limits.seconds)
        return work(reading)

    def close(self) -> None:
        """Close the store in each thread, once what is being read is done 关闭."""
        ready = Barrier(self._limits.threads)

        def end(_: int) -> None:
            ready.wait()
            self._own.reading.close()

        tuple(self._threads.map(end, range(self._limits.threads)))
        self._threads.shutdown()
