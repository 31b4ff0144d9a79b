"""What evidence is given of, and where one finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.days import day_words
from plans.models import ActionPlan, Activity, Milestone, PlanItem, StatusUpdate

PLAN = ("owner", "province", "steering_group")


@dataclass(frozen=True)
class Subject:
    """A noun with evidence: its rows with their plan, and what one of them is called."""

    rows: Callable[[], models.QuerySet[Any]]
    noun: Promise
    item: Callable[[Any], PlanItem | None]

    def back(self, row: Any) -> str:
        """The page on which the row stands: that of its item, or of its first one; else the plan."""
        item = self.item(row)
        return str(item.get_absolute_url() if item else plan_of(row).get_absolute_url())


def plan_of(row: Any) -> ActionPlan:
    plan: ActionPlan = row.item.plan if isinstance(row, StatusUpdate) else row.plan
    return plan


def _first_item(row: Any) -> PlanItem | None:
    found: PlanItem | None = row.items.select_related("plan").first()
    return found


def _rows(model: type[models.Model], plan: str) -> Callable[[], models.QuerySet[Any]]:
    return lambda: model._default_manager.select_related(plan, *(f"{plan}__{name}" for name in PLAN))


SUBJECTS = {
    "report": Subject(_rows(StatusUpdate, "item__plan"), _("Status report"), lambda row: row.item),
    "milestone": Subject(_rows(Milestone, "plan"), _("Milestone"), _first_item),
    "activity": Subject(_rows(Activity, "plan"), _("Activity held"), _first_item),
}


def kind_of(row: models.Model | None) -> str:
    """The part of the address for a row; empty where it is of no such noun, or gone."""
    return next((kind for kind, subject in SUBJECTS.items() if isinstance(row, subject.rows().model)), "")


def name_of(row: Any) -> str:
    """What the row is called on its page."""
    if isinstance(row, StatusUpdate):
        day = row.as_of
        return f"{row.item} – {day_words(day)}: {row.get_status_display()}"
    return str(row)
