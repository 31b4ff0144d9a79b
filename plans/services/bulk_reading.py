"""What a change of several items at once would do to each of them: read before it is shown, and again before it is
written, so that both are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max

from botnia_portal.core import time
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.time import TimeError
from networks.models import Person
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.services.shapes import BULK
from priorities.models import Theme

LIMIT = 500
"""Items that are changed at once at most: so many can still be read through before they are confirmed."""

OTHER_AREA, DROPPED, OUTSIDE = "other_area", "dropped", "outside"
"""Why an item is left alone: a theme of another area, dropped from the plan, a time outside the calendar."""


@dataclass(frozen=True)
class Report:
    """The status that is told of every item; `source` is the language in which the words were written."""

    status: str
    as_of: date
    narrative: dict[str, str]
    source: str


@dataclass(frozen=True)
class BulkChange:
    """Columns of services.shapes.BULK with their new values as texts, and the status to report."""

    values: Values
    report: Report | None = None

    def to_data(self) -> dict[str, Any]:
        """Plain data that can be signed and compared."""
        report = self.report
        told = [report.status, report.as_of.isoformat(), report.narrative] if report else None
        return {"values": self.values, "report": told}


@dataclass(frozen=True)
class BulkRow:
    """An item and what would happen to it: `before` are the columns in question as they stand, `after` those that
    would be written, `reports` that a status would be told, `left` what is left alone ("theme", "report", "time") and
    why. `last_report` is the key of the item's newest status update."""

    item: PlanItem
    before: Values
    after: Values
    reports: bool = False
    left: dict[str, str] = field(default_factory=dict)
    last_report: int | None = None

    @property
    def changes(self) -> bool:
        return bool(self.after) or self.reports

    @property
    def seen(self) -> list[Any]:
        """All that a person sees of the row before it is confirmed, as plain data: it must still be so afterwards."""
        standing = [self.item.status_now, _iso(self.item.status_as_of), self.last_report]
        return [self.before, self.after, self.reports, dict(sorted(self.left.items())), standing]


def items_for_bulk(plan: ActionPlan, keys: Iterable[int]) -> list[PlanItem]:
    """The items of the plan among these, in the order of the plan; one query."""
    rows = PlanItem.objects.filter(plan=plan, pk__in=list(keys)).select_related("section")
    return _with_plan(plan, rows.order_by("section__number", "order", "pk"))


def locked_items(plan: ActionPlan, keys: Iterable[int]) -> list[PlanItem]:
    """The same, locked until the end of the transaction, one after the other in the order of their keys."""
    rows = PlanItem.objects.select_for_update(of=("self",)).filter(plan=plan, pk__in=list(keys))
    items = _with_plan(plan, rows.select_related("section").order_by("pk"))
    return sorted(items, key=lambda item: (item.section.number, item.order, item.pk))


def _with_plan(plan: ActionPlan, rows: Iterable[PlanItem]) -> list[PlanItem]:
    items = list(rows)
    for item in items:
        item.plan = plan
    return items


def read_rows(plan: ActionPlan, items: list[PlanItem], change: BulkChange) -> list[BulkRow]:
    """What would happen to each item; at most three queries, however many items."""
    keys = [item.pk for item in items]
    theme = _theme(plan, change)
    told = _told_of_the_day(keys, change.report) if change.report else {}
    newest = _newest(keys) if change.report else {}
    return [_row(item, change, theme, told.get(item.pk), newest.get(item.pk)) for item in items]


def missing_link(plan: ActionPlan, change: BulkChange) -> str:
    """The first of "lead" and "theme" that points to a row which is gone; empty where all are there."""
    lead, theme = change.values.get("lead"), change.values.get("theme")
    if lead and not Person.objects.filter(pk=lead).exists():
        return "lead"
    if theme and not Theme.objects.filter(pk=theme, owner=plan.owner_id).exists():
        return "theme"
    return ""


def _theme(plan: ActionPlan, change: BulkChange) -> Theme | None:
    key = change.values.get("theme")
    return Theme.objects.filter(pk=key, owner=plan.owner_id).first() if key else None


def _row(
    item: PlanItem, change: BulkChange, theme: Theme | None, told: StatusUpdate | None, newest: int | None
) -> BulkRow:
    before = {name: value for name, value in BULK.read(item).items() if name in change.values}
    left = _left_alone(item, change, theme)
    wanted = {name: value for name, value in change.values.items() if group_of(name) not in left}
    return BulkRow(
        item,
        before,
        after={name: value for name, value in wanted.items() if value != before[name]},
        reports=bool(change.report) and "report" not in left and not _says_the_same(told, change.report),
        left=left,
        last_report=newest,
    )


def group_of(name: str) -> str:
    """A time is changed as a whole or not at all."""
    return "time" if name.startswith("time_") else name


def _left_alone(item: PlanItem, change: BulkChange, theme: Theme | None) -> dict[str, str]:
    left = {}
    if theme and theme.area_id != item.section.area_id:
        left["theme"] = OTHER_AREA
    if change.report and item.dropped_on:
        left["report"] = DROPPED
    if "time_edtf" in change.values and not fits(item, change.values):
        left["time"] = OUTSIDE
    return left


def fits(item: PlanItem, values: Mapping[str, str]) -> bool:
    """Whether a time can be reckoned together with the duration that the item has."""
    try:
        if values["time_edtf"]:
            time.derive(values["time_edtf"], values["time_role"] or "at", duration=item.time_duration)
    except TimeError:
        return False
    return True


def _says_the_same(told: StatusUpdate | None, report: Report | None) -> bool:
    if told is None or report is None or told.status != report.status:
        return False
    return all(getattr(told, f"narrative_{code}") == words for code, words in report.narrative.items())


def _told_of_the_day(keys: list[int], report: Report) -> dict[int, StatusUpdate]:
    """The last word on that day, by item."""
    rows = StatusUpdate.objects.filter(item__in=keys, as_of=report.as_of)
    return {row.item_id: row for row in rows.order_by("recorded_at", "pk")}


def _newest(keys: list[int]) -> dict[int, int]:
    rows = StatusUpdate.objects.filter(item__in=keys).order_by().values("item")
    return dict(rows.annotate(newest=Max("pk")).values_list("item", "newest"))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
