"""What the benchmarks of stores are told on the command line: how many documents, how many are asked, which folder."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time


def choice(asked: int) -> argparse.Namespace:
    """Return what was chosen; so many documents are ``asked`` unless told otherwise."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", nargs="?", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=asked)
    parser.add_argument("--store", type=Path, help="a store made by an earlier run with this option")
    return parser.parse_args()


@contextmanager
def chosen_store(chosen: argparse.Namespace, make: Callable[[int, Path], object]) -> Iterator[Path]:
    """Give the folder of the store, made first where it is not there yet, and kept only where one was named."""
    with TemporaryDirectory() as place:
        folder: Path = chosen.store or Path(place) / "store"
        if not folder.exists():
            begun = process_time()
            make(chosen.documents, folder)
            print(
                f"a store of {chosen.documents} documents made: {process_time() - begun:.0f} s of a processor"
            )
        yield folder
