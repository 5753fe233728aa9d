"""Bonds 关系缓存: the relations at documents, read for many documents at a time, each once."""

from collections.abc import Iterable
from typing import NamedTuple

from wenmai.graph.store import ISSUED_BY, Store, TieRow


class Kinds(NamedTuple):
    """Which relations are asked for 关系种类: of a document to others, and of others to it."""

    out: tuple[str, ...] = ()
    into: tuple[str, ...] = ()


_TEXTS = Kinds(into=(ISSUED_BY,))


class Bonds:
    """The relations of a store by kind and document 文件关系."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self._store = store
        self._found: dict[Kinds, dict[str, list[TieRow]]] = {}

    def read(self, ids: Iterable[str], kinds: Kinds) -> None:
        """Read the relations at those of some documents that were not read yet 批量读取, all at once."""
        found = self._found.setdefault(kinds, {})
        missing: dict[str, list[TieRow]] = {one: [] for one in ids if one not in found}
        if missing and any(kinds):
            for row in self._store.ties(missing, *kinds):
                if row.doc in missing and row.relation in kinds.out:
                    missing[row.doc].append(row)
                if row.target in missing and row.relation in kinds.into:
                    missing[row.target].append(row)
        found |= missing

    def at(self, document_id: str, kinds: Kinds) -> list[TieRow]:
        """Return the relations at a document 关系, in order of their ends."""
        found = self._found.get(kinds, {})
        if document_id not in found:
            self.read((document_id,), kinds)
            found = self._found[kinds]
        return found[document_id]

    def read_texts(self, ids: Iterable[str]) -> None:
        """Read which texts some notices issue 批量读取所印发的文本, all at once."""
        self.read(ids, _TEXTS)

    def texts(self, document_id: str) -> list[str]:
        """Return the texts that a notice issues 所印发的文本."""
        return [row.doc for row in self.at(document_id, _TEXTS)]
