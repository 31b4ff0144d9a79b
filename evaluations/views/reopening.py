"""Opening one item of a decided round again for one person, and ending that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import fetch
from evaluations.forms.steps import ReopenForm
from evaluations.models import Reopening
from evaluations.selectors.items import items_of
from evaluations.services import reopening
from evaluations.views.access import round_for


@cache_control(private=True, no_store=True)
def item_reopen(request: HttpRequest, slug: str, kind: str, number: str) -> HttpResponse:
    """For whom, until when, and why."""
    evaluation = round_for(request, slug, kind, "evaluations.lead")
    item = fetch(items_of(evaluation), number=number)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and evaluation.is_writable:
        return redirect("item-reopen", slug, kind, number)  # the page says that everybody can write anyway
    if form.is_bound and form.is_valid():
        reopening.reopen(evaluation, item, form.opening, request.user)
        messages.success(request, _("The item is open again for that person."))
        return redirect(evaluation)
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "evaluation": evaluation,
        "item": item,
        "form": form,
        "errors": form.summary(),
    }
    return render(request, "evaluations/reopen.html", context, status=422 if form.is_bound else 200)


@require_POST
def reopening_end(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Any coordinator ends it before its day."""
    evaluation = round_for(request, slug, kind, "evaluations.lead")
    if reopening.end(fetch(Reopening.objects.filter(round=evaluation), pk=pk), request.user):
        messages.success(request, _("The item is closed again."))
    return redirect(evaluation)
