"""kill -9 of the worker at every point of the job: nothing is lost, nothing comes twice, nothing is half.

Real processes on PostgreSQL and Redis, with the real lease and the real sweep. Two kinds of kills: at each point of
the job, in each language, by a wire in the worker (bench.tripwire); and from outside, at percents spread over the
PDFs of the real plan, some of the pool alone. After each a plain worker has to bring every report to an end. Most of
the time goes in waiting for the lease, so several portals, each with a database and a broker's number of its own, are
killed side by side.
"""

import contextlib
import os
import queue
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from bench.reports import Figure, real_round
from bench.tripwire import POINTS
from botnia_portal.core.choices import Language
from evaluations.selectors.frozen import publication
from tests.evaluations.processes import FILES, Scene, all_ended, all_ready, check_files, kill, own_database

LEAST = 30
PATIENCE = 300
"""Seconds that anything may take where several portals share two cores."""
PORTALS = 4
PERCENTS = {"fi": (1, 30, 60, 85), "sv": (10, 45, 70, 92)}
"""Of the PDF of the real plan, at which the worker is killed from outside."""
POOL_ALONE = {("fi", 60), ("sv", 10)}
"""Where the pool is killed and its parent lives on, as when the machine is out of memory."""


@dataclass(frozen=True)
class Kill:
    language: str
    point: str = ""
    percent: int = 0

    @property
    def name(self) -> str:
        return f"{self.point or self.percent} {self.language}"


@dataclass
class Result:
    """What the kills came to."""

    times: list[float] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    outside: list[str] = field(default_factory=list)
    ready: int = 0
    files: int = 0
    errors: list[str] = field(default_factory=list)


def kills() -> list[Kill]:
    outside = [
        Kill(language, percent=percent) for language, percents in PERCENTS.items() for percent in percents
    ]
    return outside + [Kill(language, point) for point in POINTS for language in Language.values]


def pool_of(worker: subprocess.Popen[bytes]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()]


class Portal:
    """One portal, on which one kill after the other is made."""

    def __init__(self, scene: Scene, real: Path, result: Result) -> None:
        self.scene, self.real, self.result, self.number = scene, real, result, 0

    def one(self, planned: Kill) -> None:
        """Kill once, and see that all ends well; the seconds from the kill until all is ready are noted."""
        self.number += 1
        edition = self.scene.run("queue", str(self.number), "short" if planned.point else str(self.real))
        worker = (
            self._from_inside(planned, edition) if planned.point else self._from_outside(planned, edition)
        )
        killed = time.monotonic()
        try:
            rows = self.scene.wait(edition, all_ended)
            self.result.times.append(time.monotonic() - killed)
            assert all_ready(rows), f"failed: {[row['failure'] for row in rows]}"
            self.result.ready += len(rows)
        finally:
            worker.terminate()
            worker.wait(60)
        check_files(self.scene, rows)
        files = [path for path in (self.scene.media / "reports").rglob("*") if path.is_file()]
        assert len(files) == FILES, f"files on the disk: {files}"
        self.result.files += len(files)
        shutil.rmtree(self.scene.media / "reports")

    def _from_inside(self, planned: Kill, edition: str) -> subprocess.Popen[bytes]:
        worker = self.scene.start_worker(app="bench.tripwire", TRIP=planned.name)
        code = worker.wait(PATIENCE)
        assert code == -signal.SIGKILL, f"the wire did not trip, exit code {code}"
        self.result.met[POINTS[planned.point]] += 1
        self._note(edition)
        return self.scene.start_worker()

    def _note(self, edition: str, language: str = "") -> None:
        """How far the rows say that they were; of a kill from outside also the step of the PDF that was aimed at."""
        for row in self.scene.rows(edition):
            self.result.states[str(row["state"])] += 1
            if row["language"] == language and row["format"] == "pdf":
                step = str(row["step"] or row["state"])
                self.result.outside.append(f"{step} {row['percent']} %")
                self.result.met[step] += 1

    def _from_outside(self, planned: Kill, edition: str) -> subprocess.Popen[bytes]:
        worker = self.scene.start_worker()

        def is_so_far(rows: list[dict[str, object]]) -> bool:
            return any(
                row["language"] == planned.language
                and row["format"] == "pdf"
                and int(str(row["percent"])) >= planned.percent
                for row in rows
            )

        self.scene.wait(edition, is_so_far)
        alone = (planned.language, planned.percent) in POOL_ALONE
        if alone:
            for pid in pool_of(worker):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        else:
            kill(worker)
        self._note(edition, planned.language)
        return worker if alone else self.scene.start_worker()


def work_through(number: int, waiting: queue.Queue[Kill], real: Path, result: Result) -> None:
    """One portal, until no kill is left."""
    with tempfile.TemporaryDirectory(prefix="botnia-kill-") as folder, own_database(number) as urls:
        scene = Scene(Path(folder), **urls)
        scene.patience = PATIENCE
        scene.run("begin")
        portal = Portal(scene, real, result)
        while True:
            try:
                planned = waiting.get_nowait()
            except queue.Empty:
                break
            try:
                portal.one(planned)
            except Exception as error:
                scene.end()
                shutil.rmtree(scene.media, ignore_errors=True)
                result.errors.append(f"{planned.name}: {error}")
                print(f"kill {planned.name}: {error}", file=sys.stderr, flush=True)


def measure(chosen: list[Kill] | None = None) -> list[Figure]:
    chosen = chosen or kills()
    waiting: queue.Queue[Kill] = queue.Queue()
    for planned in chosen:
        waiting.put(planned)
    result, start = Result(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="botnia-kills-") as folder:
        real = Path(folder) / "real.json"
        real.write_bytes(publication(real_round(), frozen_at=timezone.now()).to_json())
        portals = [
            threading.Thread(target=work_through, args=(number, waiting, real, result))
            for number in range(1, PORTALS + 1)
        ]
        for portal in portals:
            portal.start()
        for portal in portals:
            portal.join()
    return figures(len(chosen), result, (time.monotonic() - start) / 60)


def figures(number: int, result: Result, minutes: float) -> list[Figure]:
    expected = FILES * number
    times = result.times or [0.0]
    return [
        Figure("kill -9 of the worker, at least 30", str(number), "–", number >= LEAST),
        *(
            Figure(f"… while: {step}", str(count), "–", count > 0)
            for step, count in ((step, result.met[step]) for step in POINTS.values())
        ),
        Figure("PDFs of the real plan, aimed at from outside, at the kill", ", ".join(sorted(result.outside))),
        Figure("all rows at the kills", ", ".join(f"{state} {n}" for state, n in result.states.most_common())),
        Figure(
            f"reports that ended ready, of the {FILES} of each kill",
            str(result.ready), str(expected), result.ready == expected,
        ),
        Figure(
            "files on the disk (none twice, none half, none left over)",
            str(result.files), str(expected), result.files == expected,
        ),
        Figure("kills after which something was lost, half or twice", str(len(result.errors)), "0", not result.errors),
        Figure("seconds from the kill until all are ready, median", f"{statistics.median(times):.0f}"),
        Figure("seconds from the kill until all are ready, longest", f"{max(times):.0f}"),
        Figure("minutes for all kills", f"{minutes:.1f}"),
    ]  # fmt: skip
