"""The timeline of a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import asked_plan
from botnia_portal.dashboards.selectors_timeline import timeline, years_of
from plans.models import ActionPlan


@answers_unchanged
def plan_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    shown = asked_plan(request, slug)
    year = _asked_year(request, shown.plan)
    context = shown.context(
        "timeline",
        year=year,
        years=years_of(shown.plan),
        timeline=timeline(shown.plan, shown.day, year=year, told=shown.shows_state),
    )
    return render(request, "dashboards/timeline.html", context)


def _asked_year(request: HttpRequest, plan: ActionPlan) -> int | None:
    """The year of `?zoom=year&year=2013`; the whole term where none is asked for, or none of the term."""
    if request.GET.get("zoom") != "year":
        return None
    years = {str(year): year for year in years_of(plan)}
    return years.get(request.GET.get("year", ""))
