"""The meetings of the group that steers a plan."""

from datetime import date, timedelta

from networks.models import Meeting
from plans.models import ActionPlan

SHOWN = 8


def steering_meetings(plan: ActionPlan, until: date) -> list[Meeting]:
    """The latest meetings of the steering group before a day, the newest first; one query."""
    if plan.steering_group_id is None:
        return []
    return list(Meeting.objects.filter(network=plan.steering_group_id, day__lt=until)[:SHOWN])


def day_to_compare_with(plan: ActionPlan, meetings: list[Meeting]) -> date:
    """That of the last meeting, else the day before the term."""
    return meetings[0].day if meetings else plan.first_day - timedelta(days=1)
