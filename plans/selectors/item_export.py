"""The items of a plan as rows of a table to take along: both languages in columns, real days beside the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import BATCH, Both, Laid, Part
from plans.choices import Commitment, ItemKind, Status
from plans.models import ActionPlan, PlanItem
from plans.querysets import NO_REPORT
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.parties import PartyName, responsible_names

LINKS = ("networks", "projects", "goals", "statutory_tasks")


@dataclass(frozen=True)
class _Item:
    """An item with what a row tells of it; `linked` has the names in both languages by the name of the link."""

    row: Any
    responsible: list[PartyName]
    linked: Mapping[str, list[tuple[str, str]]]
    day: date
    live: bool


def _parts(*, shows_state: bool) -> list[Part[_Item]]:
    """The columns in the reader's language; `shows_state` is false where no status may be shown."""
    status: list[Part[_Item]] = [
        columns.one(_("Status"), 18, lambda item: _status(item.row)),
        columns.day(_("Status as of"), _told_on),
        columns.one(_("Late"), 9, lambda item: _("yes") if item.row.late else ""),
    ]
    return [
        columns.code(_("Number"), 9, lambda item: item.row.number),
        columns.two(_("Area"), 24, lambda item: columns.both(item.row.section, "list_name")),
        columns.two(_("Theme"), 24, lambda item: columns.both(item.row.theme, "name")),
        columns.two(_("Title"), 44, lambda item: columns.both(item.row, "title")),
        columns.two(_("Description"), 60, lambda item: columns.both(item.row, "description")),
        columns.one(_("Kind"), 22, lambda item: _kinds(item.row)),
        columns.one(_("Commitment"), 14, lambda item: str(Commitment(item.row.commitment).label)),
        *(status if shows_state else ()),
        *columns.when(lambda item: item.row),
        columns.two(_("Responsible"), 32, _responsible),
        columns.two(_("Networks"), 32, lambda item: columns.together(item.linked["networks"])),
        columns.two(
            _("Projects and other works"), 32, lambda item: columns.together(item.linked["projects"])
        ),
        columns.two(_("Strategic goals"), 32, lambda item: columns.together(item.linked["goals"])),
        columns.two(_("Statutory tasks"), 32, lambda item: columns.together(item.linked["statutory_tasks"])),
        columns.day(_("Added on"), lambda item: item.row.added_on),
        columns.day(_("Dropped on"), lambda item: item.row.dropped_on),
    ]


def item_table(plan: ActionPlan, day: date, wanted: ItemFilter, *, shows_state: bool, live: bool) -> Laid:
    """The filtered items in the order of the page; ten queries, whatever their number.

    What items are linked to is read at first, by keys and with each name once; the items come one by one.
    `live` shows the names of persons.
    """
    return columns.laid(_parts(shows_state=shows_state), _items(plan, day, wanted, live=live))


def _items(plan: ActionPlan, day: date, wanted: ItemFilter, *, live: bool) -> Iterator[_Item]:
    items = filtered_items(plan, day, wanted)
    own = items.order_by().values("pk")
    parties = responsible_names(own)
    linked = {name: _linked(name, own) for name in LINKS}
    rows = items.with_status(day).with_told_on(day).select_related("section", "theme")
    for row in rows.iterator(chunk_size=BATCH):
        names = {name: found.get(row.pk, []) for name, found in linked.items()}
        yield _Item(row, parties.get(row.pk, []), names, day, live)


def _linked(name: str, items: QuerySet[Any]) -> dict[int, list[tuple[str, str]]]:
    """The names of the rows that items are linked to, by the keys of the items; two queries."""
    model: Any = PlanItem._meta.get_field(name).related_model
    links = PlanItem.objects.filter(pk__in=items).exclude(**{name: None}).order_by(name)
    pairs = list(links.values_list("pk", name))
    rows = model.objects.filter(pk__in={key for _item, key in pairs}).in_bulk()
    found: dict[int, list[tuple[str, str]]] = {}
    for item, key in pairs:
        found.setdefault(item, []).append(columns.both(rows[key], "name"))
    return found


def _kinds(row: Any) -> str:
    return ", ".join(str(ItemKind(kind).label) for kind in (row.kind, row.second_kind) if kind)


def _status(row: Any) -> str:
    return _("no report") if row.state == NO_REPORT else str(Status(row.state).label)


def _told_on(item: _Item) -> date | None:
    """The day of the report that the status comes from, or of the decision to drop the item."""
    dropped: date | None = item.row.dropped_on
    told: date | None = item.row.told_on
    return dropped if dropped and dropped <= item.day else told


def _responsible(item: _Item) -> Both:
    """As the page shows them: a person by name where that is public, or for those who see the live plan."""
    return columns.together(
        (party.person, party.person)
        if party.person and (item.live or party.public)
        else (party.name_fi, party.name_sv)
        for party in item.responsible
    )
