"""Saved views of the table of items."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from botnia_portal.core.access import fetch, login_needed
from plans.forms.saved_views import SaveViewForm
from plans.forms.table import ItemTableForm
from plans.models import SavedView
from plans.selectors.filters import filter_options
from plans.services import saved_views
from plans.views.page import PlanPage, plan_page


@require_POST
@login_needed
def view_save(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the filters of the address under the name that was sent; back to the table."""
    page = plan_page(request, slug)
    table = ItemTableForm(
        request.GET, filter_options(page.plan), shows_state=page.shows_state, live=page.live
    )
    form = SaveViewForm(request.POST, shares=page.edits)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return _back(page, table.query)
    told = form.cleaned_data
    try:
        saved_views.save_view(
            page.plan,
            request.user,
            name=told["name"],
            query=table.query,
            is_shared=told.get("is_shared", False),
        )
    except saved_views.TooManyViews:
        messages.error(
            request,
            _("You have %(most)d saved views, and more are not kept. Remove one first.")
            % {"most": saved_views.MOST},
        )
    else:
        messages.success(request, _("The view “%(name)s” has been saved.") % {"name": told["name"]})
    return _back(page, table.query)


@require_POST
@login_needed
def view_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove a saved view; the items stay as they are."""
    page = plan_page(request, slug)
    view = fetch(SavedView.objects.filter(plan=page.plan).select_related("plan"), pk=pk)
    saved_views.remove_view(view, request.user)
    messages.success(request, _("The view “%(name)s” has been removed.") % {"name": view.name})
    return _back(page, view.query)


def _back(page: PlanPage, query: str) -> HttpResponse:
    address = reverse("plan-items", args=[page.plan.slug])
    return redirect(f"{address}?{query}" if query else address)
