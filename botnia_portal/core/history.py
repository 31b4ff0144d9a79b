"""The history that django-auditlog keeps, in words: who changed what and when, whatever the noun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    Model,
    QuerySet,
)
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from botnia_portal.core import texts, time
from botnia_portal.core.audit import REGISTRY
from botnia_portal.core.choices import Language
from botnia_portal.core.days import day_words, moment_words

_LOOKED_AT = 60
_WORDS: dict[str, Promise] = {"order": gettext_lazy("order")}
"""Columns that many models have and that no form shows."""


def field_label(model: type[Model], name: str) -> str:
    """The name of a field for a reader: "title (Finnish)" where it is one of the two columns of a text."""
    base, _sep, language = name.rpartition("_")
    if language in texts.LANGUAGES and base in texts.text_fields(model):
        label = str(getattr(model._meta.get_field(base), "verbose_name", base))
        return f"{label} ({Language(language).label.lower()})"
    if words := (REGISTRY[model].words.get(name) if model in REGISTRY else None) or _WORDS.get(name):
        return str(words)
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
    if isinstance(field, DateTimeField):
        return _moment(text)
    if isinstance(field, DateField):
        day = parse_date(text)
        return day_words(day) if day else text
    if isinstance(field, DecimalField):
        return str(floatformat(text, "-2g"))
    return _time(field.name, text)


def _moment(text: str) -> str:
    """A moment as auditlog writes it: without a zone, in UTC."""
    found = parse_datetime(text)
    if found is None:
        return text
    return moment_words(found if timezone.is_aware(found) else timezone.make_aware(found, UTC))


def _time(name: str, text: str) -> str:
    """A time or a rule of one in words; other values as they are."""
    here = texts.here()
    try:
        if name == "time_edtf":
            return time.short(text, here)
        if name == "time_repeats":
            return time.show("", "", here, repeats=text) or text
        if name == "time_duration":
            return time.show("", "", here, duration=text) or text
        if name == "time_offset":
            return time.show("", "", here, offset=text) or text
    except time.TimeError:
        return text
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
    """ "Kaija Koordinaattori, 12.11.2013 klo 14.32", or that it is not known."""
    if entry is None:
        return _("It is not known who.")
    return f"{actor_name(entry) or _('the portal itself')}, {moment_words(entry.timestamp)}"
