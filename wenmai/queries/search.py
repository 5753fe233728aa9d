"""Search 检索: which documents have these words in title, number or issuers."""

from wenmai.graph.store import Opened
from wenmai.queries.model import Hit
from wenmai.queries.nodes import Nodes


def search(folder: Opened, words: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the documents in which all words stand 检索, best first: at most ``limit``, none for no words.

    A word may be one character; a number in any spelling finds its document first.
    """
    nodes = Nodes(folder.store)
    return tuple(Hit(nodes[document], score) for document, score in folder.index.search(words, limit))
