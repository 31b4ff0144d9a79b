"""How a plan serves the strategies and the statutory tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import asked_plan
from botnia_portal.dashboards.selectors_linkage import linkage


@answers_unchanged
def plan_linkage(request: HttpRequest, slug: str) -> HttpResponse:
    shown = asked_plan(request, slug)
    context = shown.context("plan", linkage=linkage(shown.plan, shown.day))
    return render(request, "dashboards/linkage.html", context)
