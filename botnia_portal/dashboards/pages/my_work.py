"""What waits for the user who has logged in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import login_needed
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import going_on
from botnia_portal.dashboards.selectors_my_work import my_work as work_of


@answers_unchanged
@login_needed
def my_work(request: HttpRequest) -> HttpResponse:
    shown, plans = going_on(request)
    context = {"work": work_of(request.user, plans), "several_plans": len(plans) > 1}
    return render(request, "dashboards/my_work.html", shown.context("my-work", **context))
