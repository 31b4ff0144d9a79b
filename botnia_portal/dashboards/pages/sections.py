"""The page of one area of a plan: how far it has come, what it says, and what it does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.selectors_sections import section_state
from plans.models import PlanSection
from plans.selectors.indicators import of_section
from plans.selectors.plan_text import section_page
from plans.views.page import plan_page


@answers_unchanged
def section(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    page = plan_page(request, slug)
    row = fetch(PlanSection.objects.select_related("plan", "area"), plan=page.plan, number=number)
    context = {
        **page.context,
        "section": row,
        "page": section_page(row, page.day),
        "state": section_state(row, page.day, live=page.live, told=page.shows_state, user=request.user),
        "indicators": of_section(row, page.day, told=page.shows_state),
    }
    return render(request, "plans/section.html", context)
