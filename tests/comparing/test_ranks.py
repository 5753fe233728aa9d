"""Which of two documents is the upper one, and when two of one level cannot clash."""

import pytest
from reading import readable

from wenmai.comparing.judging import compare
from wenmai.comparing.model import Verdict
from wenmai.comparing.ranks import equals, is_below, is_upper, of_one_body
from wenmai.comparing.rules import force_orders
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Force, Level


def document(force: Force | None = Force.NORMATIVE, *issuers: str, **fields: object) -> Document:
    return readable("", "d", force=force, issuers_full=issuers, **fields).document


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (Force.LAW, Force.ADMINISTRATIVE_REGULATIONS),
        (Force.ADMINISTRATIVE_REGULATIONS, Force.MINISTRY_RULES),
        (Force.LOCAL_REGULATIONS, Force.LOCAL_RULES),
        (Force.LOCAL_RULES, Force.NORMATIVE),
    ],
)
def test_force_decides_between_documents_of_one_level(upper: Force, lower: Force) -> None:
    """立法法 §99, §100: a later law is not below the regulations that carry it out."""
    later, earlier = document(upper, date="2023-01-01"), document(lower, date="2020-01-01")
    assert is_upper(later, earlier)
    assert not is_upper(earlier, later)
    assert is_below(earlier, later)


def test_level_comes_before_force() -> None:
    national = document(Force.MINISTRY_RULES)
    assert is_upper(national, document(Force.LOCAL_REGULATIONS, level=Level.PROVINCIAL))


def test_every_force_of_the_law_has_a_place() -> None:
    assert set(Force) - set(force_orders()) == {Force.JUDICIAL_INTERPRETATION, Force.PARTY, Force.OTHER}


def test_of_equals_what_rests_on_the_other_is_below() -> None:
    undated = document(None, date=None)
    assert not is_upper(document(date="2022-03-01"), undated, rests=True)
    assert is_upper(document(date="2022-03-01"), undated)
    assert equals(document(), undated)


def test_what_rests_on_a_text_of_unknown_level_is_below_it() -> None:
    basis, local = document(level=None, date=None), document(level=Level.PROVINCIAL)
    assert not is_upper(local, basis, rests=True)
    assert is_upper(local, basis)


def test_a_changed_text_is_of_the_day_of_its_last_change() -> None:
    changed = document(Force.LAW, date="2000-03-15", edition="2023-03-13")
    assert not is_upper(changed, document(Force.LAW, date="2015-01-01"))


def test_nothing_is_known_to_be_below_where_the_level_is_not_known() -> None:
    assert not is_below(document(level=None), document())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (document(Force.LAW), document(Force.LAW), True),
        (document(Force.NORMATIVE, "财政部"), document(Force.NORMATIVE, "财政部", "税务总局"), True),
        (document(Force.NORMATIVE, "财政部"), document(Force.NORMATIVE, "商务部"), False),
        (document(Force.NORMATIVE, "财政部"), document(Force.NORMATIVE), True),
    ],
    ids=["laws", "one issuer in common", "two issuers", "an issuer is not known"],
)
def test_of_one_body(one: Document, other: Document, expected: bool) -> None:
    assert of_one_body(one, other) is expected


UPPER = "一、单户企业奖励不超过200万元。\n"
LOWER = "一、单户企业奖励不超过300万元。\n"


@pytest.mark.parametrize(
    ("relation", "issuer", "rule"),
    [
        ("same_subject", "财政部", "newer_rule"),
        ("same_subject", "商务部", "same_level_clash"),
        ("cites", "财政部", "newer_rule"),
        ("implements", "财政部", "same_level_clash"),
        ("repeals", "商务部", "newer_rule"),
    ],
)
def test_acts_of_one_body_clash_only_where_one_rests_on_the_other(
    relation: str, issuer: str, rule: str
) -> None:
    """立法法 §103: of one body the newer or the special rule holds."""
    first = readable(UPPER, "u", issuers_full=("财政部",))
    second = readable(LOWER, "l", issuers_full=(issuer,), date="2022-06-08")
    assert [one.rule for one in compare(first, second, relation)] == [rule]


def test_a_lower_body_cannot_replace_an_upper_text() -> None:
    first = readable(UPPER, "u")
    second = readable(LOWER, "l", level=Level.PROVINCIAL, date="2022-06-08")
    (found,) = compare(first, second, "repeals")
    assert (found.rule, found.verdict) == ("figure_outside", Verdict.CONFLICT)
