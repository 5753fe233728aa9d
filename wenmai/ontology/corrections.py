"""Corrections 更正: what people say against what was read, replayed over a corpus, one after another.

A relation that a person adds is a reference of its own, whose words are the reason and the name: so it is shown
as evidence like any other. What a correction was made for may be read right one day, or be gone: a correction
without effect is told as a diagnostic, and the others are done.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from wenmai.errors import DataError
from wenmai.ontology.model import Corpus, Correction, Diagnostic, Document, Mention, Reference
from wenmai.ontology.numbers import parse
from wenmai.ontology.records import document_from, document_row
from wenmai.ontology.vocabulary import Action, Code, MentionKind, Relation, Resolved, strongest

FILE: Final = "corrections.jsonl"
RECORD: Final = "corrections"
FIXABLE: Final = frozenset(
    {
        "policy",
        "title",
        "number",
        "number_key",
        "genre",
        "issuers",
        "issuers_full",
        "level",
        "region",
        "force",
    }
    | {"date", "effective_from", "effective_to", "issued_by"}
)
_KINDS: Final[Mapping[str, type]] = {"policy": bool, "issuers": tuple, "issuers_full": tuple}
_NEEDED: Final = frozenset({"policy", "title", "issuers", "issuers_full"})

Found = tuple[tuple[Document, ...], tuple[Reference, ...]]


class _NoEffect(Exception):
    """A correction does not apply; the message says why."""


def replay(corpus: Corpus) -> Corpus:
    """Return a corpus with its corrections done 更正重放, in their order; its edges are those from before.

    A correction that no longer applies becomes a diagnostic ``correction_without_effect``.
    """
    found: Found = corpus.documents, corpus.references
    doubts: list[Diagnostic] = []
    for correction in corpus.corrections:
        try:
            found = _STEPS[correction.action](*found, correction)
        except _NoEffect as reason:
            told = f"{correction.action.value} {correction.doc}: {reason}"
            doubts.append(
                Diagnostic(Code.CORRECTION_WITHOUT_EFFECT, FILE, told, line=correction.line or None)
            )
    documents, references = found
    return replace(
        corpus, documents=documents, references=references, diagnostics=(*corpus.diagnostics, *doubts)
    )


def told(correction: Correction) -> str:
    """Return the reason of a correction and who gave it 更正理由, as evidence shows it."""
    return f"{correction.reason}（{correction.by}）"


def _add(documents: tuple[Document, ...], references: tuple[Reference, ...], new: Correction) -> Found:
    if all(document.id != new.doc for document in documents):
        raise _NoEffect("no such document")
    pair = [one for one in references if one.mention.doc == new.doc and one.target_id == new.target]
    if pair and (new.relation, new.partial) == _strongest(pair):
        raise _NoEffect(f"{new.relation} {new.target} was read already")
    assert new.relation is not None
    assert new.target is not None
    return documents, (*references, _stated(new, new.relation, new.target))


def _stated(correction: Correction, relation: Relation, target: str) -> Reference:
    """A relation that a person states 人工指明, at its line in the file of corrections."""
    mention = Mention(
        doc=correction.doc,
        record=RECORD,
        source=FILE,
        start=correction.line,
        end=correction.line,
        line=correction.line,
        surface=told(correction),
        kind=MentionKind.STATED,
        relation=relation,
        partial=correction.partial,
    )
    return Reference(mention, target, target, Resolved.CORRECTION)


def _remove(documents: tuple[Document, ...], references: tuple[Reference, ...], old: Correction) -> Found:
    _matching(references, old)
    return documents, tuple(
        replace(one, target=None, target_id=None, resolved=Resolved.CORRECTION, candidates=())
        if _is_meant(one, old)
        else one
        for one in references
    )


def _retarget(documents: tuple[Document, ...], references: tuple[Reference, ...], moved: Correction) -> Found:
    meant = _matching(references, moved)
    assert moved.to is not None
    kept = tuple(
        replace(one, target=moved.to, target_id=moved.to, resolved=Resolved.CORRECTION, candidates=())
        if _is_meant(one, moved)
        else one
        for one in references
    )
    best, partial = _strongest(meant)
    return documents, (*kept, _stated(replace(moved, partial=partial), best, moved.to))


def _strongest(references: Iterable[Reference]) -> tuple[Relation, bool]:
    """The relation that these references give, and whether it touches a part only."""
    mentions = [one.mention for one in references]
    best = strongest({mention.relation for mention in mentions})
    return best, all(mention.partial for mention in mentions if mention.relation is best)


def _matching(references: Iterable[Reference], correction: Correction) -> list[Reference]:
    meant = [one for one in references if _is_meant(one, correction)]
    if not meant:
        raise _NoEffect(f"no relation {correction.relation or ''} to {correction.target}".replace("  ", " "))
    return meant


def _is_meant(reference: Reference, correction: Correction) -> bool:
    mention = reference.mention
    return (
        mention.doc == correction.doc
        and reference.target_id == correction.target
        and correction.relation in (None, mention.relation)
    )


def _merge(documents: tuple[Document, ...], references: tuple[Reference, ...], one: Correction) -> Found:
    ids = {document.id for document in documents} | {reference.target_id for reference in references}
    for wanted in (one.doc, one.to):
        if wanted not in ids:
            raise _NoEffect(f"no document {wanted}")
    assert one.to is not None
    return _renamed(documents, references, {one.doc: one.to})


def _renamed(
    documents: tuple[Document, ...], references: tuple[Reference, ...], names: Mapping[str, str]
) -> Found:
    def new(name: str) -> str:
        return names.get(name, name)

    def maybe(name: str | None) -> str | None:
        return None if name is None else new(name)

    return (
        tuple(replace(one, id=new(one.id), issued_by=maybe(one.issued_by)) for one in documents),
        tuple(
            replace(
                one,
                mention=replace(one.mention, doc=new(one.mention.doc)),
                target=maybe(one.target),
                target_id=maybe(one.target_id),
                candidates=tuple(dict.fromkeys(map(new, one.candidates))),
            )
            for one in references
        ),
    )


def _split(documents: tuple[Document, ...], references: tuple[Reference, ...], two: Correction) -> Found:
    gone = {one.record for one in documents if one.id == two.doc and one.record in two.records}
    if missing := set(two.records) - gone:
        raise _NoEffect(f"no printing {', '.join(sorted(missing))}")
    assert two.to is not None
    to = two.to
    return (
        tuple(replace(one, id=to) if one.id == two.doc and one.record in gone else one for one in documents),
        tuple(
            replace(one, mention=replace(one.mention, doc=to))
            if one.mention.doc == two.doc and one.mention.record in gone
            else one
            for one in references
        ),
    )


def _fix(documents: tuple[Document, ...], references: tuple[Reference, ...], fixed: Correction) -> Found:
    meant = [one for one in documents if one.id == fixed.doc]
    if not meant:
        raise _NoEffect("no such document at hand")
    if fixed.field not in FIXABLE:
        raise _NoEffect(f"{fixed.field} cannot be fixed")
    if all(getattr(one, fixed.field) == fixed.value for one in meant):
        raise _NoEffect(f"{fixed.field} is {fixed.value} already")
    return tuple(_with(one, fixed) if one.id == fixed.doc else one for one in documents), references


def _with(document: Document, fixed: Correction) -> Document:
    """A document with one field fixed; with its number goes the key."""
    kind = _KINDS.get(str(fixed.field), str)
    new = {str(fixed.field): fixed.value}
    if fixed.field == "number":
        number = parse(fixed.value) if isinstance(fixed.value, str) else None
        new["number_key"] = number.key if number else None
    try:
        if not isinstance(fixed.value, kind) and (fixed.value is not None or fixed.field in _NEEDED):
            raise _NoEffect(f"{fixed.value} is no value of {fixed.field}")
        return document_from({**document_row(document), **new})
    except DataError as error:
        raise _NoEffect(f"{fixed.value} is no value of {fixed.field}") from error


_STEPS: Final[Mapping[Action, Callable[[tuple[Document, ...], tuple[Reference, ...], Correction], Found]]] = {
    Action.ADD: _add,
    Action.REMOVE: _remove,
    Action.RETARGET: _retarget,
    Action.MERGE: _merge,
    Action.SPLIT: _split,
    Action.FIX: _fix,
}
