"""Apart 另行: questions to the whole store, and other people's SPARQL, in processes that can be ended.

Neither Oxigraph nor a thread can be told to stop; a process can. A process that was not ended is kept for the next
question, and an answer for the next who asks: the generation that is read never changes.
"""

import asyncio
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from wenmai.errors import Busy, OverTime, Refused, WenmaiError
from wenmai.graph.generations import StoreFolder
from wenmai.server.limits import Limits

_Found = TypeVar("_Found")
_Worker = tuple[BaseProcess, Connection]
_REMEMBERED: Final = 32
_START: Final = 60.0  # seconds in which a process must be ready


class Apart:
    """Processes that each have one generation of a store open 另行查询."""

    def __init__(self, folder: Path, generation: int, limits: Limits) -> None:
        """Start nothing yet; the first question does."""
        self._place = (folder, generation, limits.memory)
        self._limits = limits
        self._waiting = 0
        self._threads = ThreadPoolExecutor(limits.processes, "apart")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._known: OrderedDict[tuple[object, ...], Future[Any]] = OrderedDict()

    async def __call__(self, work: Callable[..., _Found], *arguments: object) -> _Found:
        """Return what some work, a function of a module, finds in the store 另行查询.

        OverTime if it takes too long, Refused if it needs too much memory, Busy if too many wait; else the errors of
        the work.
        """
        if self._waiting >= self._limits.waiting:
            raise Busy("too much is asked at once: try again in a moment")
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            found: _Found = await loop.run_in_executor(self._threads, self._ask, work, arguments)
        finally:
            self._waiting -= 1
        return found

    async def remembered(self, work: Callable[..., _Found], *arguments: object) -> _Found:
        """Return the same, remembered from the last time it was asked 记住的回答; ``arguments`` are hashable."""
        key = (work, *arguments)
        asked = self._known.get(key)
        if asked is None:
            asked = self._known[key] = self._threads.submit(self._ask, work, arguments)
            asked.add_done_callback(lambda done: self._forget(key, done))
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        found: _Found = await asyncio.shield(asyncio.wrap_future(asked))
        return found

    def _forget(self, key: tuple[object, ...], done: Future[Any]) -> None:
        """Forget an answer that is none."""
        if done.cancelled() or done.exception() is not None:
            self._known.pop(key, None)

    def _ask(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
        try:
            process, line = self._worker()
        except EOFError:
            raise Refused("the store cannot be opened in a process of its own") from None
        try:
            line.send((work, arguments))
            answered = line.poll(self._limits.far_seconds)
            found, failed = line.recv() if answered else (None, None)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            _end(process, line)
            raise Refused("the question ended without an answer: it may need too much memory") from None
        if not answered:
            _end(process, line)
            raise OverTime(f"no answer within {self._limits.far_seconds:g} s: ask for less")
        self._idle.put((process, line))
        if failed is not None:
            raise failed
        return found

    def _worker(self) -> _Worker:
        try:
            return self._idle.get_nowait()
        except Empty:
            pass
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(*self._place, theirs), daemon=True)
        process.start()
        theirs.close()
        if not ours.poll(_START):
            _end(process, ours)
            raise Busy("the machine is too busy to begin: try again in a moment")
        failed = ours.recv()
        if failed is not None:
            _end(process, ours)
            raise failed
        return process, ours

    def close(self) -> None:
        """End the processes 关闭."""
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            _end(*self._idle.get())


def _end(process: BaseProcess, line: Connection) -> None:
    process.kill()
    process.join()
    line.close()


def _serve(folder: Path, generation: int, memory: int, line: Connection) -> None:
    """Answer questions until the other side hangs up."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(memory)
    try:
        try:
            opened = StoreFolder(folder, generation)
        except WenmaiError as error:
            line.send(error)
            return
        line.send(None)
        while True:
            work, arguments = line.recv()
            try:
                line.send((work(opened, *arguments), None))
            except WenmaiError as error:
                line.send((None, error))
    except EOFError:
        return


def _bound(memory: int) -> None:
    """Let this process have no more memory than that, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
