"""Adoption and its record: the baseline, the plan as it was adopted; and a new plan that follows an earlier one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.choices import TextStatus
from plans.choices import DecisionKind, PlanStatus
from plans.models import ActionPlan, Baseline, Decision, PlanSection
from plans.services.life import locked_plan
from plans.services.reporting import touch

BASELINE_TEXTS = ("title", "description", "condition", "time_words")
BASELINE_FACTS = ("number", "kind", "second_kind", "commitment", "time_edtf", "time_role", "time_repeats")
SECTION_TEXTS = ("list_name", "heading")


def take_baseline(plan: ActionPlan, day: date, decision: Decision | None = None) -> Baseline:
    """Copy the plan's sections and items as they stand, names and texts in both languages."""
    texts = [f"{name}_{language}" for name in BASELINE_TEXTS for language in ("fi", "sv")]
    sections = plan.sections.values("number", "list_name_fi", "list_name_sv", "heading_fi", "heading_sv")
    items = plan.items.order_by("section__number", "order").values("section__number", *BASELINE_FACTS, *texts)
    data = {"schema": 1, "sections": list(sections), "items": list(items)}
    return Baseline.objects.create(plan=plan, decision=decision, taken_on=day, data=data)


def deciding(plan: ActionPlan) -> Any:
    """The decisions by which the plan can be adopted now, or revised where it has been adopted; without a baseline."""
    kind = DecisionKind.ADOPTED if plan.status == PlanStatus.DRAFT else DecisionKind.REVISED
    return plan.decisions.filter(kind=kind, baseline=None).select_related("meeting__network")


def why_not_decided(plan: ActionPlan) -> str:
    """Why the plan can be neither adopted nor revised as it stands; empty where it can."""
    if plan.status == PlanStatus.CLOSED:
        return _("The plan is closed. Reopen it before it is revised.")
    if not plan.items.exists():
        return _("The plan has no items yet. There is nothing to adopt.")
    if deciding(plan).exists():
        return ""
    if plan.status == PlanStatus.DRAFT:
        return _("No decision adopts the plan yet. Add the decision of the kind “adopted” first.")
    return _("No decision revises the plan yet. Add the decision of the kind “revised” first.")


@transaction.atomic
def decide(plan: ActionPlan, decision: Decision, day: date, user: Any) -> bool:
    """Adopt a draft, or revise an adopted plan, by a decision: the plan as it stands is copied as its baseline.

    False where it cannot be done as the plan stands (`why_not_decided`), such as by a second press. PermissionDenied.
    """
    locked = locked_plan(plan, user)
    if why_not_decided(locked) or not deciding(locked).filter(pk=decision.pk).exists():
        return False
    if locked.status == PlanStatus.DRAFT:
        locked.status = PlanStatus.ADOPTED
        locked.save(update_fields=["status"])
    take_baseline(locked, day, decision)
    touch(locked)
    return True


@transaction.atomic
def copy_sections(plan: ActionPlan, earlier: ActionPlan, user: Any) -> int:
    """Give a new plan the areas of an earlier one: area, number, names; not their introductions, which tell of a term.

    Returns how many. Closed priority areas are left out, and so is all where the plan has areas already.
    """
    locked_plan(plan, user)
    if plan.sections.exists():
        return 0
    rows = list(earlier.sections.filter(area__closed_on=None).select_related("area").order_by("number"))
    states = texts.states_by_row(PlanSection, [row.pk for row in rows])
    for row in rows:
        _copy_section(plan, row, states.get(row.pk, {}))
    touch(plan)
    return len(rows)


def _copy_section(plan: ActionPlan, row: PlanSection, states: dict[str, Any]) -> None:
    """A translation that has been confirmed stays so, because both texts are the same."""
    names = {
        f"{name}_{code}": texts.text_of(row, name, code) for name in SECTION_TEXTS for code in texts.LANGUAGES
    }
    copied = PlanSection.objects.create(plan=plan, area=row.area, number=row.number, **names)
    known = [states[name] for name in SECTION_TEXTS if name in states]
    confirmed = bool(known) and all(state.state == TextStatus.CONFIRMED for state in known)
    texts.record(
        copied,
        texts.Place(f"plan:{plan.slug}", str(row.number)),
        source=known[0].source_language if known else "fi",
        status=TextStatus.CONFIRMED if confirmed else TextStatus.DRAFT,
        is_new=True,
    )
