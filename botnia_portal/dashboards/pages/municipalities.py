"""How a plan covers its municipalities, and the page of one municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import asked_plan, newest
from botnia_portal.dashboards.selectors_coverage import coverage as coverage_of
from botnia_portal.dashboards.selectors_municipalities import municipality_page
from networks.selectors import municipalities_on


@answers_unchanged
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    shown = asked_plan(request, slug)
    context = shown.context("plan", coverage=coverage_of(shown.plan, shown.day))
    return render(request, "dashboards/municipalities.html", context)


@answers_unchanged
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    shown = newest(request)
    found = fetch(municipalities_on(shown.facts_day), slug=slug)
    page = municipality_page(found, shown.plan, shown.day, facts_day=shown.facts_day, live=shown.live)
    context = shown.context("plan", page=page, municipality=found)
    return render(request, "dashboards/municipality.html", context)
