"""What has been changed lately, and by whom, out of the history that django-auditlog keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.choices import Language
from plans.models import Milestone, PlanItem

SHOWN = 8
_LOOKED_AT = 60


@dataclass(frozen=True)
class Change:
    """One save: when, by whom (empty for a program), of the item or one of its milestones, and which fields."""

    when: str
    who: str
    created: bool
    fields: list[str]
    of_milestone: bool


def field_label(model: type[Model], name: str) -> str:
    """The name of a field for a reader: "title (Finnish)" where it is one of the two columns of a text."""
    base, _sep, language = name.rpartition("_")
    if language in texts.LANGUAGES and base in texts.text_fields(model):
        label = str(getattr(model._meta.get_field(base), "verbose_name", base))
        return f"{label} ({Language(language).label.lower()})"
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def recent_changes(item: PlanItem, milestones: Iterable[Milestone]) -> list[Change]:
    """The latest changes of an item and its milestones; one query besides the cached content types."""
    of_milestone = ContentType.objects.get_for_model(Milestone)
    wanted = Q(content_type=ContentType.objects.get_for_model(item), object_id=item.pk)
    wanted |= Q(content_type=of_milestone, object_id__in=[milestone.pk for milestone in milestones])
    rows = LogEntry.objects.filter(wanted).select_related("actor").order_by("-timestamp", "-pk")[:SHOWN]
    changes = [
        _change(row, Milestone if row.content_type_id == of_milestone.pk else PlanItem) for row in rows
    ]
    # What a save did to other rows alone (a new milestone's link to its item) is told where those rows are told.
    return [change for change in changes if change.created or change.fields]


def _change(row: LogEntry, model: type[Model]) -> Change:
    created = row.action == LogEntry.Action.CREATE
    own = {field.name for field in model._meta.fields}
    labels = [] if created else sorted(field_label(model, name) for name in row.changes or {} if name in own)
    return Change(moment_words(row.timestamp), actor_name(row), created, labels, model is Milestone)


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
