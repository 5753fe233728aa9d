"""How fast the questions are answered, over a store of invented documents.

    python benchmarks/questions.py [DOCUMENTS] [--asked N] [--store FOLDER]

Prints the 95th percentile over random documents, the slowest of the ten most cited (each the least of three times),
and the time of each report on the whole store, in processor time, which on a quiet machine is what passes; the first
also as ratios to one look-up of a document. Making a store takes some minutes: ``--store`` keeps it for the next run.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import process_time

from choosing import choice, chosen_store

from wenmai.graph.build import edges
from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.ontology.model import Corpus, Cue, Document, Mention, Reference, SourceText
from wenmai.ontology.regions import regions
from wenmai.ontology.vocabulary import Force, Genre, Level, MentionKind, Relation, Resolved
from wenmai.queries.alarms import alarms
from wenmai.queries.coverage import coverage
from wenmai.queries.editions import successors
from wenmai.queries.gaps import most_missed, series
from wenmai.queries.implementations import implementations
from wenmai.queries.nodes import Nodes
from wenmai.queries.stats import stats
from wenmai.queries.status import status

DAY = "2024-01-01"
TOGETHER = 100  # documents in a file
RESTING = (*[Relation.CITES] * 10, *[Relation.IMPLEMENTS] * 2, *[Relation.BASED_ON] * 4, Relation.FORWARDS)
RELATIONS = (*RESTING, Relation.REPEALS, Relation.AMENDS, Relation.SUPERSEDES, Relation.EXTENDS)


def made(count: int) -> Corpus:
    """Return a corpus of invented documents, a few of which are named by very many."""
    chance = Random(7)
    places = list(regions().values())
    documents: list[Document] = []
    references: list[Reference] = []
    texts: list[str] = []
    for first in range(0, count, TOGETHER):
        file, text = f"{first:06}.txt", ""
        for number in range(first, min(first + TOGETHER, count)):
            start = len(text)
            text += f"关于第{number}项工作的通知\n"
            for target in {int(number * chance.random() ** 3) for _ in range(chance.randint(0, 5))} - {
                number
            }:
                relation = chance.choice(
                    RELATIONS if target > number // 2 else RESTING
                )  # few end what many name
                text, reference = _mention(text, file, start, number, target, relation)
                references.append(reference)
            documents.append(
                _document(number, file, start, len(text), places[chance.randrange(len(places))], count)
            )
        texts.append(text)
    sources = (
        SourceText(f"{place * TOGETHER:06}.txt", f"{place:064x}", text) for place, text in enumerate(texts)
    )
    return Corpus(tuple(documents), tuple(references), edges(references), (), tuple(sources))


def _mention(
    text: str, file: str, start: int, number: int, target: int, relation: Relation
) -> tuple[str, Reference]:
    name, doc = f"关于第{target}项工作的通知", f"测/{number}"
    begin = len(text) + 2
    mention = Mention(
        doc, f"{file}@{start}", file, begin, begin + len(name) + 2, text.count("\n") + 1, f"《{name}》",
        MentionKind.TITLE, name, names_title=name, relation=relation, cue=Cue("根据", begin - 2, begin),
    )  # fmt: skip
    return f"{text}根据《{name}》办理。\n", Reference(mention, f"测/{target}", f"测/{target}", Resolved.TITLE)


def _document(number: int, file: str, start: int, end: int, place: object, count: int) -> Document:
    region = place if hasattr(place, "path") else None
    year, day = 1990 + number * 34 // count, f"{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Document(
        f"测/{number}", f"{file}@{start}", file, start, end, 1, 1, True, f"关于第{number}项工作的通知",
        number=f"测发〔{year}〕{number % 3000 + 1}号", number_key=f"测/{number}", genre=Genre.NOTICE,
        issuers=("某市人民政府",), issuers_full=("某市人民政府",), level=getattr(region, "level", Level.NATIONAL),
        region=getattr(region, "path", None), force=Force.NORMATIVE, date=f"{year}-{day}",
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that one call takes."""
    start = process_time()
    work()
    return process_time() - start


def percentile(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def lines(store: StoreFolder, asked: int) -> Iterator[str]:
    """Yield the report line by line."""
    ids = [name for name, _, _ in store.index.names()]
    some = Random(1).sample(ids, min(asked, len(ids)))
    top = [one.node.id for one in stats(store).cited]
    base = percentile([seconds(lambda one=one: Nodes(store.store)[one]) for one in some])  # type: ignore[misc]
    yield f"a look-up: p95 {base * 1000:.1f} ms"
    single: dict[str, Callable[[str], object]] = {
        "status": lambda one: status(store, one, DAY),
        "implementations": lambda one: implementations(store, one),
        "coverage": lambda one: coverage(store, one),
        "successors": lambda one: successors(store, one),
        "alarms of a document": lambda one: alarms(store, one, day=DAY),
    }
    for name, work in single.items():
        times = [seconds(lambda one=one, work=work: work(one)) for one in some]  # type: ignore[misc]
        worst = max(min(seconds(lambda one=one, work=work: work(one)) for _ in range(3)) for one in top)  # type: ignore[misc]
        p95 = percentile(times)
        yield f"{name}: p95 {p95 * 1000:.1f} ms ({p95 / base:.0f} look-ups), most cited {worst * 1000:.0f} ms"
    whole: dict[str, Callable[[], object]] = {
        "alarms": lambda: alarms(store, day=DAY, evidence=False),
        "gaps": lambda: (most_missed(store), series(store)),
        "stats": lambda: stats(store),
    }
    for name, report in whole.items():
        yield f"{name} of the whole store: {seconds(report):.1f} s"


def store_of(count: int, folder: Path) -> None:
    """Write a store of so many documents."""
    write_generation(folder, made(count))


def main() -> None:
    """Print the times."""
    chosen = choice(asked=1_000)
    with chosen_store(chosen, store_of) as folder, open_store(folder) as store:
        for line in lines(store, chosen.asked):
            print(line, flush=True)


if __name__ == "__main__":
    main()
