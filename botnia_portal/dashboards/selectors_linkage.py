"""How a plan serves the strategies and the statutory tasks: computed from the links of its items, with the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from botnia_portal.dashboards.selectors_reach import Reach, Reaches
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
    """A goal or a statutory task with the items that serve it, and what lies behind them."""

    subject: Any
    progress: Progress
    items: list[LinkedItem]
    reach: Reach


@dataclass(frozen=True)
class StrategyLines:
    strategy: Strategy
    lines: list[Line]


@dataclass(frozen=True)
class MatrixRow:
    """A goal (None: no goal at all) with its items: how many serve each task, none of them, and how many in all."""

    goal: StrategyGoal | None
    by_task: list[tuple[StatutoryTask, int]]
    without_task: int
    items: int


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
    matrix: list[MatrixRow]
    gaps: Gaps
    items: int
    links: int
    inferred: int


def linkage(plan: ActionPlan, day: date) -> Linkage:
    """The linkage as of `day`; a dozen queries."""
    items = list(_items(plan, day))
    goal_progress = progress_by(PlanItem.objects.filter(plan=plan), day, "goal_links__goal_id")
    task_progress = progress_by(PlanItem.objects.filter(plan=plan), day, "task_links__task_id")
    by_goal = _by_subject(items, "goal_links", "goal_id")
    by_task = _by_subject(items, "task_links", "task_id")
    reaches = Reaches(plan)
    strategies = [
        StrategyLines(strategy, _lines(strategy.goals.all(), goal_progress, by_goal, reaches))
        for strategy in Strategy.objects.prefetch_related("goals")
    ]
    tasks = _lines(StatutoryTask.objects.all(), task_progress, by_task, reaches)
    linked = [one for lines in (by_goal, by_task) for rows in lines.values() for one in rows]
    return Linkage(
        strategies=strategies,
        tasks=tasks,
        matrix=_matrix(strategies, tasks, items),
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
    subjects: Iterable[Any],
    progress: dict[Any, Progress],
    items: dict[int, list[LinkedItem]],
    reaches: Reaches,
) -> list[Line]:
    return [
        Line(
            one,
            progress.get(one.pk, Progress()),
            items.get(one.pk, []),
            reaches.of(linked.item for linked in items.get(one.pk, [])),
        )
        for one in subjects
    ]


def _matrix(strategies: list[StrategyLines], tasks: list[Line], items: list[PlanItem]) -> list[MatrixRow]:
    """Goals by tasks. An item that serves two goals stands in two rows, so the columns do not add up to the plan."""
    serve: dict[int | None, list[frozenset[int]]] = {}
    for item in items:
        own_tasks = frozenset(link.task_id for link in item.task_links.all())
        own_goals: list[int | None] = [link.goal_id for link in item.goal_links.all()]
        for goal in own_goals or [None]:
            serve.setdefault(goal, []).append(own_tasks)
    goals = [line.subject for strategy in strategies for line in strategy.lines]
    return [_matrix_row(goal, serve.get(goal and goal.pk, []), tasks) for goal in [*goals, None]]


def _matrix_row(goal: StrategyGoal | None, served: list[frozenset[int]], tasks: list[Line]) -> MatrixRow:
    by_task = [(line.subject, sum(1 for own in served if line.subject.pk in own)) for line in tasks]
    return MatrixRow(goal, by_task, sum(1 for own in served if not own), len(served))


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
