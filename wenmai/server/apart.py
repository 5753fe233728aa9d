"""Apart 另行: questions to the whole store, and other people's SPARQL, in processes that can be ended.

Neither Oxigraph nor a thread can be told to stop; a process can. A process that was not ended is kept for the next
question, and an answer for the next who asks, as long as the generation in force is the one it was found in.
"""

import asyncio
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from wenmai.errors import Busy, OverTime, Refused, WenmaiError
from wenmai.server.following import Following, in_force
from wenmai.server.limits import Limits

_Found = TypeVar("_Found")
_Worker = tuple[BaseProcess, Connection]
_REMEMBERED: Final = 32
_START: Final = 60.0  # seconds in which a process must be ready


class Apart:
    """Processes that each have a store open, at each question the generation in force 另行查询."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Start nothing yet; the first question does."""
        self._place = (folder, limits.memory)
        self._limits = limits
        self._waiting = 0
        self._threads = ThreadPoolExecutor(limits.processes, "apart")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._living: set[BaseProcess] = set()
        self._known: OrderedDict[tuple[object, ...], asyncio.Future[Any]] = OrderedDict()

    async def __call__(self, work: Callable[..., _Found], *arguments: object) -> _Found:
        """Return what some work, a function of a module, finds in the store 另行查询.

        OverTime if it takes too long, Refused if it needs too much memory, Busy if too many wait; else the errors of
        the work.
        """
        if self._waiting >= self._limits.waiting:
            raise Busy("too much is asked at once: try again in a moment")
        self._waiting += 1
        try:
            found: _Found = await self._asked(work, arguments)
        finally:
            self._waiting -= 1
        return found

    def _asked(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> "asyncio.Future[Any]":
        return asyncio.get_running_loop().run_in_executor(self._threads, self._ask, work, arguments)

    async def remembered(self, work: Callable[..., _Found], *arguments: object) -> _Found:
        """Return the same, remembered from the last time it was asked 记住的回答; ``arguments`` are hashable."""
        key = (in_force(self._place[0]), work, *arguments)
        asked = self._known.get(key)
        if asked is None:
            self._make_room()
            asked = self._known[key] = self._asked(work, arguments)
            asked.add_done_callback(lambda done: self._forget(key, done))
        found: _Found = await asyncio.shield(asked)  # whoever asked first may be gone before the answer
        return found

    def _make_room(self) -> None:
        """Forget the oldest answer if need be; Busy if all that is remembered are questions without one."""
        if len(self._known) >= _REMEMBERED:
            oldest = next((key for key, asked in self._known.items() if asked.done()), None)
            if oldest is None:
                raise Busy("too much is asked at once: try again in a moment")
            del self._known[oldest]

    def _forget(self, key: tuple[object, ...], done: "asyncio.Future[Any]") -> None:
        """Forget an answer that is none."""
        if done.cancelled() or done.exception() is not None:
            self._known.pop(key, None)

    def _ask(self, work: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
        process, line = self._worker()
        try:
            line.send((work, arguments))
            answered = line.poll(self._limits.far_seconds)
            found, failed = line.recv() if answered else (None, None)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self._end(process, line)
            raise Refused("the question ended without an answer: it may need too much memory") from None
        if not answered:
            self._end(process, line)
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
        self._living.add(process)
        theirs.close()
        try:
            ready = ours.poll(_START)
            failed = ours.recv() if ready else Busy("the machine is too busy to begin: try again in a moment")
        except EOFError:
            failed = Refused("the store cannot be opened in a process of its own")
        if failed is not None:
            self._end(process, ours)
            raise failed
        return process, ours

    def close(self) -> None:
        """End the processes 关闭, those with a question too."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in tuple(self._living):
            process.kill()
        self._threads.shutdown()
        while not self._idle.empty():
            self._end(*self._idle.get())

    def _end(self, process: BaseProcess, line: Connection) -> None:
        process.kill()
        process.join()
        line.close()
        self._living.discard(process)


def _serve(folder: Path, memory: int, line: Connection) -> None:
    """Answer questions until the other side hangs up."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(memory)
    try:
        try:
            following = Following(folder)
        except WenmaiError as error:
            line.send(error)
            return
        line.send(None)
        while True:
            work, arguments = line.recv()
            try:
                line.send((work(following(), *arguments), None))
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
