"""Which day a page shows."""

from datetime import date, timedelta

from django.http import HttpRequest

from botnia_portal.core.access import asked_day
from plans.models import ActionPlan


def shown_day(request: HttpRequest, plan: ActionPlan, *, live: bool) -> date:
    """The asked day, or the plan's default day; for readers at most the last published day.

    Before any day is published a reader is shown a day before the term, when nothing had been told yet: what was
    reported shows in no count and in no list, and the items are those that have been decided so far.
    """
    return day_told(plan, asked_day(request, plan.default_day()), live=live)


def day_told(plan: ActionPlan, day: date, *, live: bool) -> date:
    """The day, or for readers at most the last published day (`shown_day`); for what is not asked for by a page."""
    if live:
        return day
    return min(day, plan.published_day or plan.first_day - timedelta(days=1))


def shows_state(plan: ActionPlan, *, live: bool) -> bool:
    """Whether status and lateness may be shown: a reader sees none before a day has been published."""
    return live or plan.published_day is not None
