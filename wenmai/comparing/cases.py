"""Whether two sentences speak of one case 同一情形: what goes on from a case before it, what is answered elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from wenmai.comparing.alignment import Match
from wenmai.comparing.clauses import Readable
from wenmai.comparing.figures import Pair, pair_up, same
from wenmai.comparing.rules import pattern


class Cases:
    """The sentences of two documents that answer each other 对应全表, asked of each of them."""

    def __init__(self, matches: Iterable[Match], upper: Readable, lower: Readable) -> None:
        """Take what answers what."""
        self._matches = tuple(matches)
        self._upper, self._lower = upper, lower
        self._pairs: dict[tuple[int, int], list[Pair]] = {}

    @cached_property
    def _answers(self) -> dict[tuple[str, int], list[Match]]:
        found: dict[tuple[str, int], list[Match]] = defaultdict(list)
        for one in self._matches:
            found["upper", one.upper.order].append(one)
            found["lower", one.lower.order].append(one)
        return found

    def of_one_case(self, match: Match) -> bool:
        """Whether sentences that go on from a case 承前 (拒不改正的) go on from cases that answer each other.

        The case stands in the first sentence of the item; of one that is itself the first nothing can be told.
        """
        goes_on = pattern("goes_on")
        if not (goes_on.match(match.upper.text) or goes_on.match(match.lower.text)):
            return True
        above = self._upper.firsts[match.upper.item_line]
        below = self._lower.firsts[match.lower.item_line]
        if match.upper.order == above.order or match.lower.order == below.order:
            return False
        return any(one.lower.order == below.order for one in self._answers["upper", above.order])

    def pairs(self, match: Match) -> list[Pair]:
        """Return the figures of two sentences that answer each other 数值配对, found once."""
        key = match.upper.order, match.lower.order
        if key not in self._pairs:
            self._pairs[key] = pair_up(match.upper, match.lower)
        return self._pairs[key]

    def is_answered(self, pair: Pair, match: Match) -> bool:
        """Whether another sentence answers one of two figures with its equal 另有相同数值.

        The words around the two are as much alike, or the sentences are more alike than these.
        """
        above, below = pair.upper.start, pair.lower.start
        for one in self._answers["upper", match.upper.order]:
            if one is not match and any(
                each.upper.start == above for each in self._as_good(one, pair, match)
            ):
                return True
        for one in self._answers["lower", match.lower.order]:
            if one is not match and any(
                each.lower.start == below for each in self._as_good(one, pair, match)
            ):
                return True
        return False

    def _as_good(self, one: Match, pair: Pair, match: Match) -> Iterator[Pair]:
        least = 0.0 if one.score > match.score else pair.likeness
        return (each for each in self.pairs(one) if each.likeness >= least and same(each))
