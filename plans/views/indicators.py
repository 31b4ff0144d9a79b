"""The indicators of a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from plans.selectors import indicators
from plans.views.page import plan_page


@answers_unchanged
def indicator_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Every indicator with its course as of a day, and its values as a table."""
    page = plan_page(request, slug)
    lines = indicators.of_plan(page.plan, page.day, told=page.shows_state)
    return render(request, "plans/indicators.html", {**page.context, "lines": lines})
