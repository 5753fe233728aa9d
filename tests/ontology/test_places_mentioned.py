"""Places that a text mentions: what is found at the ends of names is what a pattern of all names finds."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from wenmai.ontology import regions
from wenmai.ontology.regions import cities_mentioned, provinces_mentioned
from wenmai.ontology.vocabulary import Level

NAMES = regions._province_names().known
ANY = re.compile("|".join(sorted(NAMES, key=lambda name: (-len(name), name))))
CITIES = {one for one in regions.regions().values() if one.level is Level.MUNICIPAL}
NAME = st.sampled_from(sorted(NAMES))
TEXT = st.lists(st.one_of(NAME, NAME.map(lambda name: name[1:]), st.sampled_from([*"市州盟区", "甲乙"]))).map(
    "".join
)


@given(TEXT)
def test_the_longest_names_one_after_the_other_tell_the_provinces(text: str) -> None:
    counts = Counter(NAMES[match[0]] for match in ANY.finditer(text))
    del counts[""]
    assert provinces_mentioned(text) == counts


@given(TEXT)
def test_a_city_is_mentioned_where_its_name_stands(text: str) -> None:
    assert cities_mentioned(text) == {city for city in CITIES if city.name in text}
