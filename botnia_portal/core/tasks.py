"""Tasks of the worker that belong to the floor: thin, with ids only. The rows in the database are the truth."""

from typing import Any

from celery.signals import worker_ready

from botnia_portal.celery import app
from botnia_portal.core import attachments, public_files
from botnia_portal.core.mail import sending, writing


@app.task(name=writing.SEND_MAIL)
def send_mail(key: int) -> None:
    """Send one mail. A message that comes twice finds nothing to claim; what is left over the sweep takes up."""
    sending.send(key)


@app.task(name="botnia_portal.core.tasks.sweep_mail")
def sweep_mail() -> None:
    """Take up what is due again and what was interrupted; run by beat, and by each worker when it starts."""
    sending.sweep()


@app.task(name="botnia_portal.core.tasks.sweep_files")
def sweep_files() -> None:
    """Delete the files without rows, which a crash or a deleted row has left; run by beat."""
    attachments.sweep()
    public_files.sweep()


@worker_ready.connect
def sweep_mail_at_start(**_: Any) -> None:
    """Now, and once more when a hold that was fresh at the start must have run out, whether beat runs or not."""
    sweep_mail.apply_async()
    sweep_mail.apply_async(countdown=(sending.HOLD + sending.GRACE).total_seconds() + 2)
