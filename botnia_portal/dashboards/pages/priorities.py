"""What matters: priority areas, strategies, statutory tasks and channels of influence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import newest
from botnia_portal.dashboards.selectors_linkage import priorities as what_matters


@answers_unchanged
def priorities(request: HttpRequest) -> HttpResponse:
    shown = newest(request)
    context = shown.context("priorities", priorities=what_matters(shown.plan))
    return render(request, "dashboards/priorities.html", context)
