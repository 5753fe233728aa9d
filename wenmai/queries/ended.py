"""The day on which documents end 失效日: whatever ends them, up to the last day that is known."""

from collections.abc import Iterable
from typing import Final

from wenmai.graph.store import Opened
from wenmai.ontology.periods import day_after
from wenmai.ontology.standing import EventKind
from wenmai.queries.acts import Acts
from wenmai.queries.status import status

_LAST: Final = "9999-12-31"
_TERMS: Final = (EventKind.EXPIRES, EventKind.EXTENDED)


def ended(folder: Opened, ids: Iterable[str]) -> dict[str, str]:
    """Return the first day on which each document no longer holds 失效日, by id; none for one of which no end is told.

    Terms that a rule presumes count, as they do for :func:`wenmai.queries.status.status`.
    """
    acts = Acts(folder.store)
    found = {}
    for one in ids:
        standing = status(folder, one, _LAST, acts=acts)
        event = standing.why if standing.status.over else None
        if event and event.kind in _TERMS and event.end:
            found[one] = day_after(event.end)
        elif event and event.start:
            found[one] = event.start
    return found
