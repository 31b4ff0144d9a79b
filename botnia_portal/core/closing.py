"""Closing a row on a day with a reason, and reopening it. The caller has checked the permission and the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from botnia_portal.core import texts
from botnia_portal.core.history import last_change
from botnia_portal.core.models import Closable


def is_closable(model: type[models.Model]) -> bool:
    """Whether rows of a model are closed where they cannot be deleted."""
    return issubclass(model, Closable)


def offered(
    rows: models.QuerySet[Any], chosen: Iterable[Any] | models.QuerySet[Any] = ()
) -> models.QuerySet[Any]:
    """What a form offers: the open rows, and those that have been chosen already though they are closed since.

    `chosen` are keys, or a query for them.
    """
    if not is_closable(rows.model):
        return rows
    keys = chosen if isinstance(chosen, models.QuerySet) else [key for key in chosen if key]
    return rows.filter(Q(closed_on__isnull=True) | Q(pk__in=keys))


@transaction.atomic
def close(row: Any, day: date, reason: Mapping[str, str], place: texts.Place, *, source: str) -> bool:
    """Close a row, with the reason by language; False where it has been closed already.

    Its course ends with it, unless it is over already. `source` is the language that the reason was written in first,
    `place` counts its texts where they have no place yet.
    """
    standing = _locked(row)
    if standing.closed_on:
        return False
    standing.closed_on = day
    if standing.course and getattr(standing, standing.course) not in standing.course_over:
        setattr(standing, standing.course, standing.course_over[0])
    _set_reason(standing, reason, place, source)
    return True


@transaction.atomic
def reopen(row: Any, place: texts.Place) -> bool:
    """Open a closed row again; False where it is open. The history keeps that it was closed, and why.

    Where closing had ended its course, it stands again where it stood before.
    """
    standing = _locked(row)
    if not standing.closed_on:
        return False
    if before := _course_before(standing):
        setattr(standing, standing.course, before)
    standing.closed_on = None
    _set_reason(standing, {}, place, texts.LANGUAGES[0])
    return True


def _locked(row: Any) -> Any:
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def _course_before(row: Any) -> str:
    """What the closing put an end to, as the history tells; empty where it changed nothing."""
    closing = last_change(type(row), row.pk, ["closed_on"]) if row.course else None
    before, _after = ((closing.changes or {}) if closing else {}).get(row.course, ("", ""))
    return str(before or "")


def _set_reason(row: Any, reason: Mapping[str, str], place: texts.Place, source: str) -> None:
    for code in texts.LANGUAGES:
        setattr(row, f"closed_reason_{code}", reason.get(code, ""))
    row.save()
    known = texts.states_of(row)
    texts.record(row, texts.place_among(known) or place, source=source, known=known)
