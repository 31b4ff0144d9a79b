"""Status updates: append-only, dated, and the only way in which an item's status changes."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from botnia_portal.core import texts
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.services.asked import note_report

SAME_PRESS = timedelta(minutes=2)


@transaction.atomic
def report_status(
    item: PlanItem,
    *,
    status: str,
    as_of: date,
    narrative: dict[str, str] | None = None,
    progress: int | None = None,
    author: Any = None,
    source: str = "fi",
    is_example: bool = False,
    recorded_at: datetime | None = None,
) -> StatusUpdate:
    """Append what was the case on `as_of`; `narrative` has the text per language, `source` the one it was written in.

    The item's own column follows when nothing later has been told. The same report of the same person within
    `SAME_PRESS` is a second press of the button, not a second report.
    """
    # Two reports on one item wait for each other, else the older one may be copied last.
    PlanItem.objects.select_for_update().get(pk=item.pk)
    words = {f"narrative_{language}": text for language, text in (narrative or {}).items()}
    facts = {"status": status, "as_of": as_of, "progress": progress, "author": author, **words}
    recently = timezone.now() - SAME_PRESS
    if author and (same := item.status_updates.filter(recorded_at__gte=recently, **facts).first()):
        return same
    moment: dict[str, Any] = {"recorded_at": recorded_at} if recorded_at else {}
    update = StatusUpdate.objects.create(item=item, is_example=is_example, **facts, **moment)
    texts.record(update, texts.Place(f"plan:{item.plan.slug}", str(item.section.number)), source=source)
    refresh_status(item)
    touch(item.plan)
    if not is_example:
        note_report(item)
    return update


def refresh_status(item: PlanItem) -> None:
    """Copy the latest status to the item's own columns."""
    last = item.status_updates.order_by("-as_of", "-recorded_at", "-pk").first()
    item.status_now, item.status_as_of = (last.status, last.as_of) if last else ("", None)
    item.save(update_fields=["status_now", "status_as_of"])


def touch(plan: ActionPlan) -> None:
    """Raise the plan's revision, which keys caches and ETags."""
    touch_all(ActionPlan.objects.filter(pk=plan.pk))


def touch_all(plans: QuerySet[ActionPlan]) -> None:
    """Raise the revisions of several plans, in one statement."""
    plans.order_by().update(revision=F("revision") + 1)
