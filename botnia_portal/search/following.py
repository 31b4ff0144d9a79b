"""The index follows what is written: what was touched in a transaction is read anew when it has been committed.

`touching` tells what a change has to do with. The worker reads (`tasks`), so that nobody who saves waits for it. What
never reaches the worker, because the queue cannot be reached or a process was killed just there, the sweep finds in the
history (`sweeping`).
"""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from botnia_portal.celery import QUEUE_FAILURES
from botnia_portal.core import following
from botnia_portal.search import indexing, tasks
from botnia_portal.search.sources import Things
from botnia_portal.search.touching import touched

logger = logging.getLogger(__name__)


def listen() -> None:
    """Called once, when Django has loaded all apps."""
    following.written.connect(_written, dispatch_uid="search.written")
    following.loaded.connect(_loaded, dispatch_uid="search.loaded")


def _written(sender: Any, key: int, thing: str, changes: Mapping[str, Any], **_kwargs: Any) -> None:
    if not (things := touched(sender, key, thing, changes)):
        return
    if connection.in_atomic_block:
        _waiting().update(things)
    else:
        _AfterCommit((), things)()  # each statement is committed by itself


def _loaded(sender: Any, **_kwargs: Any) -> None:
    transaction.on_commit(indexing.rebuild, robust=True)


def _waiting() -> Things:
    """The things of this transaction. They are kept with the call that waits for the commit, because a transaction that
    is rolled back, in whole or to a savepoint, forgets its calls without a word."""
    waiting: list[tuple[Any, ...]] = connection.run_on_commit
    for call in (entry[1] for entry in waiting):
        if isinstance(call, _AfterCommit) and call.savepoints == tuple(connection.savepoint_ids):
            return call.things
    call = _AfterCommit(tuple(connection.savepoint_ids))
    transaction.on_commit(call, robust=True)
    return call.things


class _AfterCommit:
    """One reading for all that a transaction has touched."""

    def __init__(self, savepoints: tuple[Any, ...], things: Things | None = None) -> None:
        self.savepoints = savepoints
        self.__qualname__ = type(self).__qualname__  # Django names a call that has failed by it
        self.things: Things = things if things is not None else set()

    def __call__(self) -> None:
        names = sorted((model._meta.label_lower, key) for model, key in self.things)
        try:
            tasks.read_anew.delay(names)
        except QUEUE_FAILURES:
            logger.exception("The queue could not be reached; the sweep will read what was written.")
