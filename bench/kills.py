"""kill -9 of the worker at moments spread over the job: nothing is lost, nothing comes twice, nothing is half.

Real processes on PostgreSQL and Redis: a worker is started, a draft is frozen, the worker and its pool are killed,
and a new worker has to bring every report to an end.
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
from botnia_portal.core.choices import Language
from evaluations.choices import ReportFormat
from evaluations.models import Edition, Report
from evaluations.selectors.frozen import publication
from evaluations.services.reports import queue_reports

KILLS = 8
START_SECONDS = 4.0
LAST_KILL = 5.0
"""Seconds after the freeze within which the kills are spread; two reports at once take about five."""
FILES = len(ReportFormat) * len(Language)
"""The reports of one draft."""
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
    """A draft that differs from the one before, with its reports in the queue."""
    evaluation = real_round()
    data = publication(evaluation, frozen_at=timezone.now())
    later = data.edition.frozen_at + timedelta(minutes=number)
    data = replace(data, edition=replace(data.edition, frozen_at=later))
    with transaction.atomic():
        edition = Edition.objects.create(round=evaluation, publication=data.to_data(), sha256=data.checksum())
        queue_reports(edition, None)
    return edition


def one(number: int) -> float:
    """Kill once; the seconds from the kill until all reports are ready. Raises where one is lost, half or twice."""
    first = worker()
    time.sleep(START_SECONDS)
    edition = freeze(number)
    time.sleep(LAST_KILL * number / KILLS)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    killed = time.monotonic()
    second = worker()
    try:
        while Report.objects.filter(edition=edition, state="ready").count() < FILES:
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
    once = len(files) == FILES * KILLS
    return [
        Figure("kill -9 of the worker, spread over the job", str(KILLS)),
        Figure(
            f"reports that ended ready, of the {FILES} of each kill", str(FILES * KILLS), str(FILES * KILLS)
        ),
        Figure("files on the disk (none twice, none half)", str(len(files)), str(FILES * KILLS), once),
        Figure("seconds from the kill until all are ready, median", f"{statistics.median(times):.0f}"),
        Figure("seconds from the kill until all are ready, longest", f"{max(times):.0f}"),
    ]
