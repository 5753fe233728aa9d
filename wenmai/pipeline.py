"""The pipeline 流程: read, extract, resolve, write. The one place where the rooms are joined."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeVar

from wenmai.errors import StoreMissing, WenmaiError
from wenmai.extractors.extract import extract_source
from wenmai.extractors.printings import TOLD, one_identity
from wenmai.extractors.readers import read_file
from wenmai.extractors.readers.table import Columns
from wenmai.extractors.renaming import renamed
from wenmai.extractors.resolve import resolve
from wenmai.graph.build import edges
from wenmai.graph.generations import open_store, write_generation
from wenmai.ontology.model import (
    Corpus,
    Correction,
    Diagnostic,
    Extraction,
    SourceText,
)
from wenmai.ontology.records import FILES
from wenmai.ontology.vocabulary import Code, Resolved
from wenmai.parallel import in_order

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str


def list_files(sources: Iterable[Path]) -> list[_File]:
    """Return the files of some files and folders, in order of name; hidden files, READMEs
    and records of this program are passed over.

    A file's name is its path from the folder given, or its own name; WenmaiError if a source does not exist
    or two files would have one name.
    """
    found: dict[str, _File] = {}
    for source in sources:
        for file in _walk(source):
            held = found.setdefault(file.name, file)
            if held.path.resolve() != file.path.resolve():
                raise WenmaiError(
                    f"two files are called {file.name}: name the folder above {held.path} and {file.path}"
                )
    return [found[name] for name in sorted(found)]


def _walk(source: Path) -> Iterator[_File]:
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            inside = path.relative_to(source)
            hidden = any(part.startswith(".") for part in inside.parts)
            if not path.is_dir() and not hidden and path.name not in FILES and path.stem != "README":
                yield _File(path, inside.as_posix())
    elif source.exists():
        yield _File(source, source.name)
    else:
        raise WenmaiError(f"{source} does not exist")


def extract(
    *sources: str | Path, columns: Columns | None = None, progress: Progress | None = None, jobs: int = 1
) -> Corpus:
    """Read files and folders and return all that is in them 抽取: documents, references, edges, diagnostics.

    ``columns`` says what the columns of tables hold, so that each row is read as a document with metadata.
    ``jobs`` is the number of processes that read the files; what comes back is the same for any.
    A file that cannot be read becomes a diagnostic; WenmaiError only for a source that does not exist.
    """
    read = _read(list_files(Path(source) for source in sources), columns, progress, jobs)
    return read.assembled()


@dataclass(frozen=True, slots=True)
class _Read:
    """What some files hold, before anything is looked up elsewhere."""

    texts: tuple[SourceText, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def without(self, gone: Callable[[str], bool]) -> "_Read":
        return _Read(
            tuple(text for text in self.texts if not gone(text.file)),
            tuple(extraction for extraction in self.extractions if not gone(extraction.source)),
            tuple(doubt for doubt in self.diagnostics if not gone(doubt.source)),
            self.corrections,
        )

    def joined(self, more: "_Read") -> "_Read":
        return _Read(
            self.texts + more.texts,
            self.extractions + more.extractions,
            self.diagnostics + more.diagnostics,
            self.corrections,
        )

    def assembled(self) -> Corpus:
        corpus = assemble(self.texts, self.extractions, self.diagnostics)
        return replace(corpus, corrections=self.corrections)


def _read(files: list[_File], columns: Columns | None, progress: Progress | None, jobs: int) -> _Read:
    texts: list[SourceText] = []
    extractions: list[Extraction] = []
    diagnostics: list[Diagnostic] = []
    readings = in_order(partial(_read_one, columns), files, jobs)
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), file.name)
        read = next(readings)
        if read is None:
            diagnostics.append(Diagnostic(Code.UNREADABLE, file.name, "the process that read it died"))
            continue
        diagnostics += read.diagnostics
        texts += read.texts
        extractions += read.extractions
    if progress:
        progress(len(files), len(files), "")
    return _Read(tuple(texts), tuple(extractions), tuple(diagnostics))


def _read_one(columns: Columns | None, file: _File) -> _Read:
    reading = read_file(file.path, file.name, columns)
    return _Read(reading.texts, tuple(map(extract_source, reading.texts)), reading.diagnostics)


def assemble(
    texts: Iterable[SourceText], extractions: Iterable[Extraction], diagnostics: Iterable[Diagnostic] = ()
) -> Corpus:
    """Look up every mention among all documents and draw the edges: the corpus of some sources."""
    texts = list(texts)
    extractions = sorted(extractions, key=lambda extraction: extraction.source)
    named, identified = one_identity(
        [extraction.documents for extraction in extractions], {text.file: text.text for text in texts}
    )
    extractions = list(map(renamed, extractions, named))
    documents = tuple(document for extraction in extractions for document in extraction.documents)
    references = resolve(
        documents, (mention for extraction in extractions for mention in extraction.mentions)
    )
    found = [*diagnostics, *identified]
    found += (doubt for extraction in extractions for doubt in extraction.diagnostics)
    found += [
        Diagnostic(
            Code.AMBIGUOUS_REFERENCE,
            reference.mention.source,
            f"{reference.mention.surface} → {'；'.join(reference.candidates)}",
            reference.mention.start,
            reference.mention.end,
            reference.mention.line,
        )
        for reference in references
        if reference.resolved is Resolved.AMBIGUOUS
    ]
    return Corpus(
        documents=documents,
        references=references,
        edges=edges(references),
        diagnostics=tuple(sorted(found, key=lambda doubt: (doubt.source, doubt.start or 0, doubt.code))),
        sources=tuple(sorted(texts, key=lambda text: text.file)),
        validity=tuple(fact for extraction in extractions for fact in extraction.validity),
        mentions=tuple(mention for extraction in extractions for mention in extraction.mentions),
        provisions=tuple(one for extraction in extractions for one in extraction.provisions),
        quantities=tuple(one for extraction in extractions for one in extraction.quantities),
        norms=tuple(one for extraction in extractions for one in extraction.norms),
    )


def save(corpus: Corpus, store: str | Path) -> bool:
    """Write a corpus into the store in a folder 入库; return whether anything changed. StoreError if it cannot be."""
    return write_generation(Path(store), corpus).changed


def add(
    store: str | Path,
    *sources: str | Path,
    columns: Columns | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
) -> tuple[Corpus, bool]:
    """Read files and folders into a store beside what it holds 增补; return what it holds then, and if that changed.

    A file of a name that the store has takes its place. The store is then as one build of all files makes it.
    Errors as of :func:`extract` and :func:`save`; StoreLocked if somebody else has written meanwhile.
    """
    files = list_files(Path(source) for source in sources)
    read = _read(files, columns, progress, jobs)
    names = frozenset(file.name for file in files)
    try:
        held, generation = _held(store)
    except StoreMissing:
        corpus = read.assembled()
        return corpus, save(corpus, store)
    corpus = held.without(lambda source: not names.isdisjoint(_within(source))).joined(read).assembled()
    return corpus, write_generation(store, corpus, after=generation).changed


def remove(store: str | Path, *names: str) -> Corpus:
    """Take files out of a store 移除, by their names in it; return what it holds then, as of one build of the rest.

    An archive goes with what is in it. WenmaiError if the store has no file of a name; else as :func:`add`.
    """
    held, generation = _held(store)
    sources = [*(text.file for text in held.texts), *(doubt.source for doubt in held.diagnostics)]
    known = {name for source in sources for name in _within(source)}
    for name in names:
        if name not in known:
            raise WenmaiError(f"the store {store} has no file {name}")
    held = held.without(lambda source: not set(names).isdisjoint(_within(source)))
    corpus = held.assembled()
    write_generation(store, corpus, after=generation)
    return corpus


def _held(store: str | Path) -> tuple[_Read, int]:
    """What a store holds, as it was before anything was looked up elsewhere; and its generation."""
    with open_store(store) as folder:
        corpus, generation = folder.corpus(texts=True), folder.generation
    documents, mentions = _by_source(corpus.documents), _by_source(corpus.mentions)
    validity = _by_source(corpus.validity)
    provisions, quantities = _by_source(corpus.provisions), _by_source(corpus.quantities)
    norms = _by_source(corpus.norms)
    extractions = (
        Extraction(
            source=text.file,
            sha256=text.sha256,
            documents=documents.get(text.file, ()),
            mentions=mentions.get(text.file, ()),
            validity=validity.get(text.file, ()),
            provisions=provisions.get(text.file, ()),
            quantities=quantities.get(text.file, ()),
            norms=norms.get(text.file, ()),
        )
        for text in corpus.sources
    )
    kept = (doubt for doubt in corpus.diagnostics if doubt.code not in {Code.AMBIGUOUS_REFERENCE, *TOLD})
    return _Read(corpus.sources, tuple(extractions), tuple(kept), corpus.corrections), generation


class _Sourced(Protocol):
    @property
    def source(self) -> str: ...


_Found = TypeVar("_Found", bound=_Sourced)


def _by_source(found: Iterable[_Found]) -> dict[str, tuple[_Found, ...]]:
    rows: defaultdict[str, list[_Found]] = defaultdict(list)
    for one in found:
        rows[one.source].append(one)
    return {source: tuple(ones) for source, ones in rows.items()}


def _within(source: str) -> Iterator[str]:
    """The names by which a source may be called: its own, that of its table, archive or folder."""
    yield source
    table, mark, row = source.rpartition("#")
    if mark and row.isdecimal():
        yield table
    yield from (parent.as_posix() for parent in PurePosixPath(source).parents if parent.name)
