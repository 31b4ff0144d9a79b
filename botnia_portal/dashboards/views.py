"""The first page of a plan, and where visitors of the bare addresses go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request

from botnia_portal.core.access import fetch
from botnia_portal.core.days import read_day
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.dashboards.selectors import overview
from plans.models import ActionPlan
from plans.selectors.days import shown_day, shows_state


def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` goes to the language of the cookie, then of the browser, else Finnish."""
    return redirect(f"/{get_language_from_request(request)}/")


def home(request: HttpRequest) -> HttpResponse:
    """The overview of the newest plan, or a page that says how to begin."""
    plan = ActionPlan.objects.visible_to(request.user).first()
    return redirect(plan) if plan else render(request, "dashboards/no_plan.html")


@answers_unchanged
def plan_overview(request: HttpRequest, slug: str) -> HttpResponse:
    plans = ActionPlan.objects.visible_to(request.user).select_related("owner", "province")
    asked = read_day(request.GET.get("as_of", ""))
    plan = fetch(plans.with_last_report().with_last_meeting(asked), slug=slug)
    live = request.user.has_perm("plans.view_live", plan)
    day = shown_day(request, plan, live=live)
    told = shows_state(plan, live=live)
    context = {
        "plan": plan,
        "here": "dashboard",
        "live": live,
        "told": told,
        "overview": overview(plan, day, live=live, told=told, user=request.user),
    }
    return render(request, "dashboards/overview.html", context)
