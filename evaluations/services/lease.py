"""A worker's hold on a file that it makes: taken by one conditional UPDATE, kept by a heartbeat, lost when that stops.

`model` is what sort of file it is: a report, unless another is given.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone

from botnia_portal.celery import send
from evaluations.choices import FailureReason, ReportState
from evaluations.models import MadeFile, Report

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(seconds=15)
"""A running report without a heartbeat for so long has lost its worker."""
QUEUED_TOO_LONG = timedelta(seconds=15)
"""After so long in the queue a report is put there again: its message may have died with a worker that had taken it
and not begun. Shorter than the wait of a new worker's second sweep; a second message does no harm."""
BEAT_SECONDS = 3
TELL_SECONDS = 1
"""How often the percent of a running report is written while it rises."""
MAX_ATTEMPTS = 3


class ClaimLost(Exception):
    """Another worker has taken the report over, or somebody has put it back."""


def is_stale() -> Q:
    """Files whose worker is gone."""
    return Q(state=ReportState.RUNNING, heartbeat_at__lt=timezone.now() - STALE_AFTER)


def is_left_behind() -> Q:
    """What a lost worker or a lost message has left in the queue or under way."""
    queued = Q(state=ReportState.QUEUED)
    before = timezone.now() - QUEUED_TOO_LONG
    return is_stale() | (queued & (Q(heartbeat_at__lt=before) | Q(heartbeat_at=None)))


def waiting() -> dict[str, Any]:
    """The columns of a file in the queue; its heartbeat tells since when."""
    return {
        "state": ReportState.QUEUED, "claim": "", "percent": 0, "step": "", "heartbeat_at": timezone.now(),
    }  # fmt: skip


def put_back_columns(user: Any) -> dict[str, Any]:
    """The columns of a file that is to be made anew: its attempts are counted from the beginning."""
    return {
        **waiting(), "attempts": 0, "failure": "", "file": "", "sha256": "", "size": None, "pages": None,
        "requested_by": user, "finished_at": None,
    }  # fmt: skip


def ready(name: str, content: bytes, pages: int | None, sha256: str) -> dict[str, Any]:
    """The columns of a file that is there; `pages` is None where its format has none."""
    return {
        "state": ReportState.READY, "percent": 100, "step": "", "failure": "", "finished_at": timezone.now(),
        "file": name, "size": len(content), "pages": pages, "sha256": sha256,
    }  # fmt: skip


def failed(reason: FailureReason) -> dict[str, Any]:
    """The columns of a file that could not be made."""
    return {"state": ReportState.FAILED, "failure": reason, "step": "", "finished_at": timezone.now()}


def claim(key: int, model: type[MadeFile] = Report) -> str | None:
    """Take up a file that waits, or whose worker is gone. Returns the claim's token; None for all others."""
    token = str(uuid4())
    free = Q(state=ReportState.QUEUED) | is_stale()
    taken = model._default_manager.filter(free, pk=key, attempts__lt=MAX_ATTEMPTS).update(
        state=ReportState.RUNNING,
        claim=token,
        heartbeat_at=timezone.now(),
        attempts=F("attempts") + 1,
        percent=0,
        step="",
        failure="",
    )
    return token if taken else None


def claimed(key: int, token: str, model: type[MadeFile] = Report) -> Any:
    """The row, as long as the claim holds."""
    return model._default_manager.filter(pk=key, claim=token, state=ReportState.RUNNING)


def sweep(task: str, model: type[MadeFile] = Report) -> list[int]:
    """Queue again what a lost worker or a lost message left behind; returns the keys that were queued."""
    left = model._default_manager.filter(is_left_behind(), attempts__lt=MAX_ATTEMPTS)
    keys = list(left.values_list("pk", flat=True))
    # Of two sweeps at once, one moves the row. Where sending fails, the next sweep comes back to it.
    return [key for key in keys if left.filter(pk=key).update(**waiting()) and send(task, key)]


class Lease:
    """Keeps the heartbeat and the percent of a claimed file, from a thread of its own.

    Layout has long stretches in which it reports nothing, so the heartbeat does not hang on its progress. A worker
    that hangs for good is ended by the task's time limit.
    """

    def __init__(self, key: int, token: str, model: type[MadeFile] = Report) -> None:
        self.rows = claimed(key, token, model)
        self.progress = self.written = (0, "")
        self.is_lost = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"{model.__name__}-{key}", daemon=True)

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
        """Write heartbeat, percent and step, if the file is still ours."""
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
