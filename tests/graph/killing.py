"""The writer that ``test_kill`` kills: two corpora written in turn, each phase of the work logged."""

import sys
from itertools import cycle
from pathlib import Path

from making import Making

from wenmai.graph.generations import write_generation
from wenmai.ontology.model import Corpus

DOCUMENTS = 160
PHASES = (
    "claim", "_write_records", "_build", "write_index", "write", "sync_tree", "_write_texts", "point_to", "sweep",
)  # fmt: skip


def corpora() -> list[Corpus]:
    """Two corpora that have nothing in common."""
    return [_corpus("甲"), _corpus("乙")]


def _corpus(name: str) -> Corpus:
    making = Making()
    for serial in range(DOCUMENTS):
        target = f"{name}/2020/{serial // 2}"
        says = ("implements", target, f"为落实《{name}规第{serial // 2}号》，通知如下。")
        making.add(f"{name}/2020/{serial}", f"{name}规第{serial}号", says, source=f"{name}{serial // 32}.txt")
    return making.corpus()


def struck(log: str) -> str:
    """The phase that was under way when a log ends: the load, for others are done beside it, else the innermost."""
    under_way: list[str] = []
    for line in log.splitlines():
        event, _, name = line.partition(" ")
        if event == "call":
            under_way.append(name)
        elif under_way:
            under_way.pop()
    if "write" in under_way:
        return "write"
    return under_way[-1] if under_way else "between"


def main(folder: Path, log: Path) -> None:
    """Write in turn until killed."""
    both = corpora()
    with log.open("a", buffering=1) as file:

        def profile(frame: object, event: str, argument: object) -> None:
            code = frame.f_code  # type: ignore[attr-defined]
            if event in ("call", "return") and code.co_name in PHASES and "wenmai" in code.co_filename:
                file.write(f"{event} {code.co_name}\n")

        sys.setprofile(profile)
        for corpus in cycle(both):
            write_generation(folder, corpus)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
