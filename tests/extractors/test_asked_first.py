"""What is asked before a pattern, because it costs less, lets every match of the pattern through."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai.extractors import catalogues, effect, fields, issuing, marks, norms, numbers, run_together
from wenmai.extractors.effect import PeriodRule, period_rules
from wenmai.extractors.norms import rules, tails
from wenmai.extractors.quantities import amounts, dates
from wenmai.extractors.quantities.rules import quantity_rules
from wenmai.extractors.readers.head_block import label
from wenmai.extractors.rules import GenreRule, genre_rules
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
    "date behind names": (fields._LAST_DATE, lambda text: text.endswith("日")),
    "date in digits": (fields._ISO_LINE, lambda text: text[-1] in fields._DATE_ENDS),
    "signature with its date": (marks._SIGNED, lambda text: text[-1] in marks.LAST_ENDS),
    "notice": (issuing._TITLE, issuing.may_issue),
    "signature and title on a line": (
        run_together._SIGNED,
        lambda text: (
            run_together._GOES_ON.search(text) is not None and bool(run_together._DATED.search(text))
        ),
    ),
    "charge": (
        norms._CHARGE,
        lambda text: ("（" in text or "(" in text) and any(word in text for word in norms._CHARGED),
    ),
    "also": (tails._ALSO, lambda text: text[0] in tails._ALSO_BEGINS),
    "months one by one": (dates._MORE_MONTHS, lambda text: text[0] in dates._AND),
    "quarters one by one": (dates._MORE_QUARTERS, lambda text: text[0] in dates._AND),
    "second of two dates": (dates._SECOND, lambda text: text[0] in dates._TO),
    "from a day": (dates._BEGINS, lambda text: text[0] in dates._BEGINS_FIRST),
    "before a day": (dates._BEFORE, lambda text: text[0] in dates._BEFORE_FIRST),
    "for each, behind a sum": (amounts._PER_BEHIND, lambda text: text[0] == "/"),
    "for each, before a sum": (amounts._PER, lambda text: "每" in text),
    "label in a cell": (label(), lambda text: ":" in text or "：" in text),
    "lower end of a range": (amounts._FROM, lambda text: text[-1] in amounts._DASHES),
}

NORMS = rules.norm_rules()
MEASURES = quantity_rules()


def may_be_amount(text: str) -> bool:
    """Whether a run of numerals in a text is looked at as that of an amount."""
    return any(
        (sign := text[run.end()]) in MEASURES.unit_signs
        and (sign in MEASURES.han_signs or not run[0].isalpha())
        for run in MEASURES.numeral.finditer(text)
    )


ASKED |= {
    "phrase": (NORMS.phrase, lambda text: text[0] in NORMS.phrase_begins),
    "preposition": (NORMS.preposition, lambda text: text[0] in NORMS.preposition_begins),
    "condition": (
        NORMS.condition,
        lambda text: text[0] in NORMS.condition_begins or text[-1] in NORMS.condition_ends,
    ),
    "bound behind a value": (MEASURES.after, lambda text: text[0] in MEASURES.after_begins),
    "amount": (MEASURES.amount, may_be_amount),
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


@pytest.mark.parametrize("rule", genre_rules(), ids=lambda rule: rule.suffix)
def test_a_title_ends_as_titles_that_are_parted_from_a_line_do(rule: GenreRule) -> None:
    assert rule.example[-1] in run_together._title_ends()


@pytest.mark.parametrize("rule", period_rules("own"), ids=lambda rule: rule.id)
@given(data=st.data())
def test_what_a_rule_of_periods_needs_is_in_every_match_of_it(rule: PeriodRule, data: st.DataObject) -> None:
    match = rule.pattern.search(data.draw(st.from_regex(rule.pattern)))
    assert match is not None
    assert rule.needs in match[0]
    assert not rule.dated or effect._LAST.search(match[0])
