"""Opening a round. Its further steps (review, decision, issue) are services beside this one."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from evaluations.models import EvaluationRound
from plans.models import ActionPlan
from plans.services.reporting import touch


@transaction.atomic
def open_round(plan: ActionPlan, user: Any, *, kind: str, cut_off: date) -> EvaluationRound:
    """Open a round of a plan. There is one of a kind: a second press of the button finds the first's."""
    if not user.has_perm("plans.edit", plan):
        raise PermissionDenied
    evaluation, created = EvaluationRound.objects.get_or_create(
        plan=plan, kind=kind, defaults={"cut_off": cut_off}
    )
    if created:
        touch(plan)
    return evaluation
