"""The table of items, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from plans.forms.filters import ItemFilterForm
from plans.forms.saved_views import SaveViewForm
from plans.selectors.filters import filter_options
from plans.selectors.item_page import item_page, items_for_page
from plans.selectors.items import item_table as read_table
from plans.selectors.saved_views import views_of
from plans.views.bulk import undo_offer
from plans.views.page import plan_page


@answers_unchanged
def item_table(request: HttpRequest, slug: str) -> HttpResponse:
    """All items of the plan, filtered by the address, fifty to a page."""
    page = plan_page(request, slug)
    form = ItemFilterForm(
        request.GET, filter_options(page.plan), shows_state=page.shows_state, live=page.live
    )
    whole = request.GET.get("rows") == "all"
    number = request.GET.get("page", "")
    context = {
        **page.context,
        "form": form,
        "columns": form.columns,
        "heads": form.heads,
        "table": read_table(page.plan, page.day, form.wanted, number, columns=form.columns, whole=whole),
        "whole": whole,
        "views": views_of(page.plan, request.user, live=page.live),
        "save_form": SaveViewForm(shares=page.edits),
        "undo": undo_offer(request, page),
    }
    return render(request, "plans/items.html", context)


@answers_unchanged
def item(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One item with everything that belongs to it."""
    page = plan_page(request, slug)
    row = fetch(items_for_page(page.plan, page.day), number=number)
    row.plan = page.plan
    content = item_page(row, page.day, live=page.live, shows_state=page.shows_state)
    reports = page.edits or request.user.has_perm("plans.report_on_item", row)
    return render(
        request, "plans/item.html", {**page.context, "page": content, "item": row, "reports": reports}
    )
