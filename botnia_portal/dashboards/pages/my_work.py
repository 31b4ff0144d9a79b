"""What waits for the user who has logged in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import login_needed
from botnia_portal.dashboards.pages.shown import newest
from botnia_portal.dashboards.selectors_my_work import my_work as work_of


@login_needed
def my_work(request: HttpRequest) -> HttpResponse:
    shown = newest(request)
    work = work_of(request.user, shown.plan, shown.day)
    return render(request, "dashboards/my_work.html", shown.context("my-work", work=work))
