"""The reports on a plan's items between two days, each of them or only those that came late."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from plans.models import ActionPlan, StatusUpdate

MOST = 200
"""Reports that are read; a page with more says nothing to anybody."""


def told_between(plan: ActionPlan, first: date, second: date) -> list[StatusUpdate]:
    """Reports as of a day after `first`, by `second`, the newest first."""
    return list(reports_between(plan, first, second)[:MOST])


def told_afterwards(plan: ActionPlan, first: date, second: date) -> list[StatusUpdate]:
    """Reports as of a day up to `first` that were told after it, by the end of `second`: what was not known then."""
    return list(reports_afterwards(plan, first, second)[:MOST])


def reports_between(plan: ActionPlan, first: date, second: date) -> QuerySet[StatusUpdate]:
    """All of `told_between`."""
    return _updates(plan).filter(as_of__gt=first, as_of__lte=second)


def reports_afterwards(plan: ActionPlan, first: date, second: date) -> QuerySet[StatusUpdate]:
    """All of `told_afterwards`."""
    told = {"recorded_at__gte": after(first), "recorded_at__lt": after(second)}
    return _updates(plan).filter(as_of__lte=first, **told)


def _updates(plan: ActionPlan) -> QuerySet[StatusUpdate]:
    return StatusUpdate.objects.filter(item__plan=plan).select_related("item", "item__section", "item__plan")


def after(day: date) -> datetime:
    """The moment at which a day is over here; of the last day that there is, its beginning."""
    following = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(following, time.min))
