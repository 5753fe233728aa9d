"""``wenmai number``: document numbers read 识别发文字号, one JSON object for each line of input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from wenmai.commands.output import Answer, Column, Item, output_options, write
from wenmai.extractors.numbers import find_numbers
from wenmai.extractors.text import squeeze
from wenmai.ontology.elision import numbers_of
from wenmai.ontology.not_numbers import kind_of
from wenmai.ontology.numbers import DocumentNumber
from wenmai.ontology.vocabulary import Lang

_COLUMNS = (
    Column("input", "输入", "input"),
    Column("canonical", "文号", "canonical"),
    Column("key", "标识", "key"),
    Column("kind", "类型", "kind", wrap=False),
    Column("reason", "说明", "reason"),
)


@click.command("number")
@click.argument("strings", nargs=-1, required=True, metavar="STRING...|-")
@output_options("jsonl", "json", "table", "csv", default="jsonl")
def command(strings: tuple[str, ...], form: str, output: Path | None, lang: Lang) -> None:
    """识别发文字号：每行一个 JSON 对象，次序同输入；"-" 读标准输入.

    Read document numbers; "-" reads standard input, one a line.
    """
    lines: Iterable[str] = strings
    if strings == ("-",):
        lines = (line.rstrip("\r\n") for line in sys.stdin)
    items = [read_number(line) for line in lines]
    write(Answer({"strings": len(items)}, items, _COLUMNS), form, output, lang)


def read_number(line: str) -> Item:
    """Return what one line of input is: canonical form, key, kind, parts, or the reason why it is no number."""
    item: Item = {"input": line, "canonical": None, "key": None, "kind": None, "parts": None, "reason": None}
    found = numbers_of(line) or tuple(_within(line))
    if found:
        several = {"all": [_described(one) for one in found]} if found[1:] else {}
        return item | _described(found[0]) | several
    if not line.strip():
        return item | {"reason": "empty"}
    kind = kind_of(line)
    return item | {"reason": "not a document number" + (f": {kind.value}" if kind else "")}


def _within(line: str) -> Iterator[DocumentNumber]:
    for found in find_numbers(squeeze(line)):
        yield found.number


def _described(number: DocumentNumber) -> Item:
    return {
        "canonical": str(number),
        "key": number.key if number.complete else None,
        "kind": number.kind.value,
        "parts": {
            "code": number.code,
            "issuers": list(number.issuers),
            "year": number.year,
            "term": number.term,
            "serial": number.serial,
        },
        "reason": None if number.complete else "the issuer is not printed",
    }
