"""What the members of a group need before a meeting and at it: one page for the screen, for print and for the PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from botnia_portal.meetings.selectors_needed import Needed, needed
from networks.models import AgendaPoint, Meeting
from plans.models import ActionPlan, Decision, Milestone, PlanItem, PlanSection
from plans.selectors.changes import Changes, changes_between
from plans.selectors.late import LateItem, with_last_told
from plans.selectors.meetings import meetings_beside
from plans.selectors.progress import Progress, progress_of_plan

MOST_AHEAD = 12
"""Milestones, and commitments, that a pack names where no following meeting is known that would end the lists."""


@dataclass(frozen=True)
class AreaState:
    section: PlanSection
    progress: Progress


@dataclass(frozen=True)
class Ahead:
    """What comes next; `until` is the day of the following meeting, None where it is not known."""

    until: date | None
    milestones: list[Milestone]
    due: list[PlanItem]


@dataclass(frozen=True)
class Pack:
    """`day` is the one of which the state is told: that of the meeting, or today where it is still to come.

    `is_current`: no later meeting of the group has been held, so that what waits for a decision today waits for this
    one. What waited before an earlier meeting is not known any more; what it decided is.
    """

    plan: ActionPlan
    meeting: Meeting
    day: date
    before: Meeting | None
    after: Meeting | None
    is_current: bool
    points: list[AgendaPoint]
    total: Progress
    areas: list[AreaState]
    late: list[LateItem]
    ahead: Ahead
    decisions: list[Decision]
    changes: Changes | None = None
    needed: list[Needed] = field(default_factory=list)


def pack_of(plan: ActionPlan, meeting: Meeting, today: date) -> Pack:
    """The pack of a meeting on a plan, for those who see the live state; a constant number of queries."""
    before, after = meetings_beside(meeting)
    day = min(meeting.day, today)
    is_current = after is None or after.day > today
    progress = progress_of_plan(plan, day)
    sections = sorted(plan.sections.all(), key=lambda section: (section.number == 0, section.number))
    late = _late(plan, day)
    return Pack(
        plan=plan,
        meeting=meeting,
        day=day,
        before=before,
        after=after,
        is_current=is_current,
        points=list(meeting.points.all()),
        total=sum(progress.values(), Progress()),
        areas=[AreaState(section, progress.get(section.pk, Progress())) for section in sections],
        late=late,
        ahead=_ahead(plan, day, after.day if after else None),
        decisions=list(decisions_of(plan, meeting)),
        changes=changes_between(plan, before.day, day, told=True, live=True)
        if before and before.day < day
        else None,
        needed=needed(plan, meeting, [line.item for line in late]) if is_current else [],
    )


def decisions_of(plan: ActionPlan, meeting: Meeting) -> QuerySet[Decision]:
    """What a meeting decided on a plan and its evaluations, in the order of the minutes."""
    rows = Decision.objects.filter(plan=plan, meeting=meeting).prefetch_related("rounds")
    return rows.order_by("pk")


def _late(plan: ActionPlan, day: date) -> list[LateItem]:
    items = PlanItem.objects.filter(plan=plan).in_plan_on(day).late_on(day).with_state(day)
    return with_last_told(items.select_related("section").order_by("section__number", "order"), day)


def _ahead(plan: ActionPlan, day: date, until: date | None) -> Ahead:
    """The milestones that begin before the following meeting, and the commitments that turn late before it."""
    milestones = Milestone.objects.filter(plan=plan).upcoming(day)
    due = PlanItem.objects.filter(plan=plan).turning_late_after(day).select_related("section")
    if until is None:
        return Ahead(None, list(milestones[:MOST_AHEAD]), list(due[:MOST_AHEAD]))
    begun = milestones.alias(begins=Coalesce("time_earliest", "time_latest")).filter(begins__lte=until)
    return Ahead(until, list(begun), list(due.filter(time_late_from__lte=until)))
