"""What is done to a plan as a whole on the desk, and why a step is not possible yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.choices import WRITABLE_STATES
from plans.choices import PlanStatus
from plans.models import ActionPlan
from plans.services.adoption import copy_sections, why_not_decided


@dataclass(frozen=True)
class Step:
    """A step that leads on: its words and its address; `refused` says why it is not possible yet."""

    words: str
    url: str
    refused: str = ""


def steps(plan: ActionPlan) -> list[Step]:
    """What can be done with the plan as it stands; a closed one is reopened by the notice on its page."""
    if plan.status == PlanStatus.CLOSED:
        return []
    draft = plan.status == PlanStatus.DRAFT
    decide = _("Adopt the plan by a decision") if draft else _("Revise the plan by a decision")
    found = [Step(decide, reverse("desk-decide", args=[plan.slug]), why_not_decided(plan))]
    if not draft:
        close = reverse("desk-close", args=["plans", plan.pk])
        found.append(Step(_("Close the plan"), close, why_not_closed(plan)))
    return found


def why_not_closed(plan: Any) -> str:
    """Why a plan cannot be closed as it stands; empty where it can."""
    if plan.status == PlanStatus.DRAFT:
        return _("A draft is not closed: it has not been adopted, and readers would begin to see it.")
    if plan.rounds.filter(state__in=WRITABLE_STATES).exists():
        return _("An evaluation round of the plan is still open or in review. Finish it first.")
    return ""


def what_deciding_means(plan: ActionPlan) -> list[str]:
    """What adopting or revising a plan does, said before it is done."""
    kept = _("The areas and items are copied as they stand now; this copy is never changed afterwards.")
    if plan.status != PlanStatus.DRAFT:
        return [kept, _("The plan itself stays as it is, with the same numbers and the same address.")]
    return [
        kept,
        _("Everybody sees the plan from then on, also without a login."),
        _(
            "Items that are added or dropped afterwards keep the day and the reason, and the areas keep their numbers."
        ),
        _("An adopted plan does not become a draft again. It can be revised by a decision, and closed."),
    ]


def begin(plan: ActionPlan, form: Any, user: Any) -> None:
    """What follows the saving of a new plan: the areas of the earlier one, where that was asked for."""
    if form.cleaned_data.get("copy_areas"):
        copy_sections(plan, form.cleaned_data["predecessor"], user)
