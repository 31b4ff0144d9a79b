"""The table of items: one page of rows in a constant number of queries, whatever the size of the plan."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from plans.choices import PartyRoleKind
from plans.models import ActionPlan, PartyRole, PlanItem
from plans.selectors.filters import ItemFilter, filtered_items

PAGE_SIZE = 50


@dataclass(frozen=True)
class ItemTable:
    """`page` tells where we are; `rows` are its items, with `state`, `basis`, `late` and `responsible` (a list)."""

    page: Page
    rows: list[PlanItem]


def party_rows() -> QuerySet[PartyRole]:
    """Parties with everything that their names need."""
    return PartyRole.objects.select_related(*PartyRole.PARTIES)


def with_responsible() -> Prefetch:
    """For `prefetch_related`: the responsible parties of items, as the list `responsible`."""
    rows = party_rows().filter(role=PartyRoleKind.RESPONSIBLE)
    return Prefetch("parties", queryset=rows, to_attr="responsible")


def item_table(plan: ActionPlan, day: date, wanted: ItemFilter, page: str) -> ItemTable:
    """The asked page of the filtered items; an impossible page gives the nearest. Four queries.

    State is worked out for the rows of the page alone: sorted after the fact, it would be worked out for all.
    """
    keys = filtered_items(plan, day, wanted).values_list("pk", flat=True)
    found = Paginator(keys, PAGE_SIZE).get_page(page)
    return ItemTable(found, items_with_state(plan, list(found.object_list), day))


def items_with_state(plan: ActionPlan, keys: list[int], day: date) -> list[PlanItem]:
    """The items with these keys by number, with state and with who is responsible; two queries."""
    rows = PlanItem.objects.filter(plan=plan, pk__in=keys).with_state(day).select_related("section", "theme")
    rows = rows.prefetch_related(with_responsible())
    return list(rows.order_by("section__number", "order", "pk"))
