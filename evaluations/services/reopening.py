"""Opening one item of a decided round again for one person until a day, and ending that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from evaluations.models import EvaluationRound, Reopening
from networks.models import User
from plans.models import PlanItem


@dataclass(frozen=True)
class Opening:
    """For whom an item is opened, until which day, and why."""

    person: User
    until: date
    reason: str


def is_reopened(evaluation: EvaluationRound, number: str, user: Any) -> bool:
    """Whether the item with this number is open for this person today; one query."""
    if not user.is_authenticated:
        return False
    rows = Reopening.objects.filter(round=evaluation, item__number=number, person=user)
    return rows.open_on(timezone.localdate()).exists()


def reopened_items(user: Any) -> frozenset[tuple[int, int]]:
    """Round and item of all that is open for this person today; one query, kept on the user as long as the request."""
    if not hasattr(user, "_reopened_items"):
        rows = Reopening.objects.filter(person=user).open_on(timezone.localdate())
        user._reopened_items = frozenset(rows.values_list("round_id", "item_id"))
    found: frozenset[tuple[int, int]] = user._reopened_items
    return found


@transaction.atomic
def reopen(evaluation: EvaluationRound, item: PlanItem, opening: Opening, user: Any) -> Reopening:
    """Open an item again. The same twice prolongs the first to the later day. Raises PermissionDenied."""
    if not user.has_perm("evaluations.lead", evaluation):
        raise PermissionDenied
    rows = Reopening.objects.select_for_update().filter(round=evaluation, item=item, person=opening.person)
    standing = rows.open_on(timezone.localdate()).first()
    if standing is None:
        return Reopening.objects.create(
            round=evaluation,
            item=item,
            person=opening.person,
            until=opening.until,
            reason=opening.reason,
            opened_by=user,
        )
    standing.until, standing.reason = max(standing.until, opening.until), opening.reason
    standing.save()
    return standing


@transaction.atomic
def end(reopening: Reopening, user: Any) -> bool:
    """End a reopening before its day; any coordinator may. False where it was ended. Raises PermissionDenied."""
    standing = (
        Reopening.objects.select_for_update(of=("self",)).select_related("round__plan").get(pk=reopening.pk)
    )
    if not user.has_perm("evaluations.lead", standing.round):
        raise PermissionDenied
    if standing.ended_at:
        return False
    standing.ended_at, standing.ended_by = timezone.now(), user
    standing.save(update_fields=["ended_at", "ended_by"])
    return True
