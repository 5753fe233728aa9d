"""Corpora made by hand: each document says sentences, and each sentence may name another document."""

from dataclasses import dataclass, field
from typing import Any

from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus, Cue, Diagnostic, Document, Mention, Reference, SourceText
from wenmai.ontology.vocabulary import Genre, MentionKind, Relation, Resolved


@dataclass
class Making:
    """Documents one after another in files; ``corpus()`` gives what was made."""

    documents: list[Document] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, title: str, *says: tuple[Any, ...], source: str = "a.txt", **fields: Any) -> None:
        """Add a printing of a document. A sentence is (relation, target id, sentence, options), its mention from the first 《 to the last 》 or 号."""
        before = self.texts.get(source, "")
        start = len(before)
        record = f"{source}@{start}"
        text = title + "\n\n"
        for relation, target, sentence, *options in says:
            self._mention(
                id, record, source, start + len(text), Relation(relation), target, sentence, *options
            )
            text += sentence + "\n"
        self.texts[source] = before + text + "\n"
        fields.setdefault("genre", Genre.NOTICE)
        fields.setdefault("policy", True)
        self.documents.append(
            Document(
                id=id,
                record=record,
                source=source,
                start=start,
                end=start + len(text),
                start_line=before.count("\n") + 1,
                end_line=(before + text).count("\n"),
                title=title,
                **fields,
            )
        )

    def _mention(
        self,
        doc: str,
        record: str,
        source: str,
        offset: int,
        relation: Relation,
        target: str | None,
        sentence: str,
        partial: bool = False,
        resolved: Resolved = Resolved.TITLE,
        number: str | None = None,
    ) -> None:
        first, last = sentence.index("《"), sentence.rindex("》") + 1
        mention = Mention(
            doc=doc,
            record=record,
            source=source,
            start=offset + first,
            end=offset + last,
            line=1,
            surface=sentence[first:last],
            kind=MentionKind.FULL if number else MentionKind.TITLE,
            title=sentence[first + 1 : last - 1],
            number=number,
            number_key=target if number else None,
            names_title=sentence[first + 1 : last - 1],
            names_number=number,
            names_key=target if number else None,
            relation=relation,
            partial=partial,
            cue=Cue(sentence[:first], offset, offset + first) if first else None,
        )
        self.references.append(Reference(mention, number or target, target, resolved))

    def corpus(self) -> Corpus:
        """What was made, with its edges."""
        sources = (SourceText(file, f"sha-of-{file}", text) for file, text in sorted(self.texts.items()))
        return Corpus(
            tuple(self.documents),
            tuple(self.references),
            edges(self.references),
            tuple(self.diagnostics),
            tuple(sources),
        )
