"""How fast the explorer answers over a store of generated documents: searches, document pages, the first view.

    python benchmarks/serving.py [DOCUMENTS] [--store FOLDER]

The server runs in a process of its own; the requests come over loopback, twenty a second.
"""

import os
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
from choosing import choice, chosen_store
from graph import generated, told

from wenmai.graph.generations import write_generation
from wenmai.ontology.model import Corpus, SourceText

RATE = 20
WORDS = (
    "国",
    "通知",
    "第12项",
    "国发〔1970〕20号",
    "工作 问题",
    "国务院关于",
    "没有这个",
    "第99999",
    "1",
    "进一步 7",
)


def store_of(count: int, folder: Path) -> list[str]:
    """Write a store of generated documents with texts, and return their ids."""
    corpus = generated(count)
    write_generation(folder, replace(corpus, sources=texts_of(corpus)))
    return [one.id for one in corpus.documents]


def texts_of(corpus: Corpus) -> tuple[SourceText, ...]:
    """Return texts in which titles and mentions stand where the records say; between them lines of spaces."""
    pieces: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for document in corpus.documents:
        pieces[document.source].append((document.start, document.title))
    for reference in corpus.references:
        mention = reference.mention
        pieces[mention.source].append(
            (mention.start - 4, f"\n根据{mention.surface}，现就有关事项通知如下。\n")
        )
    return tuple(SourceText(file, f"sha-of-{file}", _text(found)) for file, found in sorted(pieces.items()))


def _text(pieces: list[tuple[int, str]]) -> str:
    text = [" "] * 200_000
    for start, piece in pieces:
        start = max(start, 0)
        text[start : start + len(piece)] = piece
    return "".join(text)


def served(store: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the explorer on a free port, and return its process and address once it answers."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [
        str(Path(sys.executable).with_name("wenmai")),
        "serve",
        "--store",
        str(store),
        "--port",
        str(port),
    ]
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{address}/static/explorer.css").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return process, address
    raise SystemExit("the explorer does not answer")


def timed(client: httpx.Client, process: "subprocess.Popen[bytes]", paths: list[str]) -> list[float]:
    """Return the milliseconds of each request at an even rate, ascending; print what the server worked."""
    found = []
    start, busy = time.perf_counter(), processor(process)
    for place, path in enumerate(paths):
        time.sleep(max(0.0, start + place / RATE - time.perf_counter()))
        begun = time.perf_counter()
        client.get(path).raise_for_status()
        found.append((time.perf_counter() - begun) * 1000)
    print(
        f"processor of the server: {(processor(process) - busy) / len(paths) * 1000:.1f} ms a request;",
        end=" ",
    )
    return sorted(found)


def processor(process: "subprocess.Popen[bytes]") -> float:
    """Return the seconds of a processor that a process has used, by Linux."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the figures."""
    chosen = choice(asked=200)
    with chosen_store(chosen, store_of) as store:
        chance = random.Random(7)
        ids = [one.id for one in generated(chosen.documents).documents]
        begun = time.perf_counter()
        process, address = served(store)
        print(f"{chosen.documents} documents; ready {time.perf_counter() - begun:.2f} s after the start")
        try:
            with httpx.Client(base_url=address, timeout=60) as client:
                begun, busy = time.perf_counter(), processor(process)
                client.get("/corpus").raise_for_status()
                took = time.perf_counter() - begun
                print(f"first view of the corpus: {took:.3f} s, processor {processor(process) - busy:.3f} s")
                words = [chance.choice(WORDS) for _ in range(chosen.asked)]
                told(
                    "search", timed(client, process, [f"/api/v1/search?words={quote(one)}" for one in words])
                )
                asked = [f"/document?id={quote(one, safe='')}" for one in chance.choices(ids, k=chosen.asked)]
                told("document page", timed(client, process, asked))
                told(
                    "the ten most cited",
                    timed(client, process, [f"/document?id={quote(one, safe='')}" for one in ids[:10]]),
                )
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
