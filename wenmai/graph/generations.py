"""Generations 世代: how a store is written so that it is the old one or the new one, never half, and read.

A build makes a whole new generation beside the one in force, then swaps one pointer file. Whatever moment a
writer dies at, readers see one whole generation; what it left behind is removed by the next writer.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from wenmai.collecting import uncollected
from wenmai.errors import DataError, StoreError, StoreLocked, StoreMissing
from wenmai.graph.build import shown
from wenmai.graph.folder import Layout, description, dumped, entries, sync, sync_tree, write_file
from wenmai.graph.index import Index, write_index
from wenmai.graph.iris import BASE
from wenmai.graph.kept import corrections_of
from wenmai.graph.rdf import OxigraphStore
from wenmai.ontology.json_lines import Row, dump_lines, read_rows
from wenmai.ontology.model import Corpus, Correction, Diagnostic, Given, SourceText
from wenmai.ontology.records import (
    diagnostic_from,
    document_from,
    edge_from,
    mention_from,
    mention_row,
    read_records,
    record_lines,
)
from wenmai.ontology.vocabulary import Meta

_MENTIONS: Final = "mentions.jsonl"
_DESCRIPTION: Final = "generation.json"
_LINES: Final = 10_000  # written at a time


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did 写入结果: whether anything changed, and the generation now in force."""

    changed: bool
    generation: int


def write_generation(folder: str | Path, corpus: Corpus, *, after: int | None = None) -> Written:
    """Make the store in ``folder`` hold just this corpus 写入一代; nothing is touched if it does already.

    StoreLocked if another process is writing, or has written since the generation ``after``; StoreVersion if
    the store is of another format; StoreError if the folder is not a store or cannot be written (a full disk,
    no permission): the old generation stays.
    """
    folder = Path(folder)
    layout = Layout(folder)
    try:
        layout.claim()
        with _lock(layout), uncollected():
            layout.claim()
            if after is not None and layout.current() != after:
                raise StoreLocked(f"the store {folder} was written by another process meanwhile: run again")
            layout.sign()
            layout.sweep()
            return _write(layout, corpus)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"the store {folder} cannot be written and stays as it was: {_plain(error)}"
        ) from error


@contextmanager
def _lock(layout: Layout) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(layout.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = f"another process is writing to the store {layout.root}: wait until it has finished"
        raise StoreLocked(message) from None
    try:
        yield
    finally:
        lock.release()


def _write(layout: Layout, corpus: Corpus) -> Written:
    texts = {source.file: _text_name(source.text) for source in corpus.sources}
    described: dict[str, Any] = {
        "base": BASE,
        "sources": [
            {
                "file": source.file,
                "sha256": source.sha256,
                "text": texts[source.file],
                "metadata": [asdict(one) for one in source.metadata],
            }
            for source in corpus.sources
        ],
    }
    current = layout.current()
    number = (current or 0) + 1
    staging = layout.staging(number)
    try:
        (staging / "records").mkdir(parents=True)
        if current is None:
            _build(staging, corpus, described)
        else:
            described["digest"] = _write_records(staging, corpus, json.dumps(described))
            if described["digest"] == description(layout.generation(current)).get("digest"):
                return Written(changed=False, generation=current)
            _build(staging, corpus, described)
        sync_tree(staging)
        _write_texts(layout, corpus.sources, texts)
        staging.rename(layout.generation(number))
        sync(layout.generations)
        layout.point_to(number)
    finally:
        with suppress(StoreError, OSError):
            layout.sweep()
    return Written(changed=True, generation=number)


def _write_records(staging: Path, corpus: Corpus, described: str) -> str:
    """Write the records, some lines at a time, and return the digest of all, as ``records.digest`` has it."""
    records = staging / "records"
    files: dict[str, Iterable[str]] = {**record_lines(corpus), _DESCRIPTION: (described,)}
    files[_MENTIONS] = dump_lines(map(mention_row, corpus.mentions))
    places = {_MENTIONS: staging / _MENTIONS, _DESCRIPTION: staging / _DESCRIPTION}
    total = sha256()
    for name in sorted(files):
        total.update(f"{name}\0".encode())
        lines = iter(files[name])
        with places.get(name, records / name).open("wb") as file:
            while some := "".join(islice(lines, _LINES)).encode():
                total.update(some)
                file.write(some)
        total.update(b"\0")
    return total.hexdigest()


def _build(staging: Path, corpus: Corpus, described: dict[str, Any]) -> None:
    """Write the records that are not there yet while the graph loads, the index behind them."""
    graph = shown(corpus)

    def records() -> None:
        if "digest" not in described:
            described["digest"] = _write_records(staging, corpus, json.dumps(described))

    store = OxigraphStore(staging / "oxigraph", writable=True)
    try:
        store.write(graph, records, lambda: write_index(graph, staging / "index.sqlite"))
    finally:
        store.close()
    (staging / _DESCRIPTION).write_bytes(dumped(described))


def _write_texts(layout: Layout, sources: tuple[SourceText, ...], names: dict[str, str]) -> None:
    for source in sources:
        path = layout.texts / names[source.file]
        if not path.exists():
            write_file(path, source.text.encode("utf-8", "surrogatepass"))


def _text_name(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return " ".join(text.split())


class StoreFolder:
    """A store opened to read 只读的库: ``store`` the graph, ``index`` the text search, and the texts.

    It shows the generation in force when it was opened; several may be open, also while one is written.
    """

    def __init__(self, folder: Path, generation: int) -> None:
        """Open one generation; StoreError if it is not whole. Use :func:`open_store`."""
        self.folder = folder
        self.generation = generation
        self._layout = Layout(folder)
        self._path = self._layout.generation(generation)
        described = description(self._path)
        if not described:
            raise StoreError(f"generation {generation} of the store {folder} is damaged: {_REBUILD}")
        if described["base"] != BASE:
            raise StoreError(
                f"the store {folder} was built with the base {described['base']}: "
                f"set WENMAI_BASE to that, or {_REBUILD}"
            )
        self._sources: list[dict[str, Any]] = described["sources"]
        self._by_file: dict[str, dict[str, Any]] = {one["file"]: one for one in self._sources}
        self.digest: str = described["digest"]
        self.store = OxigraphStore(self._path / "oxigraph")
        self.index = Index(self._path / "index.sqlite")

    @property
    def sources(self) -> tuple[str, ...]:
        """The files that the store was built from, in order 来源文件."""
        return tuple(source["file"] for source in self._sources)

    def text(self, sha256: str) -> str:
        """Return the text as read of a source 原文 by the SHA-256 of its file; StoreError if absent."""
        source = next((one for one in self._sources if one["sha256"] == sha256), None)
        return self._text(source, sha256)

    def text_of(self, file: str) -> str:
        """Return the text as read of a source 原文, named as in the records; StoreError if absent."""
        return self._text(self._by_file.get(file), file)

    def _text(self, source: Mapping[str, str] | None, value: str) -> str:
        if source is None:
            raise StoreError(f"the store {self.folder} has no source {value}")
        name: str = source["text"]
        try:
            return (self._layout.texts / name).read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise StoreError(f"the text of {value} is not in the store: {_REBUILD}") from error

    def corpus(self, *, texts: bool = False) -> Corpus:
        """Return all records of the store 全部记录, on request with texts and mentions as found.

        They are as read, with the corrections beside them: :func:`wenmai.graph.build.shown` replays these.
        StoreError if they are gone.
        """
        try:
            corpus = read_records(self._path / "records")
            if not texts:
                return corpus
            mentions = tuple(map(mention_from, read_rows(self._path / _MENTIONS)))
        except (OSError, DataError) as error:
            raise StoreError(f"the records of the store {self.folder} cannot be read: {error}") from error
        return replace(corpus, sources=tuple(map(self._source, self._sources)), mentions=mentions)

    def part(self, ids: Collection[str]) -> Corpus:
        """Return the records of some documents, with their texts and the edges between them 部分记录.

        As read, like :meth:`corpus`; StoreError if they are gone.
        """
        marks = [json.dumps(one, ensure_ascii=False) for one in ids]
        documents = tuple(
            document for row in self._rows("documents", marks) if (document := document_from(row)).id in ids
        )
        ties = (edge_from(row) for row in self._rows("edges", marks))
        files = sorted({document.source for document in documents})
        return Corpus(
            documents=documents,
            edges=tuple(edge for edge in ties if edge.doc in ids and edge.target_id in ids),
            sources=tuple(self._source(self._by_file[file]) for file in files if file in self._by_file),
        )

    def _rows(self, name: str, marks: list[str]) -> Iterator[Row]:
        """The rows of a file of records in which one of some words stands: most need not be read as JSON."""
        try:
            with (self._path / "records" / f"{name}.jsonl").open(encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    if any(mark in line for mark in marks):
                        yield json.loads(line)
        except (OSError, ValueError) as error:
            raise StoreError(f"the records of the store {self.folder} cannot be read: {error}") from error

    def _source(self, source: dict[str, Any]) -> SourceText:
        metadata = (Given(Meta(one["field"]), one["value"], one["label"]) for one in source["metadata"])
        return SourceText(source["file"], source["sha256"], self.text_of(source["file"]), tuple(metadata))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of the build 诊断; StoreError if the records are gone."""
        try:
            rows = read_rows(self._path / "records" / "diagnostics.jsonl")
            return tuple(map(diagnostic_from, rows))
        except (OSError, DataError) as error:
            raise StoreError(f"the records of the store {self.folder} cannot be read: {error}") from error

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that the graph was made with 更正; DataError if the file is broken."""
        return corrections_of(self._path)

    def close(self) -> None:
        """Close graph and index 关闭."""
        self.store.close()
        self.index.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


_REBUILD = "build it again with `wenmai build SOURCE... --store FOLDER`"


def open_store(folder: str | Path) -> StoreFolder:
    """Open the store in ``folder`` to read 打开库; it may be used in a ``with`` statement.

    StoreMissing if there is none, StoreVersion if it is of another format, StoreError if it is damaged.
    """
    folder = Path(folder)
    layout = Layout(folder)
    if not layout.is_store():
        what = "is no wenmai store" if entries(folder) or folder.is_file() else "does not exist or is empty"
        raise StoreMissing(f"{folder} {what}: build one with `wenmai build SOURCE... --store {folder}`")
    current = layout.current()
    if current is None:
        raise StoreMissing(
            f"the store {folder} is empty: fill it with `wenmai build SOURCE... --store {folder}`"
        )
    try:
        return StoreFolder(folder, current)
    except StoreError:
        moved = layout.current()
        if moved is None or moved == current:
            raise
        return StoreFolder(folder, moved)
