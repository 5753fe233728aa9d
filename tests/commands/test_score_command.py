"""``wenmai score``: figures, differences, gains and losses against an earlier score."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wenmai.cli import main
from wenmai.ontology.records import write_records
from wenmai.pipeline import extract

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    write_records(extract(SAMPLES), folder)
    return folder


def run(*args: object) -> str:
    result = CliRunner().invoke(main, ["score", *map(str, args)])
    assert result.exit_code == 0, result.output
    return result.output


def test_figures_and_differences(records: Path) -> None:
    printed = run(SAMPLES / "expected", records, "--lang", "en")
    (documents,) = (line for line in printed.splitlines() if line.split()[:1] == ["documents"])
    assert documents.split() == ["documents", "1.0", "1.0", "1.0", "51", "51", "51"]
    assert any(line.split()[:2] == ["field", "issuers"] for line in printed.splitlines())
    assert "edge s006 → 高新技术企业认定管理办法 missed" in printed


def test_gains_and_losses(records: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    run(SAMPLES / "expected", records, "-f", "json", "-o", earlier)
    row = json.loads(earlier.read_text(encoding="utf-8"))
    gone = next(iter(row["differences"]))
    del row["differences"][gone]
    row["differences"]["s001 number"] = "wanted 甲, got 乙"
    earlier.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    printed = run(SAMPLES / "expected", records, "--against", earlier)
    assert printed.splitlines()[-3:] == ["+1 -1", "+ s001 number", f"- {gone}"]


@pytest.mark.parametrize("text", ["nothing", "[]", '{"format": 7}'])
def test_what_is_no_score_is_said_in_one_line(records: Path, tmp_path: Path, text: str) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["score", str(SAMPLES / "expected"), str(records), "--against", str(broken)]
    )
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1


def test_a_folder_without_records_is_said_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["score", str(SAMPLES / "expected"), str(tmp_path)])
    assert result.exit_code == 1
    assert "documents.jsonl" in result.output
