"""One id for the printings of one document 同一文件的印本.

What was joined by its text, and what was told apart under one name, is listed as a diagnostic; the corrections
``split`` and ``merge`` undo it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from wenmai.extractors.clusters import Clusters, Printing, cluster
from wenmai.extractors.identity import identity, told_apart
from wenmai.extractors.text import squeeze
from wenmai.extractors.titles import fold
from wenmai.ontology.model import Diagnostic, Document
from wenmai.ontology.vocabulary import Code

TOLD: Final = frozenset({Code.SAME_DOCUMENT, Code.TOLD_APART})
_DEEPEST: Final = 4  # a text of a notice that a notice issues


def one_identity(
    sources: Iterable[Sequence[Document]], texts: Mapping[str, str]
) -> tuple[list[list[Document]], list[Diagnostic]]:
    """Return the documents of each source under the ids that they have among all, and what was joined or told apart.

    ``texts`` gives the text of each source. Equal input gives equal output, and what was returned can be given back:
    with a source less, it is as if that had never been there.
    """
    read = [as_read(documents) for documents in sources]
    printings = list(_printings(read, texts))
    found, shares = cluster(printings)
    names, apart = _names(printings, found)
    named: list[list[Document]] = []
    place = 0
    for documents in read:
        now = {document.id: names[found[place + at]] for at, document in enumerate(documents)}
        named.append(
            [
                replace(
                    one, id=names[found[place + at]], issued_by=now.get(one.issued_by or "", one.issued_by)
                )
                for at, one in enumerate(documents)
            ]
        )
        place += len(documents)
    doubts = [
        _told(Code.SAME_DOCUMENT, printings[at].document, names[found[at]], f"{share:.3f}")
        for at, share in sorted(shares.items())
    ]
    doubts += [_told(Code.TOLD_APART, printings[at].document, names[at], name) for at, name in apart.items()]
    return named, doubts


def as_read(documents: Iterable[Document]) -> list[Document]:
    """Return the documents of one source, in order, with the ids that their own content gives them 初始标识."""
    found: list[Document] = []
    own: dict[str, str] = {}
    for document in documents:
        notice = own.get(document.issued_by, document.issued_by) if document.issued_by else None
        alone = replace(document, issued_by=notice)
        found.append(replace(alone, id=identity(alone)))
        own[document.id] = found[-1].id
    return found


def _printings(read: Iterable[Sequence[Document]], texts: Mapping[str, str]) -> Iterable[Printing]:
    place = 0
    for documents in read:
        at: dict[str, int] = {}
        keys: dict[str, str | None] = {}
        for document in documents:
            notice = document.issued_by or ""
            number = document.number_key or keys.get(notice)
            text = texts.get(document.source, "")[document.start : document.end]
            yield Printing(document, text, at.get(notice), number)
            at[document.id], keys[document.id] = place, number
            place += 1


def _names(printings: Sequence[Printing], found: Clusters) -> tuple[dict[int, str], dict[int, str]]:
    """The id of each cluster, and for those that share a name but are told apart, that name."""
    first = {
        group: min(members, key=lambda at: _fullest(printings[at]))
        for group, members in found.members.items()
    }
    names: dict[int, str] = {}
    apart: dict[int, str] = {}
    waiting = dict(first)
    for depth in range(_DEEPEST):
        plain: dict[int, str] = {}
        for group, at in waiting.items():
            one = printings[at]
            notice = found[one.notice] if one.notice is not None and not one.document.number_key else None
            if notice is None or depth == _DEEPEST - 1:
                plain[group] = one.document.id
            elif notice in names:
                plain[group] = f"{names[notice]}#{fold(one.document.title)}"
        borne = Counter(plain.values())
        for group, name in plain.items():
            names[group] = name
            if borne[name] > 1:
                apart[group] = name
                members = (printings[at] for at in found.members[group])
                names[group] = told_apart(name, (squeeze(one.text) or one.document.record for one in members))
            del waiting[group]
    return names, apart


def _fullest(printing: Printing) -> tuple[bool, bool, bool, bool, str]:
    """What a document is called by: a printing that bears its number or its notice goes first, then the fullest."""
    one = printing.document
    return printing.number is None, one.issued_by is None, not one.issuers_full, one.date is None, one.id


def _told(code: Code, document: Document, name: str, what: str) -> Diagnostic:
    place = (document.start, document.end, document.start_line)
    return Diagnostic(code, document.source, f"{name} ← {document.record}（{what}）", *place)
