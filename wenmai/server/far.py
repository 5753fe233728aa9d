"""Far questions 远问: those to the whole store, and comparisons; each is run in a process of its own."""

from wenmai.comparing.model import Finding, Verdict
from wenmai.errors import Refused
from wenmai.graph.generations import StoreFolder
from wenmai.queries.alarms import Alarm
from wenmai.queries.gaps import Missing, Series
from wenmai.queries.questions import Found
from wenmai.queries.similar import Similar
from wenmai.queries.stats import Stats


def whole_stats(folder: StoreFolder, limit: int) -> Stats:
    """Return the statistics of the store 统计."""
    from wenmai.queries.stats import stats

    return stats(folder, limit)


def whole_gaps(folder: StoreFolder, limit: int) -> tuple[tuple[Missing, ...], tuple[Series, ...]]:
    """Return what is spoken of and not at hand, and series of numbers with holes 缺漏."""
    from wenmai.queries.gaps import most_missed, series

    return most_missed(folder, limit), series(folder, limit)


def whole_alarms(folder: StoreFolder, day: str) -> tuple[Alarm, ...]:
    """Return what is amiss in the store 预警, without sentences."""
    from wenmai.queries.alarms import alarms

    return alarms(folder, day=day, evidence=False)


def asked(folder: StoreFolder, number: int, day: str, document_id: str | None) -> tuple[Found, ...]:
    """Return the rows that answer one of the questions 回答."""
    from wenmai.queries.questions import answer

    return answer(folder, number, day=day, document_id=document_id)


def near_titles(folder: StoreFolder, document_id: str) -> tuple[Similar, ...]:
    """Return the documents of near titles 标题相近的文件."""
    from wenmai.queries.similar import similar

    return similar(folder, document_id)


def found_conflicts(folder: StoreFolder, document_id: str | None, least: Verdict) -> tuple[Finding, ...]:
    """Return what differs between levels and should be looked at 抵触排查."""
    from wenmai.comparing.corpus import conflicts

    return tuple(conflicts(folder.corpus(texts=True), document_id, least))


def compared(folder: StoreFolder, one: str, other: str) -> tuple[Finding, ...]:
    """Return two documents side by side 条款比较; Refused if the text of one is not at hand."""
    from wenmai.comparing.corpus import compare_two

    acts = {document: _act(folder, document) for document in (one, other)}
    if acts[one] & acts[other]:
        raise Refused("the two are one document, or a notice and the text that it issues: name two")
    corpus = folder.part(acts[one] | acts[other])
    held = {document.id for document in corpus.documents}
    for document in (one, other):
        if document not in held:
            raise Refused(f"{document} is only spoken of in the store: its text is not at hand")
    return tuple(compare_two(corpus, one, other))


def _act(folder: StoreFolder, document_id: str) -> frozenset[str]:
    from wenmai.queries.acts import Acts

    return Acts(folder.store)[document_id].ids


def sparql(folder: StoreFolder, query: str, rows: str, triples: str, most: int) -> tuple[str, bytes]:
    """Return what answers a query of other people 自定查询: see :func:`wenmai.graph.protocol.answered`."""
    from wenmai.graph.protocol import answered

    return answered(folder.store, query, rows, triples, most)
