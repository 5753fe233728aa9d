"""The API of the whole store 全库接口: what it holds, alarms, gaps, statistics, questions, comparisons, conflicts."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from wenmai.comparing.model import Finding, Verdict
from wenmai.graph.tallies import Tally
from wenmai.ontology.standing import AlarmKind
from wenmai.queries.alarms import Alarm, alarms
from wenmai.queries.gaps import Missing, Series
from wenmai.queries.questions import Found, question, questions
from wenmai.queries.similar import Similar
from wenmai.queries.stats import Lag, Pair, Ranked
from wenmai.server import asking, far
from wenmai.server.answers import CSV, Answer, Item, told
from wenmai.server.asking import (
    AnyDay,
    AnyDocument,
    As,
    Document,
    Limit,
    Skip,
    apart_of,
    named,
    readers_of,
    today,
)

router = APIRouter(tags=["store"])
Least = Annotated[
    Literal["none", "note", "check", "conflict"], Query(description="The least grave verdict 结论")
]
_VERDICTS = dict(zip(("none", "note", "check", "conflict"), Verdict, strict=True))


@router.get("/corpus", response_model=Answer[Tally], responses=CSV)
async def corpus(request: Request, form: As = "json") -> Response:
    """How many documents there are of each issuer, province, level … 全库汇总."""
    items = await readers_of(request)(lambda reading: reading.index.tallies())
    return told(Answer[Tally], Answer({}, items), form)


@router.get("/alarms", response_model=Answer[Alarm], responses=CSV)
async def alarms_(
    request: Request,
    document: AnyDocument = None,
    as_of: AnyDay = None,
    kind: Annotated[AlarmKind | None, Query(description="Only of this kind 预警种类")] = None,
    limit: Limit = 50,
    skip: Skip = 0,
    form: As = "json",
) -> Response:
    """What is amiss with a document, with sentences, or with all of them 预警, the gravest first."""
    day, only = as_of or today(), None
    if document is None:
        found = await apart_of(request).remembered(far.whole_alarms, day)
    else:
        only, found = await readers_of(request)(
            lambda reading: (one := named(reading, document).id, alarms(reading, one, day=day))
        )
    chosen = [one for one in found if kind in (None, one.kind)]
    return told(Answer[Alarm], _page({"document": only, "as_of": day}, chosen, limit, skip), form)


def _page(
    query: Mapping[str, str | int | bool | None], items: list[Item], limit: int, skip: int
) -> Answer[Item]:
    after = skip + limit
    return Answer(query, tuple(items[skip:after]), len(items), next=after if after < len(items) else None)


@router.get("/gaps", response_model=Answer[Missing | Series], responses=CSV)
async def gaps(request: Request, limit: Limit = 20, form: As = "json") -> Response:
    """What many speak of and the store does not have, and numbers that must exist 缺漏."""
    missing, series = await apart_of(request).remembered(far.whole_gaps, 100)
    items = (*missing[:limit], *series[:limit])
    return told(Answer[Missing | Series], Answer({"limit": limit}, items), form)


@router.get("/stats", response_model=Answer[Ranked | Lag | Pair], responses=CSV)
async def stats(request: Request, limit: Limit = 10, form: As = "json") -> Response:
    """Most cited, most implemented (in this order, ``limit`` of each), lags, who issues together 统计."""
    found = await apart_of(request).remembered(far.whole_stats, 100)
    items = (*found.cited[:limit], *found.implemented[:limit], *found.lags, *found.together[:limit])
    return told(Answer[Ranked | Lag | Pair], Answer({"limit": limit}, items), form)


@router.get("/compare", response_model=Answer[Finding], responses=CSV)
async def compare(
    request: Request,
    one: Document,
    other: Document,
    differences: Annotated[bool, Query(description="Only what differs 只看差异")] = False,
    form: As = "json",
) -> Response:
    """Two documents side by side 条款比较: which provision answers which, what differs, and whether it may."""
    ids = await readers_of(request)(lambda reading: (named(reading, one).id, named(reading, other).id))
    found = await apart_of(request).remembered(far.compared, *ids)
    items = tuple(each for each in found if not differences or each.verdict is not Verdict.NONE)
    return told(Answer[Finding], Answer({"one": ids[0], "other": ids[1]}, items), form)


@router.get("/conflicts", response_model=Answer[Finding], responses=CSV)
async def conflicts(
    request: Request,
    document: AnyDocument = None,
    min_verdict: Least = "check",
    limit: Limit = 50,
    skip: Skip = 0,
    form: As = "json",
) -> Response:
    """What differs between levels and should be looked at 抵触排查, the gravest first; a hint, never a judgement."""
    only = None
    if document is not None:
        only = (await readers_of(request)(lambda reading: named(reading, document))).id
    found = await apart_of(request).remembered(far.found_conflicts, only, _VERDICTS[min_verdict])
    query = {"document": only, "min_verdict": min_verdict}
    return told(Answer[Finding], _page(query, list(found), limit, skip), form)


@router.get("/similar", response_model=Answer[Similar], responses=CSV)
async def similar(request: Request, document: Document, form: As = "json") -> Response:
    """Documents of near titles, which never count as a tie 标题相近的文件."""
    one = await readers_of(request)(lambda reading: named(reading, document).id)
    items = await apart_of(request).remembered(far.near_titles, one)
    return told(Answer[Similar], Answer({"document": one}, items), form)


@router.get("/questions", response_model=Answer[asking.Listed], responses=CSV)
async def questions_(lang: asking.Speech = "zh", form: As = "json") -> Response:
    """The fifteen questions that ``ask`` answers, with their SPARQL and Cypher 十五个问题."""
    items = tuple(
        asking.Listed(one.number, one.text(lang), one.query.sparql, one.query.cypher) for one in questions()
    )
    return told(Answer[asking.Listed], Answer({"lang": lang}, items), form)


@router.get("/ask", response_model=Answer[Found], responses=CSV)
async def ask(
    request: Request,
    number: Annotated[int, Query(ge=1, le=99, description="Number of the question 题号")],
    document: AnyDocument = None,
    as_of: AnyDay = None,
    limit: Limit = 50,
    skip: Skip = 0,
    form: As = "json",
) -> Response:
    """The answer to one of the fifteen questions, of one document or of the whole store 问答."""
    asked, day, only = question(number), as_of or today(), None
    if document is not None:
        only = (await readers_of(request)(lambda reading: named(reading, document))).id
    found = await apart_of(request).remembered(far.asked, number, day, only)
    query = {"number": number, "document": only, "as_of": day if asked.dated else None}
    return told(Answer[Found], _page(query, list(found), limit, skip), form)
