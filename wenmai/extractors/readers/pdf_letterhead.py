"""Letterheads 版头 whose parts stand side by side: the left before the right."""

import re
from typing import Final

_LINES: Final = 12  # a letterhead is that high at most
_BESIDE: Final = re.compile(r"(\S.{2,40}?号)(?:[ \u3000]+(\S.{0,20}))?")
_LONGEST_SIGNER: Final = 20
_SIGNED: Final = re.compile(r"签\s*发\s*人\s*[:：]")
_NAME: Final = re.compile(r"(?:[\u4e00-\u9fff]\s{0,9}){3,30}|文\s*件")  # 特急 and 机密 are none
_KIND: Final = re.compile(r"(?:(.*\S)\s+)?文\s*件(?:\s+(.*))?")


def in_order(text: str) -> str:
    """Return the first page with the number 发文字号 before 签发人, and 文件 after all joint issuers."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines[:_LINES]) if _BESIDE.fullmatch(line.strip())), None)
    if at is None or (match := _BESIDE.fullmatch(lines[at].strip())) is None:
        return text
    above, number, beside = lines[:at], match[1], match[2] or ""
    first = next((place for place, line in enumerate(above) if _SIGNED.match(line.strip())), at)
    signers = [line.strip() for line in (*above[first:], beside) if line.strip()]
    if not signers or not _SIGNED.match(signers[0]) or max(map(len, signers)) > _LONGEST_SIGNER:
        return "\n".join([*_kind_last(above), *lines[at:]])
    return "\n".join([*_kind_last(above[:first]), number, *signers, *lines[at + 1 :]])


def _kind_last(head: list[str]) -> list[str]:
    """The lines above the number with 文件 at their end, where it is printed beside names of issuers."""
    names = [line.strip() for line in head if line.strip()]
    if len(names) < 2 or not all(map(_NAME.fullmatch, names)):
        return head
    found = [match for line in names if (match := _KIND.fullmatch(line))]
    if len(found) != 1:
        return head
    at = names.index(found[0][0])
    beside = [name for name in found[0].groups() if name]
    return [*names[:at], *beside, *names[at + 1 :], "文件"]
