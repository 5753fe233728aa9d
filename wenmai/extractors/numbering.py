"""Numbering that begins anew 编号重起: there a number is no address."""

from collections.abc import Iterator, Sequence
from typing import Final

from wenmai.ontology.model import Diagnostic
from wenmai.ontology.provisions import Provision, ProvisionKind
from wenmai.ontology.vocabulary import Code

_ARTICLE: Final = ProvisionKind.ARTICLE  # a name of a member is looked up by a call: once for all
_ITEM: Final = ProvisionKind.ITEM


def numbering_doubts(provisions: Sequence[Provision]) -> Iterator[Diagnostic]:
    """Yield the first place of a document where its articles or items begin anew 编号重起, if there is one.

    Articles 条 are numbered through the document, items 一、 within what holds them. Numbers that are left out
    leave every other number an address.
    """
    last: dict[tuple[bool, str | None], int] = {}
    for one in provisions:
        article = one.kind is _ARTICLE
        if article or one.kind is _ITEM:
            series = article, None if article else one.parent
            if one.value <= last.get(series, 0):
                end = one.start + len(one.number)
                yield Diagnostic(Code.NUMBERING_RESTARTS, one.source, one.number, one.start, end, one.line)
                return
            last[series] = one.value
