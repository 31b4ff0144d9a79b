"""The list of milestones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plans.selectors.milestones import milestone_list as read_milestones
from plans.views.page import plan_page


def milestone_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All milestones of the plan, half-year by half-year."""
    page = plan_page(request, slug)
    milestones = read_milestones(page.plan, page.day)
    return render(request, "plans/milestones.html", {**page.context, "list": milestones})
