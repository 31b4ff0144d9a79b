"""Lighthouse (npm, bench/lighthouse) on this machine's Chromium: the main pages as gunicorn serves them.

Each page is read in four ways, so that both languages, phone and desktop, public and logged in come up twice. A score
of performance hangs on what else the machine does, so it is the median of RUNS; the other two are the worst of them.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from django.conf import settings

from bench.growth import server
from bench.reports import Figure, real_round

RUNS = 5
LEAST = {"accessibility": 100, "best-practices": 100, "performance": 90}
PAGES = {"dashboard": "", "table": "items/", "timeline": "timeline/", "item": "items/1.1/"}
WHAT = f"""The 2013–2014 plan with its example progress, in a Chromium that reaches no other host; the phone with the
slow network and processor of Lighthouse. Performance: the median of {RUNS}. Plain HTTP on loopback is secure to it."""
PROGRAM = settings.BASE_DIR / "bench" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)


class Way(NamedTuple):
    language: str
    device: str
    logged_in: bool

    @property
    def name(self) -> str:
        return f"{self.language}, {self.device}, {'logged in' if self.logged_in else 'public'}"


WAYS = (
    Way("fi", "phone", False),
    Way("sv", "phone", True),
    Way("sv", "desktop", False),
    Way("fi", "desktop", True),
)


def measure(runs: int = RUNS) -> list[Figure]:
    """A figure for each page and way: accessibility, best practices, performance."""
    plan = f"plans/{real_round().plan.slug}/"
    with server("/health/live") as page:
        start = f"http://127.0.0.1:{page.port}"
        return [
            _figure(name, way, _scores(f"{start}/{way.language}/{plan}{path}", way, page.cookie, runs))
            for name, path in PAGES.items()
            for way in WAYS
        ]


def _figure(page: str, way: Way, found: dict[str, float]) -> Figure:
    return Figure(
        f"{page} ({way.name}): {', '.join(LEAST)}",
        ", ".join(f"{found[name]:.0f}" for name in LEAST),
        "at least " + ", ".join(map(str, LEAST.values())),
        all(found[name] >= least for name, least in LEAST.items()),
    )


def _scores(address: str, way: Way, cookie: str, runs: int) -> dict[str, float]:
    """The scores of 0 to 100: the median for performance, the worst of the others."""
    categories = [_run(address, way, cookie)["categories"] for _ in range(runs)]
    found = {name: [100 * each[name]["score"] for each in categories] for name in LEAST}
    return {name: (median if name == "performance" else min)(scores) for name, scores in found.items()}


def _run(address: str, way: Way, cookie: str) -> dict:
    with tempfile.TemporaryDirectory(prefix="botnia-lighthouse-") as folder:
        headers, output = Path(folder) / "headers.json", Path(folder) / "result.json"
        headers.write_text(json.dumps({"Cookie": cookie} if way.logged_in else {}))
        command = [str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={output}"]
        command += [f"--only-categories={','.join(LEAST)}", f"--extra-headers={headers}"]
        command += [f"--chrome-flags={CHROMIUM}", *(["--preset=desktop"] if way.device == "desktop" else [])]
        env = {**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM", "")}
        subprocess.run(command, env=env, check=True, timeout=300, stdout=subprocess.DEVNULL)
        found: dict = json.loads(output.read_text())
    assert not found.get("runtimeError"), found["runtimeError"]
    assert found["finalDisplayedUrl"] == address, found["finalDisplayedUrl"]
    _tell(address, way, found)
    return found


def _tell(address: str, way: Way, found: dict) -> None:
    """What took points away from the two that must be whole."""
    for name in ("accessibility", "best-practices"):
        for part in found["categories"][name]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] not in (None, 1):
                print(f"{address} ({way.name}): {audit['id']}: {audit['title']}", flush=True)
