"""What has been changed lately, and by whom, out of the history that django-auditlog keeps."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from botnia_portal.core.history import actor_name, field_label, moment_words
from plans.models import Milestone, PlanItem

SHOWN = 8


@dataclass(frozen=True)
class Change:
    """One save: when, by whom (empty for a program), of the item or one of its milestones, and which fields."""

    when: str
    who: str
    created: bool
    fields: list[str]
    of_milestone: bool


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
