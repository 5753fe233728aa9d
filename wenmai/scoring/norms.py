"""Norms against annotation 规范评分: in the sentences that were annotated, mode and act must agree, then each role."""

from collections.abc import Sequence
from typing import Final

from wenmai.scoring.rows import Rows
from wenmai.scoring.tally import Counting, Row

ROLES: Final = ("bearer", "beneficiary", "payer", "body", "object", "condition")
_ENOUGH: Final = 0.6  # of the longer of two surfaces that the shorter one must make up


def compare_norms(gold: Rows, records: Rows, counting: Counting) -> None:
    """Count the norms of the annotated sentences; a row without a modality says that there is none.

    A role that the annotation leaves out counts neither way; several values of one field are all right.
    """
    if gold.norms is None or records.norms is None:
        return
    sentences: dict[tuple[str, int, int], list[Row]] = {}
    for row in gold.norms:
        sentences.setdefault((row["source"], row["start"], row["end"]), []).append(row)
    for (source, start, end), rows in sentences.items():
        wanted = [row for row in rows if row["modality"]]
        given = [
            row for row in records.norms if row["source"] == source and start <= row["cue"]["start"] < end
        ]
        _sentence(wanted, given, counting)


def _sentence(wanted: list[Row], given: list[Row], counting: Counting) -> None:
    counting.gold["norms"] += len(wanted)
    counting.given["norms"] += len(given)
    waiting = list(given)
    for row in wanted:
        found = next((one for one in waiting if _same(row, one)), None)
        name = f"{row['source']}:{row['line']}:{row['cue']}{_any(row['action'])[0]}"
        if found is None:
            counting.differ(f"{name} missed")
            continue
        waiting.remove(found)
        counting.matched["norms"] += 1
        for role in ROLES:
            if role in row:
                _role(role, row[role], _surface(role, found), name, counting)
    for one in waiting:
        counting.differ(f"{one['source']}:{one['line']}:{one['cue']['text']}{one['action']['text']} false")


def _role(role: str, wanted: str | None, got: str | None, name: str, counting: Counting) -> None:
    counting.gold[f"norm {role}"] += wanted is not None
    counting.given[f"norm {role}"] += got is not None
    if wanted is not None and got is not None and _alike(wanted, got):
        counting.matched[f"norm {role}"] += 1
    elif wanted != got:
        counting.differ(f"{name} {role}", f"wanted {wanted}, got {got}")


def _surface(role: str, row: Row) -> str | None:
    if role == "condition":
        return row["conditions"][0]["text"] if row["conditions"] else None
    return row[role]["text"] if row[role] else None


def _same(wanted: Row, got: Row) -> bool:
    action = got["action"]["text"]
    return got["modality"] in _any(wanted["modality"]) and any(
        one in action or action in one for one in _any(wanted["action"])
    )


def _any(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) >= _ENOUGH * len(longer)
