"""Validity 效力: what the sentences of a document say of when it applies, as data (``data/validity.toml``).

A fact is about the whole document, a part of it (第X条), or an object: the term of a permit or a project. What a text
says of another document that it names is no fact of its own, except where it extends it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from wenmai.extractors.effect import period_rules
from wenmai.extractors.rules import load
from wenmai.extractors.spans import Spans
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document, Validity
from wenmai.ontology.numerals import DATE, integer
from wenmai.ontology.periods import LATER, end_of
from wenmai.ontology.vocabulary import DefaultRule, Scope, ValidityKind

_NUMERAL: Final = "(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})"
_STOP: Final = re.compile("[。；！？]")
_REACH: Final = 160
_LIMITED: Final = re.compile(
    r"本[^，。；\d]{1,6}(第[一二三四五六七八九十百零\d]{1,6}[条款项](?:第[一二三四五六七八九十\d]{1,3}[款项])?)的?(?:规定)?$"
)
_NUMBERED: Final = r"第[一二三四五六七八九十百零\d]{1,6}[条款项](?:第[一二三四五六七八九十\d]{1,3}[款项])?"
_OTHER_PART: Final = re.compile(
    rf"[，；](?:但|其中|而)?({_NUMBERED}(?:[、和至]{_NUMBERED}){{0,12}})的?(?:规定)?$"
)
_REMAINDER: Final = re.compile("(?:其余|其他)(?:条款|各条|规定|部分|内容)?$")
_ITS_TERM: Final = frozenset({"", "有效期", "有效期限"})
_ISSUED: Final = re.compile("(?:公布|发布|颁布|现予公告)[，,]?$")
_NAMED: Final = re.compile("》(?:[（(][^（）()]{0,60}[）)])?[^，。；]{0,12}$")
_APPLIES: Final = re.compile("起(?:正式)?(?:施行|实施|执行|生效|试行)")
_UNITS: Final = {"年": "Y", "个月": "M", "日": "D", "天": "D"}
_TERMS: Final = frozenset({ValidityKind.VALID_FOR, ValidityKind.EFFECTIVE_TO, ValidityKind.LAPSES_IF})


@dataclass(frozen=True, slots=True)
class ValidityRule:
    """Words that say something of validity 效力规则; ``data/validity.toml`` says what the fields mean.

    ``needs`` are the words of which the pattern holds one wherever it matches: no sentence without one is searched.
    """

    id: str
    type: ValidityKind
    pattern: re.Pattern[str]
    example: str
    value: str
    needs: tuple[str, ...]
    measure: bool
    ends: DefaultRule | None


@cache
def validity_rules() -> tuple[ValidityRule, ...]:
    """Return the rules in the order in which they are asked: of two that overlap the first counts."""
    return tuple(
        ValidityRule(
            row["id"],
            ValidityKind(row["type"]),
            _compiled(row["pattern"]),
            row["example"],
            row["value"],
            tuple(row["needs"]),
            row.get("measure", False),
            DefaultRule(row["ends"]) if "ends" in row else None,
        )
        for row in load("validity.toml")["validity"]
    )


@cache
def validity_marks() -> tuple[str, ...]:
    """Return words 标志词 of which the sentence of every match of any rule holds one: they are looked for first."""
    return tuple(load("validity.toml")["marks"])


@cache
def _by_word() -> Mapping[str, frozenset[int]]:
    """The places of the rules 规则次序 that need each word."""
    rules = validity_rules()
    words = {word for rule in rules for word in rule.needs}
    return {word: frozenset(at for at, rule in enumerate(rules) if word in rule.needs) for word in words}


def _likely(sentence: str) -> list[ValidityRule]:
    """The rules, in their order, of which a sentence holds a word that they need."""
    held = [places for word, places in _by_word().items() if word in sentence]
    rules = validity_rules()
    return [rules[at] for at in sorted(frozenset().union(*held))] if held else []


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(load("validity.toml")["words"][name])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{DATE}", DATE).replace("{LATER}", LATER).replace("{N}", _NUMERAL))


def find_validity(text: Text, document: Document, whole: tuple[int, int]) -> list[Validity]:
    """Return what one document says of validity, in order of place; ``whole`` is where it stands, squeezed."""
    first, last = whole
    facts = []
    for rule, match in _matches(text.squeezed, first, last):
        value = _value(match, document.date)
        said, earlier = _said(text.squeezed, first, match)
        if rule.measure:
            scope, article = _scope_of_measure(value, said, document), None
        else:
            scope, article = _scope(rule.type, said, earlier)
        if scope is None:
            continue
        span = text.span(*match.span())
        facts.append(
            Validity(
                document.id,
                document.record,
                document.source,
                span.start,
                span.end,
                text.line_at(span.start),
                match.group(),
                rule.type,
                value,
                scope,
                article,
                rule.ends,
            )
        )
    return facts


def _matches(squeezed: str, first: int, last: int) -> list[tuple[ValidityRule, re.Match[str]]]:
    """What the rules find, in order of place; of two that share a character the rule that stands first."""
    found: list[tuple[ValidityRule, re.Match[str]]] = []
    for start, end in _sentences(squeezed, first, last):
        sentence = squeezed[start:end]
        taken: list[tuple[int, int]] = []
        for rule in _likely(sentence):
            new = list(rule.pattern.finditer(squeezed, start, end))
            before = Spans(taken)
            free = [match for match in new if not before.touches(*match.span())]
            taken += [match.span() for match in free]
            found += [(rule, match) for match in free]
    return sorted(found, key=lambda one: one[1].start())


def _sentences(squeezed: str, first: int, last: int) -> list[tuple[int, int]]:
    """The sentences that hold a mark, in order."""
    sentences: set[tuple[int, int]] = set()
    for mark in validity_marks():
        sentences.update(sentences_with(mark, squeezed, first, last))
    return sorted(sentences)


def sentences_with(word: str, squeezed: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences 句 between two places that hold a word, each with its 。, beyond which no pattern goes."""
    at = squeezed.find(word, first, last)
    while at >= 0:
        end = squeezed.find("。", at, last) + 1 or last
        yield squeezed.rfind("。", first, at) + 1 or first, end
        at = squeezed.find(word, end, last)


def _said(squeezed: str, first: int, match: re.Match[str]) -> tuple[str, str]:
    """The sentence before a phrase, and the sentence before that."""
    before = squeezed[max(first, match.start() - _REACH) : match.start()]
    *earlier, said = _STOP.split(before)
    return said, earlier[-1] if earlier else ""


def _scope(kind: ValidityKind, said: str, earlier: str) -> tuple[Scope | None, str | None]:
    """What a phrase is about, by the sentence before it; None where it is about a document named there.

    A term that has a sentence of its own is that of the document whose entry into force the one ``earlier`` tells.
    """
    if kind is ValidityKind.DEFAULT_RULE:
        return Scope.WHOLE, None
    if kind is ValidityKind.EXTENDED_TO:
        return (Scope.OBJECT if _words("object").search(said) else Scope.WHOLE), None
    own = _words("self").search(said) or _ISSUED.search(said)
    limited = _LIMITED.search(said)
    limited = limited or (_OTHER_PART.search(said) if own or _APPLIES.search(said) else None)
    if limited:
        return Scope.PART, limited[1]
    if kind is ValidityKind.EFFECTIVE_FROM and _REMAINDER.search(said) and _APPLIES.search(said):
        return Scope.WHOLE, None
    if kind in _TERMS and said in _ITS_TERM and _words("self").search(earlier) and _APPLIES.search(earlier):
        return Scope.WHOLE, None
    if own or (not said and kind is not ValidityKind.LAPSES_IF):
        return Scope.WHOLE, None
    if _NAMED.search(said):
        return None, None
    if kind in _TERMS and _APPLIES.search(said) and not _words("object").search(said):
        return Scope.WHOLE, None
    return Scope.OBJECT, None


def _scope_of_measure(last: str | None, said: str, document: Document) -> Scope | None:
    """What the period of a measure is about: the whole where it is the document's; None where it tells what was."""
    if last and document.date and last < document.date:
        return None
    if any(limit.pattern.search(said) for limit in period_rules("limit")):
        return Scope.PART
    return Scope.WHOLE if last == document.effective_to else Scope.OBJECT


def _value(match: re.Match[str], issued: str | None) -> str | None:
    """The value of a phrase: a date, a period, or the phrase itself (a condition); None for an unknown day."""
    groups = match.groupdict()
    if groups.get("date"):
        return end_of(groups.get("from"), groups["date"])
    if groups.get("count"):
        count = integer(groups["count"])
        return f"P{count}{_UNITS[groups['unit']]}" if count else None
    if "days" not in groups:
        return match.group()
    days = integer(groups["days"]) if groups["days"] else 0
    if issued is None or days is None:
        return None
    return (date.fromisoformat(issued) + timedelta(days)).isoformat()
