"""Every form with bad input, many times: tests/fuzz with more posts than `make test`, each time with another seed."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings

from bench.reports import Figure

POSTS = 5_600
"""Shares are rounded form by form; at least LEAST must have been sent."""
LEAST = 5_000


def measure() -> list[Figure]:
    seed = time.strftime("%Y%m%d%H%M%S")
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        env = {**os.environ, "FUZZ_POSTS": str(POSTS), "FUZZ_SEED": seed, "FUZZ_FIGURES": str(figures)}
        env["UNCHANGED_ONE_OF"] = "1"
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "2", "tests/fuzz"],
            cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        minutes = (time.monotonic() - start) / 60
        lines = [json.loads(line) for line in figures.read_text().splitlines()] if figures.exists() else []
    if done.returncode:
        print(done.stdout[-5000:], file=sys.stderr)
    posts = sum(line["posts"] for line in lines)
    return [
        Figure("posts to all forms, at least 5,000", f"{posts:,}", "–", posts >= LEAST),
        Figure(
            "kinds of forms, as the members found them",
            ", ".join(f"{x['member']} {x['forms']}" for x in lines),
        ),
        Figure("answers by status", _answers(lines)),
        Figure(
            "members whose forms broke, half saved, lost or ran what was sent",
            str(4 - len(lines)),
            "0",
            not done.returncode,
        ),
        Figure(f"minutes (seed {seed})", f"{minutes:.1f}"),
    ]


def _answers(lines: list[dict]) -> str:
    counts: dict[str, int] = {}
    for line in lines:
        for status, number in line["answers"].items():
            counts[status] = counts.get(status, 0) + number
    return ", ".join(f"{status}: {number:,}" for status, number in sorted(counts.items()))
