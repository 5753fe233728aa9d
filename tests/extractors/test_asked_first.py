"""What is asked before a pattern, because it costs less, lets every match of the pattern through."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors import catalogues, effect, fields, marks, numbers
from wenmai.extractors.effect import PeriodRule, period_rules
from wenmai.extractors.norms import rules
from wenmai.extractors.quantities import amounts
from wenmai.ontology.periods import LATER

ASKED: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "imprint": (
        fields._IMPRINT,
        lambda text: (
            text[0] in fields._IMPRINT_BEGINS and any(sign in text for sign in fields._IMPRINT_SIGNS)
        ),
    ),
    "date of a signature": (
        fields._DATE_LINE,
        lambda text: text[-1] in fields._DATE_ENDS and len(text) <= fields._LONGEST_DATE,
    ),
    "no beginning of a title": (
        marks._NO_BEGINNING,
        lambda text: text[0] in marks._NO_BEGINNINGS or text[0].isdecimal(),
    ),
    "entry into force": (effect._entry(), lambda text: effect._FROM.search(text) is not None),
    "period": (effect._PERIOD, lambda text: effect._TURN.search(text) is not None),
    "last day": (
        re.compile(f"[至到—–-]{LATER}"),
        lambda text: effect._LAST.search(text) is not None,
    ),
    "date of a last line": (marks._DATE_LINE, lambda text: text[-1] in marks.LAST_ENDS),
    "mark of an end": (marks._END_MARK, lambda text: text[-1] in marks.LAST_ENDS),
    "congress": (numbers._CONGRESS, lambda text: text.endswith(numbers._CONGRESS_ENDS)),
    "heading of a catalogue": (catalogues._heading(), lambda text: text[-1] in catalogues.heading_ends()),
    "words of a catalogue": (catalogues._likely(), catalogues.may_hold_a_catalogue),
    "ordinal": (re.compile(rules._ORDINAL), lambda text: text[0] in rules._ORDINAL_BEGINS),
    "towards": (re.compile(rules.TOWARDS), lambda text: text[0] in rules.TOWARDS_BEGINS),
    "lower end of a range": (amounts._FROM, lambda text: text[-1] in amounts._DASHES),
}

NORMS = rules.norm_rules()
ASKED |= {
    "phrase": (NORMS.phrase, lambda text: text[0] in NORMS.phrase_begins),
    "preposition": (NORMS.preposition, lambda text: text[0] in NORMS.preposition_begins),
    "condition": (
        NORMS.condition,
        lambda text: text[0] in NORMS.condition_begins or text[-1] in NORMS.condition_ends,
    ),
    "no norm": (NORMS.no_norm, lambda text: any(word in text for word in NORMS.no_norm_needs)),
}


@pytest.mark.parametrize("kind", ASKED)
@given(data=st.data())
def test_what_is_asked_first_lets_every_match_through(kind: str, data: st.DataObject) -> None:
    pattern, asked = ASKED[kind]
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assert match is not None
    assert asked(match[0].rstrip("\n"))


@pytest.mark.parametrize("sign", "〕）>＞}｝〉")
def test_a_number_with_a_bracket_and_a_stop_behind_it_is_one(sign: str) -> None:
    assert marks.is_number(f"财政部令第5号{sign}。")


@pytest.mark.parametrize("rule", period_rules("own"), ids=lambda rule: rule.id)
@given(data=st.data())
def test_what_a_rule_of_periods_needs_is_in_every_match_of_it(rule: PeriodRule, data: st.DataObject) -> None:
    match = rule.pattern.search(data.draw(st.from_regex(rule.pattern)))
    assert match is not None
    assert rule.needs in match[0]
    assert not rule.dated or effect._LAST.search(match[0])
