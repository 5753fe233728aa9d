"""Bonds 关系缓存: the relations at documents, read for many documents at a time, each once."""

from collections.abc import Iterable

from wenmai.graph.store import ISSUED_BY, Store, TieRow

Kinds = tuple[str, ...]


class Bonds:
    """The relations of a store by kind and document 文件关系."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self._store = store
        self._found: dict[tuple[Kinds, bool], dict[str, list[TieRow]]] = {}

    def read(self, ids: Iterable[str], kinds: Kinds, *, into: bool = False) -> None:
        """Read the relations at those of some documents that were not read yet 批量读取, all at once."""
        found = self._found.setdefault((kinds, into), {})
        missing: dict[str, list[TieRow]] = {one: [] for one in ids if one not in found}
        if missing and kinds:
            for row in self._store.ties(missing, kinds, into=into):
                missing[row.target if into else row.doc].append(row)
        found |= missing

    def at(self, document_id: str, kinds: Kinds, *, into: bool = False) -> list[TieRow]:
        """Return the relations of a document to others, or with ``into`` of others to it, in order of their ends."""
        found = self._found.get((kinds, into), {})
        if document_id not in found:
            self.read((document_id,), kinds, into=into)
            found = self._found[kinds, into]
        return found[document_id]

    def texts(self, document_id: str) -> list[str]:
        """Return the texts that a notice issues 所印发的文本."""
        return [row.doc for row in self.at(document_id, (ISSUED_BY,), into=True)]
