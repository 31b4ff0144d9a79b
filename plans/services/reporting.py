"""Status updates: append-only, dated, and the only way in which an item's status changes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.attachments import Evidence, attach, files_with_rows
from botnia_portal.core.history_writing import record_changes
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.services.asked import note_reports

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
        note_reports([item])
    return update


def report_with_evidence(item: PlanItem, evidence: Evidence, *, author: Any, **told: Any) -> StatusUpdate:
    """A report with what shows it: all of it is saved, or nothing. `told` is what `report_status` takes."""
    with files_with_rows() as files:
        update = report_status(item, author=author, **told)
        attach(update, evidence, author, files)
    return update


def report_many(
    items: Sequence[PlanItem],
    *,
    status: str,
    as_of: date,
    narrative: dict[str, str],
    author: Any,
    source: str,
) -> None:
    """Append the same report to several items of one plan, in a constant number of statements.

    Part of a larger write: the caller has locked the items, has their plan and section at hand, and touches the plan.
    """
    words = {f"narrative_{language}": text for language, text in narrative.items()}
    moment = timezone.now()
    updates = StatusUpdate.objects.bulk_create(
        StatusUpdate(item=item, status=status, as_of=as_of, author=author, recorded_at=moment, **words)
        for item in items
    )
    record_changes(((None, update) for update in updates), author)
    texts.record_many(
        [
            texts.Recorded(update, texts.Place(f"plan:{item.plan.slug}", str(item.section.number)), source)
            for item, update in zip(items, updates, strict=True)
        ],
        known={},
    )
    note_reports(items)
    # What is told of a later day goes on standing; of the same day, the last word counts.
    latest = [item.pk for item in items if item.status_as_of is None or item.status_as_of <= as_of]
    PlanItem.objects.filter(pk__in=latest).update(status_now=status, status_as_of=as_of)


def refresh_status(item: PlanItem) -> None:
    """Copy the latest status to the item's own columns."""
    last = item.status_updates.order_by("-as_of", "-recorded_at", "-pk").first()
    item.status_now, item.status_as_of = (last.status, last.as_of) if last else ("", None)
    item.save(update_fields=["status_now", "status_as_of"])


def touch(plan: ActionPlan) -> None:
    """Raise the plan's revision, by which a reader of many rows sees that somebody wrote in between."""
    touch_all(ActionPlan.objects.filter(pk=plan.pk))


def touch_all(plans: QuerySet[ActionPlan]) -> None:
    """Raise the revisions of several plans, in one statement."""
    plans.order_by().update(revision=F("revision") + 1)
