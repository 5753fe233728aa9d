"""What a reader of one format returns 读取结果, before it is known as which file."""

from dataclasses import dataclass

from wenmai.ontology.model import Diagnostic, Given, SourceText
from wenmai.ontology.vocabulary import Code


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one file and what stands beside it 页面: ``doubts`` are (code, message) pairs."""

    text: str
    metadata: tuple[Given, ...] = ()
    doubts: tuple[tuple[Code, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file gives 读取所得: a text each for its members and rows, and what was wrong."""

    texts: tuple[SourceText, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
