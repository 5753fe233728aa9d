"""A real Neo4j for the tests: jars by Maven, started on a free port of this machine, stopped by its own process."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

HERE = Path(__file__).parent / "neo4j"
PASSWORD = "only-for-tests"
PATIENCE = 420.0
CONFIGURATION = """
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size={cache}
"""


class Unavailable(Exception):
    """There can be no Neo4j here; the message says why in one line."""


def classpath(cache: Path) -> str:
    """The jars, resolved once for each version of the pom."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise Unavailable(f"{program} is not installed")
    listed = cache / "classpath.txt"
    if not listed.exists() or listed.stat().st_mtime < (HERE / "pom.xml").stat().st_mtime:
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:build-classpath"]
        done = subprocess.run(
            [*command, f"-Dmdep.outputFile={listed}"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            lines = (done.stdout + done.stderr).strip().splitlines() or ["no reason given"]
            raise Unavailable(f"Maven cannot resolve the jars of Neo4j: {lines[0][:200]}")
    return listed.read_text().strip()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextmanager
def running(home: Path, jars: str, *options: str, cache: str = "64m") -> Iterator[str]:
    """Start a Neo4j in a home folder and give its address; stop it afterwards."""
    with started(home, jars, *options, cache=cache) as (address, _):
        yield address


@contextmanager
def started(
    home: Path, jars: str, *options: str, cache: str = "64m"
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a Neo4j in a home folder, which may hold what an earlier one left, and give its address and process."""
    port = free_port()
    home.mkdir(parents=True, exist_ok=True)
    (home / "neo4j.conf").write_text(CONFIGURATION.format(port=port, cache=cache))
    options = options or ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
    command = ["java", *options, "-cp", jars, str(HERE / "Neo4j.java"), str(home), PASSWORD]
    with (home / "told.txt").open("wb") as told:
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        ready, _, _ = select([server.stdout], [], [], PATIENCE)
        if not ready or server.stdout.readline() != b"ready\n":
            lines = (home / "told.txt").read_text(errors="replace").strip().splitlines() or ["no word"]
            raise Unavailable(f"Neo4j does not start: {lines[0][:200]}")
        yield f"bolt://127.0.0.1:{port}", server
    finally:
        server.kill()  # nothing in its home is needed again
        server.wait()
        server.stdin.close()
        server.stdout.close()


def given() -> str | None:
    """The address of a Neo4j that runs already."""
    return os.environ.get("NEO4J_URI")
