"""Export 导出: a whole store in one file, in the formats that other programs read."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from wenmai.errors import StoreError, WenmaiError
from wenmai.graph.export import PREFIXES, OneLine, json_ld, write_network, write_tables
from wenmai.graph.rdf import OxigraphStore
from wenmai.graph.store import Row, Store
from wenmai.queries.load import load
from wenmai.queries.network import network

RDF: Final = ("turtle", "jsonld", "nquads", "ntriples")
FORMATS: Final = (*RDF, "graphml", "gexf", "csv")
_FIELDS: Final = (
    *("id", "known", "title", "number", "genre", "issuers", "level", "region", "force", "date"),
    *("effective_from", "effective_to", "policy", "issued_by", "sources"),
)


def export(store: Store, form: str, output: Path) -> None:
    """Write a store into a file 导出, in one of ``FORMATS``; the file is there whole or not at all.

    RDF is streamed; GraphML and GEXF hold documents and relations, and CSV is a ZIP archive of ``nodes.csv``,
    ``edges.csv`` and ``mentions.csv``. StoreError if the store cannot give the format, WenmaiError if the file
    cannot be written.
    """
    part = output.with_name(f"{output.name}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            _write(store, form, file)
        part.replace(output)
    except OSError as error:
        raise WenmaiError(f"{output} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def _write(store: Store, form: str, file: IO[bytes]) -> None:
    if form in RDF:
        if not isinstance(store, OxigraphStore):
            raise StoreError(f"{form} is written from a store folder: name one by --store")
        if form == "jsonld":
            for line in json_ld(store.quads()):
                file.write(line.encode())
        else:
            store.dump(file if form == "turtle" else cast(IO[bytes], OneLine(file)), form, PREFIXES)
    elif form == "csv":
        write_tables(
            {"nodes": _documents(store), "edges": store.select(load("edges")), "mentions": _mentions(store)},
            file,
        )
    else:
        write_network(network(store), form, file)


def _documents(store: Store) -> Iterator[Row]:
    for identity, fields in sorted(network(store).nodes(data=True)):
        known = {"id": identity, **fields}
        yield {name: known.get(name) for name in _FIELDS}


def _mentions(store: Store) -> Iterator[Row]:
    for row in store.select(load("mentions")):
        yield {("doc" if name == "id" else name): value for name, value in row.items()}
