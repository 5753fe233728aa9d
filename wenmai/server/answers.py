"""Answers 回答 of the API: values of the queries as JSON or CSV, with the question as it was understood."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Generic, Literal, TypeVar

from fastapi import Response
from pydantic import TypeAdapter

Item = TypeVar("Item")
Form = Literal["json", "csv"]
CSV: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "The answer"}
}


@dataclass(frozen=True, slots=True)
class Answer(Generic[Item]):
    """An answer 回答: the question as understood, and its items.

    ``total`` counts what there is, up to 1,000 where ``more`` is true; ``next`` is where the next page begins.
    """

    query: Mapping[str, str | int | bool | None]
    items: tuple[Item, ...]
    total: int | None = None
    more: bool = False
    next: int | None = None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def plain(kind: Any, value: object) -> Any:
    """Return a value of a type as plain lists, mappings, strings and numbers 纯值."""
    return _adapter(kind).dump_python(value, mode="json")


def told(kind: Any, value: object, form: Form = "json") -> Response:
    """Return a value of a type as a response 应答: JSON, or the items alone as CSV."""
    found = plain(kind, value)
    if form == "csv":
        return Response(
            _csv(found["items"]).encode("utf-8-sig", "replace"), media_type="text/csv; charset=utf-8"
        )
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), media_type="application/json")


def _csv(items: list[Any]) -> str:
    rows = [dict(_cells(item)) for item in items]
    fields = list(dict.fromkeys(name for row in rows for name in row))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _cells(item: Mapping[str, Any], head: str = "") -> list[tuple[str, Any]]:
    """The cells of a row: what lies within is named by its way, ``node.title``."""
    found: list[tuple[str, Any]] = []
    for name, value in item.items():
        if isinstance(value, Mapping):
            found += _cells(value, f"{head}{name}.")
        else:
            found.append((head + name, _cell(value)))
    return found


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return "" if value is None else value
    if all(isinstance(one, str) for one in value):
        return "；".join(value)
    return json.dumps(value, ensure_ascii=False)
