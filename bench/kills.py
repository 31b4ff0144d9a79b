"""kill -9 of the worker at moments spread over the job: nothing is lost, nothing comes twice, nothing is half.

Real processes on PostgreSQL and Redis: a worker is started, a draft is frozen, the worker and its pool are killed,
and a new worker has to bring both reports to an end.
"""

import hashlib
import os
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bench.reports import Figure, real_round
from evaluations.models import Edition, Report
from evaluations.selectors.frozen import publication
from evaluations.services.reports import queue_reports

KILLS = 8
START_SECONDS = 4.0
LAST_KILL = 5.0
"""Seconds after the freeze within which the kills are spread; two reports at once take about five."""
PATIENCE = 120


def worker() -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "botnia_portal",
        "worker",
        "--concurrency=2",
        "--loglevel=error",
    ]
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def freeze(number: int) -> Edition:
    """A draft that differs from the one before, with both reports in the queue."""
    evaluation = real_round()
    data = publication(evaluation, frozen_at=timezone.now())
    later = data.edition.frozen_at + timedelta(minutes=number)
    data = replace(data, edition=replace(data.edition, frozen_at=later))
    with transaction.atomic():
        edition = Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())
        queue_reports(edition, None)
    return edition


def one(number: int) -> float:
    """Kill once; the seconds from the kill until both reports are ready. Raises where one is lost, half or twice."""
    first = worker()
    time.sleep(START_SECONDS)
    edition = freeze(number)
    time.sleep(LAST_KILL * number / KILLS)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    killed = time.monotonic()
    second = worker()
    try:
        while Report.objects.filter(edition=edition, state="ready").count() < 2:
            failed = Report.objects.filter(edition=edition, state="failed").values_list("failure", flat=True)
            assert not failed, f"kill {number}: failed, {list(failed)}"
            assert time.monotonic() - killed < PATIENCE, f"kill {number}: lost"
            time.sleep(0.5)
    finally:
        second.terminate()
        second.wait(60)
    seconds = time.monotonic() - killed
    for report in edition.reports.all():
        content = report.file.open("rb").read()
        assert hashlib.sha256(content).hexdigest() == report.sha256, f"kill {number}: half a file"
        assert len(content) == report.size
    return seconds


def measure() -> list[Figure]:
    times = [one(number) for number in range(1, KILLS + 1)]
    folder = settings.MEDIA_ROOT / "reports"
    files = [path for path in folder.rglob("*") if path.is_file()]
    once = len(files) == 2 * KILLS
    return [
        Figure("kill -9 of the worker, spread over the job", str(KILLS)),
        Figure("reports that ended ready, of the two of each kill", str(2 * KILLS), str(2 * KILLS)),
        Figure("files on the disk (none twice, none half)", str(len(files)), str(2 * KILLS), once),
        Figure("seconds from the kill until both are ready, median", f"{statistics.median(times):.0f}"),
        Figure("seconds from the kill until both are ready, longest", f"{max(times):.0f}"),
    ]
