"""What has changed in a plan between two days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from botnia_portal.core.days import read_day
from botnia_portal.core.unchanged import answers_unchanged
from plans.selectors.changes import changes_between
from plans.selectors.meetings import day_to_compare_with, steering_meetings
from plans.views.page import plan_page


@answers_unchanged
def plan_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """From the end of `?since=` to the end of `?as_of=`; without them since the last meeting of the steering group."""
    page = plan_page(request, slug)
    meetings = steering_meetings(page.plan, page.day) if page.live else []
    since = read_day(request.GET.get("since", "")) or day_to_compare_with(page.plan, meetings)
    # The other way round nothing could have changed: the page says so instead of turning the days about.
    in_order = since < page.day
    context = {
        **page.context,
        "since": since,
        "meetings": meetings,
        "meeting": next((meeting for meeting in meetings if meeting.day == since), None),
        "in_order": in_order,
        "changes": changes_between(page.plan, since, page.day, told=page.shows_state, live=page.live)
        if in_order
        else None,
    }
    return render(request, "plans/changes.html", context)
