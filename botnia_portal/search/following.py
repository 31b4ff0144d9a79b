"""The index follows what is written: what was touched in a transaction is read anew when it has been committed.

In the same process and at once, so that whoever saves a name finds it. What is lost between the commit and the index,
because the process was killed just there, the sweep finds in the history (`tasks`).
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from botnia_portal.core import following
from botnia_portal.core.changes import thing_at
from botnia_portal.search import indexing
from botnia_portal.search.sources import FOLLOWED_LINKS, SOURCES, Things


def listen() -> None:
    """Called once, when Django has loaded all apps."""
    following.written.connect(_written, dispatch_uid="search.written")
    following.loaded.connect(_loaded, dispatch_uid="search.loaded")


def touched(model: type, key: int, thing: str, changes: Mapping[str, Any]) -> Things:
    """What a change of a row has to do with: the row, the one that it is a part of, and those that it was or is linked
    to, as far as they are found by the search."""
    linked = [
        (target, int(value))
        for name, target in FOLLOWED_LINKS.get(model, {}).items()
        for value in changes.get(name, ())
        if str(value).isdecimal()
    ]
    found = {(model, key), thing_at(thing), *linked}
    return {(model, key) for model, key in found if model in SOURCES}


def _written(sender: Any, key: int, thing: str, changes: Mapping[str, Any], **_kwargs: Any) -> None:
    if things := touched(sender, key, thing, changes):
        _waiting().update(things)


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

    def __init__(self, savepoints: tuple[Any, ...]) -> None:
        self.savepoints = savepoints
        self.things: Things = set()

    def __call__(self) -> None:
        indexing.refresh(self.things)
