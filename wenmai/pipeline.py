"""The pipeline 流程: read, extract, resolve, write. The one place where the rooms are joined."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wenmai.errors import WenmaiError
from wenmai.extractors.extract import extract_source
from wenmai.extractors.readers import read_file
from wenmai.extractors.readers.table import Columns
from wenmai.extractors.resolve import resolve
from wenmai.graph.build import edges
from wenmai.graph.generations import write_generation
from wenmai.ontology.model import Corpus, Diagnostic, Extraction, SourceText
from wenmai.ontology.records import FILES
from wenmai.ontology.vocabulary import Code, Resolved

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


def extract(*sources: str | Path, columns: Columns | None = None, progress: Progress | None = None) -> Corpus:
    """Read files and folders and return all that is in them 抽取: documents, references, edges, diagnostics.

    ``columns`` says what the columns of tables hold, so that each row is read as a document with metadata.
    A file that cannot be read becomes a diagnostic; WenmaiError only for a source that does not exist.
    """
    files = list_files(Path(source) for source in sources)
    texts: list[SourceText] = []
    extractions: list[Extraction] = []
    diagnostics: list[Diagnostic] = []
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), file.name)
        reading = read_file(file.path, file.name, columns)
        diagnostics += reading.diagnostics
        texts += reading.texts
        extractions += map(extract_source, reading.texts)
    if progress:
        progress(len(files), len(files), "")
    return assemble(texts, extractions, diagnostics)


def assemble(
    texts: Iterable[SourceText], extractions: Iterable[Extraction], diagnostics: Iterable[Diagnostic] = ()
) -> Corpus:
    """Look up every mention among all documents and draw the edges: the corpus of some sources."""
    extractions = sorted(extractions, key=lambda extraction: extraction.source)
    documents = tuple(document for extraction in extractions for document in extraction.documents)
    references = resolve(
        documents, (mention for extraction in extractions for mention in extraction.mentions)
    )
    found = [*diagnostics, *(doubt for extraction in extractions for doubt in extraction.diagnostics)]
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
        provisions=tuple(one for extraction in extractions for one in extraction.provisions),
        quantities=tuple(one for extraction in extractions for one in extraction.quantities),
    )


def save(corpus: Corpus, store: str | Path) -> bool:
    """Write a corpus into the store in a folder 入库; return whether anything changed. StoreError if it cannot be."""
    return write_generation(Path(store), corpus).changed
