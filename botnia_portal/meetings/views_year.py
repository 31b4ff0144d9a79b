"""The year of a plan as a clock and as a list by month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.text import capfirst

from botnia_portal.core.charts_clock import Piece, Ring, Shape, clock
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.pages.shown import ShownPlan, asked_plan
from botnia_portal.meetings.choices import EntryKind
from botnia_portal.meetings.selectors_year import Year, pieces, year_of

RINGS: tuple[tuple[Shape, tuple[EntryKind, ...]], ...] = (
    ("square", (EntryKind.MEETING,)),
    ("diamond", (EntryKind.CALL, EntryKind.DEADLINE, EntryKind.ROUND, EntryKind.REQUEST)),
    ("dot", (EntryKind.MILESTONE,)),
    ("bar", (EntryKind.ITEM,)),
)
"""From the outside in: what is met for, what has to be done by a day, what is to be reached, and the work itself."""


@answers_unchanged
def year(request: HttpRequest, slug: str) -> HttpResponse:
    """The year of `?year=`, by default that of the day which the page shows."""
    shown = asked_plan(request, slug)
    number = _asked_year(request, shown)
    found = year_of(shown.plan, number, shown.day, request.user, live=shown.live)
    years = _years(shown)
    context = shown.context(
        "plan",
        found=found,
        drawing=_drawing(found, shown),
        is_this_year=shown.shows_state and shown.day.year == number,
        earlier=number - 1 if number > years.start else None,
        later=number + 1 if number + 1 < years.stop else None,
    )
    return render(request, "meetings/year.html", context)


def _years(shown: ShownPlan) -> range:
    """The years of the term, and the one after it, in which the plan is evaluated; those before have no entries."""
    return range(shown.plan.first_day.year, shown.plan.last_day.year + 2)


def _asked_year(request: HttpRequest, shown: ShownPlan) -> int:
    years = {str(year): year for year in _years(shown)}
    default = min(max(shown.day, shown.plan.first_day), shown.plan.last_day).year
    return years.get(request.GET.get("year", ""), default)


def _drawing(found: Year, shown: ShownPlan) -> str:
    names = [capfirst(date_format(month.first, "F")) for month in found.months]
    rings = [
        Ring(shape, [Piece(one.first, one.last, one.title) for one in pieces(found.entries, *kinds)])
        for shape, kinds in RINGS
    ]
    return clock(found.year, names, rings, shown.day if shown.shows_state else None)
