"""Successions 机关沿革: which body took over from which, when national bodies were renamed or merged.

Source: ``data/successions.csv``, a row a step, after the plans for the reform of the State Council.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from wenmai.ontology.issuers import authorities_named
from wenmai.ontology.tables import parts, table
from wenmai.ontology.vocabulary import Level


def successor_of(name: str) -> str | None:
    """Return the body that took over from one 后继机关, by their official names; None if there is none."""
    return _steps().get(name)


def line_of(name: str) -> frozenset[str]:
    """Return a body with all that went before and after it 机关沿革, by their official names."""
    return frozenset({name, *_after(name), *_before(name)})


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


def title_variants(title: str) -> tuple[str, ...]:
    """Return a title with the names of bodies in it as those before and after them bore it 机关更名后的标题."""
    found = {title}
    for name, others in _forms():
        if name in title:
            found |= {title.replace(name, other) for other in others}
    return tuple(sorted(found))


@cache
def _steps() -> dict[str, str]:
    return {row["former"]: row["name"] for row in table("successions")}


def _after(name: str) -> Iterator[str]:
    while following := successor_of(name):
        yield following
        name = following


def _before(name: str) -> Iterator[str]:
    for former, following in _steps().items():
        if following == name:
            yield former
            yield from _before(former)


@cache
def _forms() -> tuple[tuple[str, frozenset[str]], ...]:
    """The printed forms of all bodies that changed their name, the longest first, with the forms of the others."""
    names = {*_steps(), *_steps().values()}
    forms = {
        row["name"]: (row["name"], *parts(row["short"]))
        for row in table("issuers")
        if row["name"] in names and row["level"] == Level.NATIONAL.value
    }
    listed = [
        (form, frozenset(other for one in line_of(name) - {name} for other in forms.get(one, ())))
        for name, own in forms.items()
        for form in own
    ]
    return tuple(sorted(listed, key=lambda pair: (-len(pair[0]), pair[0])))
