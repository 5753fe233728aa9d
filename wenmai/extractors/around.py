"""What a web page prints around a document 网页边栏: labels and buttons under its title, a head block, a foot."""

from typing import Final

from wenmai.extractors.lines import Lines
from wenmai.extractors.marks import ends_document, heads_a_text, is_passed_over
from wenmai.extractors.readers.phrases import is_credit, is_footer, is_navigation

_INDEX: Final = "索引号"
_BLOCK: Final = 24  # lines, at most, of the head block of a page
_LABELS: Final = 8  # lines, at most, between a title and what heads the text
_BETWEEN: Final = 3  # lines of a page, at most, between the end of a document and that block


def last_line(lines: Lines, first: int, end: int) -> int:
    """Return the index behind the last line of a document: what a web page prints below it is left out."""
    while end - 1 > first and (is_navigation(lines.texts[end - 1]) or is_footer(lines.texts[end - 1])):
        end -= 1
        while end - 1 > first and is_credit(lines.texts[end - 1]):
            end -= 1
    return end


def before_block(lines: Lines, first: int, end: int) -> int:
    """Return the index behind the last line before the head block 信息公开要素 of the next document, else ``end``."""
    for at in range(end - 1, max(first, end - _BLOCK), -1):
        if lines.texts[at].startswith(_INDEX):
            above = range(at - 1, max(first, at - 1 - _BETWEEN), -1)
            return next((line for line in above if ends_document(lines, line)), at - 1) + 1
    return end


def followed(lines: Lines, end: int) -> bool:
    """Whether what follows a title, behind labels and buttons of a page, is what stands between title and text."""
    for at in range(end, min(end + _LABELS, len(lines))):
        if heads_a_text(lines, at):
            return True
        if not is_label(lines.texts[at]):
            return False
    return False


def is_label(text: str) -> bool:
    """Whether a line is a label of a page, a date or a button: 主题词：, 当前位置：, 【字号 大 中 小】."""
    return is_passed_over(text) or is_navigation(text)
