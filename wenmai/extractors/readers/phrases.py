"""The words of web pages 网页用语: the data tables of the readers, read once and only when first asked for."""

import csv
import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from wenmai.errors import DataError
from wenmai.ontology.vocabulary import Meta

_SEPARATORS: Final = r"[|｜:：;；、·•>＞»/<《》\[\]【】（）()\-]{0,5}"
_WORD: Final = re.compile("[A-Za-z]+")
LONGEST: Final = 200


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows 数据行 of ``data/<name>.csv``, every cell a string. DataError if a row is cut short."""
    source = files("wenmai.extractors") / "data" / f"{name}.csv"
    header, *lines = csv.reader(source.read_text(encoding="utf-8").splitlines())
    for number, line in enumerate(lines, 2):
        if len(line) != len(header):
            raise DataError(f"data/{name}.csv, line {number}: {len(line)} cells instead of {len(header)}")
    return tuple(dict(zip(header, line, strict=True)) for line in lines)


@cache
def fields(where: str) -> Mapping[str, Meta | None]:
    """Return what each label 标签 says: ``line`` those of a head block, ``meta`` those of meta tags.

    A label that says nothing of a document (浏览次数) is known all the same, as None.
    """
    known = (row for row in rows("head_block") if row["where"] == where)
    return {row["label"]: Meta(row["field"]) if row["field"] else None for row in known}


@cache
def label() -> re.Pattern[str]:
    """Return the pattern of a label and its colon: the short ones only where no word runs on into them."""

    def spaced(words: list[str]) -> str:
        return "|".join(" ?".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))

    short = [word for word in fields("line") if len(word) < 4]
    long = [word for word in fields("line") if len(word) >= 4]
    return re.compile(
        rf"[【\[（(]?((?:{spaced(long)})|(?<![\u4e00-\u9fff])(?:{spaced(short)}))[】\]）)]? ?[:：]"
    )


@lru_cache(maxsize=4096)
def is_beside(name: str) -> bool:
    """Whether the name of a block 版块名 (``top_nav``, ``footer``) says that it is not part of a document."""
    words = {word.lower() for word in _WORD.findall(name)}
    return not words.isdisjoint(_phrases("name")) and words.isdisjoint(_phrases("text"))


def footers(lines: Sequence[str]) -> Set[int]:
    """Return the numbers of the lines that :func:`is_footer` holds of 页脚, from one search of them all."""
    numbers = [at for at, line in enumerate(lines) if len(line) <= LONGEST]
    text = "\n".join([lines[at] for at in numbers])
    found: set[int] = set()
    place = end = 0
    for match in _footer().finditer(text):
        place, end = place + text.count("\n", end, match.start()), match.start()
        found.add(numbers[place])
    return found


def is_footer(text: str) -> bool:
    """Whether a line stands only at the foot of a page 页脚: 版权所有, ICP备, 网站标识码."""
    return len(text) <= LONGEST and _footer().search(text) is not None


def is_credit(text: str) -> bool:
    """Whether a line may belong to the foot of a page 页脚, if one that surely does follows: 地址, 技术支持."""
    return len(text) <= LONGEST and _credit().search(text) is not None


def is_navigation(text: str) -> bool:
    """Whether a line is nothing but buttons, a path, a counter 导航用语: no line of a document reads so."""
    if len(text) > LONGEST:
        return False
    squeezed = "".join(text.split())
    return _starts().match(squeezed) is not None or _buttons().fullmatch(squeezed) is not None


@cache
def _footer() -> re.Pattern[str]:
    return re.compile("|".join(_phrases("footer")), re.MULTILINE)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile("|".join(_phrases("credit")))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in _phrases("start")))


@cache
def _buttons() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_phrases("button"), key=len, reverse=True))
    return re.compile(rf"{_SEPARATORS}+(?:(?>{words}){_SEPARATORS}+){{1,40}}+")


@cache
def _phrases(kind: str) -> list[str]:
    return [row["phrase"] for row in rows("navigation") if row["kind"] == kind]
