"""The house rules that a machine can hold, each a process of its own, as many at once as there are cores."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from common import ROOT, VENV, VENV_PYTHON, environment, local_environment, main, say

CORES = os.cpu_count() or 2
MANAGE = [str(VENV_PYTHON), str(ROOT / "manage.py")]


class Check(NamedTuple):
    name: str
    command: list[str]
    env: dict[str, str]


class Result(NamedTuple):
    name: str
    code: int
    seconds: float
    output: str


def tool(name: str) -> str:
    return str(VENV / "bin" / name)


def checks(data: Path) -> list[Check]:
    """The slowest first, so that nothing waits for it at the end."""
    local = local_environment(data)
    production = environment(
        data,
        SECRET_KEY=local["SECRET_KEY"],
        ALLOWED_HOSTS="portal.example.org",
        CSRF_TRUSTED_ORIGINS="https://portal.example.org",
        DEFAULT_FROM_EMAIL="portal@example.org",
        EMAIL_URL="smtp://mail.example.org:25",
        TRUST_PROXY="true",
    )
    deploy = [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]
    return [
        Check("types", [tool("mypy")], local),
        Check("catalogues", [str(VENV_PYTHON), str(ROOT / "bin" / "catalogues.py")], local),
        Check("import direction", [tool("lint-imports"), "--no-cache", "--no-logo"], local),
        Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], local),
        Check("deployment", deploy, production),
        Check("lint", [tool("ruff"), "check", "--output-format=concise", "."], local),
        Check("formatting", [tool("ruff"), "format", "--check", "--output-format=concise", "."], local),
    ]


def execute(check: Check) -> Result:
    start = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env=check.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode(errors="replace")
    return Result(check.name, done.returncode, time.monotonic() - start, output)


def work() -> int:
    failed = []
    with (
        tempfile.TemporaryDirectory(prefix="botnia-check-") as data,
        ThreadPoolExecutor(CORES) as pool,
    ):
        for result in pool.map(execute, checks(Path(data))):
            say(f"{'failed' if result.code else 'ok':7}{result.name:18}{result.seconds:5.1f} s")
            if result.code:
                failed.append(result.name)
                print(result.output, file=sys.stderr, flush=True)
    if failed:
        say(f"make check failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    main(work)
