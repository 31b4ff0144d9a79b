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
    """Open a round of a plan; the database holds that there is one of a kind."""
    if not user.has_perm("plans.edit", plan):
        raise PermissionDenied
    evaluation = EvaluationRound.objects.create(plan=plan, kind=kind, cut_off=cut_off)
    touch(plan)
    return evaluation
