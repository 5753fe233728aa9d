"""A store as the explorer reads it 读库: a question ends when its time is over, texts are kept for a while."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import inf
from time import monotonic
from typing import Final

from wenmai.errors import OverTime
from wenmai.graph.generations import StoreFolder
from wenmai.graph.index import Index
from wenmai.graph.store import Fields, MentionRow, Query, Row, Spoken, TieRow
from wenmai.ontology.model import Corpus, Correction, Diagnostic

_KEPT: Final = 8_000_000  # characters of texts that are kept


class TimedStore:
    """A graph that gives no more answers once the time is over 限时图库."""

    def __init__(self, folder: StoreFolder) -> None:
        """Ask the graph of this folder."""
        self._store = folder.store
        self._last = inf
        self._seconds = inf
        self._answered: dict[tuple[str, ...], list[Row]] = {}

    def begin(self, seconds: float) -> None:
        """Begin a question 起问: what one part of it has asked, another need not ask again."""
        self._answered.clear()
        self.allow(seconds)

    def allow(self, seconds: float) -> None:
        """Let what is asked from now on take so many seconds 起算."""
        self._seconds, self._last = seconds, monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left of the question."""
        return self._last - monotonic()

    def select(self, query: Query, **parameters: str) -> list[Row]:
        """Return the rows that answer a query 查询; OverTime if no time is left, else as the store does."""
        self._in_time()
        key = (query.name, *(f"{name}={value}" for name, value in sorted(parameters.items())))
        if key not in self._answered:
            self._answered[key] = self._store.select(query, **parameters)
        return self._answered[key]

    def fields(self, ids: Iterable[str] | None) -> Mapping[str, Fields]:
        """Return the fields of documents 文件字段; OverTime if no time is left, else as the store does."""
        self._in_time()
        return self._store.fields(ids)

    def ties(
        self, ids: Iterable[str] | None, out: Iterable[str] = (), into: Iterable[str] = ()
    ) -> list[TieRow]:
        """Return relations of documents 批量关系; OverTime if no time is left, else as the store does."""
        self._in_time()
        return self._store.ties(ids, out, into)

    def mentions(self, pairs: Iterable[tuple[str, str]]) -> list[MentionRow]:
        """Return mentions in documents of others 批量提及; OverTime if no time is left, else as the store does."""
        self._in_time()
        return self._store.mentions(pairs)

    def spoken(self) -> list[Spoken]:
        """Return how often documents are spoken of 被提及次数; OverTime if no time is left, else as the store does."""
        self._in_time()
        return self._store.spoken()

    def in_regions(self, regions: Iterable[str]) -> Mapping[str, int]:
        """Return how many documents regions have 各地文件数; OverTime if no time is left, else as the store does."""
        self._in_time()
        return self._store.in_regions(regions)

    def _in_time(self) -> None:
        if self.left < 0:
            raise OverTime(f"this takes longer than {self._seconds:g} s")

    def write(self, corpus: Corpus) -> None:
        """Refuse to write, as a store that was opened to read."""
        self._store.write(corpus)

    def close(self) -> None:
        """Let go of the graph 关闭."""
        self._store.close()


class Reading:
    """One generation of a store opened to read 读库, for one thread."""

    def __init__(self, folder: StoreFolder) -> None:
        """Read from this folder."""
        self._folder = folder
        self.store = TimedStore(folder)
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    @property
    def index(self) -> Index:
        """The names of the documents 名称索引."""
        return self._folder.index

    def text_of(self, file: str) -> str:
        """Return the text as read of a source 原文; StoreError if it is not at hand."""
        if file in self._texts:
            self._texts.move_to_end(file)
            return self._texts[file]
        text = self._texts[file] = self._folder.text_of(file)
        self._size += len(text)
        while self._size > _KEPT and len(self._texts) > 1:
            self._size -= len(self._texts.popitem(last=False)[1])
        return text

    @cached_property
    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        return self._folder.diagnostics()

    @cached_property
    def _corrections(self) -> tuple[Correction, ...]:
        return self._folder.corrections()

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of the build 诊断."""
        return self._diagnostics

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that the graph was made with 更正."""
        return self._corrections

    def reads(self, folder: StoreFolder) -> bool:
        """Whether this is the folder that is read, as it was opened 所读之库."""
        return self._folder is folder

    def close(self) -> None:
        """Close the store 关闭."""
        self._folder.close()
