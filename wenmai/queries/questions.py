"""Fifteen questions 十五个问题 that people ask of any store, each a pair of query files that can be shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from wenmai.errors import NotFound
from wenmai.graph.store import Opened, Query, Row
from wenmai.ontology.vocabulary import Lang
from wenmai.queries.evidence import Sentences
from wenmai.queries.load import load, names
from wenmai.queries.model import Evidence, Node
from wenmai.queries.nodes import Nodes, string

DOCUMENTS: Final = ("id", "via", "basis", "later", "first", "second", "other", "doc")
_NAME: Final = re.compile(r"ask_(\d\d)_\w+")
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_PROJECTED: Final = re.compile(r"\?day\b")


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions 问题: its number, and the query that answers it."""

    number: int
    query: Query

    def text(self, lang: Lang) -> str:
        """Return the question in a language."""
        whole = self.query.question
        found = _CHINESE.search(whole)
        cut = found.start() if found else len(whole)
        return whole[cut:].strip() if lang == "zh" else whole[:cut].strip()

    @property
    def dated(self) -> bool:
        """Whether the answer depends on a day 是否取决于日期."""
        return bool(_PROJECTED.search(self.query.sparql.partition("WHERE")[0]))

    @property
    def of_document(self) -> bool:
        """Whether it can be asked of one document 是否可问单份文件."""
        return "?id" in self.query.sparql.partition("WHERE")[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of an answer 一行回答: the row as the store gives it, and the documents in it by column."""

    row: Row
    documents: dict[str, Node]
    evidence: tuple[Evidence, ...] = ()


@cache
def questions() -> tuple[Question, ...]:
    """Return all questions 全部问题 by number."""
    found = ((_NAME.fullmatch(name), name) for name in names())
    return tuple(Question(int(match[1]), load(name)) for match, name in found if match)


def question(number: int) -> Question:
    """Return a question by its number 问题; NotFound if there is none."""
    for one in questions():
        if one.number == number:
            return one
    raise NotFound(f"there is no question {number}: `wenmai ask --list` shows all")


def answer(
    folder: Opened, number: int, *, day: str, document_id: str | None = None, evidence: bool = False
) -> tuple[Found, ...]:
    """Return the rows that answer a question 回答, of one document or of the whole store.

    A notice and the text it issues are one act: of rows about the same acts one is given, that with the most numbers,
    and of the whole store a pair in one order only. ``day`` counts where the question depends on one. ``evidence`` adds
    the mentions that tie the documents of a row.
    NotFound if there is no such question.
    """
    asked = question(number)
    bound = {"day": day} if asked.dated else {}
    if document_id is not None and asked.of_document:
        bound["id"] = document_id
    nodes, sentences = Nodes(folder.store), Sentences(folder) if evidence else None
    rows = []
    for row in folder.store.select(asked.query, **bound):
        ids = {name: value for name in DOCUMENTS if (value := string(row.get(name)))}
        rows.append(Found(row, {name: nodes[value] for name, value in ids.items()}))
    found = _one_an_act(rows, ordered=document_id is not None)
    if sentences is None:
        return found
    return tuple(
        replace(one, evidence=_said(sentences, [node.id for node in one.documents.values()])) for one in found
    )


def _one_an_act(rows: Iterable[Found], *, ordered: bool) -> tuple[Found, ...]:
    """Of rows that are about the same acts, and say the same, the one whose documents bear the most numbers."""
    best: dict[tuple[object, ...], Found] = {}
    for row in rows:
        acts = [node.issued_by or node.id for node in row.documents.values()]
        plain = [value for name, value in row.row.items() if name not in row.documents]
        pair = not ordered and row.documents.keys() == {"id", "other"}
        place = (*(sorted(acts) if pair else acts), *plain)
        if place not in best or _numbered(row) > _numbered(best[place]):
            best[place] = row
    return tuple(best.values())


def _numbered(row: Found) -> int:
    return sum(node.number is not None for node in row.documents.values())


def _said(sentences: Sentences, ids: list[str]) -> tuple[Evidence, ...]:
    """What the documents of a row say of each other, the firmest mention of each pair."""
    pairs = ((doc, target) for doc in ids for target in ids if doc != target)
    return tuple(said[0] for pair in pairs if (said := sentences.between(*pair)))
