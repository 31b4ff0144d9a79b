"""Tasks of the worker: thin, with ids only. The rows in the database are the truth (evaluations.services)."""

from typing import Any

from celery.signals import worker_ready

from botnia_portal.celery import app
from evaluations.services import making, reports
from evaluations.services.lease import STALE_AFTER

LEASE_OVER = STALE_AFTER.total_seconds() + 2


@app.task(bind=True, max_retries=None, name=reports.MAKE_REPORT)
def make_report(self: Any, report_id: int) -> None:
    """Make one report. A message that comes twice finds a fresh lease and looks again when that has run out."""
    try:
        outcome = making.make(report_id)
    except making.DATABASE_AWAY as error:
        raise self.retry(exc=error, countdown=LEASE_OVER) from error
    if outcome is making.Outcome.BUSY:
        raise self.retry(countdown=LEASE_OVER)


@app.task(name="evaluations.tasks.sweep_reports")
def sweep_reports() -> None:
    """Take up what was interrupted; run by beat, and by each worker when it starts."""
    reports.sweep()


@app.task(name="evaluations.tasks.clear_up_reports")
def clear_up_reports() -> None:
    """Delete what lost attempts have left of files; run by beat."""
    reports.clear_up()


@worker_ready.connect
def sweep_at_start(**_: Any) -> None:
    """Now, and once more when a lease that was fresh at the start must have run out, whether beat runs or not."""
    sweep_reports.apply_async()
    sweep_reports.apply_async(countdown=LEASE_OVER)
