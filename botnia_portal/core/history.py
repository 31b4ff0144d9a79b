"""The history that django-auditlog keeps, in words: who changed what and when, whatever the noun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, DateField, Field, Model, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.choices import Language

_LOOKED_AT = 60


def field_label(model: type[Model], name: str) -> str:
    """The name of a field for a reader: "title (Finnish)" where it is one of the two columns of a text."""
    base, _sep, language = name.rpartition("_")
    if language in texts.LANGUAGES and base in texts.text_fields(model):
        label = str(getattr(model._meta.get_field(base), "verbose_name", base))
        return f"{label} ({Language(language).label.lower()})"
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def value_words(field: Field[Any, Any], value: Any) -> str:
    """A value of the history as a reader reads it: the words of a choice, a day, yes or no; "–" for nothing."""
    text = "" if value in (None, "None") else str(value)
    if not text:
        return "–"
    if field.choices:
        return str(dict(field.flatchoices).get(text, text))
    if isinstance(field, BooleanField):
        return _("yes") if text == "True" else _("no")
    if isinstance(field, DateField):
        day = parse_date(text)
        return f"{day.day}.{day.month}.{day.year}" if day else text
    return text


def actor_name(row: LogEntry) -> str:
    """Who did it; a program's own work has no actor."""
    return str(row.actor) if row.actor_id else ""


def last_change(model: type[Model], pk: int, fields: Iterable[str] | None = None) -> LogEntry | None:
    """The latest change of a row that touched one of the fields; None where the history does not tell."""
    rows: QuerySet[LogEntry] = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id=pk
    ).select_related("actor")
    latest = rows.order_by("-timestamp", "-pk")[:_LOOKED_AT]
    wanted = set(fields) if fields is not None else None
    return next((row for row in latest if wanted is None or wanted & set(row.changes or {})), None)


def who_and_when(entry: LogEntry | None) -> str:
    """ "Kaija Koordinaattori, 12.11.2013 14.32", or that it is not known."""
    if entry is None:
        return _("It is not known who.")
    return f"{actor_name(entry) or _('the portal itself')}, {moment_words(entry.timestamp)}"


def moment_words(moment: datetime) -> str:
    """A moment as it is written in Finland in both languages: "12.11.2013 14.32"."""
    here = timezone.localtime(moment)
    return f"{here.day}.{here.month}.{here.year} {here.hour}.{here:%M}"
