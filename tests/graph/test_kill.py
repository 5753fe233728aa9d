"""A writer killed with -9 at any moment leaves the old store or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from making import Making

from wenmai.graph.generations import open_store, write_generation
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.model import Corpus

HERE = Path(__file__).parent
MOMENTS = 24
WRITER = """
import sys
from pathlib import Path
from test_kill import corpus, note_phases
from wenmai.graph.generations import write_generation
folder, log = Path(sys.argv[1]), Path(sys.argv[2])
corpora = [corpus("甲"), corpus("乙")]
note_phases(log)
turn = 0
while True:
    write_generation(folder, corpora[turn % 2])
    turn += 1
"""


def corpus(name: str) -> Corpus:
    making = Making()
    for serial in range(300):
        target = f"{name}/2020/{serial // 2}"
        says = ("implements", target, f"为落实《{name}规第{serial // 2}号》，通知如下。")
        making.add(f"{name}/2020/{serial}", f"{name}规第{serial}号", says, source=f"{name}{serial // 60}.txt")
    return making.corpus()


def note_phases(log: Path) -> None:
    """Log each call of a function of the graph package, so that the parent can tell what a kill struck."""
    file = log.open("a", buffering=1)

    def profile(frame: object, event: str, argument: object) -> None:
        code = frame.f_code  # type: ignore[attr-defined]
        if "/wenmai/graph/" in code.co_filename and code.co_name in PHASES and event in ("call", "return"):
            file.write(f"{event} {code.co_name}\n")

    sys.setprofile(profile)


PHASES = {
    "claim", "sweep", "write_index", "write", "sync_tree", "_write_texts", "point_to", "_build", "record_files",
}  # fmt: skip


def struck(log: Path) -> str:
    """The innermost phase that was under way when the log ends."""
    open_calls: list[str] = []
    for line in log.read_text().splitlines():
        event, _, name = line.partition(" ")
        if event == "call":
            open_calls.append(name)
        elif open_calls:
            open_calls.pop()
    return open_calls[-1] if open_calls else "between"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment_the_store_opens_whole(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    corpora = [corpus("甲"), corpus("乙")]
    expected = []
    for one in corpora:
        memory = OxigraphStore()
        memory.write(one)
        expected.append(memory.ntriples())
    write_generation(folder, corpora[0])
    started = time.monotonic()
    write_generation(folder, corpora[1])
    one_write = time.monotonic() - started
    chance = random.Random(20220812)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)])}
    phases: Counter[str] = Counter()
    for moment in range(MOMENTS):
        log = tmp_path / f"{moment}.log"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(log)], env=environment, stderr=subprocess.PIPE
        )
        while not log.exists() or not log.stat().st_size:
            assert writer.poll() is None, writer.stderr.read() if writer.stderr else ""
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 3 * one_write))
        writer.kill()
        writer.communicate()
        phases[struck(log)] += 1
        with open_store(folder) as store:
            whole = store.corpus(texts=True)
            turn = corpora.index(whole)
            assert store.store.ntriples() == expected[turn]
            assert sum(1 for _ in store.index.names()) == 300
    print(f"struck in: {dict(phases)}")
    assert sum(phases.values()) == MOMENTS
    assert len(phases) >= 3
    write_generation(folder, corpora[1])
    write_generation(folder, corpora[0])
    assert not list(folder.rglob("*.tmp-*"))
    assert len(list((folder / "generations").iterdir())) == 2
    assert len(list((folder / "texts").iterdir())) == 10
