"""`make proof`: the long measurements, written to docs/proof.md with the day and the machine they were made on."""

import os
import platform
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection

from bench import audits, faults, fuzz, growth, kills, pages, reports, search, visits, writing

NOISE = "These machines are noisy: the medians and ratios of one run are what counts."
NOT_YET = """## Not in here yet

The compose stack is built and tried by hand (docs/operations.md). Load joins with the work that asks for
it."""
TARGET = settings.BASE_DIR / "docs" / "proof.md"


def write() -> int:
    """Measure, write, and return 0 where every figure holds."""
    shown = pages.measure()
    carried = visits.measure()
    lit = audits.measure()
    searched = search.measure()
    written = writing.measure()
    made = reports.measure()
    grown = growth.measure()
    validated = _pytest("tests/pdfa", "tests/core", "-k", "pdf")
    killed = kills.measure()
    taken = faults.measure()
    tests = _pytest("tests/evaluations", "-m", "slow")
    read = _pytest("tests/browser/test_pages.py", "tests/browser/test_errors.py", AXE_READS_ALL="1")
    contract = _pytest("tests/api/test_contract.py", API_EXAMPLES="100")
    fuzzed = fuzz.measure()
    figures = (*shown, *carried, *lit, *searched, *written, *made, *grown, *killed, *taken, *fuzzed)
    holds = all(figure.holds for figure in figures)
    parts = [
        "# Proof",
        f"Written by `make proof` on {time.strftime('%-d.%-m.%Y')}: {_machine()}. {NOISE}",
        "## Pages against an empty page\n\nLogged in, same middleware, same base template; interleaved rounds.",
        pages.table(shown),
        "## What a browser takes along\n\nAs it is served, with an empty cache; and the memory of an export.",
        reports.table(carried),
        f"## Lighthouse\n\n{audits.WHAT}",
        reports.table(lit),
        "## The search",
        reports.table(searched),
        "## Writing",
        reports.table(written),
        "## The report of the mid-term round",
        reports.table(made),
        "## Longer plans, both languages at once, and pages while reports are made",
        reports.table(grown),
        "## The worker, killed",
        reports.table(killed),
        "## Broker, database and disk, taken away\n\nWith the real lease, sweep and beat; until every file is whole.",
        reports.table(taken),
        "## Validation and fault tests",
        f"- PDF/A-3a and PDF/UA-1, structure and real validator: `{validated[1]}`",
        f"- Fault tests with real processes: `{tests[1]}`",
        "## Accessibility",
        f"Pages, and forms with errors, read by axe-core in both languages at 1280 and 390 px: `{read[1]}`",
        "## The contract of the API",
        f"schemathesis against the OpenAPI description, 100 examples an address: `{contract[1]}`",
        "## Every form with bad input\n\nThe machine of tests/fuzz: it finds the forms itself, and knows none by name.",
        reports.table(fuzzed),
        NOT_YET,
    ]
    TARGET.write_text("\n\n".join(parts) + "\n")
    print(TARGET.read_text())
    passed = not any(code for code, _line in (validated, tests, read, contract))
    # The validator that is not there is skipped by `make test`, and asked for here.
    return 0 if holds and passed and "skipped" not in validated[1] else 1


def _pytest(*arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code and the closing line of a choice of tests, in a process of their own."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [
        line for line in done.stdout.splitlines() if " in " in line and ("passed" in line or "failed" in line)
    ]
    if done.returncode:
        print(done.stdout[-3000:], file=sys.stderr)
    return done.returncode, lines[-1].strip("= ") if lines else f"exit code {done.returncode}"


def _machine() -> str:
    database = connection.vendor
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {database}, {platform.system()}"
