"""What may be asked 参数: the parameters that many questions share, and the document that words name."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import Query, Request
from pydantic import AfterValidator

from wenmai.ontology.vocabulary import Force, Genre, Lang, Level
from wenmai.queries.find import find
from wenmai.queries.model import Node
from wenmai.queries.nodes import Nodes
from wenmai.server.answers import Form
from wenmai.server.apart import Apart
from wenmai.server.readers import Readers
from wenmai.server.reading import Reading

LONGEST: Final = 20_000  # characters of an id, which may hold a title


def _day(text: str) -> str:
    try:
        written = date.fromisoformat(text).isoformat()
    except ValueError:
        written = ""
    if written != text or not text:
        raise ValueError("write a day such as 2022-10-01")
    return text


def today() -> str:
    """Return the day of today 今日, ISO."""
    return date.today().isoformat()


_DAY: Final = Query(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})
Document = Annotated[str, Query(min_length=1, max_length=LONGEST, description="Id, number or title 文件")]
AnyDocument = Annotated[
    str | None, Query(min_length=1, max_length=LONGEST, description="Id, number or title 文件")
]
Day = Annotated[str, _DAY, AfterValidator(_day)]
AnyDay = Annotated[Annotated[str, AfterValidator(_day)] | None, _DAY]
Limit = Annotated[int, Query(ge=1, le=100, description="Items at the most 最多几项")]
Skip = Annotated[int, Query(ge=0, le=10_000, description="Items to pass over 跳过几项")]
Said = Annotated[bool, Query(description="With the sentences 附原句")]
As = Annotated[Form, Query(alias="format", description="JSON, or the items as CSV")]
Words = Annotated[str, Query(max_length=200, description="Words of numbers, titles, issuers 检索词")]
OneLevel = Annotated[Level | None, Query(description="Level 层级")]
OneGenre = Annotated[Genre | None, Query(description="Genre 文种")]
OneForce = Annotated[Force | None, Query(description="Legal force 效力位阶")]
Place = Annotated[str | None, Query(max_length=60, description="Region with all places in it 地区")]
Issuer = Annotated[str | None, Query(max_length=200, description="Issuer 发文机关")]
Speech = Annotated[Lang, Query(description="Language of labels 语言")]


def named(reading: Reading, words: str) -> Node:
    """Return the one document that words name 所指文件; NotFound, or Ambiguous with the candidates."""
    entry = reading.index.by_id(words)
    return Nodes(reading.store)[entry.id] if entry else find(reading, words, nearest=False)


def readers_of(request: Request) -> Readers:
    """Return the readers of the application 读者."""
    readers: Readers = request.app.state.readers
    return readers


def apart_of(request: Request) -> Apart:
    """Return the processes of the application 另行查询."""
    apart: Apart = request.app.state.apart
    return apart


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the questions 问题: its number and words, and the queries that answer it."""

    number: int
    question: str
    sparql: str
    cypher: str | None
