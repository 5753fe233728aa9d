"""Published texts that were annotated by reading: where they are, and what is read in them."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from corpus_folder import CORPUS

from wenmai.extractors.extract import extract_source
from wenmai.ontology.model import Corpus, SourceText
from wenmai.ontology.records import read_rows
from wenmai.pipeline import assemble

GOLD = Path(__file__).parent / "gold"


def sources(half: str) -> Iterator[SourceText]:
    """Yield the annotated texts of a half; each source is a file and a row in it, ``FILE.jsonl#ROW``.

    AssertionError if a text is not the one that was annotated.
    """
    annotated = {row["source"]: row["sha256"] for row in read_rows(GOLD / half / "documents.jsonl")}
    for source, sha256 in annotated.items():
        file, row = source.split("#")
        lines = (CORPUS / "documents" / file).read_text(encoding="utf-8").splitlines()
        text = json.loads(lines[int(row) - 1])["text"]
        assert hashlib.sha256(text.encode()).hexdigest() == sha256, source
        yield SourceText(source, sha256, text)


def read_half(half: str) -> Corpus:
    """Return what is read in the texts of a half: each text alone, then every mention looked up among all."""
    texts = list(sources(half))
    return assemble(texts, map(extract_source, texts))
