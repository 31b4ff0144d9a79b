"""What is late, with what was told of it last: why it is late, in the words of those who do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.selectors.kept import kept

TOLD = ("item_id", "as_of", "status", "narrative_fi", "narrative_sv")


@dataclass(frozen=True)
class LateItem:
    """A late item; `told` is None where nobody has told anything of it."""

    item: PlanItem
    told: StatusUpdate | None


def with_last_told(items: Iterable[PlanItem], day: date) -> list[LateItem]:
    """The items with the latest report of each as of the day; one query where there are items."""
    found = list(items)
    told = {row["item_id"]: row for row in _last_told(found, day)} if found else {}
    return [_line(item, told.get(item.pk)) for item in found]


def with_last_told_kept(plan: ActionPlan, items: list[PlanItem], day: date) -> list[LateItem]:
    """As `with_last_told`, for items of a plan: asked for once for each revision."""
    what = ("told", day, *(item.pk for item in items))
    told = kept(plan, what, lambda: {row["item_id"]: row for row in _last_told(items, day)})
    return [_line(item, told.get(item.pk)) for item in items]


def _last_told(items: Iterable[PlanItem], day: date) -> list[dict[str, Any]]:
    rows = StatusUpdate.objects.filter(item__in=[item.pk for item in items], as_of__lte=day)
    # Of those of one item the last stands: the dictionary of the callers keeps it.
    return list(rows.order_by("as_of", "recorded_at", "pk").values(*TOLD))


def _line(item: PlanItem, told: dict[str, Any] | None) -> LateItem:
    return LateItem(item, StatusUpdate(**told) if told else None)
