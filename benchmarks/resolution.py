"""How titles bind, with the document they name at hand and without: ``python benchmarks/resolution.py``.

Reads the collected documents below WENMAI_CORPUS, and cites the title of each in the forms in which others cite it:
in full, without its issuer (said in the same region), without its edition mark, with 〈〉 inside, without marks inside.
Each is looked up twice: among all documents, where it should bind to the one it names, and with that one held out,
where it must bind to no other, nor to a number that is not its own. The notice that issues a text bears the text's
number; the two are one act, and the one is not wrong for the other. A text with several editions at hand is cited on
the day of the one that is meant; with that one held out, its title binds to the edition that is left, which is the
same law as amended: such cases are counted apart, as are those that bind to a document which forwards the right one.
Prints the shares together, by form; ``--list`` names every case that fails.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from os import environ
from pathlib import Path

from wenmai.extractors.readers.table import Columns
from wenmai.extractors.resolve import resolve
from wenmai.extractors.titles import core, fold, genre_of, is_draft, names_an_act_alone, without_edition
from wenmai.ontology.authorities import region_at_start
from wenmai.ontology.model import Corpus, Document, Mention, Reference
from wenmai.ontology.vocabulary import MentionKind, Meta
from wenmai.pipeline import extract

CORPUS = Path(environ.get("WENMAI_CORPUS", "../shared/corpus"))
SHORTEST = 8
INNER = str.maketrans("《》", "〈〉")
BARE = str.maketrans("", "", "《》〈〉")


@dataclass(frozen=True, slots=True)
class Case:
    """One title of one document in one form; ``here`` says that a speaker of the same region cites it, ``on`` when."""

    document: Document
    form: str
    title: str
    here: bool = False
    on: str = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case is bound to with its document at hand, and with it held out."""

    case: Case
    present: Reference
    absent: Reference
    own_number: bool  # with the document held out, its title binds to the number that others give for it
    bound: Document | None  # the document that it binds to then
    act: frozenset[str]  # the notices and texts of its document

    @property
    def edition(self) -> bool:
        """Whether it binds to another edition of its text where its own is not at hand."""
        own, other = self.case.document, self.bound
        same = other is not None and _text(other) is not None and _text(other) == _text(own)
        return other is not None and same and other.edition != own.edition

    @property
    def forwarding(self) -> bool:
        """Whether it binds to a document that forwards it."""
        title = self.bound.title if self.bound else ""
        return any(word in title for word in ("转发", "批转")) and core(self.case.title)[1] in title

    @property
    def found(self) -> bool:
        """Whether it binds to its document where that is at hand."""
        return self.present.target_id == self.case.document.id

    @property
    def misled(self) -> bool:
        """Whether it binds to another document where its own is not at hand."""
        target = self.absent.target_id
        away = target not in (None, *self.act) and not str(target).startswith("title/")
        return away and not self.own_number and not self.edition


def _text(document: Document) -> tuple[str, tuple[str, ...], str | None] | None:
    """What the editions of one text have in common; None for a text that does not say it."""
    said = document.issuers_full and document.date
    return (fold(document.title), document.issuers_full, document.date) if said else None


def collected() -> Corpus:
    """Return all that is in the collected documents."""
    files = sorted((CORPUS / "documents").glob("*.jsonl"))
    return extract(*files, columns=Columns("text", ((Meta.NUMBER, "doc_no"),)))


def cases(documents: Iterable[Document]) -> Iterator[Case]:
    """Yield the forms in which the title of each document is cited, no form of one title twice."""
    distinct = {one.id: one for one in documents}.values()
    texts = Counter(text for one in distinct if (text := _text(one)))
    for document in distinct:
        title = document.title
        nameless = len(fold(title)) < SHORTEST or genre_of(title) is None or names_an_act_alone(title)
        if not document.policy or nameless:
            continue
        seen = {title}
        issuers, rest = core(title)
        on = (document.edition or document.date) if texts[_text(document)] > 1 else None
        full = Case(document, "full", title, here=not issuers and not region_at_start(fold(title)))
        full = replace(full, on=on or full.on)
        yield full
        forms = (
            ("without issuer", rest if issuers and rest.startswith("关于") else title, True),
            ("without edition", title if is_draft(title) else without_edition(fold(title)), False),
            ("marks 〈〉", title.translate(INNER), False),
            ("no marks", title.translate(BARE), False),
        )
        for form, said, here in forms:
            if fold(said) not in map(fold, seen) or (form == "marks 〈〉" and said != title):
                seen.add(said)
                yield replace(full, form=form, title=said, here=here)


def outcomes(corpus: Corpus, cited: Iterable[Case]) -> list[Outcome]:
    """Look every case up with all documents, and with the document it names held out."""
    by_document: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cited:
        by_document[case.document.id].append(case)
    told = [one.mention for one in corpus.references if one.mention.kind is MentionKind.FULL]
    present = _looked_up([case for group in by_document.values() for case in group], corpus.documents, told)
    acts: defaultdict[str, set[str]] = defaultdict(set)
    for document in corpus.documents:
        acts[document.id] |= {document.id, document.issued_by or document.id}
        acts[document.issued_by or document.id].add(document.id)
    found = []
    for held_out, group in by_document.items():
        others = [one for one in corpus.documents if one.id != held_out]
        ids = {one.id: one for one in others}
        by_others = [one for one in told if one.doc != held_out]
        for case, absent in _looked_up(group, others, by_others).items():
            own = _own(case, absent, others, corpus)
            bound, act = ids.get(absent.target_id or ""), frozenset(acts[held_out])
            found.append(Outcome(case, present[case], absent, own, bound, act))
    return found


def _looked_up(
    group: Sequence[Case], documents: Sequence[Document], told: Sequence[Mention]
) -> dict[Case, Reference]:
    """What some cases are bound to, each said by a speaker of its own."""
    speakers = [_speaker(case, f"speaker {place}") for place, case in enumerate(group)]
    cited = [_mention(case, speaker) for case, speaker in zip(group, speakers, strict=True)]
    titles = {fold(case.title) for case in group}
    teaching = [one for one in told if fold(one.title or "") in titles]
    references = resolve([*documents, *speakers], [*teaching, *cited])
    return dict(zip(group, references[-len(group) :], strict=True))


def _speaker(case: Case, name: str) -> Document:
    region = case.document.region if case.here else None
    return Document(name, name, "~", 0, 0, 0, 0, True, "某文件", date=case.on, region=region)


def _mention(case: Case, speaker: Document) -> Mention:
    said = f"《{case.title}》"
    place = (speaker.id, speaker.id, "~", 0, len(said), 1)
    return Mention(*place, said, MentionKind.TITLE, case.title, names_title=case.title)


def _own(case: Case, absent: Reference, others: Sequence[Document], corpus: Corpus) -> bool:
    """Whether a title, its document held out, is bound to the number that others give for that very document."""
    if absent.target == case.title or absent.target_id in {one.id for one in others}:
        return False
    speaker = _speaker(case, "speaker")
    number = {"names_number": absent.target, "names_key": absent.target_id}
    cited = replace(_mention(case, speaker), kind=MentionKind.FULL, **number)
    return resolve([*corpus.documents, speaker], [cited])[-1].target_id == case.document.id


def table(looked_up: Sequence[Outcome]) -> str:
    """Return the shares for each form and for all together."""
    columns = ("found", "misled", "forwarding", "edition")
    total: Counter[str] = Counter()
    counted: Counter[tuple[str, str]] = Counter()
    for one in looked_up:
        for form in (one.case.form, "all"):
            total[form] += 1
            counted.update((form, name) for name in columns if getattr(one, name))
    names = ("at hand: to it", "held out: elsewhere", "to a forwarding", "to an edition")
    rows = ["".join([f"{'form':16} {'cases':>6}", *(f"{name:>21}" for name in names)])]
    rows += [
        "".join(
            [
                f"{form:16} {total[form]:6}",
                *(f"{counted[form, name] / total[form]:21.2%}" for name in columns),
            ]
        )
        for form in total
    ]
    return "\n".join(rows)


def main() -> None:
    """Print the shares."""
    corpus = collected()
    looked_up = outcomes(corpus, cases(corpus.documents))
    print(f"{len({one.case.document.id for one in looked_up})} documents")
    print(table(looked_up))
    if "--list" in sys.argv:
        for one in looked_up:
            if not one.found:
                print("missed", one.case.form, one.case.title, one.case.document.id, one.present.resolved,
                      one.present.target_id, *one.present.candidates, sep="\t")  # fmt: skip
            if one.misled:
                print(
                    "misled",
                    one.case.form,
                    one.case.title,
                    one.case.document.id,
                    one.absent.target_id,
                    sep="\t",
                )


if __name__ == "__main__":
    main()
