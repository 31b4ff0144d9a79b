"""What can be commented on, and who reads and writes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from evaluations.models import EvaluationRound
from networks.choices import Role
from networks.models import User
from plans.models import ActionPlan, PlanItem, PlanSection
from plans.selectors.groups import items_of_networks

PLAN = ("owner", "province", "steering_group")


@dataclass(frozen=True)
class Subject:
    """A noun with comments: its rows, the plan that a row belongs to, and who reads and who writes on it."""

    rows: Callable[[], models.QuerySet[Any]]
    reads: Callable[[Any, Any], bool]
    writes: Callable[[Any, Any], bool]


def _with_plan(model: type[models.Model]) -> Callable[[], models.QuerySet[Any]]:
    related = [f"plan__{name}" for name in PLAN]
    return lambda: model._default_manager.select_related("plan", *related)


def _reads_plan(user: Any, row: Any) -> bool:
    return bool(user.has_perm("plans.view_live", row.plan))


def _writes_plan(user: Any, row: Any) -> bool:
    return bool(user.has_perm("plans.comment", row.plan))


def _reads_round(user: Any, row: Any) -> bool:
    return bool(user.has_perm("evaluations.view", row))


def _writes_round(user: Any, row: Any) -> bool:
    return _reads_round(user, row) and _writes_plan(user, row)


SUBJECTS = {
    "item": Subject(_with_plan(PlanItem), _reads_plan, _writes_plan),
    "area": Subject(_with_plan(PlanSection), _reads_plan, _writes_plan),
    "round": Subject(_with_plan(EvaluationRound), _reads_round, _writes_round),
}


def kind_of(row: models.Model | None) -> str:
    """The part of the address for a row; empty where it is of no such noun, or gone."""
    return next((kind for kind, subject in SUBJECTS.items() if isinstance(row, subject.rows().model)), "")


def people_of(row: Any) -> models.QuerySet[User]:
    """Who can be mentioned, since they read there: the coordinators and the steering members of the plan, and on an
    item the contacts of its groups too."""
    plan: ActionPlan = row.plan
    coordinators = Q(roles__role=Role.COORDINATOR) & (
        Q(roles__organisation=plan.owner_id)
        | Q(roles__province=plan.province_id, roles__province__isnull=False)
    )
    steering = Q(roles__role=Role.STEERING_MEMBER, roles__network=plan.steering_group_id)
    if plan.steering_group_id is None:
        steering = Q(pk__in=())
    on_item = items_of_networks(PlanItem.objects.filter(pk=row.pk)) if isinstance(row, PlanItem) else set()
    groups = {network for network, _item in on_item}
    contacts = Q(roles__role=Role.GROUP_CONTACT, roles__network__in=groups)
    return (
        User.objects.filter(coordinators | steering | contacts, is_active=True)
        .distinct()
        .order_by("last_name", "first_name")
    )
