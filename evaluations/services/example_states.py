"""Example states of translations: as if persons had read some of the Swedish, and the Finnish had moved on since.

EXAMPLE STATE: only rows of TextState are written here. No text of the plan is touched.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.choices import TextStatus
from botnia_portal.core.models import TextState
from plans.models import ActionPlan, PartyRole, PlanItem


def make(plan: ActionPlan, data: dict[str, Any]) -> None:
    """Confirm whole sections, single items and the names of what the plan speaks of; make the listed texts stale."""
    of_plan = TextState.objects.filter(scope=f"plan:{plan.slug}")
    read = Q(section__number__in=data["confirmed_sections"])
    items = plan.items.filter(read | Q(source_key__in=data["confirmed_items"]))
    whole: list[models.QuerySet[Any]] = [
        items,
        PartyRole.objects.filter(item__in=items),
        plan.sections.filter(number__in=data["confirmed_sections"]),
        plan.statements.filter(read),
    ]
    for rows in whole:
        _confirm_all(of_plan.filter(content_type=_type_of(rows.model), object_id__in=rows.values("pk")))
    kinds = ContentType.objects.filter(model__in=data["confirmed_kinds"])
    _confirm_all(of_plan.filter(content_type__in=list(kinds)))
    for stale in data["stale"]:
        item = plan.items.get(source_key=stale["item"])
        _make_stale(
            of_plan.get(content_type=_type_of(PlanItem), object_id=item.pk, field=stale["field"]),
            stale["former"],
        )


def confirm(obj: models.Model) -> None:
    """Confirm the translations that one object has."""
    for row in texts.states_of(obj).values():
        if row.target_fingerprint:
            texts.confirm(row, None)


def _type_of(model: type[models.Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def _confirm_all(rows: models.QuerySet[TextState]) -> None:
    """As `core.texts.confirm`, in bulk: some four hundred rows."""
    rows.exclude(target_fingerprint="").update(
        status=TextStatus.CONFIRMED, source_fingerprint=F("current_fingerprint"), confirmed_at=timezone.now()
    )


def _make_stale(row: TextState, former: str) -> None:
    """As if the translation had been confirmed against the former words of the source."""
    row.status, row.confirmed_at = TextStatus.CONFIRMED, timezone.now()
    row.source_fingerprint, row.answered_source = texts.fingerprint(former), former
    row.save()
