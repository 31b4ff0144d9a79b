"""The engine: rows, links and children of a plan file, each written only where nobody has edited since.

For each field the engine knows three values: the file's, the database's, and a digest of what it wrote last. Equal to
the file: nothing to do. Equal to the digest: nobody has touched it, so the file's value is written. Else it is left
alone and listed.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from botnia_portal.core import texts
from botnia_portal.core.models import Timed

PAIR = ("fi", "sv")
Row = TypeVar("Row", bound=models.Model)


@dataclass
class LoadReport:
    """What a load did: rows created, fields updated, and fields left alone because somebody had edited them."""

    created: Counter = field(default_factory=Counter)
    updated: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)

    @property
    def changed_anything(self) -> bool:
        return bool(self.created or self.updated)


def digest(value: Any) -> str:
    """A short digest of a value, the same for what the file says and what the database gives back."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _column(obj: models.Model, name: str) -> str:
    """The attribute that holds a field's plain value; of a foreign key, the primary key."""
    return str(getattr(obj._meta.get_field(name), "attname", name))


def pair(name: str, value: dict[str, str] | None) -> dict[str, str]:
    """The two columns of a translated text."""
    value = value or {}
    return {f"{name}_{language}": value.get(language, "") or "" for language in PAIR}


def _plain(value: Any) -> Any:
    """A value as a digest compares it: rows by their key, no text as the empty text."""
    if isinstance(value, models.Model):
        return value.pk
    return "" if value is None else value


class Engine:
    """Writes the rows of one file. `scope` is the container of its texts ("plan:<slug>")."""

    def __init__(self, scope: str, digests: dict[str, str]) -> None:
        self.scope = scope
        self.before = digests
        self.after: dict[str, str] = {}
        self.report = LoadReport()
        self.rows: dict[str, Any] = {}
        self.fresh: set[str] = set()

    def row(
        self, key: str, model: type[Row], lookup: dict[str, Any], values: dict[str, Any], *, group: str = ""
    ) -> Row:
        """Create or update one row and remember it under `key`; returns it."""
        found = model._default_manager.filter(**lookup).first()
        created = found is None
        obj = found or model(**lookup)
        touched = [name for name, value in values.items() if self._write(key, obj, name, value, created)]
        if created or touched:
            if isinstance(obj, Timed):
                obj.set_days()
            obj.save()
            texts.record(obj, texts.Place(self.scope, group))
        if created:
            self.fresh.add(key)
            self.report.created[model._meta.model_name] += 1
        self.rows[key] = obj
        return obj

    def _write(self, key: str, obj: models.Model, name: str, value: Any, created: bool) -> bool:
        """Set one field if nobody has edited it; returns whether it changed."""
        mark, wanted = f"{key}.{name}", digest(value)
        if not created:
            now = getattr(obj, _column(obj, name))
            standing = digest(now)
            if standing == wanted:
                self.after[mark] = wanted
                return False
            if key not in self.fresh and standing != self.before.get(mark, standing):
                self.after[mark] = self.before[mark]
                self.report.left_alone.append(mark)
                return False
            if key not in self.fresh:
                self.report.updated.append(mark)
        setattr(obj, name, value)
        self.after[mark] = wanted
        return True

    def links(self, key: str, manager: Any, keys: Iterable[str]) -> None:
        """Set a many-to-many relation to the rows with `keys`."""
        name = manager.prefetch_cache_name
        targets = [self.rows[k] for k in keys]
        wanted = digest(sorted(t.pk for t in targets))
        standing = digest(sorted(manager.values_list("pk", flat=True)))
        if self._may_replace(f"{key}.{name}", standing, wanted):
            manager.set(targets)

    def children(self, key: str, manager: Any, rows: list[dict[str, Any]]) -> None:
        """Replace the children of a row (aliases, members, parties …) as a whole, in the file's order."""
        name = manager.field.remote_field.related_name
        columns = list(rows[0]) if rows else []
        standing = digest(
            [
                {column: _plain(getattr(child, column)) for column in columns}
                for child in manager.order_by("pk")
            ]
        )
        wanted = digest([{column: _plain(value) for column, value in row.items()} for row in rows])
        if not self._may_replace(f"{key}.{name}", standing, wanted):
            return
        texts.forget(manager.all())
        manager.all().delete()
        for row in rows:
            texts.record(manager.create(**row), texts.Place(self.scope))

    def _may_replace(self, mark: str, standing: str, wanted: str) -> bool:
        known = self.before.get(mark)
        if standing == wanted:
            self.after[mark] = wanted
            return False
        if known is not None and standing != known:
            self.after[mark] = known
            self.report.left_alone.append(mark)
            return False
        if known is not None:
            self.report.updated.append(mark)
        self.after[mark] = wanted
        return True
