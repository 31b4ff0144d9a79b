"""What has been changed lately in an item, by whom, from what to what, as django-auditlog keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.audit import thing_key
from botnia_portal.core.changes import FieldChange, Rows, fields_of, model_of, own_name
from botnia_portal.core.days import moment_words
from botnia_portal.core.history import actor_name
from plans.models import ItemGoal, ItemTask, Milestone, PartyRole, PlanItem, StatusUpdate

SHOWN = 8
RESTORABLE = frozenset(
    f"{name}_{code}"
    for name in ("title", "description", "condition", "time_words", "note")
    for code in texts.LANGUAGES
)
"""The columns of an item whose earlier words can be put back."""
PARTS: dict[type[Model], Promise] = {
    Milestone: _("Milestone:"),
    PartyRole: _("Role:"),
    ItemGoal: _("Strategic goal:"),
    ItemTask: _("Statutory task:"),
}
"""What is told in the history of an item beside itself. Its status reports stand on its page, each with its author."""
ADDED, CHANGED, REMOVED = LogEntry.Action.CREATE, LogEntry.Action.UPDATE, LogEntry.Action.DELETE


@dataclass(frozen=True)
class Change:
    """One save: when, by whom (empty for a program), of the item or (`part`) what belongs to it, and which fields."""

    entry: int
    when: str
    who: str
    fields: list[FieldChange]
    part: str
    name: str
    created: bool
    removed: bool


def recent_changes(item: PlanItem, milestones: Iterable[Milestone]) -> list[Change]:
    """The latest changes of an item, its milestones and its links; one query, and one for each sort of row named."""
    kinds = ContentType.objects.get_for_models(PlanItem, Milestone, StatusUpdate)
    known: list[Model] = [item, *milestones]
    keys = [row.pk for row in known[1:]]
    wanted = Q(content_type=kinds[PlanItem], object_id=item.pk) | Q(cid=thing_key(PlanItem, item.pk))
    wanted |= Q(content_type=kinds[Milestone], object_id__in=keys)
    found = LogEntry.objects.filter(wanted).exclude(content_type=kinds[StatusUpdate]).select_related("actor")
    rows = list(found.order_by("-timestamp", "-pk")[:SHOWN])
    named = Rows(rows, known=known, whole=False)
    changes = [_change(row, named) for row in rows]
    return [change for change in changes if change.created or change.removed or change.fields]


def _change(row: LogEntry, named: Rows) -> Change:
    model = model_of(row)
    told = row.action == CHANGED
    part = str(PARTS[model]) if model in PARTS else ""
    return Change(
        entry=row.pk,
        when=moment_words(row.timestamp),
        who=actor_name(row),
        fields=fields_of(row, named, lambda name: model is PlanItem and name in RESTORABLE) if told else [],
        part=part,
        name=(named.name(model, row.object_id) or own_name(row)) if part else "",
        created=row.action == ADDED,
        removed=row.action == REMOVED,
    )
