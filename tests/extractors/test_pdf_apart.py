"""Work in a process of its own: what it gives, how it fails, that it ends."""

import os
import resource
import signal
from typing import Any

import pytest

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.pdf_apart import apart

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


def no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.parametrize("given", [None, [["甲\f乙", True], ["\ud800", False]], "文" * 1_000_000])
def test_what_the_work_gives(given: Any) -> None:
    assert apart(lambda: given) == given
    assert no_children()


def test_the_work_is_done_elsewhere() -> None:
    assert apart(os.getpid) != os.getpid()


def test_an_error_is_raised_as_it_was() -> None:
    def work() -> None:
        raise WenmaiError("damaged")

    with pytest.raises(WenmaiError, match=r"^damaged$"):
        apart(work)
    assert no_children()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def run_forever() -> None:
    while True:
        pass


def fill_memory() -> int:
    return len(bytearray(64 * 1024**3))


@pytest.mark.parametrize("work", [crash, run_forever, fill_memory])
def test_a_crash_and_work_without_end_are_errors(work: Any) -> None:
    with pytest.raises(WenmaiError, match="crashes, or takes more than 1 s"):
        apart(work, longest=1)
    assert no_children()


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
