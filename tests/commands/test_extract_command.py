"""`wenmai extract`: records in a folder, the same bytes each time, no store."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
FILES = [
    *("diagnostics.jsonl", "documents.jsonl", "edges.jsonl", "manifest.json"),
    *("norms.jsonl", "provisions.jsonl", "quantities.jsonl", "references.jsonl", "validity.jsonl"),
]


def test_records_are_written(run: Run, samples: Path, tmp_path: Path) -> None:
    result = run("extract", samples / "hubei", "--output", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    assert "来源文件  3" in result.stdout
    assert "图谱" not in result.stdout
    for name in FILES:
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        rows = (
            [json.loads(text)]
            if name == "manifest.json"
            else [json.loads(line) for line in text.splitlines()]
        )
        assert all(isinstance(row, dict) for row in rows)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == 1
    assert [source["file"] for source in manifest["sources"]] == sorted(
        path.name for path in (samples / "hubei").iterdir()
    )


def test_same_input_gives_the_same_bytes(run: Run, samples: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        run("extract", samples / "xianning", "-o", tmp_path / out)
    assert [(tmp_path / "one" / name).read_bytes() for name in FILES] == [
        (tmp_path / "two" / name).read_bytes() for name in FILES
    ]


def test_offsets_speak_of_the_text_as_read(run: Run, samples: Path, tmp_path: Path) -> None:
    run("extract", samples / "hubei" / "ezhengbanfa-2022-40.txt", "-o", tmp_path)
    text = (samples / "hubei" / "ezhengbanfa-2022-40.txt").read_text(encoding="utf-8")
    lines = (tmp_path / "references.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for row in map(json.loads, lines):
        assert "".join(text[row["start"] : row["end"]].split()) == row["surface"].replace(" ", "")


def test_strict(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    run("extract", tmp_path / "a.txt", "-o", tmp_path / "out")
    run("extract", tmp_path / "a.txt", "-o", tmp_path / "out", "--strict", status=1)


def test_output_that_cannot_be_written(run: Run, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a", encoding="utf-8")
    result = run("extract", samples / "hubei", "-o", tmp_path / "file" / "out", status=1)
    assert result.stderr.startswith(f"Error: {tmp_path / 'file' / 'out'} cannot be written")
    assert result.stderr.count("\n") == 1


def test_output_is_asked_for(run: Run, samples: Path) -> None:
    assert "--output" in run("extract", samples / "hubei", status=2).stderr


def test_records_are_not_read_as_documents(run: Run, samples: Path, tmp_path: Path) -> None:
    run("extract", samples / "hubei", "-o", tmp_path / "out")
    run("extract", tmp_path / "out", "-o", tmp_path / "again")
    assert (tmp_path / "again" / "documents.jsonl").read_text(encoding="utf-8") == ""
