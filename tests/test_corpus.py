"""Real documents: a printed compilation against its annotation, and a stride of published texts.

They are not part of this project: WENMAI_CORPUS names their folder.
"""

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from scoring import Score, Scoring

from wenmai.extractors.extract import extract_source
from wenmai.extractors.text import squeeze
from wenmai.ontology.model import Corpus, SourceText
from wenmai.pipeline import extract

CORPUS = Path(os.environ.get("WENMAI_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus (set WENMAI_CORPUS)")

ANNOTATED = 5182  # the annotation ends on this line
STRIDE = 12
KNOWN: dict[str, str] = {}


@cache
def compilation() -> Corpus:
    return extract(CORPUS / "xianning2022" / "source.txt")


@cache
def score() -> Score:
    gold = CORPUS / "xianning2022" / "gold"
    return Scoring(gold, compilation(), source="source.txt", last_line=ANNOTATED).run()


def test_the_compilation_holds_52_documents() -> None:
    assert len(compilation().documents) == 52


def test_the_first_half_is_read_as_annotated() -> None:
    unexpected = score().against(KNOWN)
    assert not unexpected, f"\n{unexpected}"


def test_a_document_printed_twice_is_one_id_and_two_records() -> None:
    ids = Counter(document.id for document in compilation().documents)
    twice = [document for document in compilation().documents if ids[document.id] > 1]
    assert len(twice) == 2
    assert len({document.record for document in twice}) == 2
    assert all("贯彻落实中央扎实稳住经济一揽子政策措施工作清单的通知" in document.title for document in twice)
    assert all(document.region == "湖北省" for document in twice)


def test_offsets_of_the_compilation() -> None:
    text = compilation().sources[0].text
    assert compilation().references
    for one in compilation().references:
        mention = one.mention
        assert squeeze(mention.surface) in squeeze(text[mention.start : mention.end]) or "—" in text[
            mention.start : mention.end
        ]
        assert mention.line == text.count("\n", 0, mention.start) + 1
