"""What can be looked up 已知文件: the documents of a corpus by every form in which they are named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from wenmai.extractors.home import place_is_open
from wenmai.extractors.identity import is_told_apart
from wenmai.extractors.titles import bare, core, fold, is_draft, without_edition
from wenmai.ontology.model import Document, Mention
from wenmai.ontology.vocabulary import MentionKind, Relation

_OLD_EDITION: Final = frozenset({Relation.REPEALS, Relation.SUPERSEDES})  # of the speaker's own title


@dataclass(slots=True)
class Known:
    """The documents of a corpus by the forms in which they are named 文件索引; each form gives ids.

    ``by_title`` the title printed whole; ``by_bare`` without title marks inside; ``by_core`` without issuers as well;
    ``by_edition`` without the edition mark that it bears; ``issued`` the texts of a notice; ``learnt`` the numbers that
    others give for a title, key and print; ``gone`` the date of the text that repealed what bears a number.
    """

    by_id: dict[str, Document] = field(default_factory=dict)
    by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_title: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_bare: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_core: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_edition: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    issued: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    learnt: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, str] = field(default_factory=dict)


def index(documents: Sequence[Document], mentions: Iterable[Mention]) -> Known:
    """Return what can be looked up among some documents, and what mentions teach of titles and numbers."""
    known = Known()
    ordered = sorted(documents, key=lambda one: (one.source, one.start), reverse=True)
    ordered.sort(key=lambda one: (bool(one.issuers_full), bool(one.date)))
    for document in ordered:  # of several printings the last one here counts: the fullest, then the first
        _add(document, known)
    for mention in mentions:
        if mention.kind is not MentionKind.FULL or not (mention.title and mention.number_key):
            continue
        speaker = known.by_id.get(mention.doc)
        old = mention.relation in _OLD_EDITION
        older = old and speaker and fold(speaker.title) == fold(mention.title)
        if mention.number and not older and not place_is_open(mention.number_key):
            known.learnt[fold(mention.title)][mention.number_key] = mention.number
        if old and not mention.partial and speaker and speaker.date:
            known.gone[mention.number_key] = min(
                speaker.date, known.gone.get(mention.number_key, speaker.date)
            )
    return known


def _add(document: Document, known: Known) -> None:
    known.by_id[document.id] = document
    if document.number_key:
        known.by_key[document.number_key].add(document.id)
    if document.issued_by:
        known.issued[document.issued_by].add(document.id)
    elif is_told_apart(document.id) and not document.number_key:
        return  # a title that texts bear which differ and do not say whose they are: it is that of a page
    known.by_title[fold(document.title)].add(document.id)
    known.by_bare[bare(document.title)].add(document.id)
    rest = bare(core(document.title)[1])
    known.by_core[rest].add(document.id)
    if (plain := without_edition(rest)) != rest and not is_draft(document.title):
        known.by_edition[plain].add(document.id)
