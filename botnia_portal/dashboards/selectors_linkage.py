"""How a plan serves the strategies and the statutory tasks: computed from the links of its items, with the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from botnia_portal.dashboards.selectors_reach import Reach, Reaches
from plans.models import ActionPlan, ItemGoal, ItemTask, PlanItem
from plans.selectors.progress import Progress, progress_by
from priorities.models import InfluenceChannel, PriorityArea, StatutoryTask, Strategy, StrategyGoal, Theme

MOST_ITEMS = 50
"""Items that a list on the page names; the table of items has them all."""


@dataclass(frozen=True)
class LinkedItem:
    """An item that serves a goal or a task; an inferred link is our reading until a coordinator confirms it."""

    item: PlanItem
    inferred: bool


@dataclass(frozen=True)
class Line:
    """A goal or a statutory task with what lies behind it, and the first `MOST_ITEMS` items that serve it."""

    subject: Any
    progress: Progress
    items: list[LinkedItem]
    count: int
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
class Some:
    """The first items of so many."""

    rows: list[PlanItem]
    count: int


@dataclass(frozen=True)
class Gaps:
    """What is not linked, both ways."""

    goals: list[StrategyGoal]
    tasks: list[StatutoryTask]
    without_goal: Some
    without_task: Some
    without_both: Some


@dataclass(frozen=True)
class Linkage:
    strategies: list[StrategyLines]
    tasks: list[Line]
    matrix: list[MatrixRow]
    gaps: Gaps
    items: int
    links: int
    inferred: int

    @property
    def not_entered(self) -> list[Strategy]:
        """The strategies whose goals nobody has entered: nothing that the page counts can serve them."""
        return [one.strategy for one in self.strategies if not one.lines]


Links = dict[int, dict[int, bool]]
"""By goal or task: the keys of the items that serve it, in the order of the plan; and whether that is inferred."""


def linkage(plan: ActionPlan, day: date, *, whole: bool = False) -> Linkage:
    """The linkage as of `day`; a dozen queries. Of the items only those are read that are shown, or all (`whole`)."""
    own = PlanItem.objects.filter(plan=plan).in_plan_on(day)
    keys = list(own.order_by("section__number", "order", "pk").values_list("pk", flat=True))
    by_goal = _links(keys, ItemGoal.objects.filter(item__plan=plan), "goal")
    by_task = _links(keys, ItemTask.objects.filter(item__plan=plan), "task")
    with_goal, with_task = (set[int]().union(*links.values()) for links in (by_goal, by_task))
    gaps = [
        [key for key in keys if key not in with_goal],
        [key for key in keys if key not in with_task],
        [key for key in keys if key not in with_goal | with_task],
    ]
    most = len(keys) if whole else MOST_ITEMS
    shown = [key for rows in (*by_goal.values(), *by_task.values(), *gaps) for key in list(rows)[:most]]
    writer = _Writer(plan, day, shown, most)
    items = PlanItem.objects.filter(plan=plan)
    of_goals, of_tasks = (progress_by(items, day, f"{one}_links__{one}_id") for one in ("goal", "task"))
    strategies = [
        StrategyLines(strategy, writer.lines(strategy.goals.all(), by_goal, of_goals))
        for strategy in Strategy.objects.prefetch_related("goals")
    ]
    tasks = writer.lines(StatutoryTask.objects.all(), by_task, of_tasks)
    goal_lines = [line for strategy in strategies for line in strategy.lines]
    marks = [mark for links in (by_goal, by_task) for items in links.values() for mark in items.values()]
    return Linkage(
        strategies=strategies,
        tasks=tasks,
        matrix=_matrix(goal_lines, tasks, by_goal, by_task, gaps[0]),
        gaps=Gaps(
            [line.subject for line in goal_lines if not line.count],
            [line.subject for line in tasks if not line.count],
            *(writer.some(rows) for rows in gaps),
        ),
        items=len(keys),
        links=len(marks),
        inferred=sum(marks),
    )


def _links(keys: list[int], rows: QuerySet[Any], subject: str) -> Links:
    """One query."""
    place = {key: number for number, key in enumerate(keys)}
    found: Links = {}
    links = rows.order_by().values_list(subject, "item", "is_inferred")
    of_the_day = [link for link in links if link[1] in place]
    for one, item, inferred in sorted(of_the_day, key=lambda link: place[link[1]]):
        found.setdefault(one, {})[item] = inferred
    return found


class _Writer:
    """Puts lines together from keys: the shown items, and what lies behind them."""

    def __init__(self, plan: ActionPlan, day: date, shown: Iterable[int], most: int) -> None:
        self._most = most
        self._reaches = Reaches(plan)
        rows = PlanItem.objects.filter(pk__in=set(shown)).with_state(day).select_related("section")
        self._items = {item.pk: item for item in rows}

    def lines(self, subjects: Iterable[Any], links: Links, progress: dict[Any, Progress]) -> list[Line]:
        return [self._line(one, links.get(one.pk, {}), progress) for one in subjects]

    def _line(self, subject: Any, items: dict[int, bool], progress: dict[Any, Progress]) -> Line:
        shown = [LinkedItem(self._items[key], items[key]) for key in list(items)[: self._most]]
        told = progress.get(subject.pk, Progress())
        return Line(subject, told, shown, len(items), self._reaches.of(items))

    def some(self, keys: list[int]) -> Some:
        return Some([self._items[key] for key in keys[: self._most]], len(keys))


def _matrix(
    goals: list[Line], tasks: list[Line], by_goal: Links, by_task: Links, without_goal: Iterable[int]
) -> list[MatrixRow]:
    """Goals by tasks. An item that serves two goals stands in two rows, so the columns do not add up to the plan."""
    served = [(line.subject, set(by_goal.get(line.subject.pk, {}))) for line in goals]
    by_tasks = [(line.subject, set(by_task.get(line.subject.pk, {}))) for line in tasks]
    any_task = set[int]().union(*(items for _task, items in by_tasks))
    return [
        MatrixRow(
            goal,
            [(task, len(items & of_task)) for task, of_task in by_tasks],
            len(items - any_task),
            len(items),
        )
        for goal, items in [*served, (None, set(without_goal))]
    ]


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
