"""The plan as a document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from plans.selectors.plan_text import plan_text as read_plan
from plans.views.page import plan_page


@answers_unchanged
def plan_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole plan to read and to print."""
    page = plan_page(request, slug)
    text = read_plan(page.plan, page.day)
    return render(request, "plans/plan_text.html", {**page.context, "text": text})
