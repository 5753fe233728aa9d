"""Records made by the thousand are those of their class."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from wenmai.ontology.making import changer, maker
from wenmai.ontology.provisions import Bound, Measure


def test_what_a_maker_makes_is_a_frozen_record_of_the_class() -> None:
    made = maker(Measure)(value=0.5, bound=Bound.MAX)
    assert type(made) is Measure
    assert (made, hash(made)) == (
        Measure(value=0.5, bound=Bound.MAX),
        hash(Measure(value=0.5, bound=Bound.MAX)),
    )
    assert replace(made, unit="year") == Measure(value=0.5, bound=Bound.MAX, unit="year")
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(FrozenInstanceError):
        made.value = 1.0  # type: ignore[misc]


def test_what_a_changer_makes_is_what_replace_makes() -> None:
    made = Measure(value=0.5, bound=Bound.MAX)
    changed = changer(Measure)(made, value=None, unit="year")
    assert changed == replace(made, value=None, unit="year")
    assert type(changed) is Measure
    assert made == Measure(value=0.5, bound=Bound.MAX)
    with pytest.raises(TypeError):
        changer(Measure)(made, weight=1.0)
