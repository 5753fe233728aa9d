"""Provisions and quantities as records: out and in again without loss; broken rows are told."""

import pytest

from wenmai.errors import DataError
from wenmai.ontology.provision_records import provision_from, provision_row, quantity_from, quantity_row
from wenmai.ontology.provisions import (
    Bound,
    Measure,
    Provision,
    ProvisionKind,
    Quantity,
    QuantityType,
    measure_from,
    normalized,
)

PROVISION = Provision("d!一", "d", "d-0", "a.txt", ProvisionKind.ITEM, "一", 1, "目标", None, 3, 9, 6, 2)
MEASURES = [
    (QuantityType.PERCENT, Measure(value=0.5, bound=Bound.MIN), {"value": 0.5, "bound": "min"}),
    (QuantityType.MONEY, Measure(value=4e6, unit="CNY"), {"amount": 4000000, "unit": "CNY"}),
    (QuantityType.PERCENT_RANGE, Measure(low=0.06, high=0.1), {"min": 0.06, "max": 0.1}),
    (QuantityType.DATE_RANGE, Measure(since="2022-07-01"), {"from": "2022-07-01", "to": None}),
    (QuantityType.DATE_RANGE, Measure(periods=("2022-Q1",)), {"quarters": ["2022-Q1"]}),
    (QuantityType.DATE_RANGE, Measure(periods=("2022-01",)), {"months": ["2022-01"]}),
    (
        QuantityType.MONEY,
        Measure(parts=(Measure(value=5.0, unit="CNY", case="甲"),)),
        {"list": [{"amount": 5, "unit": "CNY", "for": "甲"}]},
    ),
]


def test_a_provision_out_and_in() -> None:
    assert provision_from(provision_row(PROVISION)) == PROVISION


@pytest.mark.parametrize(("kind", "measure", "row"), MEASURES)
def test_a_measure_as_the_format_has_it(kind: QuantityType, measure: Measure, row: dict[str, object]) -> None:
    assert normalized(measure, kind) == row
    assert measure_from(row) == measure


def test_a_quantity_out_and_in() -> None:
    quantity = Quantity(
        "d",
        "d-0",
        "a.txt",
        3,
        9,
        2,
        "50%以上",
        QuantityType.PERCENT,
        MEASURES[0][1],
        "比例",
        "d!一",
        "amount",
    )
    assert quantity_from(quantity_row(quantity)) == quantity


@pytest.mark.parametrize("broken", [{"kind": "verse"}, {"unknown": 1}])
def test_a_broken_provision(broken: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"provisions\.jsonl"):
        provision_from({**provision_row(PROVISION), **broken})


@pytest.mark.parametrize("broken", [{"type": "weight"}, {"normalized": {"colour": 1}}, {"normalized": None}])
def test_a_broken_quantity(broken: dict[str, object]) -> None:
    row = {"doc": "d", "line": 1, "surface": "x", "type": "percent", "normalized": {"value": 1}, **broken}
    with pytest.raises(DataError, match=r"quantities\.jsonl"):
        quantity_from(row)
