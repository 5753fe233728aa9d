"""Norms as records: out and in again without loss; broken rows are told."""

import json

import pytest

from wenmai.errors import DataError
from wenmai.ontology.norm_records import norm_from, norm_row
from wenmai.ontology.norms import Modality, Norm, Part

NORM = Norm(
    "d", "d-0", "a.txt", 0, 14, 1, "经批准的，企业可以缓缴3个月。", Modality.MAY,
    Part("可以", 7, 9), Part("缓缴", 9, 11),
    bearer=Part("企业", 5, 7), conditions=(Part("经批准的", 0, 4),), times=(Part("3个月", 11, 14),), rule="可以",
)  # fmt: skip


def test_a_norm_out_and_in() -> None:
    assert norm_from(json.loads(json.dumps(norm_row(NORM)))) == NORM


@pytest.mark.parametrize(
    "broken",
    [{"modality": "will"}, {"cue": {"text": "应"}}, {"conditions": [1]}, {"line": None, "doc": 1, "cue": 3}],
)
def test_a_broken_norm(broken: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"norms\.jsonl"):
        norm_from({**norm_row(NORM), **broken})
