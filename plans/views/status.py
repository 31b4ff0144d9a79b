"""Telling what is the case with an item."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import fetch, require
from plans.forms.status import HELP, StatusForm
from plans.models import PlanItem
from plans.services.reporting import report_with_evidence
from plans.views.page import plan_page


@cache_control(private=True, no_store=True)
def item_status(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One more status update of the item; nothing that was told before is changed."""
    page = plan_page(request, slug)
    item = fetch(PlanItem.objects.filter(plan=page.plan).select_related("plan", "section"), number=number)
    who = _("Only the coordinators and the contacts of the item's own groups may report on it.")
    require(request.user, "plans.report_on_item", item, who=who)
    sent = request.method == "POST"
    form = StatusForm(item, request.POST if sent else None, files=request.FILES if sent else None)
    if form.is_bound and form.is_valid():
        _report(request, item, form)
        messages.success(request, _("The status has been reported."))
        return redirect(item)
    last = item.status_updates.select_related("author").first()
    context = {
        **page.context,
        "item": item,
        "form": form,
        "help": HELP,
        "last": last,
        "errors": form.summary(),
    }
    return render(request, "plans/item_status.html", context, status=422 if form.is_bound else 200)


def _report(request: HttpRequest, item: PlanItem, form: StatusForm) -> None:
    report_with_evidence(
        item,
        form.evidence,
        status=form.cleaned_data["status"],
        as_of=form.cleaned_data["as_of"],
        progress=form.cleaned_data["progress"],
        narrative=form.narrative,
        author=request.user,
        source=texts.here(),
    )
