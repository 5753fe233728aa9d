"""Lines of N-Triples 三元组行: one statement each, values escaped."""

import re
from datetime import date
from typing import Final

from wenmai.graph.iris import ONTOLOGY

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_SPECIAL: Final = re.compile('["\\\\\n\r\ud800-\udfff]').search
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUE: Final = f'"true"^^<{_XSD}boolean>'
_FALSE: Final = f'"false"^^<{_XSD}boolean>'

Value = str | int | bool


def typed(iri: str, name: str) -> str:
    """Return the statement that a node is of one of our classes 类."""
    return f"<{iri}> <{TYPE}> <{ONTOLOGY}{name}> .\n"


def link(iri: str, name: str, other: str) -> str:
    """Return one of our properties 属性 from node to node."""
    return f"<{iri}> <{ONTOLOGY}{name}> <{other}> .\n"


def to(iri: str, predicate: str, other: str) -> str:
    """Return any property 属性 from node to node."""
    return f"<{iri}> <{predicate}> <{other}> .\n"


def literals(iri: str, **values: Value | None) -> str:
    """Return our properties of a node 字面值, those that have a value."""
    head = f"<{iri}> <{ONTOLOGY}"
    return "".join(
        [f"{head}{name}> {_object(value)} .\n" for name, value in values.items() if value is not None]
    )


def literal(iri: str, predicate: str, value: Value | None, language: str = "") -> str:
    """Return a property of a node 字面值; nothing for None."""
    tag = f"@{language}" if language else ""
    return "" if value is None else f"<{iri}> <{predicate}> {_object(value)}{tag} .\n"


def day(iri: str, name: str, value: str | None) -> str:
    """Return a date 日期; what is not a day of the calendar stays a plain string."""
    if value is not None and _DATE.fullmatch(value) and _is_day(value):
        return f'<{iri}> <{ONTOLOGY}{name}> "{value}"^^<{_XSD}date> .\n'
    return literals(iri, **{name: value})


def _object(value: Value) -> str:
    if isinstance(value, str):
        return f'"{_escaped(value) if _SPECIAL(value) else value}"'
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    return f'"{value}"^^<{_XSD}integer>'


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _escaped(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else _ESCAPES.get(char, char) for char in text)
