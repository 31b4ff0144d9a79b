"""The open mid-term round of the example: ratings, area texts, positions and contributions."""

from typing import Any

from django.db import models

from botnia_portal.core import texts
from evaluations.models import (
    AreaAssessment,
    EvaluationRound,
    GoalAssessment,
    GroupPosition,
    ItemAssessment,
)
from evaluations.selectors.places import place_in
from evaluations.services import example_states
from plans.models import ActionPlan
from priorities.models import StatutoryTask, StrategyGoal

AREA_TEXTS = ("summary", "strengths", "obstacles", "link_to_strategy")


def make(plan: ActionPlan, data: dict[str, Any]) -> int:
    """Open the round and write what is known of it so far; returns the number of ratings."""
    about = data["round"]
    evaluation = EvaluationRound.objects.create(
        plan=plan,
        kind=about["kind"],
        cut_off=about["cut_off"],
        opens=about["opens"],
        closes=about["closes"],
        is_example=True,
        **both_columns(about, "instructions", "summary"),
    )
    texts.record(evaluation, place_in(evaluation))
    _ratings(evaluation, data["assessments"])
    _areas(evaluation, data["areas"])
    _positions(evaluation, data["positions"])
    _contributions(evaluation, data["goals"], data["tasks"])
    return len(data["assessments"])


def both_columns(row: dict[str, Any], *fields: str) -> dict[str, str]:
    """The two columns of each translated text that the row has."""
    return {f"{field}_{language}": text for field in fields for language, text in row.get(field, {}).items()}


def _write(evaluation: EvaluationRound, obj: models.Model, row: dict[str, Any], section: int | None) -> None:
    """Save the row with the states of its texts. What `changed` after the translation was read makes that stale."""
    place = place_in(evaluation, section)
    obj.save()
    texts.record(obj, place)
    if row.get("confirmed"):
        example_states.confirm(obj)
    changed = row.get("changed", {})
    for column, text in both_columns(changed, *changed).items():
        setattr(obj, column, text)
    if changed:
        obj.save()
        texts.record(obj, place)


def _ratings(evaluation: EvaluationRound, rated: dict[str, dict[str, Any]]) -> None:
    items = {item.source_key: item for item in evaluation.plan.items.select_related("section")}
    for key, row in rated.items():
        assessment = ItemAssessment(
            round=evaluation,
            item=items[key],
            rating=row["rating"],
            outcome=row.get("outcome", ""),
            **both_columns(row, "text", "reason"),
        )
        _write(evaluation, assessment, row, items[key].section.number)


def _areas(evaluation: EvaluationRound, areas: dict[int, dict[str, Any]]) -> None:
    for section in evaluation.plan.sections.filter(number__in=areas):
        row = areas[section.number]
        area = AreaAssessment(round=evaluation, section=section, **both_columns(row, *AREA_TEXTS))
        _write(evaluation, area, row, section.number)


def _positions(evaluation: EvaluationRound, positions: dict[int, dict[str, Any]]) -> None:
    for section in evaluation.plan.sections.filter(number__in=positions):
        row = positions[section.number]
        position = GroupPosition(round=evaluation, section=section, text_fi=row["fi"], text_sv=row["sv"])
        _write(evaluation, position, row, section.number)


def _contributions(evaluation: EvaluationRound, goals: dict[str, Any], tasks: dict[str, Any]) -> None:
    subjects: list[tuple[dict[str, StrategyGoal | StatutoryTask], dict[str, Any]]] = [
        ({"goal": goal}, goals[goal.source_key]) for goal in StrategyGoal.objects.filter(source_key__in=goals)
    ]
    subjects += [
        ({"task": task}, tasks[task.source_key])
        for task in StatutoryTask.objects.filter(source_key__in=tasks)
    ]
    for subject, row in subjects:
        judged = GoalAssessment(
            round=evaluation,
            contribution=row["contribution"],
            text_fi=row["fi"],
            text_sv=row["sv"],
            **subject,
        )
        _write(evaluation, judged, row, None)
