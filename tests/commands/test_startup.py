"""What a command imports: the help needs no heavy library, and no command needs all of them."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "neo4j", "rdflib", "rich", "networkx", "pyvis", "lxml", "pypdfium2", "docx", "pyoxigraph")
SCRIPT = """
import sys
import click
from wenmai.cli import main
try:
    main({arguments!r}, standalone_mode=False)
except click.ClickException:
    pass
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """The heavy libraries that a command line imports."""
    script = SCRIPT.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, input=""
    )
    return set(done.stderr.split())


def test_the_check_sees_an_import() -> None:
    assert "rich" in imported("lineage", "--help")


def test_help_imports_nothing_heavy() -> None:
    assert imported("--help") == set()
    assert imported("--version") == set()


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("number", "国发〔2022〕12号"), set()),
        (("build", "--help"), {"pyoxigraph"}),
        (("lineage", "--help"), {"rich", "pyoxigraph"}),
        (("search", "细则", "--store", "none"), {"pyoxigraph"}),
    ],
)
def test_a_command_imports_what_it_uses(arguments: tuple[str, ...], allowed: set[str]) -> None:
    assert imported(*arguments) <= allowed
