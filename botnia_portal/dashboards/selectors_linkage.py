"""How a plan serves the strategies and the statutory tasks: computed from the links of its items, with the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from plans.models import ActionPlan, PlanItem
from plans.selectors.progress import Progress, progress_by
from priorities.models import InfluenceChannel, PriorityArea, StatutoryTask, Strategy, StrategyGoal, Theme


@dataclass(frozen=True)
class LinkedItem:
    """An item that serves a goal or a task; an inferred link is our reading until a coordinator confirms it."""

    item: PlanItem
    inferred: bool


@dataclass(frozen=True)
class Line:
    """A goal or a statutory task with the items that serve it."""

    subject: Any
    progress: Progress
    items: list[LinkedItem]


@dataclass(frozen=True)
class StrategyLines:
    strategy: Strategy
    lines: list[Line]


@dataclass(frozen=True)
class Gaps:
    """What is not linked, both ways."""

    goals: list[StrategyGoal]
    tasks: list[StatutoryTask]
    without_goal: list[PlanItem]
    without_task: list[PlanItem]
    without_both: list[PlanItem]


@dataclass(frozen=True)
class Linkage:
    strategies: list[StrategyLines]
    tasks: list[Line]
    gaps: Gaps
    items: int
    links: int
    inferred: int


def linkage(plan: ActionPlan, day: date) -> Linkage:
    """The linkage as of `day`; eight queries."""
    items = list(_items(plan, day))
    goal_progress = progress_by(PlanItem.objects.filter(plan=plan), day, "goal_links__goal_id")
    task_progress = progress_by(PlanItem.objects.filter(plan=plan), day, "task_links__task_id")
    by_goal = _by_subject(items, "goal_links", "goal_id")
    by_task = _by_subject(items, "task_links", "task_id")
    strategies = [
        StrategyLines(strategy, _lines(strategy.goals.all(), goal_progress, by_goal))
        for strategy in Strategy.objects.prefetch_related("goals")
    ]
    tasks = _lines(StatutoryTask.objects.all(), task_progress, by_task)
    linked = [one for lines in (by_goal, by_task) for rows in lines.values() for one in rows]
    return Linkage(
        strategies=strategies,
        tasks=tasks,
        gaps=_gaps(strategies, tasks, items),
        items=len(items),
        links=len(linked),
        inferred=sum(one.inferred for one in linked),
    )


def _items(plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.filter(plan=plan).in_plan_on(day).with_state(day).select_related("section")
    return rows.prefetch_related("goal_links", "task_links").order_by("section__number", "order", "pk")


def _by_subject(items: Iterable[PlanItem], links: str, key: str) -> dict[int, list[LinkedItem]]:
    found: dict[int, list[LinkedItem]] = {}
    for item in items:
        for link in getattr(item, links).all():
            found.setdefault(getattr(link, key), []).append(LinkedItem(item, link.is_inferred))
    return found


def _lines(
    subjects: Iterable[Any], progress: dict[Any, Progress], items: dict[int, list[LinkedItem]]
) -> list[Line]:
    return [Line(one, progress.get(one.pk, Progress()), items.get(one.pk, [])) for one in subjects]


def _gaps(strategies: list[StrategyLines], tasks: list[Line], items: list[PlanItem]) -> Gaps:
    lines = [line for strategy in strategies for line in strategy.lines]
    without_goal = [item for item in items if not item.goal_links.all()]
    without_task = [item for item in items if not item.task_links.all()]
    return Gaps(
        goals=[line.subject for line in lines if not line.items],
        tasks=[line.subject for line in tasks if not line.items],
        without_goal=without_goal,
        without_task=without_task,
        without_both=[item for item in without_goal if not item.task_links.all()],
    )


@dataclass(frozen=True)
class Priorities:
    areas: list[PriorityArea]
    strategies: list[Strategy]
    tasks: list[StatutoryTask]
    channels: list[InfluenceChannel]


def priorities(plan: ActionPlan | None) -> Priorities:
    """What matters to the owner of the plan: seven queries. `area.plan_sections` holds the area's place in the plan."""
    areas = PriorityArea.objects.prefetch_related(
        Prefetch("themes", queryset=Theme.objects.order_by("order"))
    )
    if plan:
        sections = Prefetch(
            "sections", queryset=plan.sections.select_related("plan"), to_attr="plan_sections"
        )
        areas = areas.filter(owner=plan.owner_id).prefetch_related(sections)
    return Priorities(
        areas=list(areas),
        strategies=list(Strategy.objects.select_related("owner").prefetch_related("goals")),
        tasks=list(StatutoryTask.objects.all()),
        channels=list(InfluenceChannel.objects.prefetch_related("networks")),
    )
