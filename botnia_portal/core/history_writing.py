"""Writing the history of many rows at once.

django-auditlog listens to `save()`, row by row: a read and a write for each. Where a service writes many rows in one
statement, it tells the history here, with the same entries as a save would make.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditlog.diff import model_instance_diff
from auditlog.models import LogEntry
from auditlog.signals import pre_log
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from botnia_portal.core.audit import complete


def record_changes(pairs: Iterable[tuple[Model | None, Model]], actor: Any) -> None:
    """An entry for each row, from what it was (None: it is new) to what it is now; none where nothing differs.

    One statement, however many rows. The rows are of one model and have their keys.
    """
    entries = (_entry(before, now, actor) for before, now in pairs)
    LogEntry.objects.bulk_create([entry for entry in entries if entry], batch_size=500)


def _entry(before: Model | None, now: Model, actor: Any) -> LogEntry | None:
    action = LogEntry.Action.CREATE if before is None else LogEntry.Action.UPDATE
    # The apps hang what they want to be told beside the change on the row (core.audit).
    pre_log.send(type(now), instance=now, action=action)
    changes = model_instance_diff(before, now)
    if not changes:
        return None
    beside = getattr(now, "get_additional_data", None)
    entry = LogEntry(
        content_type=ContentType.objects.get_for_model(now),
        object_pk=str(now.pk),
        object_id=now.pk,
        object_repr=str(now),
        action=action,
        changes=changes,
        actor=actor,
        actor_email=getattr(actor, "email", None),
        additional_data=beside() if callable(beside) else None,
    )
    complete(entry)
    return entry
