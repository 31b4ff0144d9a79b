"""The engine: rows, links and children of a plan file, each written only where nobody has edited since.

For each field the engine knows three values: the file's, the database's, and a digest of what it wrote last. Equal to
the file: nothing to do. Equal to the digest: nobody has touched it, so the file's value is written. Else, and where
there is no digest because the row is not ours, it is left alone and listed. Each row is locked before it is compared.
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
from plans.services.load.errors import PlanFileError

DAYS = ("time_earliest", "time_latest", "time_late_from", "time_precision")
"""What `Timed.set_days` derives."""
Row = TypeVar("Row", bound=models.Model)


@dataclass
class LoadReport:
    """What a load did: rows created and fields updated; what it left alone, because it is not as the last load left
    it or was never loaded from this file; and the keys of rows that the file no longer has."""

    created: Counter = field(default_factory=Counter)
    updated: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def changed_anything(self) -> bool:
        return bool(self.created or self.updated)


def digest(value: Any) -> str:
    """A short digest of a value, the same for what the file says and what the database gives back."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _plain(value: Any) -> Any:
    """A value as a digest compares it: rows by their key, no text as the empty text."""
    if isinstance(value, models.Model):
        return value.pk
    return "" if value is None else value


def _columns(model: type[models.Model], parent: str) -> list[models.Field]:
    """What makes up a child row: all its columns, also those that no file gives, but its key and its parent."""
    words = texts.text_fields(model)
    skipped = {parent, *words}
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in skipped]


class Engine:
    """Writes the rows of one file. `scope` is the container of its texts ("plan:<slug>")."""

    def __init__(self, scope: str, digests: dict[str, str]) -> None:
        self.scope = scope
        self.before = digests
        self.after: dict[str, str] = {}
        self.report = LoadReport()
        self.rows: dict[str, Any] = {}
        self.fresh: set[str] = set()

    def at(self, key: str | None) -> Any:
        """The row that a key of the file refers to; None where the file names none."""
        return self.rows[key] if key else None

    def row(
        self, key: str, model: type[Row], lookup: dict[str, Any], values: dict[str, Any], *, group: str = ""
    ) -> Row:
        """Create or update one row and remember it under `key`; returns it."""
        found = model._default_manager.select_for_update().filter(**lookup).order_by("pk").first()
        obj = found or model(**lookup)
        self.rows[key] = obj
        if found is None:
            self.fresh.add(key)
            self.report.created[model._meta.model_name] += 1
        if self._update(key, obj, values):
            texts.record(obj, texts.Place(self.scope, group), is_new=found is None)
        return obj

    def more(self, key: str, values: dict[str, Any]) -> None:
        """Further fields of a row that `row` has found or created: what refers to rows later in the file."""
        self._update(key, self.rows[key], values)

    def _update(self, key: str, obj: models.Model, values: dict[str, Any]) -> bool:
        touched = [name for name, value in values.items() if self._write(key, obj, name, value)]
        new = obj._state.adding
        if not (new or touched):
            return False
        if isinstance(obj, Timed):
            obj.set_days()
            touched += DAYS
        # Only these: a status that somebody reports meanwhile is not the file's.
        touched += [f for f in texts.text_fields(type(obj)) if f"{f}_fi" in touched or f"{f}_sv" in touched]
        obj.save(update_fields=None if new else touched)
        return True

    def _write(self, key: str, obj: models.Model, name: str, value: Any) -> bool:
        """Set one field if nobody has edited it; returns whether it changed."""
        mark, column = f"{key}.{name}", obj._meta.get_field(name)
        standing, wanted = digest(getattr(obj, getattr(column, "attname", name))), digest(value)
        if key in self.fresh:
            self.after[mark] = wanted
        elif not self._may_replace(mark, standing, wanted):
            return False
        _fits(mark, column, value)
        setattr(obj, name, value)
        return key not in self.fresh or standing != wanted

    def links(self, key: str, manager: Any, keys: Iterable[str]) -> None:
        """Set a many-to-many relation to the rows with `keys`."""
        name = manager.prefetch_cache_name
        targets = [self.rows[k] for k in keys]
        wanted = digest(sorted(t.pk for t in targets))
        standing = digest(sorted(manager.values_list("pk", flat=True)))
        if self._may_replace(f"{key}.{name}", standing, wanted):
            manager.set(targets)

    def children(self, key: str, manager: Any, rows: list[dict[str, Any]], *, group: str = "") -> None:
        """Replace the children of a row (aliases, members, parties …) as a whole, in the file's order."""
        mark = f"{key}.{manager.field.remote_field.related_name}"
        columns = _columns(manager.model, manager.field.name)
        standing = [{c.name: getattr(child, c.attname) for c in columns} for child in manager.order_by("pk")]
        wanted = [{c.name: _plain(row.get(c.name, c.get_default())) for c in columns} for row in rows]
        same = [{name: _plain(value) for name, value in child.items()} for child in standing]
        if not self._may_replace(mark, digest(same), digest(wanted)):
            return
        texts.forget(manager.all())
        manager.all().delete()
        for row in rows:
            for name, value in row.items():
                _fits(mark, manager.model._meta.get_field(name), value)
            texts.record(manager.create(**row), texts.Place(self.scope, group), is_new=True)

    def _may_replace(self, mark: str, standing: str, wanted: str) -> bool:
        """Whether the file's value is to be written over what stands; notes what the next load has to know."""
        fresh, known = mark.rpartition(".")[0] in self.fresh, self.before.get(mark)
        if standing == wanted:
            self.after[mark] = wanted
            return False
        if not fresh and standing != known:
            if known is not None:
                self.after[mark] = known
            self.report.left_alone.append(mark)
            return False
        if not fresh:
            self.report.updated.append(mark)
        self.after[mark] = wanted
        return True

    def finish(self) -> None:
        """List the rows that earlier files had. They stay: numbers are never used again, and others refer to them."""
        gone = {mark: key for mark in self.before if (key := mark.rpartition(".")[0]) not in self.rows}
        self.report.gone = list(dict.fromkeys(gone.values()))
        self.after |= {mark: self.before[mark] for mark in gone}


def _fits(mark: str, column: Any, value: Any) -> None:
    """SQLite takes a text of any length and PostgreSQL does not: raises PlanFileError on both."""
    limit = getattr(column, "max_length", None)
    if limit and isinstance(value, str) and len(value) > limit:
        raise PlanFileError(f"{mark}: at most {limit} characters are expected, not {len(value)}.")
