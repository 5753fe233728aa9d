"""Loading in threads: every line is loaded once, and what goes wrong on either side ends the other and is raised."""

import threading
from collections.abc import Iterator

import pytest

from wenmai.graph.loading import Batches, load


def test_batches_hold_all_lines_in_order_and_end_when_closed() -> None:
    lines = [f"{number}\n" for number in range(100)]
    batches = Batches(lines, 50)
    first = next(batches)
    assert 50 <= len(first) < 60
    assert (first + b"".join(batches)).decode() == "".join(lines)
    closed = Batches(lines, 50)
    next(closed)
    closed.close()
    assert list(closed) == []


def test_what_is_done_beside_is_done_in_the_thread_that_asks() -> None:
    loaded: list[bytes] = []
    threads: list[threading.Thread] = []
    load(["甲\n", "乙\n"], loaded.append, lambda: threads.append(threading.current_thread()), 50)
    assert b"".join(loaded).decode() == "甲\n乙\n"
    assert threads == [threading.current_thread()]


def test_a_load_that_fails_ends_the_making_of_lines() -> None:
    made: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(20):
            made.append(number)
            yield "甲\n" * 25

    def full(batch: bytes) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        load(lines(), full, lambda: None, 50)
    assert len(made) <= 2


def test_what_fails_beside_ends_the_load() -> None:
    def beside() -> None:
        raise OSError("no space left")

    loaded: list[bytes] = []
    begun = threading.Event()

    def slowly(batch: bytes) -> None:
        loaded.append(batch)
        begun.wait(0.05)

    with pytest.raises(OSError, match="no space left"):
        load(("甲\n" * 25 for _ in range(20)), slowly, beside, 50)
    assert len(loaded) <= 3
