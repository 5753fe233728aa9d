"""What a store is 存储协议: three methods, and the query that it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wenmai.ontology.model import Corpus

Value = str | int | bool | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a store 查询语句: its name and its text in SPARQL, and in Cypher where there is a pair.

    Parameters named ``id``, or ending in ``_id``, are ids of documents, all others are strings; the SELECT
    must project each of them.
    """

    name: str
    sparql: str
    cypher: str | None = None

    @property
    def question(self) -> str:
        """What the query answers: its first comment line."""
        return self.sparql.partition("\n")[0].lstrip("# ").strip()


def names_document(parameter: str) -> bool:
    """Say whether a parameter of a query is the id of a document 参数类型, rather than a string."""
    return parameter == "id" or parameter.endswith("_id")


class Store(Protocol):
    """A graph that keeps a corpus and answers queries 图存储; Oxigraph and Neo4j implement it."""

    def write(self, corpus: Corpus) -> None:
        """Fill an empty store with a corpus 写入; StoreError if it cannot be written."""

    def select(self, query: Query, **parameters: str) -> list[Row]:
        """Return the rows that answer a query 查询, in its order; ids of documents stand for their nodes.

        A variable without a value is None. StoreError if a parameter is not projected or the query is broken.
        """

    def close(self) -> None:
        """Let go of the store 关闭."""
