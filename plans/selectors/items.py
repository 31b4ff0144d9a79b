"""The table of items: one page of rows in a constant number of queries, whatever the size of the plan."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from plans.models import ActionPlan, PlanItem
from plans.selectors.filters import ItemFilter, filtered_items
from plans.selectors.parties import PartyName, responsible_names

PAGE_SIZE = 50
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


def item_table(plan: ActionPlan, day: date, wanted: ItemFilter, page: str) -> ItemTable:
    """The asked page of the filtered items; an impossible page gives the nearest. Four queries.

    State is worked out for the rows of the page alone: sorted after the fact, it would be worked out for all.
    """
    keys = filtered_items(plan, day, wanted).values_list("pk", flat=True)
    found = Paginator(keys, PAGE_SIZE).get_page(page)
    return ItemTable(found, _rows(plan, list(found.object_list), day))


def _rows(plan: ActionPlan, keys: list[int], day: date) -> list[ItemRow]:
    items = PlanItem.objects.filter(plan=plan, pk__in=keys).with_state(day).select_related("section")
    # Long texts are not shown in the table, and they are most of a row.
    long = [f"{name}{part}" for name in LONG_TEXTS for part in ("", "_fi", "_sv")]
    parties = responsible_names(keys)
    rows = items.defer(*long).order_by("section__number", "order", "pk")
    return [ItemRow(item, parties.get(item.pk, [])) for item in rows]
