"""How often 频次: once in so many years."""

import re
from collections.abc import Iterator
from typing import Final

from wenmai.extractors.quantities.found import Found, make_found, make_measure
from wenmai.ontology.numerals import integer
from wenmai.ontology.provisions import QuantityType

_EVERY: Final = re.compile(
    "每(?P<n>[一二两三四五六七八九十]|[0-9]{1,2})?(?P<unit>年|个?季度|半年|个?月)"
    "(?P<what>[^，。；：、]{0,16}?(?:开展|组织|举办|召开|评选|命名|表彰|评估|考核|通报|报告|公布|发布|督导|更新|检查|评价))"
)
_ONCE: Final = re.compile(
    "(?:[^，。；：、]{0,12}?(?P<times>[一二两三四五六七八九]|[0-9]{1,2})(?:次|届|轮|批|期))?"
)


def find_rates(text: str, low: int, high: int) -> Iterator[Found]:
    """Yield how often something is done 每三年开展一届, 每年对…进行督导."""
    for match in _EVERY.finditer(text, low, high):
        if re.search(r"\d", match["what"]):
            continue
        count = integer(match["n"] or "1") or 1
        unit = match["unit"].removeprefix("个")
        months = {"年": 12, "半年": 6, "季度": 3, "月": 1}[unit] * count
        per = f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
        once = _ONCE.match(text, match.end(), high)
        times = integer(once["times"]) if once and once["times"] else 1
        end = match.end("unit")
        yield make_found(
            match.start(), end, QuantityType.RATE, make_measure(value=float(times or 1), per=per), "every"
        )
