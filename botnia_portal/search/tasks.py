"""The worker looks after the index: thin, and quiet where nothing is to be done."""

from botnia_portal.celery import app
from botnia_portal.search import sweeping


@app.task(name="botnia_portal.search.tasks.sweep_search")
def sweep_search() -> None:
    """Read anew what the history says was written lately; run by beat."""
    sweeping.sweep()
