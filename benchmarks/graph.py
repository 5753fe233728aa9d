"""How fast a graph is built and asked, in one run: ``python benchmarks/graph.py [DOCUMENTS] [--asked N] [--neo4j]``.

Generates records of 100,000 documents with four references each on average, builds a store from them, opens it, and
asks 1,000 documents drawn at random, the ten most cited apart. The same on rdflib's own engine (over one hundredth of
the documents, 20 at least) and, with ``--neo4j``, on a real Neo4j: the one that ``NEO4J_URI`` names, else one that
Maven fetches.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from wenmai.graph.build import edges
from wenmai.graph.generations import StoreFolder, open_store, write_generation
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Store
from wenmai.ontology.model import Corpus, Cue, Document, Mention, Reference
from wenmai.ontology.records import read_records, write_records
from wenmai.ontology.vocabulary import Genre, Level, MentionKind, Relation, Resolved
from wenmai.queries.lineage import lineage
from wenmai.queries.load import load

JVM = ("-Xmx4g", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1")  # else half of a short run is compiling
HOPS = ("up", "down", "earlier", "later")
SHARES = {  # of 10,000 relations, as found in published texts; each kind that was rarer there has 20
    Relation.CITES: 5_500, Relation.BASED_ON: 2_800, Relation.IMPLEMENTS: 610, Relation.REPEALS: 450,
    Relation.PROMULGATES: 430, Relation.INTERPRETS: 120, Relation.FORWARDS: 35, Relation.SUPERSEDES: 23,
    Relation.AMENDS: 20, Relation.SUPPLEMENTS: 20, Relation.EXTENDS: 20,
}  # fmt: skip


def name(serial: int) -> str:
    """Return the id of a generated document; those below zero are not at hand."""
    return f"国发/{1950 + serial % 75}/{serial}" if serial >= 0 else f"外发/{1950 + -serial % 75}/{-serial}"


def generated(count: int) -> Corpus:
    """Return documents that refer to four earlier ones on average, a few of which are referred to by very many.

    Shaped like 1,961 published documents with 5,681 relations: the shares of the relations are theirs; a sixth refers
    to nothing, as there, and some to very many (four in a hundred to more than fifteen, there one). How often a
    document is referred to follows a power law (exponent 2.2 to 2.4 from five references on, there 2.3), and the ten
    most cited have a tenth of all, as there. Half of the references lead to documents that are not at hand; there it
    was eight of nine, which makes for shorter lineages. A text is issued by one notice, the document behind it.
    """
    chance = random.Random(1949)
    documents, references = [], []
    for serial in range(count):
        file, start = f"{serial // 50}.txt", serial % 50 * 4000
        record = f"{file}@{start}"
        documents.append(
            Document(
                id=name(serial), record=record, source=file, start=start, end=start + 3999,
                start_line=start // 40, end_line=start // 40 + 99, policy=True,
                title=f"国务院关于进一步做好第{serial}项工作有关问题的通知",
                number=f"国发〔{1950 + serial % 75}〕{serial}号",
                number_key=name(serial), genre=Genre.NOTICE, issuers=("国务院",), issuers_full=("国务院",),
                level=Level.NATIONAL, region="全国", date=f"{1950 + serial % 75}-03-01",
            )
        )  # fmt: skip
        many = int(chance.lognormvariate(1, 1.05)) if serial else 0
        kinds = chance.choices(list(SHARES), SHARES.values(), k=many)
        targets = {_target(serial, kind, chance): kind for kind in kinds}
        for place, target in enumerate(sorted(targets)):
            references.append(reference(record, serial, target, start + place * 50, targets[target]))
    return Corpus(tuple(documents), tuple(references), edges(references))


def _target(serial: int, relation: Relation, chance: random.Random) -> int:
    """A document before this one, the one just before where that is issued by it; or as often one not at hand."""
    found = serial - 1 if relation is Relation.PROMULGATES else int(serial * chance.random() ** 3)
    return found if chance.random() < 0.5 else -1 - found


def reference(record: str, serial: int, target: int, start: int, relation: Relation) -> Reference:
    """Return a reference of one generated document to another."""
    mention = Mention(
        doc=name(serial), record=record, source=record.partition("@")[0], start=start, end=start + 30,
        line=start // 40, surface=f"《国务院关于进一步做好第{target}项工作有关问题的通知》", kind=MentionKind.FULL,
        title=f"国务院关于进一步做好第{target}项工作有关问题的通知", number_key=name(target),
        names_key=name(target), relation=relation, cue=Cue("根据", start - 2, start, "cue"),
    )  # fmt: skip
    return Reference(mention, name(target), name(target), Resolved.NUMBER)


def build(records: Path, store: Path) -> dict[str, float]:
    """Build a store from records, open it, and return what that took."""
    start = perf_counter()
    corpus = read_records(records)
    read = perf_counter()
    write_generation(store, corpus)
    with open_store(store) as folder:
        done = perf_counter()
        statements = len(folder.store)
    return {
        "read": read - start, "took": done - start, "statements": statements, "peak": peak(), "cpu": process_time(),
    }  # fmt: skip


def peak() -> float:
    """Return the most memory that this process held, in MiB; ``ru_maxrss`` would begin with that of its parent."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(found["VmHWM"].split()[0]) / 1024


def times(work: Callable[[str], object], ids: list[str]) -> list[float]:
    """Return how many milliseconds some work takes for each document, ascending; and print those of the processor."""
    work(ids[0])
    found, busy = [], []
    for one in ids:
        start, begun = perf_counter(), process_time()
        work(one)
        found.append((perf_counter() - start) * 1000)
        busy.append((process_time() - begun) * 1000)
    busy.sort()
    at = int(len(busy) * 0.95)
    print(f"processor: median {busy[len(busy) // 2]:.2f} ms, p95 {busy[at]:.2f} ms;", end=" ")
    return sorted(found)


def told(what: str, found: list[float]) -> float:
    """Print the spread of some times, and return the 95th percentile."""
    at = found[int(len(found) * 0.95)] if len(found) > 20 else found[-1]
    print(f"{what}: median {found[len(found) // 2]:.2f} ms, p95 {at:.2f} ms, most {found[-1]:.2f} ms")
    return at


def hop(store: Store) -> Callable[[str], object]:
    """Return the work of finding all neighbours of a document."""
    return lambda one: [store.select(load(query), id=one) for query in HOPS]


def asked(folder: StoreFolder, where: str, ids: list[str], most: list[str]) -> float:
    """Print how long questions take."""
    near = told(f"{where}, one hop", times(hop(folder.store), ids))
    told(f"{where}, one hop, the ten most cited", times(hop(folder.store), most))
    for what, chosen in (("", ids), (", the ten most cited", most)):
        found = times(lambda one: lineage(folder, one, depth=3, evidence=False), chosen)
        told(f"{where}, lineage of depth 3{what}", found)
    return near


def plain_rdflib(corpus: Corpus) -> tuple[float, float]:
    """Return statements a second and milliseconds for one hop of rdflib's own engine."""
    from rdflib import Graph, URIRef

    from wenmai.graph.iris import document_iri

    oxigraph = OxigraphStore()
    oxigraph.write(corpus)
    text = oxigraph.ntriples()
    start = perf_counter()
    graph = Graph().parse(data=text, format="nt")
    rate = len(graph) / (perf_counter() - start)
    ids = [document.id for document in random.Random(4).sample(corpus.documents, 20)]
    found = times(
        lambda one: [
            list(graph.query(load(query).sparql, initBindings={"id": URIRef(document_iri(one))}))
            for query in HOPS
        ],
        ids,
    )
    return rate, told(f"rdflib's own engine over {len(graph)} statements, one hop", found)


def neo4j_addresses(stack: ExitStack, home: Path) -> Iterator[str]:
    """Give the address of a running Neo4j, or of one started with 4 GB."""
    if address := os.environ.get("NEO4J_URI"):
        yield address
        return
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from running_neo4j import PASSWORD, classpath, running

    home.mkdir()
    os.environ |= {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": PASSWORD}
    yield stack.enter_context(running(home, classpath(home), *JVM, cache="1g"))


def on_neo4j(records: Path, home: Path, ids: list[str], most: list[str]) -> float:
    """Push the records to a Neo4j and print how long that and one hop take.

    Edges are those between documents; beside them go all nodes, mentions among them, and the relationships of these.
    """
    from wenmai.graph.cypher import Neo4jStore

    corpus = read_records(records)
    with ExitStack() as stack:
        for address in neo4j_addresses(stack, home):
            store = stack.enter_context(closing(Neo4jStore(address)))
            start, begun = perf_counter(), process_time()
            store.write(corpus)
            took, busy = perf_counter() - start, process_time() - begun
            nodes, links = (
                int(str(store.rows(f"MATCH {what} RETURN count(*) AS n")[0]["n"]))
                for what in ("()", "()-->()")
            )
            print(
                f"Neo4j: {len(corpus.edges)} edges with evidence in {took:.0f} s ({busy:.0f} s of our processor), "
                f"{len(corpus.edges) / took:.0f}/s; with them {nodes} nodes, and in all {links} relationships, "
                f"{links / took:.0f}/s"
            )
            times(hop(store), ids[:200])
            near = told("Neo4j, one hop", times(hop(store), ids))
            told("Neo4j, one hop, the ten most cited", times(hop(store), most))
    return near


def in_a_process(*arguments: str) -> dict[str, float]:
    """Run a part in a process of its own, so that its memory is only its own."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", nargs="?", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=1_000)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--build", nargs=2, type=Path)
    parser.add_argument("--open", type=Path)
    chosen = parser.parse_args()
    if chosen.build:
        print(json.dumps(build(*chosen.build)))
        return
    if chosen.open:
        start = perf_counter()
        open_store(chosen.open).close()
        print(json.dumps({"took": perf_counter() - start}))
        return
    with TemporaryDirectory() as place:
        records, store = Path(place) / "records", Path(place) / "store"
        corpus = generated(chosen.documents)
        write_records(corpus, records)
        print(f"{len(corpus.documents)} documents, {len(corpus.edges)} edges")
        cited = Counter(edge.target_id for edge in corpus.edges)
        most = [one for one, _ in cited.most_common(10)]
        ids = [one.id for one in random.Random(5).choices(corpus.documents, k=chosen.asked)]
        del corpus
        built = in_a_process("--build", str(records), str(store))
        rate, busy = built["statements"] / built["took"], built["cpu"]
        print(
            f"records to opened store: {built['statements']:.0f} statements in {built['took']:.0f} s "
            f"({built['read']:.0f} s of it reading), {rate:.0f}/s; "
            f"processor {busy:.0f} s, {built['statements'] / busy:.0f}/s; peak {built['peak']:.0f} MiB"
        )
        print(f"opened again in {in_a_process('--open', str(store))['took'] * 1000:.0f} ms")
        with open_store(store) as folder:
            near = asked(folder, "Oxigraph", ids, most)
        plain, far = plain_rdflib(generated(max(20, chosen.documents // 100)))
        print(f"rdflib's own engine: {plain:.0f} statements/s, ours {rate / plain:.1f} times as many")
        print(
            f"one hop: rdflib's own engine takes {far / near:.0f} times as long, over its part of the graph"
        )
        if chosen.neo4j:
            there = on_neo4j(records, Path(place) / "neo4j", ids, most)
            print(f"one hop: Neo4j over Bolt takes {there / near:.1f} times as long")


if __name__ == "__main__":
    main()
