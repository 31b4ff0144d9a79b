"""The life of a report: queued, claimed, ready or failed; swept up where a worker was lost (docs/operations.md).

Every change of state is one conditional UPDATE, so that of two workers, or of a worker and the sweep, one wins.
What ends a report ends it in `telling.ending`, which writes the mail to whoever asked.
"""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from botnia_portal.celery import send
from botnia_portal.core.choices import Language
from evaluations.choices import FailureReason, ReportFormat, ReportState
from evaluations.models import Edition, Report
from evaluations.services import files, lease
from evaluations.services.telling import ending, wait_for_turn

MAKE_REPORT = "evaluations.tasks.make_report"
LEFT_BEHIND = timedelta(hours=1)
"""Longer than any attempt may take (CELERY_TASK_TIME_LIMIT): of what is older, nobody is still writing."""


@transaction.atomic
def queue_reports(edition: Edition, user: Any, root: str = "") -> list[Report]:
    """One report a format and language; asked for again, only what has failed, or lost its file, is made again.

    `root` is the address of the portal as the user reached it ("https://portal.example.org"); with it the user is told
    by mail how the reports ended, without it (a command asks) nobody is.
    The PDFs go first: they take long, and both languages are then made side by side.
    """
    reports = []
    for format_, language in product(ReportFormat.values, Language.values):
        report, is_new = Report.objects.get_or_create(
            edition=edition,
            language=language,
            format=format_,
            defaults={"requested_by": user, "asked_from": root, "heartbeat_at": timezone.now()},
        )
        if is_new:
            transaction.on_commit(partial(enqueue, report.pk))
        elif report.state == ReportState.FAILED or is_without_file(report):
            put_back(report, user, root)
        reports.append(report)
    return reports


def is_without_file(report: Report) -> bool:
    """Whether a report that is ready has lost its file."""
    return report.state == ReportState.READY and not files.path_of(str(report.file)).exists()


def can_retry(report: Report) -> bool:
    return report.state == ReportState.FAILED or is_without_file(report)


def retry(report: Report, user: Any, root: str = "") -> bool:
    """Try again; False when there is nothing to try, because it is under way or ready."""
    if not user.has_perm("evaluations.make_report", report.edition.round):
        raise PermissionDenied
    return can_retry(report) and put_back(report, user, root)


@transaction.atomic
def put_back(report: Report, user: Any, root: str = "") -> bool:
    """Queue a report anew, unless somebody else just has; its attempts are counted from the beginning."""
    wait_for_turn(report.pk)
    moved = Report.objects.filter(pk=report.pk, state=report.state, claim=report.claim).update(
        **lease.put_back_columns(user), asked_from=root
    )
    if moved:
        transaction.on_commit(partial(enqueue, report.pk))
    report.refresh_from_db()
    return bool(moved)


def enqueue(report_id: int) -> None:
    """Send the message; where the queue cannot be reached, the report says so and can be tried again."""
    if not send(MAKE_REPORT, report_id):
        with ending(report_id):
            rows = Report.objects.filter(pk=report_id, state=ReportState.QUEUED)
            rows.update(**lease.failed(FailureReason.NO_BROKER))


def finish(report: Report, token: str, content: bytes, pages: int | None, sha256: str) -> bool:
    """Keep the file, and only then call the report ready. False when the claim was lost: then no file stays.

    `pages` is None where the format has none.
    """
    name = files.name_for(report, token)
    files.write(name, content)
    with ending(report.pk):
        kept = lease.claimed(report.pk, token).update(**lease.ready(name, content, pages, sha256))
    if not kept:
        files.forget(name)
        return False
    files.forget_others(report, name)
    return True


def fail(report_id: int, token: str, reason: FailureReason) -> bool:
    """Say why the report could not be made; False when the claim was lost."""
    with ending(report_id):
        return bool(lease.claimed(report_id, token).update(**lease.failed(reason)))


def give_up() -> int:
    """Fail what has lost its last worker; returns how many."""
    left = lease.is_stale() | Q(state=ReportState.QUEUED)
    lost, given_up = Report.objects.filter(left, attempts__gte=lease.MAX_ATTEMPTS), 0
    for key in list(lost.values_list("pk", flat=True)):
        with ending(key):
            given_up += lost.filter(pk=key).update(**lease.failed(FailureReason.WORKER_LOST))
    return given_up


def sweep() -> list[int]:
    """Queue again what a lost worker or a lost message left behind; give up after the last attempt.

    Returns the keys of the reports that were queued.
    """
    give_up()
    return lease.sweep(MAKE_REPORT)


def clear_up() -> None:
    """Remove the files of lost attempts that no later attempt removed: it was killed before that, or there was none."""
    ended = Report.objects.filter(state__in=(ReportState.READY, ReportState.FAILED))
    before = time.time() - LEFT_BEHIND.total_seconds()
    files.clear_up(ended.select_related("edition").defer("edition__publication"), before)
