"""Every transaction that wrote anything leaves a new mark in `core_portalrevision` (core.models.PortalRevision).

Pages are told apart by that mark (core.unchanged), and a page that was wrongly called unchanged would be worse than one
that is always made anew. So the mark hangs on the statements that reach the database, not on services or signals: a
bulk write, `.update()`, a loaded plan, a worker's step and raw SQL all count, and nobody has to think of it.

- The mark is set in the transaction that it stands for, as its last statement: whoever sees the one sees the other, and
  writers wait for each other only while they commit.
- It is random, not a number: a database that is put back from a copy never gives a mark again that stood for something
  else.
- What a connection has written and not committed yet is marked for itself (`mark_of_own`), also in the one of a test.

What is written past Django (psql) leaves no mark; docs/operations.md says what to do then.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper as Wrapper
else:
    Wrapper = object

TABLE = "core_portalrevision"
SET_MARK = (
    f"INSERT INTO {TABLE} (id, mark) VALUES (1, %s) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark"  # noqa: S608
)
_READS = re.compile(
    r"\W*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET|SHOW|PRAGMA|EXPLAIN|ANALYZE|VACUUM|LOCK|DECLARE|FETCH"
    r"|CLOSE|VALUES)\b",
    re.IGNORECASE,
)
_WRITES = re.compile(r"\W*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|WITH)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\W*(UPDATE|DELETE)\b(?!.*\bRETURNING\b)", re.IGNORECASE | re.DOTALL)
"""Statements whose number of rows is known as soon as they have run."""


class MarksWrites(Wrapper):
    """Mixed into a backend's DatabaseWrapper."""

    set_mark = SET_MARK

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_of_own = ""
        """The mark of what this connection has written and not committed; empty where there is nothing."""
        self._table_is_there = False
        self.execute_wrappers.append(self._see)

    def _see(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        text = str(sql)
        if text == self.set_mark or _READS.match(text):
            return execute(sql, params, many, context)
        if _WRITES.match(text) and self.get_autocommit():
            return self._write_alone(execute, sql, params, many, context)
        result = execute(sql, params, many, context)
        if not _WRITES.match(text):
            self._table_is_there = False  # a step of a migration: the table itself may have come or gone
        if not (_COUNTED.match(text) and context["cursor"].rowcount == 0):
            self.mark_of_own = secrets.token_urlsafe(16)
        return result

    def _write_alone(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """A single statement is a transaction too: it and its mark are seen together."""
        with transaction.atomic(using=self.alias):
            return self._see(execute, *statement)

    def _commit(self) -> None:
        if self.mark_of_own and self.connection is not None:
            self._leave_mark(self.mark_of_own)
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        self.mark_of_own = ""

    def _leave_mark(self, mark: str) -> None:
        """Before the first migration of the floor there is nowhere to leave it, and nobody reads."""
        self._table_is_there = self._table_is_there or TABLE in self.introspection.table_names()
        if self._table_is_there:
            with self.cursor() as cursor:
                cursor.execute(self.set_mark, [mark])

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]  # the stubs leave it out
        self.mark_of_own = ""

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        self.mark_of_own = self.mark_of_own and secrets.token_urlsafe(16)

    def connect(self) -> None:
        super().connect()
        self.mark_of_own = ""
