"""Titles 标题: genre, edition, the forms in which one title is printed."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from wenmai.extractors.rules import genre_rules, not_documents
from wenmai.ontology.authorities import leading_issuers, split_issuers
from wenmai.ontology.vocabulary import Genre

_FOLD: Final = str.maketrans("＜＞<>〈〉〔〕[]﹝﹞－–—", "《》《》《》（）（）（）---")
_KEPT: Final = 1 << 14  # titles remembered: a corpus names the same ones again and again
_DROP: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff“”‘’\"'·、，,]")
_EDITION: Final = re.compile(
    r"（(?:试行|暂行|修订|修正|(?:\d{4}年?)?(?:修订|修正)(?:版|本|稿)?|征求意见稿|草案|正文|\d{4}年(?:版|本)?|第[一二三四五六七八九十]+版"
    r"|(?:19|20)\d{2}(?:年)?(?:-+(?:19|20)\d{2}年?)?|(?:共\d+项))）$"
)
_CONSULTS: Final = re.compile("(?:征求|征询|征集|听取)[^。]{0,120}意见")
_DRAFT: Final = re.compile("征求意见|草案|送审")
_ACTS: Final = ("命令", "令", "公告", "通告", "通知", "决定")
_BRACKET_END: Final = re.compile(r"（[^（）]{1,20}）$")
_SAID: Final = re.compile(
    "(?:现[将就][^。；]{0,80}?|(?:有关|具体|相关)(?:事项|要求))(通知|公告|通告|通报|批复)如下"
    "|特此(通知|公告|通告|通报|函|批复)"
    "|(?<!基)本(通知|公告|通告|意见|决定|规定|办法|细则|条例|方案)(?:自|由|印发|所|适用|施行|发布|公布|中)"
)
_SAID_ELSE: Final = re.compile("予以(公告|通告)|提出(?:如下|以下)(?:实施|指导)?(意见)")  # asked last
_AND_OTHERS: Final = re.compile(r"等(?:[\d一二三四五六七八九十]{1,3}个?)?(?:部门|部委|单位|机关)?")


@lru_cache(maxsize=_KEPT)
def fold(title: str) -> str:
    """Return the form in which titles are compared: no spaces, quotation marks or commas, brackets of one kind."""
    return _DROP.sub(
        "", unicodedata.normalize("NFKC", title).translate(_FOLD).replace("(", "（").replace(")", "）")
    )


@lru_cache(maxsize=_KEPT)
def bare(title: str) -> str:
    """Return a folded title without the title marks inside: 关于印发《…》的通知 is printed both ways."""
    return fold(title).replace("《", "").replace("》", "")


def edition(title: str) -> str | None:
    """Return the edition mark 版本标记 that a title ends in, folded, or None."""
    folded = fold(title)
    return folded[len(without_edition(folded)) :] or None


@lru_cache(maxsize=_KEPT)
def is_draft(title: str) -> bool:
    """Whether a title says that the text is a draft 草案: its edition mark is never left out when it is cited."""
    return _DRAFT.search(edition(title) or "") is not None


def names_an_act_alone(title: str) -> bool:
    """Whether a title is an issuer and a kind of act, no more: 中华人民共和国国务院令 is that of hundreds."""
    act = next((act for act in _ACTS if title.endswith(act)), None)
    issuers = title.removesuffix(act or "").removeprefix("中华人民共和国")
    return title in _ACTS or (act is not None and bool(split_issuers(issuers)))


@lru_cache(maxsize=_KEPT)
def without_edition(title: str) -> str:
    """Return a folded title without its edition marks （试行） （2022-2024年） 版本标记."""
    while match := _EDITION.search(title):
        title = title[: match.start()]
    return title


@lru_cache(maxsize=_KEPT)
def core(title: str) -> tuple[tuple[str, ...], str]:
    """Split a squeezed title into the issuers at its head and the rest (关于…, 印发…, or the whole)."""
    issuers, at = leading_issuers(title)
    rest = title[at:]
    others = _AND_OTHERS.match(rest)
    return issuers, rest[others.end() :] if issuers and others else rest


def leaves_issuers_out(title: str) -> bool:
    """Whether a title begins with what it is about 关于…: who issued it stands elsewhere."""
    return title.startswith("关于")


def others_follow(title: str) -> bool:
    """Whether the issuers at the head of a title end in 等部门: the signature names them all."""
    _, at = leading_issuers(title)
    return bool(at and _AND_OTHERS.match(title[at:]))


@lru_cache(maxsize=_KEPT)
def genre_of(title: str) -> Genre | None:
    """Return the genre a title ends in (brackets and title marks at the end looked through), or None."""
    plain = fold(title)
    for _ in range(3):
        shorter = _BRACKET_END.sub("", plain).rstrip("》）")
        if shorter == plain:
            break
        plain = shorter
    for rule in genre_rules():
        if plain.endswith(rule.suffix):
            return rule.genre
    return None


def genre_said(text: str) -> Genre | None:
    """Return the genre 文种 that a squeezed text without a title gives itself: 本通知, 特此公告, 通知如下, 予以公告."""
    match = _SAID.search(text) or _SAID_ELSE.search(text)
    return Genre(next(filter(None, match.groups()))) if match else None


def is_document_title(title: str) -> bool:
    """Whether what stands in title marks can be a document: no newspaper, licence, certificate or paper of a case."""
    plain = _BRACKET_END.sub("", title.replace("(", "（").replace(")", "）"))
    return bool(title) and not title.endswith(not_documents()) and not plain.endswith(not_documents())


def consults(title: str) -> bool:
    """Whether a document asks for opinions on a draft 征求意见: what the draft would do is not done yet."""
    return _CONSULTS.search(title) is not None
