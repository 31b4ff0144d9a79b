"""The meetings of a plan: those of its steering group, and of the management group of its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from networks.choices import NetworkKind
from networks.models import Meeting, Network
from plans.models import ActionPlan, Decision

AROUND_THE_TERM = timedelta(days=183)
"""A plan is adopted before its term begins, and evaluated after it has ended: half a year on either side."""


SHOWN = 8
"""Meetings that a page offers to compare with."""


@dataclass(frozen=True)
class MeetingList:
    """`ahead` from the nearest on, `held` from the latest back."""

    ahead: list[Meeting]
    held: list[Meeting]

    @property
    def next(self) -> Meeting | None:
        return self.ahead[0] if self.ahead else None


def groups_of(plan: ActionPlan) -> QuerySet[Network]:
    """The groups that decide on a plan: its steering group, and what its owner convenes as a management group."""
    managing = Network.objects.filter(kind=NetworkKind.MANAGEMENT_GROUP, conveners=plan.owner_id)
    return Network.objects.filter(Q(pk=plan.steering_group_id) | Q(pk__in=managing.values("pk")))


def meetings_of(plan: ActionPlan) -> QuerySet[Meeting]:
    """The meetings of these groups around the term, and every other one that has decided on the plan."""
    first, last = plan.first_day - AROUND_THE_TERM, plan.last_day + AROUND_THE_TERM
    decided = Decision.objects.filter(plan=plan).exclude(meeting=None).values("meeting")
    near = Q(network__in=groups_of(plan).values("pk"), day__range=(first, last))
    return Meeting.objects.filter(near | Q(pk__in=decided)).select_related("network").order_by("-day", "-pk")


def meeting_list(plan: ActionPlan, today: date) -> MeetingList:
    """All meetings of a plan, parted by the day of today; one query."""
    rows = list(meetings_of(plan))
    return MeetingList(
        [row for row in rows if row.day >= today][::-1], [row for row in rows if row.day < today]
    )


def next_meeting(plan: ActionPlan, today: date) -> Meeting | None:
    """The nearest meeting of a plan that is not over; one query."""
    return meetings_of(plan).filter(day__gte=today).order_by("day", "pk").first()


def meetings_beside(meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The meetings of the same group before and after this one; two queries."""
    same = Meeting.objects.filter(network=meeting.network_id)
    before = same.filter(day__lt=meeting.day).order_by("-day", "-pk").first()
    return before, same.filter(day__gt=meeting.day).order_by("day", "pk").first()


def steering_meetings(plan: ActionPlan, until: date) -> list[Meeting]:
    """The latest meetings of the steering group before a day, the newest first; one query."""
    if plan.steering_group_id is None:
        return []
    return list(Meeting.objects.filter(network=plan.steering_group_id, day__lt=until)[:SHOWN])


def day_to_compare_with(plan: ActionPlan, meetings: list[Meeting]) -> date:
    """That of the last meeting, else the day before the term."""
    return meetings[0].day if meetings else plan.first_day - timedelta(days=1)
