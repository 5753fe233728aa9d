"""What a document says of its own term 自身条款: the sentence that names a day of entry into force or of expiry."""

import re
from typing import Final

from wenmai.errors import StoreError
from wenmai.extractors.sentences import sentence_at
from wenmai.graph.store import Opened
from wenmai.ontology.numerals import DATE, iso_date
from wenmai.ontology.periods import LATER, end_of
from wenmai.queries.acts import Act
from wenmai.queries.load import load

_TERM: Final = re.compile("施行|实施|执行|生效|有效期|期间|日至|起至|失效|废止")
_DAY: Final = re.compile(DATE)
_PERIOD: Final = re.compile(rf"({DATE})(?:0时|零时)?起?(?:至|到|—|-)({LATER})")
_SAID_OTHERWISE: Final = ("之日起", "有效期")


def own_sentence(folder: Opened, act: Act, day: str) -> str | None:
    """Return the sentence of a document or its act 自身条款 that gives this ISO day; None if none is found.

    One that names the day goes before one that only counts from the day of issue (自印发之日起, 有效期五年).
    """
    counted = None
    for node in act.members:
        for row in folder.store.select(load("printings"), id=node.id):
            try:
                text = folder.text_of(str(row["source"]))
            except StoreError:
                continue
            for sentence in _sentences(text, int(row["start"] or 0), int(row["end"] or 0)):
                if day in _days("".join(sentence.split())):
                    return sentence
                if counted is None and any(word in sentence for word in _SAID_OTHERWISE):
                    counted = sentence
    return counted


def _days(sentence: str) -> set[str | None]:
    """The days that a squeezed sentence names, the last one of a period also where it leaves out the year."""
    ends = {end_of(first, last) for first, last in _PERIOD.findall(sentence)}
    return ends | {iso_date(found) for found in _DAY.findall(sentence)}


def _sentences(text: str, start: int, end: int) -> list[str]:
    """The sentences of a stretch of text that speak of a term, from the last to the first."""
    places = [found.start() for found in _TERM.finditer(text, start, end)][-40:]
    return [sentence_at(text, place, place + 2) for place in reversed(places)]
