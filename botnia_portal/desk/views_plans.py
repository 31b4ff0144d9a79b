"""The page on which a plan is adopted or revised by a decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import fetch
from botnia_portal.desk.access import find_noun, require_writer
from botnia_portal.desk.plan_life import what_deciding_means
from plans.forms.adoption import DecidingForm
from plans.models import ActionPlan
from plans.services.adoption import decide, why_not_decided


@cache_control(private=True, no_store=True)
def plan_decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the step does, and take it; 409 where the plan is not ready for it, with why."""
    noun = find_noun("plans")
    plan = fetch(ActionPlan.objects.all(), slug=slug)
    require_writer(request, noun, plan)
    refused = why_not_decided(plan)
    form = DecidingForm(plan, request.POST if request.method == "POST" and not refused else None)
    if form.is_bound and form.is_valid():
        if decide(plan, form.cleaned_data["decision"], form.cleaned_data["day"], request.user):
            messages.success(request, _("The decision has been carried out, and the plan kept as it stands."))
        return redirect("desk-row", "plans", plan.pk)
    context = {
        "noun": noun,
        "row": plan,
        "form": form,
        "errors": form.summary(),
        "refused": refused,
        "means": what_deciding_means(plan),
        "here": "desk",
    }
    status = 422 if form.is_bound else 409 if request.method == "POST" else 200
    return render(request, "desk/decide.html", context, status=status)
