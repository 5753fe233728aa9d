"""Published texts of six collections against their annotation: what was reached is held.

The texts are not part of this project: WENMAI_CORPUS names their folder. See ``tests/gold/README.md``.
"""

import tomllib
from functools import cache

import pytest
from corpus_folder import need_corpus
from gold_reading import GOLD, read_half, repeal_sentences, sources

from wenmai.extractors.text import squeeze
from wenmai.ontology.json_lines import read_rows
from wenmai.scoring.score import score_corpus
from wenmai.scoring.tally import Score

need_corpus()

HALVES = ("tune", "held")
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))


@cache
def score(half: str) -> Score:
    return score_corpus(GOLD / half, read_half(half))


@pytest.mark.parametrize("half", HALVES)
def test_every_annotated_surface_stands_where_it_is_said_to_stand(half: str) -> None:
    texts = {source.file: source.text for source in sources(half)}
    rows = list(read_rows(GOLD / half / "references.jsonl"))
    assert len(rows) > 100
    for row in rows:
        text = texts[row["source"]]
        assert squeeze(text[row["start"] : row["end"]]) == row["surface"], row
        assert text.count("\n", 0, row["start"]) + 1 == row["line"], row


def test_the_halves_share_no_text() -> None:
    tune, held = ({source.sha256 for source in sources(half)} for half in HALVES)
    assert len(tune) == len(held) == 20
    assert not tune & held


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("what", ["mentions", "typed"])
def test_what_was_reached_is_held(half: str, what: str) -> None:
    assert score(half).tallies[what].f1 >= FLOORS[half][what]


def test_facts_of_validity_that_were_found_are_held() -> None:
    tally = score("tune").tallies["validity"]
    assert tally.gold == 9
    assert tally.f1 >= FLOORS["tune"]["validity"]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", ["policy", "number", "title", "date", "issuers", "level", "region", "genre"])
def test_fields_that_were_right_stay_right(half: str, name: str) -> None:
    right, asked = score(half).fields[name]
    assert right / asked >= FLOORS[half]["fields"][name]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("what", ["norms", "norm bearer", "norm object", "norm condition"])
def test_norms_that_were_read_stay_read(half: str, what: str) -> None:
    assert score(half).tallies[what].f1 >= FLOORS[half][what]


@pytest.mark.parametrize("half", HALVES)
def test_annotated_sentences_hold_their_parts(half: str) -> None:
    texts = {source.file: source.text for source in sources(half)}
    rows = list(read_rows(GOLD / half / "norms.jsonl"))
    assert len({(row["source"], row["start"]) for row in rows}) >= 30
    for row in rows:
        sentence = squeeze(texts[row["source"]][row["start"] : row["end"]])
        for role in ("cue", "bearer", "beneficiary", "payer", "body", "object", "condition"):
            assert (row.get(role) or "") in sentence, row


def test_sentences_that_a_reader_calls_a_repeal_are_found() -> None:
    sentences = repeal_sentences()
    repeals = [one for one in sentences if one.repeal]
    assert len(repeals) == 100
    assert sum(one.right for one in repeals) >= FLOORS["repeal_sentences"]["found"]
    assert sum(not one.right for one in sentences if not one.repeal) <= FLOORS["repeal_sentences"]["false"]
