"""Several processes give what one gives, in the same order; one that dies costs one file."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest
from click.testing import CliRunner
from dying import complains_of, dies_of
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai.cli import main
from wenmai.ontology.records import write_records
from wenmai.parallel import in_order
from wenmai.pipeline import extract

SAMPLES = Path(__file__).parent.parent / "samples"
LINES = st.sampled_from(
    [
        *("国务院关于印发甲办法的通知", "财库〔2022〕19号", "各省、自治区：", "现将《甲办法》印发给你们。"),
        *("财政部", "2022年5月30日", ""),
    ]
)  # fmt: skip
FILES = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c/d.txt", "e.html", "f.pdf", "g"]),
    st.one_of(st.lists(LINES, max_size=9).map("\n".join).map(str.encode), st.binary(max_size=60)),
    min_size=2,
)


def records(folder: Path, sources: Path, jobs: int) -> dict[str, bytes]:
    write_records(extract(sources, jobs=jobs), folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given(FILES)
@settings(max_examples=2, deadline=None)
def test_two_jobs_give_what_one_gives(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as made:
        sources = Path(made) / "sources"
        for name, data in files.items():
            (sources / name).parent.mkdir(parents=True, exist_ok=True)
            (sources / name).write_bytes(data)
        assert records(Path(made) / "one", sources, 1) == records(Path(made) / "two", sources, 2)


@given(st.lists(st.text(max_size=8), max_size=40), st.integers(1, 3))
@settings(max_examples=3, deadline=None)
def test_results_keep_the_order(items: list[str], jobs: int) -> None:
    assert list(in_order(len, items, jobs)) == [len(item) for item in items]


def test_the_command_line_gives_the_same_bytes(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        done = CliRunner().invoke(
            main, ["extract", str(SAMPLES), "--output", str(tmp_path / jobs), "--jobs", jobs]
        )
        assert done.exit_code == 0, done.output
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_a_process_that_dies_costs_the_item_it_dies_of() -> None:
    items = ["a", "deadly", "b", "c", "d", "e", "f", "deadly"]
    assert list(in_order(dies_of, items, 2)) == ["A", None, "B", "C", "D", "E", "F", None]


def test_what_a_process_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="first"):
        list(in_order(complains_of, ["first", "second"], 2))


SLEEPS = """
import signal
import time
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts behind itself ignores it
from wenmai.parallel import in_order
for _ in in_order(time.sleep, [2, 2, *[60] * 6], 2):
    print("slept", flush=True)
"""


def test_an_interrupt_ends_all_processes_without_a_word() -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", SLEEPS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    assert [running.stdout.readline() for _ in range(2)] == [b"slept\n"] * 2
    began = monotonic()
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode != 0
    assert said.count(b"Traceback") == said.count(b"KeyboardInterrupt") == 1  # that of the program itself
    assert monotonic() - began < 60
