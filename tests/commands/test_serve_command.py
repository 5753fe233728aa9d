"""``wenmai serve`` as a program: it says where, answers there, and says in one line why it cannot."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx
from click.testing import CliRunner

from wenmai.cli import main

PROGRAM = Path(sys.executable).with_name("wenmai")


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def test_it_says_where_and_answers_there(chain_folder: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [PROGRAM, "serve", "--store", chain_folder, "--port", str(port), "--lang", "en"],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline().decode() == f"http://127.0.0.1:{port}/?lang=en\n"
        last = time.monotonic() + 60
        while True:
            try:
                answer = httpx.get(
                    f"http://127.0.0.1:{port}/api/v1/search", params={"words": "营商"}, timeout=60
                )
                break
            except httpx.ConnectError:
                assert time.monotonic() < last
                time.sleep(0.05)
        assert answer.json()["total"] > 3
    finally:
        process.terminate()
        assert process.wait(60) in (0, -15)


def test_what_keeps_it_from_serving_is_one_line(chain_folder: Path, tmp_path: Path) -> None:
    missing = CliRunner().invoke(main, ["serve", "--store", str(tmp_path)])
    assert (missing.exit_code, "build one with" in missing.output) == (1, True)
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        busy = CliRunner().invoke(main, ["serve", "--store", str(chain_folder), "--port", str(port)])
    assert (busy.exit_code, f"cannot listen at 127.0.0.1:{port}" in busy.output) == (1, True)
