"""The worker looks after the index: thin, and quiet where nothing is to be done."""

from django.apps import apps

from botnia_portal.celery import app
from botnia_portal.search import indexing, sweeping


@app.task(name="botnia_portal.search.tasks.read_anew")
def read_anew(names: list[tuple[str, int]]) -> None:
    """Read anew what a transaction has touched, each thing as its model and key."""
    indexing.refresh({(apps.get_model(label), key) for label, key in names})


@app.task(name="botnia_portal.search.tasks.sweep_search")
def sweep_search() -> None:
    """Read anew what the history says was written lately; run by beat."""
    sweeping.sweep()
