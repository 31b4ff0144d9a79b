"""The real worker with one wire in it: it kills itself and its pool with SIGKILL at one named point of the job.

`TRIP="point language" celery -A bench.tripwire worker`. From outside no clock hits the gap between a rename and the
row that is to follow it; from inside every gap is met, each time. Nothing else of the worker is changed.
"""

import os
import signal
from collections.abc import Callable
from typing import Any, NoReturn

from celery.signals import worker_process_init

from botnia_portal.celery import app

__all__ = ["POINTS", "app"]

POINTS = {
    "taken": "message taken, nothing claimed",
    "claimed": "claimed, nothing read",
    "reading": "reading",
    "layout": "layout",
    "drawing": "drawing",
    "writing": "PDF written in memory",
    "counted": "laid out, nothing on the disk",
    "half": "half of the file on the disk",
    "whole": "all of the file, not renamed",
    "renamed": "renamed, row not ready",
    "ready": "row ready, leftovers not cleared",
    "cleared": "all done, message not acknowledged",
}


def die() -> NoReturn:
    """The worker is the leader of its process group; its pool is in it."""
    os.killpg(os.getpgrp(), signal.SIGKILL)
    raise AssertionError("still alive")


def before(owner: Any, name: str, is_here: Callable[..., bool]) -> None:
    """Die instead of calling the function, where `is_here` says so of its arguments."""
    function = getattr(owner, name)

    def wired(*arguments: Any, **named: Any) -> Any:
        if is_here(*arguments, **named):
            die()
        return function(*arguments, **named)

    setattr(owner, name, wired)


@worker_process_init.connect
def lay(**_: Any) -> None:
    """Lay the wire in each process of the pool."""
    from evaluations.models import Report
    from evaluations.services import files, lease, making, reports

    point, language = os.environ["TRIP"].split()
    current: list[bool] = [False]
    make, finish = making.make, reports.finish

    def make_and_know(report_id: int) -> making.Outcome:
        current[0] = Report.objects.filter(pk=report_id, language=language).exists()
        return make(report_id)

    def finish_and_die(*arguments: Any) -> bool:
        done = finish(*arguments)
        if point == "cleared" and current[0]:
            die()
        return done

    def half(name: str, content: bytes) -> bool:
        if point == "half" and current[0]:
            path = files.path_of(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f"{path.name}.part").write_bytes(content[: len(content) // 2])
            return True
        return False

    making.make, reports.finish = make_and_know, finish_and_die
    before(files, "write", half)
    before(lease.Lease, "tell", lambda _lease, _percent, step: current[0] and step == point)
    for name, owner, function in (
        ("taken", lease, "claim"),
        ("claimed", lease.Lease, "__enter__"),
        ("counted", making, "page_count"),
        ("renamed", files, "_force_to_disk"),
        ("ready", files, "forget_others"),
    ):
        before(owner, function, lambda *_, name=name: current[0] and point == name)
    if point == "whole":
        before(files.os, "fsync", lambda *_: current[0])
