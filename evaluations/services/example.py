"""Labelled example data: how the 2013–2014 plan might have gone (evaluations/data/example-progress.yaml).

What was promised is real, what happened is made up. So it is marked `is_example` row by row, labelled on every page
and report that shows it (`ActionPlan.has_example_data`), and never loaded where real reports already are.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml
from auditlog.context import disable_auditlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from botnia_portal.core import following, texts
from evaluations.services import example_indicators, example_meetings, example_round, example_states
from plans.models import ActionPlan, PlanItem
from plans.services.milestones import place as place_of_milestone
from plans.services.reporting import report_status, touch

EXAMPLE_FILE: Path = settings.BASE_DIR / "evaluations/data/example-progress.yaml"
TOLD_AT = time(9, 0)


class ExampleError(ValueError):
    """The example cannot be loaded; the message is a sentence for the person who tried."""


@dataclass(frozen=True)
class ExampleReport:
    """How much was written; all nought where the example was there already."""

    updates: int = 0
    milestones: int = 0
    ratings: int = 0


def load_example_progress(plan: ActionPlan, path: Path = EXAMPLE_FILE) -> ExampleReport:
    """Load the example into `plan`, all or nothing. Raises ExampleError where real data would be mixed with it.

    A second run changes nothing, whatever people have done with the example in between.
    """
    with transaction.atomic(), disable_auditlog():
        locked = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        if locked.has_example_data:
            return ExampleReport()
        data = yaml.safe_load(path.read_bytes())
        _refuse_real_data(locked, data)
        report = _load(locked, data)
    plan.refresh_from_db()
    return report


def _load(plan: ActionPlan, data: dict[str, Any]) -> ExampleReport:
    example_states.make(plan, data["translations"])
    updates = _updates(plan, data["updates"])
    milestones = _milestones(plan, data["milestones"])
    example_indicators.make(plan, data["indicators"])
    ratings = example_round.make(plan, data)
    for meeting in data["meetings"]:
        example_meetings.make(plan, meeting)
    plan.has_example_data, plan.published_day = True, data["published_day"]
    plan.save(update_fields=["has_example_data", "published_day"])
    touch(plan)
    following.loaded.send(ActionPlan)
    return ExampleReport(updates, milestones, ratings)


def _refuse_real_data(plan: ActionPlan, data: dict[str, Any]) -> None:
    if plan.slug != data["plan"]:
        raise ExampleError(f"The example data belong to the plan {data['plan']}, not to {plan.slug}.")
    real = plan.items.filter(status_updates__is_example=False).exists()
    if real or plan.milestones.filter(done_on__isnull=False).exists() or plan.rounds.exists():
        raise ExampleError(
            "The plan already holds real reports or a round. Example data are never mixed with them."
        )


def _updates(plan: ActionPlan, told: dict[str, list[dict[str, Any]]]) -> int:
    """The status updates, item by item and day by day."""
    items = plan.items.select_related("plan", "section").in_bulk(
        list(plan.items.filter(source_key__in=told).values_list("pk", flat=True))
    )
    by_key = {item.source_key: item for item in items.values()}
    if unknown := sorted(told.keys() - by_key.keys()):
        raise ExampleError(f"The plan has no item {', '.join(unknown)}.")
    for key, rows in told.items():
        for row in rows:
            _update(by_key[key], row)
    return sum(len(rows) for rows in told.values())


def _update(item: PlanItem, row: dict[str, Any]) -> None:
    update = report_status(
        item,
        status=row["status"],
        as_of=row["as_of"],
        narrative={language: row[language] for language in texts.LANGUAGES if language in row},
        progress=row.get("progress"),
        source=row.get("source", "fi"),
        is_example=True,
        recorded_at=_morning(row.get("told", row["as_of"])),
    )
    if row.get("confirmed"):
        example_states.confirm(update)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, TOLD_AT))


def _milestones(plan: ActionPlan, reached: dict[str, dict[str, Any]]) -> int:
    rows = {row.source_key: row for row in plan.milestones.filter(source_key__in=reached)}
    if unknown := sorted(reached.keys() - rows.keys()):
        raise ExampleError(f"The plan has no milestone {', '.join(unknown)}.")
    for key, told in reached.items():
        milestone = rows[key]
        milestone.done_on, milestone.is_example = told["done_on"], True
        for language in texts.LANGUAGES:
            setattr(milestone, f"evidence_{language}", told.get(language, ""))
        milestone.save()
        texts.record(milestone, place_of_milestone(milestone))
    return len(reached)
