"""Annex lists 附件清单: what a document names as printed with it, and what it only names to say what an annex is of."""

import re
from typing import Final

from wenmai.extractors.brackets import title_spans

_LIST: Final = re.compile(r"附件\d{0,2}[：:]([^。]{0,240})")
_ENTRY: Final = re.compile(r"(?:^|[：:；;，,、。.．)）》\d])$")  # behind a number, its sign, another entry
_OF_IT: Final = re.compile("[\u4e00-\u9fff]{0,12}?(?:名单|目录|清单|说明|解读|汇总表|对照表|一览表)")


def own_annexes(body: str) -> str:
    """Return the annex lists of a squeezed text, one a line, without the titles that stand within a longer entry.

    附件：1.符合《甲条件》企业名单 lists firms, and 《甲条件》 is another document; 附件：1.《甲表》 is an own annex.
    """
    return "\n".join(_entries(match[1]) for match in _LIST.finditer(body))


def _entries(listed: str) -> str:
    kept, at = [], 0
    for start, end in title_spans(listed):
        if _ENTRY.search(listed[max(start - 1, 0) : start]) and not _OF_IT.match(listed[end : end + 20]):
            continue
        kept.append(listed[at:start])
        at = end
    return "\n".join([*kept, listed[at:]])
