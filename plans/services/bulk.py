"""Changing several items at once, all or nothing, and taking it back; nothing is overwritten unseen.

What is written was shown before (bulk_reading), and the caller hands back what was seen: if a row has changed since, no
row is written. The items are locked before their plan is, as in services.items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from botnia_portal.core import texts
from botnia_portal.core.editing.merging import Values
from botnia_portal.core.history_writing import record_changes
from networks.models import Person
from plans.models import ActionPlan, PlanItem
from plans.services.bulk_reading import (
    BulkChange,
    BulkRow,
    fits,
    locked_items,
    missing_link,
    read_rows,
)
from plans.services.items import place
from plans.services.reporting import report_many, touch
from plans.services.shapes import BULK
from priorities.models import Theme

Seen = Mapping[int, list[Any]]
"""By key of the item, what a person saw of it (BulkRow.seen)."""

_DERIVED = ("time_earliest", "time_latest", "time_late_from", "time_precision")


class LinkGone(Exception):
    """The person or the theme is no longer there; nothing was written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The {name} is gone.")
        self.name = name


class Outdated(Exception):
    """Rows have changed since they were shown; nothing was written. `rows` is how they would be changed now."""

    def __init__(self, rows: list[BulkRow]) -> None:
        super().__init__("Another person has changed some of the items.")
        self.rows = rows


@dataclass(frozen=True)
class Written:
    """By key of the item, the columns that were written, before and after. `changed` items also had a status told."""

    columns: dict[int, tuple[Values, Values]] = field(default_factory=dict)
    changed: int = 0


@dataclass(frozen=True)
class Undone:
    """How many items have their former values again, and the numbers of those that were left as they are."""

    restored: int
    kept: list[str]


@transaction.atomic
def change_items(plan: ActionPlan, keys: Sequence[int], change: BulkChange, seen: Seen, user: Any) -> Written:
    """Change the items as was seen. Where nothing is left to change, nothing is written: a second press of the button.

    Raises PermissionDenied, LinkGone and Outdated.
    """
    _require(plan, user)
    items = locked_items(plan, keys)
    if gone := missing_link(plan, change):
        raise LinkGone(gone)
    rows = read_rows(plan, items, change)
    if not any(row.changes for row in rows):
        return Written()
    if {row.item.pk: row.seen for row in rows} != dict(seen):
        raise Outdated(rows)
    # The report first: the history of the item tells its columns as they are written below.
    if change.report:
        report = change.report
        report_many(
            [row.item for row in rows if row.reports],
            status=report.status,
            as_of=report.as_of,
            narrative=report.narrative,
            author=user,
            source=report.source,
        )
    columns = {
        row.item.pk: ({name: row.before[name] for name in row.after}, row.after) for row in rows if row.after
    }
    _write([row.item for row in rows if row.after], {pk: after for pk, (_b, after) in columns.items()}, user)
    touch(plan)
    return Written(columns, sum(row.changes for row in rows))


@transaction.atomic
def take_back(plan: ActionPlan, written: Mapping[int, tuple[Values, Values]], user: Any) -> Undone:
    """Put the former values back in the items where nobody has changed them since; the others are left as they are.

    Reports of a status are never taken back. Raises PermissionDenied.
    """
    _require(plan, user)
    items = locked_items(plan, written)
    links = _links_that_stand(plan, [before for before, _after in written.values()])
    restored: dict[int, Values] = {}
    kept: list[str] = []
    for item in items:
        before, after = written[item.pk]
        now = {name: value for name, value in BULK.read(item).items() if name in after}
        if now == before:
            continue  # a second press of the button
        if now == after and _can_stand(item, {**now, **before}, links):
            restored[item.pk] = before
        else:
            kept.append(item.number)
    if restored:
        _write([item for item in items if item.pk in restored], restored, user)
        touch(plan)
    return Undone(len(restored), kept)


def _require(plan: ActionPlan, user: Any) -> None:
    if not user.has_perm("plans.edit", plan):
        raise PermissionDenied


def _links_that_stand(plan: ActionPlan, values: Sequence[Values]) -> dict[str, dict[str, Any]]:
    """Of the persons and themes that are to come back, those that are still there; of a theme its area. Two queries."""
    wanted = {name: {row[name] for row in values if row.get(name)} for name in ("lead", "theme")}
    people = Person.objects.filter(pk__in=wanted["lead"]).values_list("pk", flat=True)
    themes = Theme.objects.filter(pk__in=wanted["theme"], owner=plan.owner_id).values_list("pk", "area")
    return {
        "lead": {str(pk): True for pk in people},
        "theme": {str(pk): area for pk, area in themes},
    }


def _can_stand(item: PlanItem, values: Values, links: dict[str, dict[str, Any]]) -> bool:
    lead, theme = values.get("lead"), values.get("theme")
    if lead and lead not in links["lead"]:
        return False
    if theme and links["theme"].get(theme, -1) != item.section.area_id:
        return False
    trial = {name: values.get(name, getattr(item, name)) for name in ("time_edtf", "time_role")}
    return fits(item, trial)


def _write(items: Sequence[PlanItem], values: Mapping[int, Values], user: Any) -> None:
    """Write columns of locked items, with what belongs to a change of an item: days, version, history, states of texts.

    Items that get the same share one statement.
    """
    before = {item.pk: copy(item) for item in items}
    together: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for item in items:
        BULK.write(item, values[item.pk])
        item.set_days()
        item.version += 1
        together.setdefault(tuple(_columns(item, values[item.pk]).items()), []).append(item.pk)
    for columns, keys in together.items():
        PlanItem.objects.filter(pk__in=keys).update(**dict(columns), version=F("version") + 1)
    record_changes(((before[item.pk], item) for item in items), user)
    _record_texts([item for item in items if any(name.startswith("time_words") for name in values[item.pk])])


def _columns(item: PlanItem, values: Values) -> dict[str, Any]:
    columns = {name: getattr(item, f"{name}_id" if name in BULK.links else name) for name in values}
    if {"time_edtf", "time_role"} & set(values):
        columns |= {name: getattr(item, name) for name in _DERIVED}
    return columns


def _record_texts(items: Sequence[PlanItem]) -> None:
    states = texts.states_by_row(PlanItem, [item.pk for item in items]) if items else {}
    rows = [texts.Recorded(item, place(item), _source(item, states.get(item.pk, {}))) for item in items]
    texts.record_many(rows, states)


def _source(item: PlanItem, states: Mapping[str, Any]) -> str:
    """The language that the item is written in: that of its title (as services.items.source_language)."""
    if "title" in states:
        return str(states["title"].source_language)
    return "fi" if texts.text_of(item, "title", "fi") else "sv"
