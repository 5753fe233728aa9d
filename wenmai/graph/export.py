"""The graph in exchange formats 导出: RDF as streams, GraphML and GEXF by networkx, CSV in a ZIP archive."""

import csv
import io
import json
import re
import zipfile
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import IO, TYPE_CHECKING, Any, Final

from wenmai.graph.iris import ONTOLOGY, quote
from wenmai.graph.store import Row

if TYPE_CHECKING:
    import networkx
    import pyoxigraph as ox
    from typing_extensions import Buffer

PREFIXES: Final = {
    "wm": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_CONTEXT: Final = {"@vocab": ONTOLOGY, **PREFIXES, "id": "@id", "type": "@type"}
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_OLDEST: Final = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the day that every entry of a ZIP bears, so that equal graphs give equal bytes


def json_ld(quads: "Iterable[ox.Quad]") -> Iterator[str]:
    """Yield a graph as JSON-LD 关联数据, a line for each subject: our properties bare, others with their prefix.

    Quads of one subject that stand together become one object.
    """
    yield '{"@context": ' + json.dumps(_CONTEXT) + ',\n"@graph": ['
    mark = "\n"
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        found: dict[str, Any] = {"id": getattr(subject, "value", str(subject))}
        for quad in group:
            name = _name(quad.predicate.value)
            found.setdefault("type" if name == _TYPE else name, []).append(_value(quad.object, name == _TYPE))
        single = {key: value[0] if len(value) == 1 else value for key, value in found.items() if key != "id"}
        yield mark + json.dumps({"id": found["id"], **single}, ensure_ascii=False)
        mark = ",\n"
    yield "\n]}\n"


def _name(iri: str) -> str:
    for prefix, head in PREFIXES.items():
        if iri.startswith(head):
            return iri[len(head) :] if prefix == "wm" else f"{prefix}:{iri[len(head) :]}"
    return iri


def _value(found: Any, is_type: bool) -> Any:
    language, datatype = getattr(found, "language", None), getattr(found, "datatype", None)
    if datatype is None:
        return _name(found.value) if is_type else {"id": found.value}
    if language:
        return {"@value": found.value, "@language": language}
    name = _name(datatype.value)
    if name == "xsd:string":
        return found.value
    if name == "xsd:boolean":
        return found.value == "true"
    return int(found.value) if name == "xsd:integer" else {"@value": found.value, "@type": name}


def one_line(text: str) -> str:
    """Return N-Triples or N-Quads in which what some readers take for a line end is escaped 转义换行."""
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


class OneLine(io.RawIOBase):
    """A file for N-Triples and N-Quads 逐行文件: what some readers take for a line end is escaped."""

    def __init__(self, file: IO[bytes]) -> None:
        """Write into this file."""
        super().__init__()
        self._file = file
        self._decoder = getincrementaldecoder("utf-8")()

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, data: "Buffer") -> int:
        """Write bytes of UTF-8, which may end in the middle of a character."""
        self._file.write(one_line(self._decoder.decode(bytes(data))).encode())
        return memoryview(data).nbytes


def drawable(graph: "networkx.MultiDiGraph") -> "networkx.MultiDiGraph":
    """Return a network as GraphML and GEXF can hold it 可交换的网络: labels, plain attributes, a number for each edge.

    Characters that XML must not hold are replaced by U+FFFD; an id that has one is percent-encoded.
    """
    import networkx

    drawn = networkx.MultiDiGraph()
    for node, fields in graph.nodes(data=True):
        names = [fields[name] for name in ("number", "title") if fields.get(name)]
        drawn.add_node(_id(node), label=_text(" ".join(names) or node), **_plain(fields))
    for number, (doc, target, fields) in enumerate(graph.edges(data=True)):
        drawn.add_edge(_id(doc), _id(target), key=str(number), label=fields["relation"], **_plain(fields))
    return drawn


def _id(node: str) -> str:
    return quote(node) if _NOT_XML.search(node) else node


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _text(value) if isinstance(value, str) else value
        for name, value in fields.items()
        if value is not None
    }


def _text(value: str) -> str:
    return _NOT_XML.sub("\ufffd", value)


def write_network(graph: "networkx.MultiDiGraph", form: str, file: IO[bytes]) -> None:
    """Write a network as ``graphml`` or ``gexf`` 网络文件; see :func:`drawable`."""
    import networkx

    writer = {"graphml": networkx.write_graphml, "gexf": networkx.write_gexf}[form]
    writer(drawable(graph), file)


def write_tables(tables: Mapping[str, Iterable[Row]], file: IO[bytes]) -> None:
    """Write rows as CSV files in a ZIP archive 数据表, ``NAME.csv`` for each name, UTF-8 with a byte order mark."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            entry = zipfile.ZipInfo(f"{name}.csv", _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as binary:
                text = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")
                _write_rows(rows, text)
                text.flush()


def _write_rows(rows: Iterable[Row], text: IO[str]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        writer = csv.DictWriter(text, list(first), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({key: _cell(cell) for key, cell in row.items()} for row in chain([first], rows))


def _cell(value: str | int | bool | None) -> str | int:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
