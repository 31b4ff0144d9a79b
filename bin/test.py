"""Every test, on everything that the portal runs on: `test.py [ARGUMENT FOR PYTEST …]`.

First on SQLite with the filesystem broker: unit and rule tests, and a smoke in the browser. Then on PostgreSQL with
Redis: all of them that use a database, all browser tests, and the whole journeys that run once. The exit code is the
first one of pytest that is not 0.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import machine
import servers
from common import ROOT, VENV_PYTHON, local_environment, main, say

NO_TESTS = 5
CLOSING_LINE = re.compile(r"^(=+ )?(\d+ \w+|no tests).* in \d[\d.]*s\b.*$")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Run(NamedTuple):
    name: str
    arguments: list[str]
    on_postgres: bool


TWO_AT_ONCE = ["-n", "2", "--dist", "worksteal"]
RUNS = [
    Run("on SQLite", ["-m", "(not browser and not once) or smoke", *TWO_AT_ONCE], False),
    Run("on PostgreSQL and Redis", ["-m", "database or once", *TWO_AT_ONCE], True),
]


@contextlib.contextmanager
def test_environment(on_postgres: bool) -> Iterator[dict[str, str]]:
    """Settings of one run; its data folder and its servers end with it."""
    chromium = os.environ.get("CHROMIUM") or machine.first_program(machine.CHROMIUM_NAMES) or ""
    with contextlib.ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="botnia-test-")))
        addresses = stack.enter_context(servers.postgres_and_redis()) if on_postgres else {}
        # Playwright's loop makes Django believe that test code is asynchronous, which it is not.
        yield local_environment(data, CHROMIUM=chromium, DJANGO_ALLOW_ASYNC_UNSAFE="true", **addresses)


def pytest(arguments: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Run pytest, pass its output through as it comes, and return its exit code and closing line."""
    command = [str(VENV_PYTHON), "-m", "pytest", *arguments]
    command += ["--color=yes"] if sys.stdout.isatty() else []
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE)
    assert process.stdout is not None
    tail = b""
    try:
        while chunk := os.read(process.stdout.fileno(), 65536):
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
            tail = (tail + chunk)[-4000:]
        code = process.wait()
    finally:
        if process.poll() is None:  # interrupted: pytest has the signal too and cleans up behind itself
            process.send_signal(signal.SIGINT)
            process.wait()
    lines = COLOURS.sub("", tail.decode(errors="replace")).splitlines()
    closing = next((line for line in reversed(lines) if CLOSING_LINE.match(line)), f"pytest exit code {code}")
    return code, closing


def work() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = sys.argv[1:]
    codes, closings = [], []
    for run in RUNS:
        say(f"\n--- {run.name}")
        with test_environment(run.on_postgres) as env:
            code, closing = pytest([*run.arguments, *chosen], env)
        codes.append(code)
        closings.append((run.name, closing))
    say("")
    for name, closing in closings:
        say(f"{name}:\n{closing}")
    if chosen and any(code != NO_TESTS for code in codes):
        codes = [code for code in codes if code != NO_TESTS]  # a choice of tests need not touch every run
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    main(work)
