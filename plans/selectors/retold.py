"""How the words and times of a plan were changed between two days, as the history keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Min, Model

from botnia_portal.core import texts
from botnia_portal.core.changes import FieldChange, Rows, fields_of, folded, model_of
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection, Statement
from plans.selectors.told import after

MOST = 500
"""Saves that are looked through, the newest first."""
_TIMES = ("time_words_fi", "time_words_sv", "time_edtf", "time_role", "time_repeats", "time_duration")
_TEXTS: dict[type[Model], tuple[str, ...]] = {
    PlanItem: ("title", "description", "condition"),
    Milestone: ("title",),
    PlanSection: ("list_name", "heading", "introduction"),
    Statement: ("text",),
}


@dataclass(frozen=True)
class Retold:
    """A row whose words or time were changed, with what they were before the first day and are after the second."""

    row: Model
    fields: list[FieldChange]

    @property
    def kind(self) -> str:
        return self.row._meta.model_name or ""


@dataclass(frozen=True)
class RetoldOfPlan:
    times: list[Retold]
    texts: list[Retold]


def retold_between(plan: ActionPlan, first: date, second: date) -> RetoldOfPlan:
    """Changed times and changed texts; several saves of one row are told as one. Some seven queries.

    How a draft came to be adopted stays with those who wrote it: changes before the first baseline are not told.
    """
    adopted = plan.baselines.aggregate(first=Min("taken_on"))["first"]
    entries = _entries(plan, max(first, adopted or first), second)
    rows = Rows(entries, whole=False)
    by_row: dict[tuple[type[Model] | None, int], list[LogEntry]] = {}
    for entry in entries:
        by_row.setdefault((model_of(entry), entry.object_id or 0), []).append(entry)
    found = RetoldOfPlan([], [])
    for (model, key), own in by_row.items():
        if model is None or (row := rows.row(model, key)) is None:
            continue
        columns = [f"{name}_{code}" for name in _TEXTS[model] for code in texts.LANGUAGES]
        for names, told in ((_TIMES, found.times), (columns, found.texts)):
            if fields := fields_of(folded(own, names), rows):
                told.append(Retold(row, fields))
    return found


def _entries(plan: ActionPlan, first: date, second: date) -> list[LogEntry]:
    """The saves of the plan's words, the oldest first."""
    kinds = ContentType.objects.get_for_models(*_TEXTS)
    rows = LogEntry.objects.filter(
        content_type__in=kinds.values(),
        action=LogEntry.Action.UPDATE,
        additional_data__plan=plan.pk,
        timestamp__gte=after(first),
        timestamp__lt=after(second),
        changes__has_any_keys=list(_columns()),
    )
    return list(rows.order_by("-timestamp", "-pk")[:MOST])[::-1]


def _columns() -> Iterable[str]:
    names = {name for columns in _TEXTS.values() for name in columns}
    return (*_TIMES, *sorted(f"{name}_{code}" for name in names for code in texts.LANGUAGES))
