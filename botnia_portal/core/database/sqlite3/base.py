"""SQLite, with a mark for each write."""

import secrets
from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base

from botnia_portal.core.database.marking import MarksWrites


class DatabaseWrapper(MarksWrites, base.DatabaseWrapper):
    def _write_alone(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """A statement that gives rows back ends when they have been read, and its transaction with it: until then
        the mark belongs to the same one, and no other can be begun."""
        if "RETURNING" not in str(statement[0]):
            return super()._write_alone(execute, *statement)
        result = execute(*statement)
        self._leave_mark(secrets.token_urlsafe(16))
        return result
