"""Work in a process of its own 隔离运行, which may take so much time and memory and may crash."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

from wenmai.errors import WenmaiError

LONGEST: Final = 60  # seconds of computing
_WAITING: Final = 3  # times as many may pass on the clock
_MOST_MEMORY: Final = 2 * 1024**3  # bytes beyond what this process has
_OWN_MEMORY: Final = Path("/proc/self/statm")


def apart(work: Callable[[], Any], longest: int = LONGEST) -> Any:
    """Return what some work gives 运行结果, as JSON brings it over; WenmaiError as it raises, or if it
    crashes or is too long.

    Where processes cannot be forked the work is done here, without bounds.
    """
    if not hasattr(os, "fork"):
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(work, longest, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        bounds = f"{longest} s, or {longest * _WAITING} s on the clock, or {_MOST_MEMORY >> 30} GiB"
        raise WenmaiError(f"reading it crashes, or takes more than {bounds}")
    given, failed = json.loads(answer)
    if failed is not None:
        raise WenmaiError(failed)
    return given


def _answer(work: Callable[[], Any], longest: int, writing: int) -> NoReturn:
    """Do the work in the child, which ends here whatever happens."""
    failed = 1
    try:
        _bound(longest)
        answer = json.dumps(_done(work)).encode("ascii")
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
        failed = 0
    finally:
        os._exit(failed)


def _done(work: Callable[[], Any]) -> tuple[Any, str | None]:
    try:
        return work(), None
    except WenmaiError as error:
        return None, str(error)


def _bound(longest: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(longest * _WAITING)
    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: longest}
    if _OWN_MEMORY.is_file():
        own = int(_OWN_MEMORY.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        bounds[resource.RLIMIT_AS] = own + _MOST_MEMORY
    for what, bound in bounds.items():
        _, most = resource.getrlimit(what)
        resource.setrlimit(what, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))
