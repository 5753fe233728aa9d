"""Styles and lists of a Word document 样式与编号 (.docx, ECMA-376 part 1 §17.7, §17.9)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from zipfile import ZipFile

from wenmai.errors import WenmaiError
from wenmai.extractors.readers.lists import LEVELS, Labels, Level, Listing
from wenmai.extractors.readers.office import attribute, parse_tree, whole

OFF: Final = ("0", "false", "off")
_SUFFIXES: Final = {"nothing": ""}  # a tab or a space in print
_LONGEST: Final = 60
_MOST_ANCESTORS: Final = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style adds to a paragraph or run 样式: the list that it belongs to, that it is hidden."""

    above: str = ""
    numbering: str = ""
    depth: int = 0
    hidden: bool = False


def definitions(archive: ZipFile) -> tuple[dict[str, Style], Labels]:
    """Return the styles and the lists of a document; none where their parts are missing or damaged."""
    styles = _styles(_tree(archive, "word/styles.xml"))
    return styles, Labels(_lists(_tree(archive, "word/numbering.xml"), styles))


def _tree(archive: ZipFile, name: str) -> Any:
    from lxml.etree import Element

    try:
        return parse_tree(archive, name)
    except WenmaiError:
        return Element("none")


def _value(element: Any) -> str:
    return "" if element is None else attribute(element.attrib, "val")


def _named(root: Any, tag: str, key: str) -> dict[str, Any]:
    return {attribute(one.attrib, key): one for one in root.iterchildren("{*}" + tag)}


def _styles(root: Any) -> dict[str, Style]:
    declared = {}
    for name, element in _named(root, "style", "styleId").items():
        vanish = element.find("{*}rPr/{*}vanish")
        declared[name] = Style(
            _value(element.find("{*}basedOn")),
            _value(element.find("{*}pPr/{*}numPr/{*}numId")),
            whole(_value(element.find("{*}pPr/{*}numPr/{*}ilvl")), 0),
            vanish is not None and _value(vanish) not in OFF,
        )
    return {name: _inherited(style, declared) for name, style in declared.items()}


def _inherited(style: Style, declared: Mapping[str, Style]) -> Style:
    above = style.above
    for _ in range(_MOST_ANCESTORS):
        if above not in declared:
            break
        parent = declared[above]
        if not style.numbering:
            style = replace(style, numbering=parent.numbering, depth=parent.depth)
        style = replace(style, hidden=style.hidden or parent.hidden)
        above = parent.above
    return style


def _lists(root: Any, styles: Mapping[str, Style]) -> dict[str, Listing]:
    abstract = {
        name: (_levels(one), _value(one.find("{*}numStyleLink")))
        for name, one in _named(root, "abstractNum", "abstractNumId").items()
    }
    numbers = _named(root, "num", "numId")
    lists = {}
    for name, number in numbers.items():
        counter = _value(number.find("{*}abstractNumId"))
        linked = styles.get(abstract[counter][1]) if counter in abstract else None
        if linked and linked.numbering in numbers:  # the list is that of a numbering style
            counter = _value(numbers[linked.numbering].find("{*}abstractNumId"))
        if counter in abstract:
            lists[name] = _listing(counter, abstract[counter][0], number)
    return lists


def _listing(counter: str, own: Mapping[int, Level], number: Any) -> Listing:
    levels = {at: own.get(at, Level()) for at in range(LEVELS)}
    anew = set()
    for override in number.iterchildren("{*}lvlOverride"):
        levels |= _levels(override)
        start = _value(override.find("{*}startOverride"))
        at = whole(attribute(override.attrib, "ilvl"), LEVELS)
        if start and at < LEVELS:
            anew.add(at)
            levels[at] = replace(levels[at], start=whole(start, 1))
    return Listing(counter, tuple(levels[at] for at in range(LEVELS)), frozenset(anew))


def _levels(parent: Any) -> dict[int, Level]:
    found = {}
    for element in parent.iterchildren("{*}lvl"):
        at = whole(attribute(element.attrib, "ilvl"), LEVELS)
        legal = element.find("{*}isLgl")
        if at < LEVELS:
            found[at] = Level(
                whole(_value(element.find("{*}start")), 0),
                _value(element.find(".//{*}numFmt")) or "decimal",
                _value(element.find("{*}lvlText"))[:_LONGEST],
                _SUFFIXES.get(_value(element.find("{*}suff")), " "),
                legal is not None and _value(legal) not in OFF,
                _value(element.find("{*}lvlRestart")) != "0",
            )
    return found
