"""The items of a plan, and what has been reported on them."""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from botnia_portal.core import columns
from botnia_portal.core.columns import Laid, Part
from botnia_portal.dashboards.pages.shown import ShownPlan
from plans.forms.filters import ItemFilterForm
from plans.models import StatusUpdate
from plans.selectors.filters import filter_options, filtered_items
from plans.selectors.item_export import item_table


def items(shown: ShownPlan, query: QueryDict) -> Laid:
    """As the page of items filters and orders them."""
    wanted = _form(shown, query).wanted
    return item_table(shown.plan, shown.day, wanted, shows_state=shown.shows_state, live=shown.live)


def _form(shown: ShownPlan, query: QueryDict) -> ItemFilterForm:
    options = filter_options(shown.plan)
    return ItemFilterForm(query, options, shows_state=shown.shows_state, live=shown.live)


def reports(shown: ShownPlan, query: QueryDict) -> Laid:
    """What was told as of the day or earlier, item by item and in the order of days: of the items that the page of
    items is filtered by, or of one with `?item=`."""
    rows = StatusUpdate.objects.filter(item__plan=shown.plan, as_of__lte=shown.day)
    form = _form(shown, query)
    if number := query.get("item"):
        rows = rows.filter(item__number=number)
    elif form.conditions:
        found = filtered_items(shown.plan, shown.day, form.wanted)
        rows = rows.filter(item__in=found.order_by().values("pk"))
    in_order = rows.order_by("item__section__number", "item__order", "item", "as_of", "recorded_at", "pk")
    return columns.laid(_of_report(), columns.in_batches(in_order.select_related("item__section", "author")))


def _of_report() -> list[Part[StatusUpdate]]:
    return [
        columns.code(_("Number"), 9, lambda row: row.item.number),
        columns.two(_("Title"), 44, lambda row: columns.both(row.item, "title")),
        columns.day(_("Status as of"), lambda row: row.as_of),
        columns.one(_("Status"), 18, lambda row: row.get_status_display()),
        columns.count(_("Progress, per cent"), lambda row: row.progress),
        columns.two(_("What has been done"), 60, lambda row: columns.both(row, "narrative")),
        columns.day(_("Recorded"), lambda row: timezone.localdate(row.recorded_at)),
        columns.one(_("Reported by"), 24, lambda row: str(row.author or "")),
        columns.one(_("Example data"), 14, lambda row: _("yes") if row.is_example else ""),
    ]
