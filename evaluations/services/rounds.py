"""The steps of a round: opened, put before the steering group, taken back. Decision and issue follow beside these."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from botnia_portal.core.editing.saving import RowEdit, Saved, save_row
from botnia_portal.core.editing.shapes import Shape
from evaluations.choices import RoundState
from evaluations.models import EvaluationRound
from evaluations.selectors.places import place_in
from evaluations.services.guards import require_writable
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


@transaction.atomic
def save_settings(
    evaluation: EvaluationRound, shape: Shape, edit: RowEdit, user: Any, *, source: str
) -> Saved:
    """Save the days, the lead and the instructions. Raises PermissionDenied, and Clash where another has changed the
    same."""
    locked = EvaluationRound.objects.select_for_update(of=("self",)).select_related("plan")
    standing = locked.get(pk=evaluation.pk)
    if not user.has_perm("evaluations.write", standing):
        raise PermissionDenied
    require_writable(standing)
    saved = save_row(standing, shape, edit, place=place_in(standing), source=source, user=user)
    if saved.changed:
        touch(standing.plan)
    return saved


def begin_review(evaluation: EvaluationRound, user: Any) -> bool:
    """Put an open round before the steering group, which reads it from now on; False where it is no longer open."""
    return _step(evaluation, user, RoundState.OPEN, RoundState.IN_REVIEW)


def end_review(evaluation: EvaluationRound, user: Any) -> bool:
    """Take a round back from review, to be written on alone; False where it is not in review."""
    return _step(evaluation, user, RoundState.IN_REVIEW, RoundState.OPEN)


@transaction.atomic
def _step(evaluation: EvaluationRound, user: Any, before: RoundState, after: RoundState) -> bool:
    """Two who press at once wait for each other, and the second finds the step taken. Saved, so that it is logged.

    Raises PermissionDenied for those who do not lead the round, and where it is decided.
    """
    locked = EvaluationRound.objects.select_for_update(of=("self",)).select_related("plan")
    standing = locked.get(pk=evaluation.pk)
    if not user.has_perm("evaluations.write", standing):
        raise PermissionDenied
    require_writable(standing)
    if standing.state != before:
        return False
    standing.state = after
    standing.save(update_fields=["state"])
    touch(standing.plan)
    return True
