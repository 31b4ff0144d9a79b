"""The timeline of a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import asked_plan
from botnia_portal.dashboards.selectors_timeline import timeline, years_of
from plans.models import ActionPlan

QUARTERS = (1, 2, 3, 4)


@answers_unchanged
def plan_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    shown = asked_plan(request, slug)
    year = _asked_year(request, shown.plan)
    quarter = _asked_quarter(request) if year else None
    context = shown.context(
        "timeline",
        year=year,
        years=years_of(shown.plan),
        quarter=quarter,
        quarters=QUARTERS,
        timeline=timeline(
            shown.plan,
            shown.day,
            year=year,
            quarter=quarter,
            told=shown.shows_state,
            area=request.GET.get("area", ""),
            page=request.GET.get("page", ""),
        ),
    )
    return render(request, "dashboards/timeline.html", context)


def _asked_year(request: HttpRequest, plan: ActionPlan) -> int | None:
    """The year of `?zoom=year&year=2013`; the whole term where none is asked for, or none of the term."""
    if request.GET.get("zoom") not in ("year", "quarter"):
        return None
    years = {str(year): year for year in years_of(plan)}
    return years.get(request.GET.get("year", ""))


def _asked_quarter(request: HttpRequest) -> int | None:
    """The quarter of `?zoom=quarter&year=2013&quarter=4`; the whole year where none is asked for."""
    asked = request.GET.get("quarter", "") if request.GET.get("zoom") == "quarter" else ""
    return next((quarter for quarter in QUARTERS if str(quarter) == asked), None)
