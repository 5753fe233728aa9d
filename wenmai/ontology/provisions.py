"""The values that the reading of provisions gives 条款、数量与规范: frozen, slotted, comparable.

``normalized`` of a quantity is written as ``docs/format.md`` names its fields; offsets speak of the text as read.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from wenmai.ontology.vocabulary import Term


class ProvisionKind(Term):
    """The steps of a text's numbering 条文层次, from the outermost inward (立法法 §65, GB/T 9704-2012 §7.3.3)."""

    PART = "part", "编", "part"
    CHAPTER = "chapter", "章", "chapter"
    SECTION = "section", "节", "section"
    ARTICLE = "article", "条", "article"
    PARAGRAPH = "paragraph", "款", "unnumbered paragraph"
    ITEM = "item", "一、", "numbered 一、"
    SUBITEM = "subitem", "（一）", "numbered （一）"
    POINT = "point", "1.", "numbered 1."
    SUBPOINT = "subpoint", "（1）", "numbered （1）"
    CIRCLE = "circle", "①", "numbered ①"
    DASH = "dash", "——", "behind a dash"


class QuantityType(StrEnum):
    """The types of quantities 数量类型."""

    PERCENT = "percent"
    PERCENT_RANGE = "percent_range"
    MONEY = "money"
    DURATION = "duration"
    DEADLINE = "deadline"
    DATE_RANGE = "date_range"
    COUNT = "count"
    RATE = "rate"
    AREA = "area"


class Bound(StrEnum):
    """How a value bounds 界限: at least, at most, just so, about."""

    MIN = "min"
    MAX = "max"
    EXACT = "exact"
    APPROX = "approx"


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered piece of a document 条款, from its number to where the next of its rank or above begins.

    ``own_end`` is where its first piece within begins; ``address`` whether its number, with those of ``id``,
    leads to one place only: where numbering restarts or jumps back it does not.
    """

    id: str
    doc: str
    record: str
    source: str
    kind: ProvisionKind
    number: str
    value: int
    heading: str
    parent: str | None
    start: int
    end: int
    own_end: int
    line: int
    address: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """What a quantity says 规范化数值: only the fields that its type has are set.

    ``value`` is a share of one, CNY, or a number of ``unit``; ``old`` and ``new`` stand for it where one gives way
    to the other; ``low`` and ``high`` bound a range; ``by``, ``since`` and ``until`` are ISO dates.
    """

    value: float | None = None
    old: float | None = None
    new: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: Bound | None = None
    inclusive: bool | None = None
    per: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    periods: tuple[str, ...] = ()
    qualifier: str | None = None
    direction: str | None = None
    additional: bool | None = None
    temporary: bool | None = None
    precision: str | None = None
    starts: str | None = None
    case: str | None = None
    derived: bool | None = None
    parts: tuple["Measure", ...] = ()


_NAMES: Final = {
    "low": "min",
    "high": "max",
    "since": "from",
    "until": "to",
    "starts": "start",
    "case": "for",
}
_BACK: Final = {name: field for field, name in _NAMES.items()}


def normalized(measure: Measure, kind: QuantityType) -> dict[str, Any]:
    """Return a measure as the object that records hold 规范化: fields without a value are left out."""
    row: dict[str, Any] = {}
    for field, value in asdict(measure).items():
        if field == "parts":
            if measure.parts:
                row["list"] = [normalized(part, kind) for part in measure.parts]
        elif field == "periods":
            if measure.periods:
                row["quarters" if "Q" in measure.periods[0] else "months"] = list(measure.periods)
        elif value is not None:
            name = "amount" if field == "value" and kind is QuantityType.MONEY else _NAMES.get(field, field)
            row[name] = int(value) if isinstance(value, float) and value.is_integer() else value
    if kind is QuantityType.DATE_RANGE and not measure.periods:
        row = {"from": None, "to": None, **row}
    return row


def measure_from(row: Mapping[str, Any]) -> Measure:
    """Read the object that records hold. ValueError or TypeError if a field is not known."""
    fields: dict[str, Any] = {}
    for name, value in row.items():
        if name == "list":
            fields["parts"] = tuple(map(measure_from, value))
        elif name in ("months", "quarters"):
            fields["periods"] = tuple(value)
        elif name == "bound":
            fields["bound"] = Bound(value)
        else:
            fields["value" if name == "amount" else _BACK.get(name, name)] = value
    return Measure(**fields)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, sum, term or date with what it bounds 数量; ``subject`` is the words before it that say of what."""

    doc: str
    record: str
    source: str
    start: int
    end: int
    line: int
    surface: str
    type: QuantityType
    measure: Measure
    subject: str = ""
    provision: str | None = None
    rule: str = ""
