"""Lines of N-Triples 三元组行: one statement each, values escaped."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from wenmai.graph.iris import term

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_SPECIAL: Final = re.compile('["\\\\\n\r\ud800-\udfff]')
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Value = str | int | bool


def typed(iri: str, name: str) -> str:
    """Return the statement that a node is of one of our classes 类."""
    return to(iri, TYPE, term(name))


def link(iri: str, name: str, other: str) -> str:
    """Return one of our properties 属性 from node to node."""
    return to(iri, term(name), other)


def to(iri: str, predicate: str, other: str) -> str:
    """Return any property 属性 from node to node."""
    return f"<{iri}> <{predicate}> <{other}> .\n"


def literals(iri: str, **values: Value | None) -> Iterator[str]:
    """Yield our properties of a node 字面值, those that have a value."""
    for name, value in values.items():
        yield from literal(iri, term(name), value)


def literal(iri: str, predicate: str, value: Value | None, language: str = "") -> Iterator[str]:
    """Yield a property of a node 字面值; nothing for None."""
    if isinstance(value, bool):
        yield f'<{iri}> <{predicate}> "{"true" if value else "false"}"^^<{_XSD}boolean> .\n'
    elif isinstance(value, int):
        yield f'<{iri}> <{predicate}> "{value}"^^<{_XSD}integer> .\n'
    elif value is not None:
        yield f'<{iri}> <{predicate}> "{_escaped(value)}"{"@" if language else ""}{language} .\n'


def day(iri: str, name: str, value: str | None) -> Iterator[str]:
    """Yield a date 日期; what is not a day of the calendar stays a plain string."""
    if value is not None and _DATE.fullmatch(value) and _is_day(value):
        yield f'<{iri}> <{term(name)}> "{value}"^^<{_XSD}date> .\n'
    else:
        yield from literal(iri, term(name), value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else _ESCAPES.get(char, char) for char in text)
