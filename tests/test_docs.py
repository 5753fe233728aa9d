"""The documents against the program: commands, options, output, tables, and what must not stand in any file."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from wenmai import parse_number
from wenmai.cli import main

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
TEXTS = (
    "docs/accuracy-conflicts.md",
    "docs/authorities.md",
    "docs/formats.md",
    *READMES,
    "CHANGELOG.md",
    "docs/api.md",
    "docs/architecture.md",
    "docs/dependencies.md",
    "docs/explorer.md",
    "docs/format.md",
    "docs/ontology.md",
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?(wenmai .*)$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, *kinds: str) -> list[str]:
    """The fenced blocks of these kinds."""
    return [block for kind, block in FENCE.findall(text) if kind in kinds]


def calls(text: str) -> list[list[str]]:
    """The command lines of the program in fenced blocks."""
    found = [line for block in blocks(text, "sh", "console") for line in CALL.findall(block)]
    return [shlex.split(line, comments=True)[1:] for line in found]


def check_call(arguments: list[str]) -> None:
    """Raise UsageError if the program does not accept these arguments; nothing is run."""
    with click.Context(main) as context:
        name, command, rest = main.resolve_command(context, list(arguments))
        assert command is not None
        command.make_context(name, rest, parent=context)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples and no settings, in which commands are run."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for name in ("WENMAI_STORE", "WENMAI_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- commands


@pytest.mark.parametrize("name", TEXTS)
def test_commands_are_accepted(desk: Path, name: str) -> None:
    for call in calls(read(name)):
        check_call(call)


@pytest.mark.parametrize(
    "call", ["builds x", "lineage x --everything", "show", "lineage x --format yaml", "build"]
)
def test_the_check_refuses_what_does_not_exist(call: str) -> None:
    (found,) = calls(f"```sh\nwenmai {call}\n```\n")
    with pytest.raises(click.UsageError):
        check_call(found)


def test_there_are_commands_to_check() -> None:
    assert {call[0] for call in calls(read("docs/api.md"))} == set(main.list_commands(click.Context(main)))
    assert all(len(calls(read(name))) >= 5 for name in READMES)


def test_every_option_is_in_the_api() -> None:
    text = read("docs/api.md")
    for name in main.list_commands(click.Context(main)):
        command = main.get_command(click.Context(main), name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"`{parameter.opts[0]}" in text, (name, parameter.opts)


def test_make_commands_exist_and_come_first() -> None:
    targets = re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE)
    first = [blocks(read(name), "sh")[0] for name in READMES]
    commands = [[line.split("#")[0].split() for line in block.splitlines()] for block in first]
    assert commands[0] == commands[1] == [["make", "demo"], ["make", "test"]]
    for name in TEXTS:
        for target in re.findall(r"`make ([a-z]+)`", read(name)):
            assert target in targets, (name, target)


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (
        [[word for word in call if word not in ("--lang", "en")] for call in calls(read(name))]
        for name in READMES
    )
    assert english == chinese
    for name, other in (READMES, READMES[::-1]):
        assert f"({other})" in read(name)


# ---- output


def with_output(text: str) -> str:
    """The text with its console blocks as the program answers them now."""

    def answered(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        lines = [line for line in match[2].splitlines() if line.startswith("$ ")]
        parts = []
        for line in lines:
            result = CliRunner().invoke(main, shlex.split(line)[2:], catch_exceptions=False)
            parts.append(f"{line}\n" + re.sub(r"\A\n+|\n+\Z", "", result.output) + "\n")
        return f"```console\n{''.join(parts)}```"

    return FENCE.sub(answered, text)


@pytest.mark.parametrize("name", [*READMES, "docs/api.md"])
def test_output_is_real(desk: Path, name: str) -> None:
    """``WENMAI_REPAIR=1 pytest tests/test_docs.py`` writes the output of today into the blocks."""
    now = with_output(read(name))
    if os.environ.get("WENMAI_REPAIR"):
        (ROOT / name).write_text(now, encoding="utf-8")
    assert read(name) == now, "run WENMAI_REPAIR=1 pytest tests/test_docs.py, and read what changed"


def test_library_examples_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("docs/api.md", *READMES):
        examples = blocks(read(name), "python")
        assert examples
        for example in examples:
            exec(compile(example, name, "exec"), {})
        printed = capsys.readouterr().out
        for said in blocks(read(name), "text"):
            assert said in printed


def test_keys_in_the_format_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| ([^|`]+) \| `([^`]+//?[^`]+)`[^|]*\|$", read("docs/format.md"), re.MULTILINE)
    assert len(rows) >= 7
    for printed, key in rows:
        for form in re.sub(r"（?two digits.*", "", printed).split(", "):
            number = parse_number(form)
            assert number is not None, form
            assert number.key == key, form


# ---- dependencies


def test_every_dependency_has_its_row() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        *project["build-system"]["requires"],
        "uv",
    ]
    names = {re.split(r"[<>=~\[; ]", one)[0] for one in wanted} - {"wenmai"}
    pins = dict(line.split("==") for line in read("constraints.txt").split())
    rows = {cells[0]: cells for cells in table(read("docs/dependencies.md"))}
    assert rows.keys() == names
    for name, cells in rows.items():
        assert all(cells), name
        assert cells[3] == pins.get(name, "–"), f"{name} is pinned at {pins.get(name)}"
        if name != "hatchling" and (expression := metadata(name).get("License-Expression")):
            assert cells[4] == expression


def table(text: str) -> list[list[str]]:
    """The rows of the first table, without its head, names in plain letters."""
    lines = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)[0].splitlines()
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


# ---- what no file may hold


_OPTIONS = "|".join(("index" + "-url", "find" + "-links", "trusted" + "-host"))
FORBIDDEN = {
    "the address of a registry": re.compile(
        r"(?:https?:)?//[\w.-]*(?:/simple\b|registry|packages?\.|mirrors?\.|artifactory|nexus)"
        rf"|--(?:extra-)?(?:{_OPTIONS})[ =]+[\w/]|(?:PIP|UV)_\w*INDEX\w*\s*=",
        re.IGNORECASE,
    ),
    "a path of one machine": re.compile(
        r"(?<![\w./])(?:/(?:home|root|Users|work|workspace|mnt|tmp|private|opt/[\w-]+)/[\w.-]+|[A-Z]:\\Users\\)"
    ),
}
PLANTED = {
    "the address of a registry": [
        "https:" + "//a.example/sim" + "ple", f"--{_OPTIONS[:9]} a.example", "http:" + "//mir" + "rors.example.cn/a",
        "UV_DEFAULT_" + "INDEX=x", "https://" + "packages.example.org/p", "https://" + "registry.example.com/x",
    ],
    "a path of one machine": [
        "see /" + "home/me/wenmai", "'/" + "work/main'", "(/" + "root/.venv)", "C:" + "\\Users\\me",
    ],
}  # fmt: skip


def offences(text: str) -> list[tuple[str, str]]:
    """What a text holds that it must not."""
    return [(what, found[0]) for what, pattern in FORBIDDEN.items() for found in pattern.finditer(text)]


@pytest.mark.parametrize(("what", "planted"), [(what, one) for what, many in PLANTED.items() for one in many])
def test_the_check_finds_what_is_planted(what: str, planted: str) -> None:
    assert [found for found, _ in offences(f"before {planted} after")] == [what]


@pytest.mark.parametrize(
    "allowed", ["/usr/bin/env bash", "/dev/full", "/proc/self/mem", "https://example.org/wenmai/"]
)
def test_the_check_allows_what_every_machine_has(allowed: str) -> None:
    assert offences(f"before {allowed} after") == []


def test_no_file_holds_a_registry_address_or_a_machine_path() -> None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs git and a git checkout to know which files are the project's")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = []
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and b"\0" not in (data := path.read_bytes()):
            found += [(name, *one) for one in offences(data.decode("utf-8", "replace"))]
    assert found == []
