"""Extraction of samples/ against what a careful reader finds in them (samples/expected)."""

from functools import cache
from pathlib import Path

from known import unexpected

from wenmai.extractors.text import squeeze
from wenmai.ontology.model import Corpus
from wenmai.ontology.records import record_files
from wenmai.ontology.vocabulary import Relation
from wenmai.pipeline import extract
from wenmai.scoring.score import score_corpus
from wenmai.scoring.tally import Score

SAMPLES = Path(__file__).parents[1] / "samples"

# difference -> why it stands; a difference that is gone or new fails the test
TWO = "two candidates: bound to neither, so no edge"
KNOWN = {
    "s043:5 《咸宁市财政局关于落实政府采购支持中小企业政策有关事项的通知》 relation": "the sentence behind supplements",
    "edge s006 → 高新技术企业认定管理办法 missed": TWO,
    "edge s046 → 高新技术企业认定管理办法 missed": TWO,
}


@cache
def corpus() -> Corpus:
    return extract(SAMPLES)


@cache
def score() -> Score:
    return score_corpus(SAMPLES / "expected", corpus())


def test_samples_are_read_as_expected() -> None:
    assert not unexpected(score(), KNOWN)


def test_the_samples_are_those_of_their_readme() -> None:
    documents = corpus().documents
    assert len(corpus().sources) == 34
    assert len(documents) == 51
    assert len({document.id for document in documents}) == 50
    assert len({document.record for document in documents}) == 51


def test_an_edge_rests_on_mentions_that_show_it() -> None:
    by_id = {one.id: one for one in corpus().references}
    texts = {source.file: source.text for source in corpus().sources}
    for edge in corpus().edges:
        assert edge.mentions
        found = [by_id[name] for name in edge.mentions]
        assert edge.relation in {one.mention.relation for one in found}
        for one in found:
            shown = texts[one.mention.source][one.mention.start : one.mention.end]
            assert squeeze(one.mention.surface) == squeeze(shown)


def test_what_was_not_implemented_shows_none() -> None:
    """湖南 and 江西 are present and did not implement 国发〔2022〕12号."""
    speakers = {document.id: document.region or "" for document in corpus().documents}
    implementing = {
        speakers[edge.doc]
        for edge in corpus().edges
        if edge.target_id == "国发/2022/12" and edge.relation is Relation.IMPLEMENTS
    }
    assert implementing == {"全国", "湖北省"}


def test_reading_again_gives_the_same() -> None:
    assert record_files(extract(SAMPLES)) == record_files(corpus())
