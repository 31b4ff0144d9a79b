"""Milestones with their state on a day, and the list of all of a plan, half-year by half-year."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet

from botnia_portal.core.models import Attachment
from plans.choices import MilestoneKind
from plans.models import ActionPlan, Milestone, PlanItem
from plans.querysets import MilestoneQuerySet

DONE, LATE, NOW, AHEAD, PASSED, UNDATED, PERIOD, CLOSED = (
    "done",
    "late",
    "now",
    "ahead",
    "passed",
    "undated",
    "period",
    "closed",
)
STATES = (DONE, LATE, NOW, AHEAD, PASSED, UNDATED, PERIOD, CLOSED)


@dataclass(frozen=True)
class MilestoneLine:
    """A milestone as of a day; `state` is one of the words above. Items and evidence come with it where
    they were fetched."""

    milestone: Milestone
    state: str
    items: list[PlanItem] = field(default_factory=list)
    evidence: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True)
class HalfYear:
    """The milestones whose time runs out in one half of a year."""

    year: int
    half: int
    lines: list[MilestoneLine]


@dataclass(frozen=True)
class MilestoneList:
    half_years: list[HalfYear]
    undated: list[MilestoneLine]
    periods: list[MilestoneLine]
    counts: dict[str, int]


def milestones_with_state(rows: QuerySet[Milestone], day: date) -> list[MilestoneLine]:
    """Milestones in the order of their times, those without one last; one query."""
    annotated: MilestoneQuerySet = Milestone.objects.filter(pk__in=rows.values("pk")).with_state(day)
    lines = [MilestoneLine(row, milestone_state(row, day)) for row in annotated]
    return sorted(lines, key=_by_time)


def milestone_state(milestone: Any, day: date) -> str:
    """The state of a milestone that `with_state(day)` has annotated.

    *now*: its time has come and it is not late yet; *passed*: its time is over, and it is of those that are never
    late (the end of something). What was closed by the day is nothing else.
    """
    if milestone.closed:
        return CLOSED
    if milestone.kind == MilestoneKind.DOCUMENT_PERIOD:
        return PERIOD
    if milestone.done:
        return DONE
    if milestone.late:
        return LATE
    if milestone.time_earliest is None and milestone.time_latest is None:
        return UNDATED
    if (milestone.time_earliest or milestone.time_latest) > day:
        return AHEAD
    over = milestone.time_latest is not None and milestone.time_latest < day
    return PASSED if over and milestone.time_late_from is None else NOW


def milestone_list(plan: ActionPlan, day: date) -> MilestoneList:
    """All milestones of the plan as of `day`, by the half-year in which their time runs out; two queries."""
    items = PlanItem.objects.order_by("section__number", "order").select_related("section")
    rows = (
        Milestone.objects.filter(plan=plan)
        .with_state(day)
        .prefetch_related(Prefetch("items", queryset=items))
    )
    lines = [MilestoneLine(row, milestone_state(row, day), list(row.items.all())) for row in rows]
    lines.sort(key=_by_time)
    periods = [line for line in lines if _is_period(line)]
    dated = [line for line in lines if not _is_period(line) and _runs_out(line)]
    undated = [line for line in lines if not _is_period(line) and not _runs_out(line)]
    half_years = [HalfYear(*key, list(group)) for key, group in groupby(dated, key=_half_year)]
    states = [line.state for line in lines]
    counts = {state: states.count(state) for state in STATES if state in states}
    return MilestoneList(half_years, undated, periods, counts)


def _is_period(line: MilestoneLine) -> bool:
    return bool(line.milestone.kind == MilestoneKind.DOCUMENT_PERIOD)


def _runs_out(line: MilestoneLine) -> date | None:
    return line.milestone.time_latest or line.milestone.time_earliest


def _by_time(line: MilestoneLine) -> tuple[date, date, int, int]:
    last = _runs_out(line) or date.max
    return (last, line.milestone.time_earliest or last, line.milestone.order, line.milestone.pk)


def _half_year(line: MilestoneLine) -> tuple[int, int]:
    day = _runs_out(line) or date.max
    return day.year, 1 if day.month <= 6 else 2
