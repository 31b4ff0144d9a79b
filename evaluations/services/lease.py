"""A worker's hold on a report: taken by one conditional UPDATE, kept by a heartbeat, lost when that stops."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from types import TracebackType
from typing import Self
from uuid import uuid4

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone

from evaluations.choices import ReportState
from evaluations.models import Report

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(seconds=15)
"""A running report without a heartbeat for so long has lost its worker."""
BEAT_SECONDS = 3
TELL_SECONDS = 1
"""How often the percent of a running report is written while it rises."""
MAX_ATTEMPTS = 3


class ClaimLost(Exception):
    """Another worker has taken the report over, or somebody has put it back."""


def is_stale() -> Q:
    """Reports whose worker is gone."""
    return Q(state=ReportState.RUNNING, heartbeat_at__lt=timezone.now() - STALE_AFTER)


def claim(report_id: int) -> str | None:
    """Take up a report that waits, or whose worker is gone. Returns the claim's token; None for all others."""
    token = str(uuid4())
    free = Q(state=ReportState.QUEUED) | is_stale()
    taken = Report.objects.filter(free, pk=report_id, attempts__lt=MAX_ATTEMPTS).update(
        state=ReportState.RUNNING,
        claim=token,
        heartbeat_at=timezone.now(),
        attempts=F("attempts") + 1,
        percent=0,
        step="",
        failure="",
    )
    return token if taken else None


class Lease:
    """Keeps the heartbeat and the percent of a claimed report, from a thread of its own.

    Layout has long stretches in which it reports nothing, so the heartbeat does not hang on its progress. A worker
    that hangs for good is ended by the task's time limit.
    """

    def __init__(self, report_id: int, token: str) -> None:
        self.rows = Report.objects.filter(pk=report_id, claim=token, state=ReportState.RUNNING)
        self.progress = self.written = (0, "")
        self.is_lost = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"report-{report_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=BEAT_SECONDS)

    def tell(self, percent: int, step: str) -> None:
        """Note how far the work has come; raises ClaimLost when it has become someone else's."""
        self.progress = (percent, step)
        if self.is_lost:
            raise ClaimLost

    def beat(self) -> None:
        """Write heartbeat, percent and step, if the report is still ours."""
        percent, step = self.progress
        kept = self.rows.update(heartbeat_at=timezone.now(), percent=percent, step=step)
        self.written, self.is_lost = (percent, step), not kept

    def _keep(self) -> None:
        waited = 0
        try:
            while not self._stop.wait(TELL_SECONDS) and not self.is_lost:
                waited += TELL_SECONDS
                if waited >= BEAT_SECONDS or self.progress != self.written:
                    waited = 0
                    self._try_to_beat()
        finally:
            connection.close()

    def _try_to_beat(self) -> None:
        try:
            self.beat()
        except DatabaseError:
            # The database may come back before the lease runs out; what happens then is decided at the end.
            logger.warning("No heartbeat could be written.", exc_info=True)
            connection.close()
