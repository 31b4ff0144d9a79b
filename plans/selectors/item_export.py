"""The items of a plan as rows of a table to take along: both languages in columns, real days beside the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.spreadsheets import Column, Row
from plans.choices import Commitment, ItemKind, Status
from plans.models import ActionPlan, PlanItem
from plans.querysets import NO_REPORT
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.parties import PartyName, responsible_names

BATCH = 500
"""So many items are in memory at once."""


@dataclass(frozen=True)
class _Item:
    """An item with what a row tells of it."""

    row: Any
    responsible: list[PartyName]
    day: date
    live: bool


@dataclass(frozen=True)
class _Part:
    """Neighbouring columns, and their values."""

    columns: list[Column]
    values: Callable[[_Item], Sequence[str | date | None]]


def _one(head: str, width: int, value: Callable[[_Item], str | date | None]) -> _Part:
    return _Part([Column(head, width)], lambda item: [value(item)])


def _two(head: str, width: int, values: Callable[[_Item], tuple[str, str]]) -> _Part:
    """A column for each language."""
    heads = (_("%(text)s in Finnish"), _("%(text)s in Swedish"))
    return _Part([Column(words % {"text": head}, width) for words in heads], values)


def _parts(*, shows_state: bool) -> list[_Part]:
    """The columns in the reader's language; `shows_state` is false where no status may be shown."""
    status = [
        _one(_("Status"), 18, lambda item: _status(item.row)),
        _one(_("Status as of"), 12, _told_on),
        _one(_("Late"), 9, lambda item: _("yes") if item.row.late else ""),
    ]
    return [
        _one(_("Number"), 9, lambda item: item.row.number),
        _two(_("Area"), 24, lambda item: _both(item.row.section, "list_name")),
        _two(_("Theme"), 24, lambda item: _both(item.row.theme, "name")),
        _two(_("Title"), 44, lambda item: _both(item.row, "title")),
        _two(_("Description"), 60, lambda item: _both(item.row, "description")),
        _one(_("Kind"), 22, lambda item: _kinds(item.row)),
        _one(_("Commitment"), 14, lambda item: str(Commitment(item.row.commitment).label)),
        *(status if shows_state else ()),
        _two(_("Time"), 26, lambda item: _both(item.row, "time_words")),
        _one(_("First day"), 12, lambda item: item.row.time_earliest),
        _one(_("Last day"), 12, lambda item: item.row.time_latest),
        _one(_("Time (EDTF)"), 16, lambda item: item.row.time_edtf),
        _two(_("Responsible"), 32, _responsible),
        _two(_("Networks"), 32, lambda item: _names(item.row.networks.all())),
        _two(_("Projects and other works"), 32, lambda item: _names(item.row.projects.all())),
        _two(_("Strategic goals"), 32, lambda item: _names(item.row.goals.all())),
        _two(_("Statutory tasks"), 32, lambda item: _names(item.row.statutory_tasks.all())),
        _one(_("Added on"), 12, lambda item: item.row.added_on),
        _one(_("Dropped on"), 12, lambda item: item.row.dropped_on),
    ]


def item_table(
    plan: ActionPlan, day: date, wanted: ItemFilter, *, shows_state: bool, live: bool
) -> tuple[list[Column], Iterator[Row]]:
    """The columns, and the filtered items in the order of the page; seven queries for each batch.

    `live` shows the names of persons.
    """
    parts = _parts(shows_state=shows_state)
    items = _items(plan, day, wanted, live=live)
    rows = ([value for part in parts for value in part.values(item)] for item in items)
    return [column for part in parts for column in part.columns], rows


def _items(plan: ActionPlan, day: date, wanted: ItemFilter, *, live: bool) -> Iterator[_Item]:
    keys = list(filtered_items(plan, day, wanted).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        items = PlanItem.objects.filter(pk__in=batch).with_status(day).select_related("section", "theme")
        linked = items.prefetch_related("networks", "projects", "goals", "statutory_tasks")
        parties = responsible_names(batch)
        rows = {row.pk: row for row in linked.order_by()}
        for key in batch:
            yield _Item(rows[key], parties.get(key, []), day, live)


def _kinds(row: Any) -> str:
    return ", ".join(str(ItemKind(kind).label) for kind in (row.kind, row.second_kind) if kind)


def _status(row: Any) -> str:
    return _("no report") if row.state == NO_REPORT else str(Status(row.state).label)


def _told_on(item: _Item) -> date | None:
    """The day of the report, where the latest is the one that counts."""
    last: date | None = item.row.status_as_of
    return last if last and last <= item.day else None


def _responsible(item: _Item) -> tuple[str, str]:
    """As the page shows them: a person by name where that is public, or for those who see the live plan."""
    both = [
        (party.person, party.person)
        if party.person and (item.live or party.public)
        else (party.name_fi, party.name_sv)
        for party in item.responsible
    ]
    return _listed(fi for fi, _sv in both), _listed(sv for _fi, sv in both)


def _both(row: Any, field: str) -> tuple[str, str]:
    """A text in both languages; empty where there is no row."""
    fi, sv = (getattr(row, f"{field}_{code}", "") or "" for code in texts.LANGUAGES)
    return fi, sv


def _names(rows: Iterable[Any]) -> tuple[str, str]:
    both = [_both(row, "name") for row in rows]
    return _listed(fi for fi, _sv in both), _listed(sv for _fi, sv in both)


def _listed(names: Iterable[str]) -> str:
    return "; ".join(filter(None, names))
