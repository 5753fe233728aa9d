"""Work in a process of its own: what it gives, how it fails, that it ends."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.pdf_apart import apart

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


@pytest.fixture(autouse=True)
def every_child_is_gone() -> Iterator[None]:
    """What this process has started and not waited for is as before: a server of other tests may be among it."""
    before = children()
    yield
    assert children() == before


def children() -> set[str]:
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                found.add(stat.parent.name)
    return found


def test_a_child_that_is_left_is_seen() -> None:
    before = children()
    left = os.fork()
    if left == 0:
        os._exit(0)
    assert children() - before == {str(left)}
    os.waitpid(left, 0)


@pytest.mark.parametrize("given", [None, [["甲\f乙", True], ["\ud800", False]], "文" * 1_000_000])
def test_what_the_work_gives(given: Any) -> None:
    assert apart(lambda: given) == given


def test_the_work_is_done_elsewhere() -> None:
    assert apart(os.getpid) != os.getpid()


def test_an_error_is_raised_as_it_was() -> None:
    def work() -> None:
        raise WenmaiError("damaged")

    with pytest.raises(WenmaiError, match=r"^damaged$"):
        apart(work)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def run_forever() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(30)


def fill_memory() -> int:
    return len(bytearray(64 * 1024**3))


@pytest.mark.parametrize("work", [crash, run_forever, wait, fill_memory])
def test_a_crash_and_work_without_end_are_errors(work: Any) -> None:
    with pytest.raises(WenmaiError, match="crashes, or takes more than 1 s"):
        apart(work, longest=1)


def test_a_bound_that_is_set_already_is_kept() -> None:
    def bounded() -> list[int]:
        return list(resource.getrlimit(resource.RLIMIT_CPU))

    def twice() -> list[int]:
        resource.setrlimit(resource.RLIMIT_CPU, (7, 7))
        return list(apart(bounded, longest=60))

    assert apart(twice) == [7, 7]


def test_where_nothing_can_be_forked_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert apart(os.getpid) == os.getpid()
