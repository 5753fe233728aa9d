"""Corrections of findings 更正: a person dismisses or confirms one, and says why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wenmai.comparing.model import Finding
from wenmai.errors import DataError
from wenmai.ontology.json_lines import read_rows

_ACTIONS: Final = ("dismiss", "confirm")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was decided of a finding 更正: ``action`` is ``dismiss`` or ``confirm``."""

    action: str
    reason: str


def read_corrections(path: Path) -> dict[str, Correction]:
    """Return the corrections of a file of JSON lines ``{"finding", "action", "reason"}`` by finding.

    DataError if a row has no reason or another action.
    """
    found = {}
    for row in read_rows(path):
        if not isinstance(row, dict) or row.get("action") not in _ACTIONS or not row.get("reason"):
            raise DataError(f"{path}: a correction names finding, action (dismiss or confirm) and reason")
        found[str(row.get("finding"))] = Correction(row["action"], str(row["reason"]))
    return found


def corrected(findings: Iterable[Finding], corrections: Mapping[str, Correction]) -> list[Finding]:
    """Return findings without those dismissed; of those confirmed, with the reason and full confidence."""
    kept = []
    for one in findings:
        correction = corrections.get(one.id)
        if correction is None:
            kept.append(one)
        elif correction.action == "confirm":
            kept.append(replace(one, confidence=1.0, confirmed=correction.reason))
    return kept
