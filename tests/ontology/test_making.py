"""Records made by the thousand are those of their class."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from wenmai.ontology.making import maker
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
