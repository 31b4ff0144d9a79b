"""The table of items: one page of rows in a constant number of queries, whatever the size of the plan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from plans.models import ActionPlan, PlanItem
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.parties import PartyName, responsible_names

PAGE_SIZE = 50
WHOLE = 1000
"""Rows of a page that is asked for whole, to be printed."""
LINKED = {"networks": "networks", "projects": "projects", "goals": "goals", "tasks": "statutory_tasks"}
"""The columns that show rows linked to an item."""
LONG_TEXTS = ("description", "note", "added_reason", "dropped_reason")


@dataclass(frozen=True)
class ItemRow:
    """An item with its state, and who is responsible."""

    item: PlanItem
    responsible: list[PartyName]


@dataclass(frozen=True)
class ItemTable:
    """`page` tells where we are; `rows` are what it shows."""

    page: Page
    rows: list[ItemRow]


def item_table(
    plan: ActionPlan,
    day: date,
    wanted: ItemFilter,
    page: str = "",
    *,
    columns: Collection[str] = ("responsible",),
    whole: bool = False,
) -> ItemTable:
    """The asked page of the filtered items; an impossible page gives the nearest. Four queries, and one for each of the
    `columns` of linked rows. `whole`: so many rows on one page that it can be printed.

    State is worked out for the rows of the page alone, unless they are sorted by it.
    """
    keys = filtered_items(plan, day, wanted).values_list("pk", flat=True)
    found = Paginator(keys, WHOLE if whole else PAGE_SIZE).get_page(page)
    return ItemTable(found, _rows(plan, list(found.object_list), day, columns))


def _rows(plan: ActionPlan, keys: list[int], day: date, columns: Collection[str]) -> list[ItemRow]:
    near = ["section", "theme"] if "theme" in columns else ["section"]
    items = PlanItem.objects.filter(plan=plan, pk__in=keys).with_state(day).select_related(*near)
    # Long texts are not shown in the table, and they are most of a row.
    long = [f"{name}{part}" for name in LONG_TEXTS for part in ("", "_fi", "_sv")]
    parties = responsible_names(keys) if "responsible" in columns else {}
    linked = [way for column, way in LINKED.items() if column in columns]
    rows = {item.pk: item for item in items.defer(*long).order_by().prefetch_related(*linked)}
    return [ItemRow(rows[key], parties.get(key, [])) for key in keys]
