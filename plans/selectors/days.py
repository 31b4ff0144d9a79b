"""Which day a page shows."""

from datetime import date

from django.http import HttpRequest

from botnia_portal.core.access import asked_day
from plans.models import ActionPlan


def shown_day(request: HttpRequest, plan: ActionPlan, *, live: bool) -> date:
    """The asked day, or the plan's default day; for readers at most the last published day."""
    day = asked_day(request, plan.default_day())
    return day if live or plan.published_day is None else min(day, plan.published_day)
