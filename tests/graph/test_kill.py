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
from killing import DOCUMENTS, PHASES, corpora, struck

from wenmai.graph.generations import open_store, write_generation
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.model import Corpus

HERE = Path(__file__).parent
MOMENTS, IN_THE_LOAD = 50, 30
AIMS = [aim for phase in PHASES for aim in ([phase] * 2 if phase != "write" else [phase] * (MOMENTS - 16))]


def killed(folder: Path, log: Path, aim: str, chance: random.Random) -> str:
    """Start the writer, kill it a moment after it has begun a phase for the n-th time, say where it was struck."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE.parent), str(HERE)]),
    }
    command = [sys.executable, str(HERE / "killing.py"), str(folder), str(log)]
    writer = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    times = chance.randint(1, 3)
    while not log.exists() or log.read_text().count(f"call {aim}\n") < times:
        assert writer.poll() is None, writer.stderr.read() if writer.stderr else ""
        time.sleep(0.0005)
    time.sleep(
        chance.choice((0, 0.002, 0.01) if aim == "write" else (0, 0.002, 0.01, 0.05)) * chance.random()
    )
    writer.kill()
    writer.communicate()
    return struck(log.read_text())


def triples(corpus: Corpus) -> str:
    memory = OxigraphStore()
    memory.write(corpus)
    return memory.ntriples()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment_the_store_opens_whole(tmp_path: Path) -> None:
    folder, both, chance = tmp_path / "store", corpora(), random.Random(20220812)
    expected = [triples(corpus) for corpus in both]
    write_generation(folder, both[1])
    phases: Counter[str] = Counter()
    assert len(AIMS) == MOMENTS
    for moment, aim in enumerate(AIMS):
        phases[killed(folder, tmp_path / f"{moment}.log", aim, chance)] += 1
        with open_store(folder) as store:
            turn = both.index(store.corpus(texts=True))
            assert store.store.ntriples() == expected[turn]
            assert sum(1 for _ in store.index.names()) == DOCUMENTS
    print(f"struck in: {dict(phases)}")
    assert phases["write"] >= IN_THE_LOAD, phases
    assert len(phases) >= 4, phases
    write_generation(folder, both[1])
    write_generation(folder, both[0])
    assert not list(folder.rglob("*.tmp-*"))
    assert len(list((folder / "generations").iterdir())) == 2
    assert len(list((folder / "texts").iterdir())) == 10
