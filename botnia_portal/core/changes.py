"""Entries of the history as a reader reads them: each field before and after, with names looked up in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from botnia_portal.core import texts
from botnia_portal.core.access import asked_key
from botnia_portal.core.audit import ADDED, REGISTRY
from botnia_portal.core.editing.differences import Piece, excerpt, word_diff
from botnia_portal.core.history import field_label, value_words

NOTHING = ("", "None", "False", None)


@dataclass(frozen=True)
class FieldChange:
    """A field with its words before and after. `name` is its column where the older words can be put back; `linked` is
    the model of a link to several rows, whose `before` were taken away and whose `after` were added."""

    label: str
    before: str
    after: str
    language: str = ""
    name: str = ""
    is_text: bool = False
    linked: bool = False

    @cached_property
    def pieces(self) -> list[Piece]:
        """What was removed and added, word by word, with little of what stayed."""
        return excerpt(word_diff(self.before, self.after))


class Rows:
    """The rows that entries speak of, and their names in the reader's language: one query for each model, and one more
    for what is gone. `known` rows are not looked up; `whole`: also what added and removed rows held is told."""

    def __init__(
        self, entries: Iterable[LogEntry], *, known: Iterable[models.Model] = (), whole: bool = True
    ) -> None:
        self._wanted: dict[type[models.Model], set[int]] = {}
        self._live: dict[type[models.Model], dict[int, Any]] = {}
        self._gone: dict[tuple[int, int], str] = {}
        self._known: dict[tuple[type[models.Model], int], Any] = {(type(row), row.pk): row for row in known}
        for entry in entries:
            self._want_all(entry, whole=whole)
        self._fetch()

    def row(self, model: Any, key: Any) -> Any:
        """The row as it stands; None where it is gone."""
        return self._known.get((model, asked_key(str(key)))) or self._live.get(model, {}).get(
            asked_key(str(key))
        )

    def name(self, model: Any, key: Any) -> str:
        """The name of a row, as the history keeps it where it is gone; empty where nothing is known."""
        found = self.row(model, key)
        if found is not None:
            return str(found)
        if model is None:
            return ""
        return self._gone.get((ContentType.objects.get_for_model(model).pk, asked_key(str(key))), "")

    def _want(self, model: Any, key: Any) -> None:
        if model is not None and asked_key(str(key)) and (model, asked_key(str(key))) not in self._known:
            self._wanted.setdefault(model, set()).add(asked_key(str(key)))

    def _want_all(self, entry: LogEntry, *, whole: bool) -> None:
        model = model_of(entry)
        if model is None:
            return
        self._want(model, entry.object_id)
        self._want(*thing_at(entry.cid))
        if not whole and entry.action != LogEntry.Action.UPDATE:
            return
        for name, values in (entry.changes or {}).items():
            column = _column(model, name)
            if isinstance(values, Mapping):
                for key in values.get("keys", ()):
                    self._want(column.related_model if column else None, key)
            elif isinstance(column, models.ForeignKey):
                for value in values:
                    self._want(column.related_model, value)

    def _fetch(self) -> None:
        missing: list[Q] = []
        for model, keys in self._wanted.items():
            rows = model._default_manager.select_related(*_related(model)).filter(pk__in=keys)
            found = self._live[model] = {row.pk: row for row in rows}
            if gone := keys - set(found):
                missing.append(Q(content_type=ContentType.objects.get_for_model(model), object_id__in=gone))
        if missing:
            gone_rows = reduce(or_, missing)
            last_words = LogEntry.objects.filter(gone_rows, action=LogEntry.Action.DELETE)
            self._gone = {(e.content_type_id, e.object_id or 0): own_name(e) for e in last_words}


def _related(model: type[models.Model]) -> tuple[str, ...]:
    return REGISTRY[model].related if model in REGISTRY else ()


def model_of(entry: LogEntry) -> type[models.Model] | None:
    """The model of the row that an entry is about; None where it is no longer part of the portal."""
    return ContentType.objects.get_for_id(entry.content_type_id).model_class()


def thing_at(key: str | None) -> tuple[type[models.Model] | None, int]:
    """The model and the key that `core.audit.thing_key` wrote; no model where it is none."""
    label, _colon, number = (key or "").partition(":")
    try:
        return apps.get_model(label), asked_key(number)
    except (LookupError, ValueError):
        return None, 0


def own_name(entry: LogEntry) -> str:
    """The name that the row had when the entry was written, in the reader's language where it is known."""
    names = (entry.additional_data or {}).get("name") or {}
    return names.get(texts.here()) or next(filter(None, names.values()), "") or entry.object_repr


def _column(model: type[models.Model], name: str) -> Any:
    columns = (*model._meta.fields, *model._meta.many_to_many)
    return next((column for column in columns if column.name == name), None)


def fields_of(
    entry: LogEntry, rows: Rows, restorable: Callable[[str], bool] = lambda name: False
) -> list[FieldChange]:
    """The fields that an entry changed, by label. Of a row that was added or removed: those that held something."""
    model = model_of(entry)
    if model is None:
        return []
    hidden = REGISTRY[model].hidden if model in REGISTRY else frozenset()
    found = []
    for name, values in (entry.changes or {}).items():
        column = _column(model, name)
        if column is None or name in hidden:
            continue
        if isinstance(values, Mapping):
            found.append(_links(model, column, values, rows))
        elif entry.action == LogEntry.Action.UPDATE or not all(value in NOTHING for value in values):
            can = entry.action == LogEntry.Action.UPDATE and restorable(name)
            found.append(_field(model, column, values, rows, can_restore=can))
    return sorted(found, key=lambda change: change.label)


def folded(entries: Sequence[LogEntry], names: Iterable[str]) -> LogEntry:
    """The saves of one row, the oldest first, as one entry that is not kept: the named columns from what they were
    before the first to what they are after the last. What came back to what it was is left out."""
    changes: dict[str, list[Any]] = {}
    wanted = set(names)
    for entry in entries:
        for name, values in (entry.changes or {}).items():
            if name in wanted:
                changes[name] = [changes.get(name, values)[0], values[1]]
    told = {name: values for name, values in changes.items() if values[0] != values[1]}
    last = entries[-1]
    return LogEntry(
        content_type_id=last.content_type_id, object_id=last.object_id, action=last.action, changes=told
    )


def _field(
    model: type[models.Model], column: Any, values: list[Any], rows: Rows, *, can_restore: bool
) -> FieldChange:
    linked = column.related_model if isinstance(column, models.ForeignKey) else None
    before, after = ((linked and rows.name(linked, value)) or value_words(column, value) for value in values)
    is_text = isinstance(column, models.CharField | models.TextField) and not column.choices
    return FieldChange(
        label=field_label(model, column.name),
        before=before,
        after=after,
        language=getattr(column, "language", "") or "",
        name=column.name if can_restore else "",
        is_text=is_text and not column.name.startswith("time_edtf"),
    )


def _links(model: type[models.Model], column: Any, values: Mapping[str, Any], rows: Rows) -> FieldChange:
    """Auditlog's own entries have names alone, in the language of whoever changed them; ours have keys too."""
    names = list(values.get("objects", ()))
    for place, key in enumerate(values.get("keys", ())):
        names[place] = rows.name(column.related_model, key) or names[place]
    words = ", ".join(names)
    added = values.get("operation") == ADDED
    return FieldChange(
        field_label(model, column.name), "" if added else words, words if added else "", linked=True
    )
