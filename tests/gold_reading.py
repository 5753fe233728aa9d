"""Published texts that were annotated by reading: where they are, and what is read in them."""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus_folder import CORPUS

from wenmai.extractors.extract import extract_source
from wenmai.ontology.json_lines import read_rows
from wenmai.ontology.model import Corpus, Extraction, SourceText
from wenmai.ontology.vocabulary import Relation, ValidityKind
from wenmai.pipeline import assemble

GOLD = Path(__file__).parent / "gold"


def sources(half: str) -> Iterator[SourceText]:
    """Yield the annotated texts of a half; each source is a file and a row in it, ``FILE.jsonl#ROW``.

    AssertionError if a text is not the one that was annotated.
    """
    annotated = {row["source"]: row["sha256"] for row in read_rows(GOLD / half / "documents.jsonl")}
    yield from (_source(source, sha256) for source, sha256 in annotated.items())


def _source(source: str, sha256: str) -> SourceText:
    """The text in a row of a file; AssertionError if it is not the one that was annotated."""
    file, row = source.split("#")
    text = json.loads(_lines(file)[int(row) - 1])["text"]
    assert hashlib.sha256(text.encode()).hexdigest() == sha256, source
    return SourceText(source, sha256, text)


@cache
def _lines(file: str) -> list[str]:
    return (CORPUS / "documents" / file).read_text(encoding="utf-8").splitlines()


def read_half(half: str) -> Corpus:
    """Return what is read in the texts of a half: each text alone, then every mention looked up among all."""
    texts = list(sources(half))
    return assemble(texts, map(extract_source, texts))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that says 废止, 失效 or 停止执行: what a reader calls it, and what the program finds in it.

    ``documents`` is how many documents it repeals by name, ``found`` how many of its mentions the program calls a
    repeal; ``told`` whether it has a rule for documents that are not named.
    """

    source: str
    start: int
    repeal: bool
    documents: int
    found: int
    told: bool

    @property
    def right(self) -> bool:
        """Whether all that it repeals is found; of one that repeals nothing, that nothing is."""
        unnamed = self.repeal and not self.documents
        return self.told if unnamed else self.found == self.documents


def repeal_sentences() -> list[Sentence]:
    """Return the sentences of ``repeal_sentences.tsv`` with what is found in them; each text is read alone."""
    with (GOLD / "repeal_sentences.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    read = {row["source"]: extract_source(_source(row["source"], row["sha256"])) for row in rows}
    return [_sentence(row, read[row["source"]]) for row in rows]


def _sentence(row: dict[str, str], read: Extraction) -> Sentence:
    start, end = int(row["start"]), int(row["end"])
    repeals = [one for one in read.mentions if one.relation is Relation.REPEALS and start <= one.start < end]
    told = any(one.type is ValidityKind.DEFAULT_RULE and start <= one.start < end for one in read.validity)
    said = row["repeal"] == "yes", int(row["documents"])
    return Sentence(row["source"], start, *said, len(repeals), told)
