"""What a sentence asks, forbids, allows or grants 规范: who, in what mode, what, to whom, when, at whose cost.

Immutable and comparable: named tuples, because a compilation has thousands, and frozen dataclasses take several times
as long to build. Each part has its own offsets in the text as read.
"""

from enum import StrEnum
from typing import NamedTuple


class Modality(StrEnum):
    """How an act is asked for 情态, from the strictest; ``PLAIN`` where the sentence says it without such a word."""

    MUST = "must"  # 必须
    SHALL = "shall"  # 应当, 应, 须
    REQUIRE = "require"  # 要, 要求
    FORBID = "must_not"  # 不得, 禁止
    PRINCIPLE = "in_principle"  # 原则上, without another word
    PLAIN = "plain"  # 给予, 由…负责
    ENCOURAGE = "encourage"  # 鼓励, 支持
    MAY = "may"  # 可以, 允许


class Part(NamedTuple):
    """Words of a sentence with a part to play 成分, squeezed, and where they stand in the text as read."""

    text: str
    start: int
    end: int


class Norm(NamedTuple):
    """One act that a sentence asks, forbids, allows or grants 规范: the sentence is its evidence.

    ``start``, ``end`` and ``text`` are the sentence. ``bearer`` is who is to act or may 义务主体, ``beneficiary`` whom
    it is for 受益对象, ``payer`` who pays 出资主体, ``body`` who is in charge 责任主体; ``cue`` the words that gave the
    modality, ``hedged`` whether 原则上 softens them; ``quantities`` and ``times`` are those of its clauses as printed.
    """

    doc: str
    record: str
    source: str
    start: int
    end: int
    line: int
    text: str
    modality: Modality
    cue: Part
    action: Part
    hedged: bool = False
    bearer: Part | None = None
    beneficiary: Part | None = None
    payer: Part | None = None
    body: Part | None = None
    object: Part | None = None
    conditions: tuple[Part, ...] = ()
    quantities: tuple[Part, ...] = ()
    times: tuple[Part, ...] = ()
    provision: str | None = None
    rule: str = ""
