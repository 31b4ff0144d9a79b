"""The strategic goals and statutory tasks that a round judges, in the order of the report."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from evaluations.models import EvaluationRound, GoalAssessment
from plans.models import ItemGoal, PlanItem
from priorities.models import StatutoryTask, StrategyGoal


@dataclass(frozen=True)
class Served:
    """A goal or a task, and what the round says of it. `sort` and `pk` make its address."""

    about: StrategyGoal | StatutoryTask
    judged: GoalAssessment | None

    @property
    def sort(self) -> str:
        return "goal" if isinstance(self.about, StrategyGoal) else "task"


def goals_of(evaluation: EvaluationRound) -> QuerySet[StrategyGoal]:
    """All goals of the strategies that the plan serves or that are its owner's."""
    served = ItemGoal.objects.filter(item__plan=evaluation.plan).values("goal__strategy")
    own = Q(strategy__owner=evaluation.plan.owner_id) | Q(strategy__in=served)
    rows = StrategyGoal.objects.filter(own).select_related("strategy")
    return rows.order_by("strategy__kind", "strategy__slug", "order", "pk")


def served_by(evaluation: EvaluationRound) -> list[Served]:
    """The goals, then the tasks; three queries."""
    judged = {(row.goal_id, row.task_id): row for row in GoalAssessment.objects.filter(round=evaluation)}
    goals = [Served(goal, judged.get((goal.pk, None))) for goal in goals_of(evaluation)]
    return [*goals, *(Served(task, judged.get((None, task.pk))) for task in StatutoryTask.objects.all())]


def items_serving(evaluation: EvaluationRound, about: StrategyGoal | StatutoryTask) -> QuerySet[PlanItem]:
    """The items that serve a goal or a task, with their state on the cut-off day; one query."""
    links = {"goals": about} if isinstance(about, StrategyGoal) else {"statutory_tasks": about}
    day = evaluation.cut_off
    rows = PlanItem.objects.filter(plan=evaluation.plan, **links).in_plan_on(day).with_state(day)
    return rows.select_related("section").order_by("section__number", "order")
