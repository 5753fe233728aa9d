"""Successions 机关沿革: which body took over from which, when national bodies were renamed or merged.

Source: ``data/successions.csv``, a row a step, after the plans for the reform of the State Council. A name may have
had several holders (国家药品监督管理局 until 2003, and since 2018), so a step leads from body to body: from the one
that bore the former name until that year to the one that bore the other from then on.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from wenmai.ontology.issuers import authorities_named, held
from wenmai.ontology.tables import Row, parts, table
from wenmai.ontology.vocabulary import Level


class _Body(NamedTuple):
    """A holder of a name, told from others by the day from which it bore it."""

    name: str
    since: str


def successors_of(name: str, on: str | None = None) -> tuple[str, ...]:
    """Return the bodies that took over from one 后继机关, by their official names.

    ``on`` is the day on which the name was printed, which tells its holders apart; without it, of all of them.
    """
    return tuple(sorted({other.name for body in _holders(name, on) for other in _followers(body)}))


def line_of(name: str, on: str | None = None) -> frozenset[str]:
    """Return a body with all that went before and after it 机关沿革, by their official names; ``on`` as above."""
    return frozenset({name, *(one.name for body in _holders(name, on) for one in _line(body))})


def in_one_line(name: str, on: str | None, other: str, other_on: str | None) -> bool:
    """Say whether two official names, each of a day, are those of one body 同一沿革, or one body came of the other."""
    bodies, others = _holders(name, on), set(_holders(other, other_on))
    if not bodies or not others:
        return name == other
    return any(not others.isdisjoint(_line(body)) for body in bodies)


def official_names(printed: Iterable[str], on: str | None) -> frozenset[str]:
    """Return the official names of issuers as printed 机关全称, on a day; one that is not known stays as it is."""
    found: set[str] = set()
    for name in printed:
        found |= {one.name for one in authorities_named(name, on=on)} or {name}
    return frozenset(found)


def are_national(printed: Iterable[str], on: str | None) -> bool:
    """Say whether issuers are known national bodies 国家机关, all of them."""
    known = [authorities_named(name, on=on) for name in printed]
    return bool(known) and all(found and found[0].level is Level.NATIONAL for found in known)


def title_variants(title: str, on: str | None = None) -> tuple[str, ...]:
    """Return a title of a day with the names of bodies in it as others of their line bore it 机关更名后的标题."""
    found = {title}
    for form, name in _forms():
        if form in title:
            found |= {title.replace(form, other) for other in _other_forms(name, on)}
    return tuple(sorted(found))


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    """The rows of the national bodies that some step names."""
    names = {row[column] for row in table("successions") for column in ("former", "name")}
    found: dict[str, tuple[Row, ...]] = {}
    for row in table("issuers"):
        if row["name"] in names and row["level"] == Level.NATIONAL.value:
            found[row["name"]] = (*found.get(row["name"], ()), row)
    return found


def _holders(name: str, on: str | None) -> tuple[_Body, ...]:
    """The bodies of a name: who bore it on that day, or, where nobody did, all who ever bore it."""
    rows = _rows().get(name, ())
    then = [row for row in rows if held(row, on)]
    return tuple(_Body(row["name"], row["from"]) for row in then or rows)


@cache
def _steps() -> tuple[tuple[_Body, _Body], ...]:
    return tuple(
        (former, later)
        for row in table("successions")
        for former in _holders(row["former"], f"{int(row['year']) - 1}-12-31")
        for later in _holders(row["name"], f"{row['year']}-12-31")
    )


def _followers(body: _Body) -> tuple[_Body, ...]:
    return tuple(later for former, later in _steps() if former == body)


def _formers(body: _Body) -> tuple[_Body, ...]:
    return tuple(former for former, later in _steps() if later == body)


@cache
def _line(body: _Body) -> frozenset[_Body]:
    """A body with all that lie before and after it."""
    return frozenset((body, *_towards(body, _followers), *_towards(body, _formers)))


def _towards(body: _Body, step: Callable[[_Body], tuple[_Body, ...]]) -> Iterator[_Body]:
    for one in step(body):
        yield one
        yield from _towards(one, step)


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    """The printed forms of all bodies that changed their name, each with the official one, the longest first."""
    listed = {(form, name) for name in _rows() for form in _forms_of(name)}
    return tuple(sorted(listed, key=lambda pair: (-len(pair[0]), pair)))


def _forms_of(name: str) -> tuple[str, ...]:
    """An official name with its printed forms, of whichever holder."""
    rows = _rows()[name]
    return tuple(dict.fromkeys((name, *(form for row in rows for form in parts(row["short"])))))


def _other_forms(name: str, on: str | None) -> Iterator[str]:
    for one in line_of(name, on) - {name}:
        yield from _forms_of(one)
