"""The life of an item in its plan: added, dropped with a reason, taken up again, moved. Its number is never reused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from botnia_portal.core import texts
from botnia_portal.core.ordering import Moved, Wanted, reorder, write_order
from plans.choices import PlanStatus
from plans.models import ActionPlan, PlanItem, PlanSection
from plans.services import milestones
from plans.services.items import place
from plans.services.reporting import touch


@transaction.atomic
def add_item(section: PlanSection, values: Mapping[str, Any], user: Any, *, source: str) -> PlanItem:
    """A new item, last in its area, with the next number of the area. `values` are columns of the item.

    After adoption it carries the day and the reason of the addition. The same title once more in the same area is a
    second press of the button. Raises PermissionDenied.
    """
    plan = locked_plan(section.plan, user)
    same = plan.items.filter(
        section=section, title_fi=values["title_fi"], title_sv=values["title_sv"]
    ).first()
    if same:
        return same
    item = PlanItem(plan=plan, section=section, number=next_number(plan, section.number), **values)
    item.order = _last(section) + 1
    if plan.status == PlanStatus.DRAFT:
        item.added_on = None
    item.save()
    texts.record(item, place(item), source=source)
    touch(plan)
    return item


def next_number(plan: ActionPlan, section: int) -> str:
    """The number after the highest that the area has ever given, also to an item that has been moved elsewhere."""
    numbers = plan.items.filter(number__startswith=f"{section}.").values_list("number", flat=True)
    given = [int(tail) for number in numbers if (tail := number.partition(".")[2]).isdecimal()]
    return f"{section}.{max(given, default=0) + 1}"


@transaction.atomic
def drop_item(
    item: PlanItem, day: date, reason: Mapping[str, str], user: Any, *, source: str = texts.LANGUAGES[0]
) -> bool:
    """Drop an item from the plan on a day, with the reason by language; False where it has been dropped already.

    `source` is the language that the reason was written in first.
    """
    plan = locked_plan(item.plan, user)
    standing = PlanItem.objects.select_for_update(of=("self",)).select_related("section").get(pk=item.pk)
    if standing.dropped_on:
        return False
    standing.plan, standing.dropped_on = plan, day
    _set_reason(standing, reason, source)
    return True


@transaction.atomic
def take_up_again(item: PlanItem, user: Any) -> bool:
    """Take a dropped item back into the plan; the history keeps that it was dropped, and why."""
    plan = locked_plan(item.plan, user)
    standing = PlanItem.objects.select_for_update(of=("self",)).select_related("section").get(pk=item.pk)
    if not standing.dropped_on:
        return False
    standing.plan, standing.dropped_on = plan, None
    _set_reason(standing, {}, texts.LANGUAGES[0])
    return True


def _set_reason(item: PlanItem, reason: Mapping[str, str], source: str) -> None:
    for code in texts.LANGUAGES:
        setattr(item, f"dropped_reason_{code}", reason.get(code, ""))
    item.version += 1
    item.save()
    texts.record(item, place(item), source=source)
    touch(item.plan)


@transaction.atomic
def move_item(item: PlanItem, user: Any, wanted: Wanted) -> Moved:
    """Move an item within its area. The number stays what it was: others refer to it. Raises PermissionDenied."""
    plan = locked_plan(item.plan, user)
    rows = list(
        plan.items.select_for_update(of=("self",)).filter(section=item.section_id).order_by("order", "pk")
    )
    after, moved = reorder(rows, item.pk, wanted)
    if moved.changed:
        write_order(rows, after)
        touch(plan)
    return moved


@transaction.atomic
def move_to_area(item: PlanItem, user: Any, section: PlanSection) -> bool:
    """Move an item to the end of another area of the plan, with its number; False where it is there already."""
    plan = locked_plan(item.plan, user)
    if section.plan_id != plan.pk or section.pk == item.section_id:
        return False
    _place(plan.items.select_for_update(of=("self",)).get(pk=item.pk), section, _last(section) + 1)
    touch(plan)
    return True


def _place(row: PlanItem, section: PlanSection, order: int) -> None:
    row.section, row.order = section, order
    row.theme = None  # a theme belongs to one area
    row.save(update_fields=["section", "order", "theme"])
    texts.record(row, place(row))
    for rows in (row.parties.all(), row.status_updates.all()):
        texts.regroup(rows, place(row))
    milestones.follow(row)


def locked_plan(plan: ActionPlan, user: Any) -> ActionPlan:
    """The plan, locked until the end: numbers and orders are given one after the other. Raises PermissionDenied."""
    locked: ActionPlan = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if not user.has_perm("plans.edit", locked):
        raise PermissionDenied
    return locked


def _last(section: PlanSection) -> int:
    return section.items.aggregate(last=Max("order"))["last"] or 0
