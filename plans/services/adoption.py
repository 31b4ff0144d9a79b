"""Adoption and its record: the baseline, the plan as it was adopted."""

from datetime import date

from plans.models import ActionPlan, Baseline, Decision

BASELINE_TEXTS = ("title", "description", "condition", "time_words")
BASELINE_FACTS = ("number", "kind", "second_kind", "commitment", "time_edtf", "time_role", "time_repeats")


def take_baseline(plan: ActionPlan, day: date, decision: Decision | None = None) -> Baseline:
    """Copy the plan's sections and items as they stand, names and texts in both languages."""
    texts = [f"{name}_{language}" for name in BASELINE_TEXTS for language in ("fi", "sv")]
    sections = plan.sections.values("number", "list_name_fi", "list_name_sv", "heading_fi", "heading_sv")
    items = plan.items.order_by("section__number", "order").values("section__number", *BASELINE_FACTS, *texts)
    data = {"schema": 1, "sections": list(sections), "items": list(items)}
    return Baseline.objects.create(plan=plan, decision=decision, taken_on=day, data=data)
