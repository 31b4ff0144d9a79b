"""Tasks of the worker for packs of meetings: thin, with ids only. The rows in the database are the truth."""

from typing import Any

from celery.signals import worker_ready

from botnia_portal.celery import app
from botnia_portal.meetings.services import making, packs
from evaluations.services.making import DATABASE_AWAY, Outcome
from evaluations.tasks import LEASE_OVER


@app.task(bind=True, max_retries=None, name=packs.MAKE_PACK)
def make_pack(self: Any, key: int) -> None:
    """Make one pack. A message that comes twice finds a fresh lease and looks again when that has run out."""
    try:
        outcome = making.make(key)
    except DATABASE_AWAY as error:
        raise self.retry(exc=error, countdown=LEASE_OVER) from error
    if outcome is Outcome.BUSY:
        raise self.retry(countdown=LEASE_OVER)


@app.task(name="botnia_portal.meetings.tasks.sweep_packs")
def sweep_packs() -> None:
    """Take up what was interrupted; run by beat, and by each worker when it starts."""
    packs.sweep()


@app.task(name="botnia_portal.meetings.tasks.clear_up_packs")
def clear_up_packs() -> None:
    """Delete the files that no pack points to; run by beat."""
    packs.clear_up()


@worker_ready.connect
def sweep_at_start(**_: Any) -> None:
    """Now, and once more when a lease that was fresh at the start must have run out, whether beat runs or not."""
    sweep_packs.apply_async()
    sweep_packs.apply_async(countdown=LEASE_OVER)
