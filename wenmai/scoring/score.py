"""One score 评分: a folder of annotation against a folder of records."""

from pathlib import Path

from wenmai.ontology.model import Corpus
from wenmai.ontology.norm_records import norm_row
from wenmai.ontology.provision_records import quantity_row
from wenmai.ontology.records import document_row, edge_row, reference_row, validity_row
from wenmai.scoring.documents import compare_documents
from wenmai.scoring.norms import compare_norms
from wenmai.scoring.quantities import compare_quantities
from wenmai.scoring.references import Targets, compare_edges, compare_references
from wenmai.scoring.rows import Rows, annotated, load, with_sources
from wenmai.scoring.tally import Counting, Score
from wenmai.scoring.validity import compare_validity


def score(gold: Path, records: Path) -> Score:
    """Return how the records in a folder differ from the annotation in another 评分. DataError if either is broken.

    Only sources that were annotated count, up to the last annotated line; edges count where they were annotated.
    """
    return compare(load(gold), load(records))


def score_corpus(gold: Path, corpus: Corpus) -> Score:
    """Return how a corpus differs from the annotation in a folder 评分, as :func:`score` does for its records."""
    rows = Rows(
        [document_row(document) for document in corpus.documents],
        [reference_row(reference) for reference in corpus.references],
        [edge_row(edge) for edge in corpus.edges],
        [quantity_row(quantity) for quantity in corpus.quantities],
        [norm_row(norm) for norm in corpus.norms],
        [validity_row(fact) for fact in corpus.validity],
    )
    return compare(load(gold), rows)


def compare(gold: Rows, records: Rows) -> Score:
    """Return how rows differ from annotated rows 评分."""
    gold = with_sources(gold, records)
    within = annotated(gold, records)
    counting = Counting()
    found = compare_documents(gold, within, counting)
    targets = Targets(records, found)
    compare_references(gold, within, targets, counting)
    if gold.edges is not None:
        compare_edges(gold.edges, within, targets, {ours: theirs for theirs, ours in found.items()}, counting)
    compare_quantities(gold, records, counting)
    compare_norms(gold, records, counting)
    compare_validity(gold, records, counting)
    return counting.score()
