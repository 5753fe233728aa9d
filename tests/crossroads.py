"""The corpus on which every query is asked: the chain of ``making``, and documents whose names look like code."""

from dataclasses import replace

from making import CITY_NOTICE, NOTICE, Making, chain

from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus
from wenmai.ontology.vocabulary import Resolved

HOSTILE = "丙/2020/1"
TITLE = "\"双'单`反`}}) DETACH DELETE n // <script>alert(1)</script>\n换行\\ {$id} ?s ?p ?o . #"
NUMBER = '丙〔2020〕1号" . } DELETE WHERE { ?s ?p ?o } #'
UNKNOWN = 'title/`库外`"文件"'


def crossroads() -> Corpus:
    """A cycle, a document printed twice, unknown documents, hostile titles; every query finds two rows."""
    made = Making()
    made.add(
        HOSTILE,
        TITLE,
        ("repeals", "甲/2020/1", "《甲规》同时废止。"),
        ("amends", "乙/2020/1", "修改《乙规》第一条。", True),
        ("cites", NOTICE, "参见《通知》。"),
        ("cites", NOTICE, "再参见《通知》。"),
        ("interprets", UNKNOWN, '解读《`库外`"文件"》。', False, Resolved.OUTSIDE_TITLE),
        ("promulgates", f"{HOSTILE}#一", "印发《一》。"),
        ("forwards", CITY_NOTICE, "转发《咸宁市通知》。"),
        number=NUMBER,
        number_key=HOSTILE,
        date="2020-13-45",
        source="h.txt",
    )
    for text in "一二":
        made.add(f"{HOSTILE}#{text}", text, issued_by=HOSTILE, source="h.txt")
    made.fact("effective_from", "二", "2022-01-01", article="第二条")
    made.fact("trial", "二", "P1Y")
    for name, relation in (("丁", "supersedes"), ("戊", "extends")):
        made.add(f"{name}/2021/1", f"{name}规", (relation, HOSTILE, "依《丙规》办理。"), source="h.txt")
    first, second = chain(), made.corpus()
    references = (*first.references, *second.references)
    return Corpus(
        documents=first.documents + second.documents,
        references=references,
        edges=edges(references),
        diagnostics=first.diagnostics,
        sources=first.sources + second.sources,
        validity=first.validity + second.validity,
    )


def without(corpus: Corpus, doc: str, target: str) -> Corpus:
    """The corpus without one edge and the mentions it rests on."""
    kept = tuple(one for one in corpus.references if (one.mention.doc, one.target_id) != (doc, target))
    assert len(kept) < len(corpus.references)
    return replace(corpus, references=kept, edges=edges(kept))


def retargeted(corpus: Corpus, doc: str, old: str, new: str) -> Corpus:
    """The corpus with one edge and its mentions pointing at another document."""
    moved = tuple(
        replace(one, target=new, target_id=new) if (one.mention.doc, one.target_id) == (doc, old) else one
        for one in corpus.references
    )
    assert moved != corpus.references
    return replace(corpus, references=moved, edges=edges(moved))


def issued_elsewhere(corpus: Corpus, text: str, notice: str) -> Corpus:
    """The corpus with one text issued by another notice."""
    return replace(
        corpus,
        documents=tuple(
            replace(one, issued_by=notice) if one.id == text else one for one in corpus.documents
        ),
    )


def printed_once(corpus: Corpus, source: str) -> Corpus:
    """The corpus without what is printed in one file."""
    return replace(corpus, documents=tuple(one for one in corpus.documents if one.source != source))


def unsaid(corpus: Corpus, doc: str) -> Corpus:
    """The corpus without what a document says of its validity."""
    return replace(corpus, validity=tuple(one for one in corpus.validity if one.doc != doc))
