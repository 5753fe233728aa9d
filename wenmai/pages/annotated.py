"""Files with their references marked 标注文本: as an HTML page that opens from disk, or as Markdown."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

from markupsafe import Markup

from wenmai.ontology.model import Corpus, Reference, SourceText
from wenmai.ontology.vocabulary import Lang
from wenmai.pages.annotating import Mark, as_html, as_markdown, pieces, reference_style
from wenmai.pages.escaping import tag

Links = Callable[[str], str | None]


def annotated_html(corpus: Corpus, lang: Lang = "zh", link: str | None = None) -> str:
    """Return the texts of a corpus as one HTML page 网页标注, each reference a link that says its relation.

    ``link`` is the address of a document with ``{id}`` for its id; without it links lead to where a document begins
    in the page, and what is not in it is marked without a link. The page asks no other host for anything.
    """
    from wenmai.pages.page import environment

    marks = _Marks(corpus, link)
    return (
        environment()
        .get_template("annotated.html")
        .render(
            lang=lang,
            texts=[(source.file, _body(source, marks, lang)) for source in corpus.sources],
            reference_style=Markup(reference_style()),
        )
    )


def annotated_markdown(corpus: Corpus, lang: Lang = "zh", link: str | None = None) -> str:
    """Return the texts of a corpus as Markdown 标注文稿; see :func:`annotated_html`.

    Without ``link`` the links are empty: Markdown has no place to lead to within a text.
    """
    marks = _Marks(corpus, link, inside=False)
    return "\n\n".join(as_markdown(pieces(source.text, marks.of(source)), lang) for source in corpus.sources)


class _Marks:
    """The references of a corpus as marks, and where its documents begin."""

    def __init__(self, corpus: Corpus, link: str | None, *, inside: bool = True) -> None:
        self._corpus = corpus
        self._link = link
        self._names = {
            one.id: " ".join(part for part in (one.number, one.title) if part) for one in corpus.documents
        }
        self._anchors = (
            {one.id: f"d{place}" for place, one in reversed(list(enumerate(corpus.documents)))}
            if inside
            else {}
        )

    def of(self, source: SourceText) -> list[Mark]:
        return [self._mark(one) for one in self._corpus.references if one.mention.source == source.file]

    def beginnings(self, source: SourceText) -> Iterator[tuple[int, str]]:
        for one in self._corpus.documents:
            if one.source == source.file and one.id in self._anchors:
                yield one.start, self._anchors[one.id]

    def _mark(self, reference: Reference) -> Mark:
        mention, target = reference.mention, reference.target_id
        name = self._names.get(target or "") or reference.target
        return Mark(
            mention.start, mention.end, mention.relation, name, self._address(target), mention.partial
        )

    def _address(self, target: str | None) -> str | None:
        if target is None:
            return None
        if self._link is not None:
            return self._link.replace("{id}", quote(target.encode("utf-8", "replace"), safe=""))
        return f"#{self._anchors[target]}" if target in self._anchors else None


def _body(source: SourceText, marks: _Marks, lang: Lang) -> Markup:
    """The text of a file, with an empty anchor where each document begins."""
    found = marks.of(source)
    parts, at = [], 0
    for start, anchor in dict(sorted(marks.beginnings(source))).items():
        parts += [as_html(pieces(source.text, found, at, start), lang), tag("span", id=anchor)]
        at = start
    return Markup().join([*parts, as_html(pieces(source.text, found, at), lang)])
