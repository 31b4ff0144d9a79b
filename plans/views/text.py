"""The plan as a document, and its areas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from plans.models import PlanSection
from plans.selectors.indicators import of_section
from plans.selectors.plan_text import plan_text as read_plan
from plans.selectors.plan_text import section_page
from plans.views.page import plan_page


@answers_unchanged
def plan_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole plan to read and to print."""
    page = plan_page(request, slug)
    text = read_plan(page.plan, page.day)
    return render(request, "plans/plan_text.html", {**page.context, "text": text})


@answers_unchanged
def section(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One area: how far it has come, what it says, and what it does."""
    page = plan_page(request, slug)
    row = fetch(PlanSection.objects.select_related("plan", "area"), plan=page.plan, number=number)
    content = section_page(row, page.day)
    lines = of_section(row, page.day, told=page.shows_state)
    context = {**page.context, "section": row, "page": content, "indicators": lines}
    return render(request, "plans/section.html", context)
