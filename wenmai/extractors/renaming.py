"""What was read in a source under new ids 标识更换, once its documents are known among all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wenmai.ontology.model import Document, Extraction
from wenmai.ontology.provisions import Provision


def renamed(extraction: Extraction, documents: Sequence[Document]) -> Extraction:
    """Return what was read in a source with these documents 换用标识, its own in their order under their new ids."""
    names = {
        old.record: new.id
        for old, new in zip(extraction.documents, documents, strict=True)
        if (old.id, old.issued_by) != (new.id, new.issued_by)
    }
    if not names:
        return extraction
    provisions = tuple(_provision(one, names) for one in extraction.provisions)
    at = {old.id: new.id for old, new in zip(extraction.provisions, provisions, strict=True)}
    return replace(
        extraction,
        documents=tuple(documents),
        mentions=tuple(replace(one, doc=names.get(one.record, one.doc)) for one in extraction.mentions),
        validity=tuple(replace(one, doc=names.get(one.record, one.doc)) for one in extraction.validity),
        provisions=provisions,
        quantities=tuple(
            replace(
                one, doc=names.get(one.record, one.doc), provision=at.get(one.provision or "", one.provision)
            )
            for one in extraction.quantities
        ),
        norms=tuple(
            one._replace(
                doc=names.get(one.record, one.doc), provision=at.get(one.provision or "", one.provision)
            )
            for one in extraction.norms
        ),
    )


def _provision(provision: Provision, names: Mapping[str, str]) -> Provision:
    """A provision under the id of its document: the ids of provisions begin with it."""
    doc = names.get(provision.record, provision.doc)

    def under(id: str) -> str:
        return doc + id.removeprefix(provision.doc)

    parent = under(provision.parent) if provision.parent else None
    return replace(provision, doc=doc, id=under(provision.id), parent=parent)
