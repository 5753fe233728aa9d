"""What a notice or order issues 印发与公布: the names of the texts that follow it, for splitting and identity."""

import re
from typing import Final

from wenmai.extractors.brackets import title_spans
from wenmai.extractors.titles import fold, genre_of, without_edition
from wenmai.ontology.vocabulary import Genre

_ISSUING: Final = ("印发", "发布", "公布", "下发")
_TITLE: Final = re.compile(
    rf"(?:{'|'.join(_ISSUING)})(?:了)?(.{{4,120}}?)(?:》?的(?:通知|公告|通告|决定|命令|函|意见|批复)|》)$"
)
_WORDS: Final = re.compile("(?<!自)(?:印发|公布|发布|颁布)|现予|予以公告")  # 自公布之日起 issues nothing
_LISTED: Final = re.compile("、《[^《》]{1,80}》(?:（[^（）]{1,20}）)?")  # between a name and the verb
_REACH: Final = 90
_FARTHEST: Final = 400
_DECREE: Final = 600  # an order printed under the title of its text, as pages do, is no longer


def plain(title: str) -> str:
    """Return a title as compared between a notice and its text: folded, no edition, no 关于, no 的 before 若干."""
    folded = without_edition(fold(title)).strip("《》").removeprefix("关于")
    return folded.replace("的若干", "若干").replace("的实施", "实施")


def may_issue(title: str) -> bool:
    """Return whether a title may be that of a notice that issues a text: asked first, because it costs little."""
    return any(word in title for word in _ISSUING)


def issues(title: str, body: str) -> frozenset[str]:
    """Return the plain names of the texts that a document of this title and squeezed body issues; empty for most.

    Orders and announcements, and what prints no title, say it in their text alone.
    """
    named = _TITLE.search(title)
    tells = not title or named is not None or genre_of(title) in (Genre.ORDER, Genre.ANNOUNCEMENT)
    if not tells and len(body) > _DECREE:
        return frozenset()
    names = [named[1]] if named else []
    for start, end in title_spans(body):
        after = _LISTED.sub("", body[end : end + _FARTHEST])[:_REACH]
        if _WORDS.search(body[max(start - 12, 0) : start].rpartition("。")[2]) or _WORDS.search(after):
            names.append(body[start + 1 : end - 1])
    issued = frozenset(plain(name) for name in names)
    return issued if tells else issued & {plain(title)}
