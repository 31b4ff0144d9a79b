"""The order of a plan's areas and of its milestones without a time."""

from __future__ import annotations

from typing import Any

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from botnia_portal.core.audit import about
from botnia_portal.core.models import TextState
from botnia_portal.core.ordering import Moved, Wanted, reorder, write_order
from plans.choices import PlanStatus
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection
from plans.services.life import locked_plan
from plans.services.reporting import touch

_ASIDE = 10_000
"""Added to the numbers of areas while they change places: the database holds each number once."""


def why_areas_stay(plan: ActionPlan) -> str:
    """Why the areas of a plan cannot change places; empty where they can."""
    if plan.status == PlanStatus.DRAFT:
        return ""
    return _(
        "The plan has been adopted: its areas keep their places, because the numbers of its items begin with theirs."
    )


@transaction.atomic
def move_section(section: PlanSection, user: Any, wanted: Wanted) -> Moved:
    """Move an area of a draft; the areas and their items are numbered anew. The general part (0) stays first.

    Raises PermissionDenied. An adopted plan changes nothing: `why_areas_stay`.
    """
    plan = locked_plan(section.plan, user)
    rows = list(plan.sections.select_for_update(of=("self",)).exclude(number=0).order_by("number"))
    if section.number == 0 or why_areas_stay(plan):
        return Moved(False, section.number, len(rows))
    after, moved = reorder(rows, section.pk, wanted)
    numbers = [row.number for row in rows]
    changed = {row.number: number for number, row in zip(numbers, after, strict=True) if row.number != number}
    if changed:
        _number_items(plan, changed)
        _number_sections(plan, changed)
        _regroup_texts(plan, changed)
        touch(plan)
    return moved


def _number_sections(plan: ActionPlan, changed: dict[int, int]) -> None:
    rows = list(plan.sections.filter(number__in=changed))
    plan.sections.filter(number__in=changed).update(number=F("number") + _ASIDE)
    for row in rows:
        before, row.number = row.number, changed[row.number]
        plan.sections.filter(pk=row.pk).update(number=row.number)
        _log(row, before, row.number)


def _number_items(plan: ActionPlan, changed: dict[int, int]) -> None:
    """The numbers follow the area that gave them, also where the item has been moved to another."""
    rows = [row for row in plan.items.all() if _area_of(row) in changed]
    plan.items.filter(pk__in=[row.pk for row in rows]).update(number=Concat(Value("~"), F("number")))
    for row in rows:
        before, tail = row.number, row.number.partition(".")[2]
        row.number = f"{changed[int(before.partition('.')[0])]}.{tail}"
        plan.items.filter(pk=row.pk).update(number=row.number)
        _log(row, before, row.number)


def _area_of(item: PlanItem) -> int:
    head, dot, _tail = item.number.partition(".")
    return int(head) if dot and head.isdecimal() else -1


def _log(row: Any, before: object, after: object) -> None:
    """`update` writes no history of its own."""
    changes = {"number": [str(before), str(after)]}
    LogEntry.objects.log_create(
        row, action=LogEntry.Action.UPDATE, changes=changes, additional_data=about(row)
    )


def _regroup_texts(plan: ActionPlan, changed: dict[int, int]) -> None:
    """The texts of an area are counted under its number."""
    states = TextState.objects.filter(
        scope=f"plan:{plan.slug}", group__in=[str(number) for number in changed]
    )
    cases = [When(group=str(before), then=Value(str(after))) for before, after in changed.items()]
    states.update(group=Case(*cases, default=F("group")))


def settle_number(section: PlanSection) -> None:
    """Before the whole form of an area is saved: what is counted under its number follows to another one."""
    standing = PlanSection.objects.filter(pk=section.pk).first()
    if standing and standing.number != section.number:
        _regroup_texts(section.plan, {standing.number: section.number})


@transaction.atomic
def move_milestone(milestone: Milestone, user: Any, wanted: Wanted) -> Moved:
    """Move a milestone among those without a time; those with one stand in the order of time. PermissionDenied."""
    plan = locked_plan(milestone.plan, user)
    rows = list(undated(plan).select_for_update(of=("self",)))
    if milestone.pk not in {row.pk for row in rows}:
        return Moved(False, 1, len(rows))
    after, moved = reorder(rows, milestone.pk, wanted)
    if moved.changed:
        write_order(rows, after)
        touch(plan)
    return moved


def undated(plan: ActionPlan) -> Any:
    """The milestones of a plan that have no time, in their order."""
    rows = Milestone.objects.counting().filter(plan=plan, time_earliest=None, time_latest=None)
    return rows.order_by("order", "pk")
