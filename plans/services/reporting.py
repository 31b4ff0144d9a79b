"""Status updates: append-only, dated, and the only way in which an item's status changes."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from botnia_portal.core import texts
from plans.models import ActionPlan, PlanItem, StatusUpdate


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

    The item's own column follows when nothing later has been told.
    """
    # Two reports on one item wait for each other, else the older one may be copied last.
    PlanItem.objects.select_for_update().get(pk=item.pk)
    words = {f"narrative_{language}": text for language, text in (narrative or {}).items()}
    moment: dict[str, Any] = {"recorded_at": recorded_at} if recorded_at else {}
    update = StatusUpdate.objects.create(
        item=item, status=status, as_of=as_of, progress=progress, author=author, is_example=is_example,
        **words, **moment,
    )  # fmt: skip
    texts.record(update, texts.Place(f"plan:{item.plan.slug}", str(item.section.number)), source=source)
    refresh_status(item)
    touch(item.plan)
    return update


def refresh_status(item: PlanItem) -> None:
    """Copy the latest status to the item's own columns."""
    last = item.status_updates.order_by("-as_of", "-recorded_at", "-pk").first()
    item.status_now, item.status_as_of = (last.status, last.as_of) if last else ("", None)
    item.save(update_fields=["status_now", "status_as_of"])


def touch(plan: ActionPlan) -> None:
    """Raise the plan's revision, which keys caches and ETags."""
    ActionPlan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
