"""Stores that are missing, locked, of another version, damaged, or on a full disk: one line, status 1, nothing lost."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from filelock import FileLock

Run = Callable[..., Result]
PROGRAM = Path(sys.executable).parent / "wenmai"
READING = [
    ("lineage", "国发〔2022〕12号"), ("show", "国发〔2022〕12号"), ("search", "细则"),
    ("page", "国发〔2022〕12号", "-o", "page.html"),
]  # fmt: skip


def one_line(text: str) -> bool:
    return text.startswith("Error: ") and text.count("\n") == 1 and "Traceback" not in text


def program(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The installed program in a process of its own."""
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload]


@pytest.fixture
def copy(built: tuple[Path, Result], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[0], tmp_path / "copy"))


@pytest.mark.parametrize("arguments", READING)
def test_no_store(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--store", tmp_path / "none", status=1)
    assert one_line(result.stderr)
    assert "wenmai build" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_store_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = program("lineage", "国发〔2022〕12号", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr)
    assert "wenmai-store does not exist" in done.stderr


def test_folder_that_is_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("a", encoding="utf-8")
    result = run("lineage", "国发〔2022〕12号", "--store", tmp_path, status=1)
    assert one_line(result.stderr)
    assert "is no wenmai store" in result.stderr


def test_store_that_is_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a", encoding="utf-8")
    result = run("search", "细则", "--store", tmp_path / "store", status=2)
    assert "is a file" in result.stderr


@pytest.mark.parametrize("command", ["search", "build"])
def test_store_of_another_version(run: Run, copy: Path, samples: Path, command: str) -> None:
    (copy / "store.json").write_text(json.dumps({"format": 99, "program": "wenmai"}), encoding="utf-8")
    what = samples if command == "build" else "细则"
    result = run(command, what, "--store", copy, status=1)
    assert one_line(result.stderr)
    assert "format 99" in result.stderr


def test_locked_store_can_be_read_but_not_written(run: Run, copy: Path, samples: Path) -> None:
    with FileLock(copy / "wenmai.lock"):
        result = run("build", samples / "hubei", "--store", copy, status=1)
        assert one_line(result.stderr)
        assert "another process is writing" in result.stderr
        assert "国发〔2022〕12号" in run("lineage", "国发〔2022〕12号", "--store", copy).stdout
    run("build", samples / "hubei", "--store", copy)


@pytest.mark.parametrize("broken", ["generation.json", "index.sqlite", "oxigraph"])
def test_damaged_generation(run: Run, copy: Path, broken: str) -> None:
    number = (copy / "current").read_text(encoding="ascii").strip()
    path = copy / "generations" / number / broken
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    result = run("lineage", "国发〔2022〕12号", "--store", copy, status=1)
    assert one_line(result.stderr)


def test_broken_pointer(run: Run, copy: Path) -> None:
    (copy / "current").write_bytes(b"\xff\xfe")
    assert one_line(run("lineage", "国发〔2022〕12号", "--store", copy, status=1).stderr)


def test_full_disk_keeps_the_old_store(run: Run, copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "long.txt"
    source.write_text(
        "关于工作的通知\n\n国发〔2022〕99号\n\n" + "贯彻落实有关规定。\n" * 100_000, encoding="utf-8"
    )

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, resource.RLIM_INFINITY))

    done = program("build", source, "--store", copy, preexec_fn=limit)
    assert done.returncode == 1, done.stderr
    assert one_line(done.stderr)
    assert "stays as it was" in done.stderr
    assert "国发〔2022〕12号" in run("lineage", "国发〔2022〕12号", "--store", copy).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_answer_onto_a_full_disk(run: Run, copy: Path) -> None:
    result = run("search", "细则", "--store", copy, "--output", "/dev/full", status=1)
    assert one_line(result.stderr)
    with Path("/dev/full").open("wb") as full:
        command = [str(PROGRAM), "search", "细则", "--store", str(copy)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert one_line(done.stderr.decode())


def test_reader_that_goes_away(copy: Path) -> None:
    with subprocess.Popen(
        [str(PROGRAM), "lineage", "国发〔2022〕12号", "--store", str(copy), "--evidence", "--all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_output_is_utf_8_whatever_the_locale(copy: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = program("lineage", "国发〔2022〕12号", "--store", copy, env=environment)
    assert done.returncode == 0, done.stderr
    assert "向下：印发与落实" in done.stdout
