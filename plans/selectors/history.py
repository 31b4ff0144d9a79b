"""What has been changed lately, by whom, from what to what, out of the history that django-auditlog keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ForeignKey, Model, Q

from botnia_portal.core import texts
from botnia_portal.core.editing.differences import Piece, word_diff
from botnia_portal.core.history import actor_name, field_label, moment_words, value_words
from plans.models import Milestone, PlanItem

SHOWN = 8
RESTORABLE = frozenset(
    f"{name}_{code}"
    for name in ("title", "description", "condition", "time_words", "note")
    for code in texts.LANGUAGES
)
"""The columns of an item whose earlier words can be put back."""


@dataclass(frozen=True)
class FieldChange:
    """A field with its words before and after. `name` is its column where the older words can be put back."""

    label: str
    before: str
    after: str
    language: str = ""
    name: str = ""

    @property
    def pieces(self) -> list[Piece]:
        """What was removed and added, word by word."""
        return word_diff(self.before, self.after)


@dataclass(frozen=True)
class Change:
    """One save: when, by whom (empty for a program), of the item or one of its milestones, and which fields."""

    entry: int
    when: str
    who: str
    created: bool
    fields: list[FieldChange]
    of_milestone: bool


def recent_changes(item: PlanItem, milestones: Iterable[Milestone]) -> list[Change]:
    """The latest changes of an item and its milestones; one query, and one more for each sort of link that changed."""
    of_milestone = ContentType.objects.get_for_model(Milestone)
    wanted = Q(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)
    wanted |= Q(content_type=of_milestone, object_id__in=[milestone.pk for milestone in milestones])
    rows = list(LogEntry.objects.filter(wanted).select_related("actor").order_by("-timestamp", "-pk")[:SHOWN])
    names = _names_of_links(rows)
    changes = [
        _change(row, Milestone if row.content_type_id == of_milestone.pk else PlanItem, names) for row in rows
    ]
    # What a save did to other rows alone (a new milestone's link to its item) is told where those rows are told.
    return [change for change in changes if change.created or change.fields]


def _change(row: LogEntry, model: type[Model], names: dict[type[Model], dict[str, str]]) -> Change:
    created = row.action == LogEntry.Action.CREATE
    own = {field.name: field for field in model._meta.fields}
    told = [] if created else [name for name in row.changes or {} if name in own]
    fields = [_field(model, own[name], row.changes[name], names) for name in told]
    fields.sort(key=lambda change: change.label)
    return Change(row.pk, moment_words(row.timestamp), actor_name(row), created, fields, model is Milestone)


def _field(
    model: type[Model], field: Field, values: list[Any], names: dict[type[Model], dict[str, str]]
) -> FieldChange:
    linked = names.get(field.related_model, {}) if isinstance(field, ForeignKey) else {}
    before, after = (linked.get(str(value)) or value_words(field, value) for value in values)
    language = getattr(field, "language", "") or ""
    restorable = model is PlanItem and field.name in RESTORABLE
    return FieldChange(
        field_label(model, field.name), before, after, language, field.name if restorable else ""
    )


def _names_of_links(rows: list[LogEntry]) -> dict[type[Model], dict[str, str]]:
    """The names of the rows that changed links point to, by model and key."""
    keys: dict[Any, set[str]] = {}
    for row in rows:
        if row.action == LogEntry.Action.CREATE:
            continue  # told as "added", without its fields
        model = ContentType.objects.get_for_id(row.content_type_id).model_class()
        for field in model._meta.fields if model else ():
            if isinstance(field, ForeignKey) and field.name in (row.changes or {}):
                found = {str(value) for value in row.changes[field.name] if str(value).isdecimal()}
                keys.setdefault(field.related_model, set()).update(found)
    return {
        model: {str(row.pk): str(row) for row in model._default_manager.filter(pk__in=wanted)}
        for model, wanted in keys.items()
        if wanted
    }
