"""Tasks of the worker for the floor's own rows."""

from celery import shared_task

from botnia_portal.core import attachments


@shared_task(name="botnia_portal.core.tasks.sweep_files")
def sweep_files() -> None:
    """Delete what a crash has left of files without rows; run by beat."""
    attachments.sweep()
