"""What stands around documents 周边实体, as values from which every store makes its nodes."""

from collections.abc import Iterator
from dataclasses import dataclass

from wenmai.ontology.model import Corpus


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues documents 发文机关: its official name, and other names that are printed, sorted."""

    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of government 地区: its path, and that of the area around it, if documents have that too."""

    path: str
    above: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read 来源文件; ``sha256`` is None where only records are at hand."""

    name: str
    sha256: str | None


def bodies(corpus: Corpus) -> Iterator[Body]:
    """Yield the bodies that issued documents 发文机关, by name."""
    printed: dict[str, set[str]] = {}
    for document in corpus.documents:
        names = document.issuers_full or document.issuers
        for place, name in enumerate(names):
            others = printed.setdefault(name, set())
            if len(names) == len(document.issuers):
                others.add(document.issuers[place])
    for name in sorted(printed):
        yield Body(name, tuple(sorted(printed[name] - {name})))


def areas(corpus: Corpus) -> Iterator[Area]:
    """Yield the regions of documents 地区, by path."""
    above: list[str] = []
    for path in sorted({document.region for document in corpus.documents if document.region}):
        while above and not path.startswith(above[-1]):
            above.pop()
        yield Area(path, above[-1] if above else None)
        above.append(path)


def files(corpus: Corpus) -> Iterator[File]:
    """Yield the source files 来源文件, by name."""
    digests = {source.file: source.sha256 for source in corpus.sources}
    for name in sorted({*digests, *(document.source for document in corpus.documents)}):
        yield File(name, digests.get(name))
