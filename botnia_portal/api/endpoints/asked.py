"""What every endpoint begins with: the plans that the user sees, and the writers of answers."""

from django.http import HttpRequest

from botnia_portal.api.rows.places import Places
from botnia_portal.api.schemas.basic import Problem
from plans.models import ActionPlan
from plans.selectors.days import shown_day
from plans.views.page import PlanPage

ERRORS = {304: None, **dict.fromkeys((401, 404, 422, 429), Problem)}
"""What every address may answer besides 200."""


def places(request: HttpRequest) -> Places:
    return Places(f"{request.scheme}://{request.get_host()}")


def page_of(request: HttpRequest, plan: ActionPlan) -> PlanPage:
    """What `plan_page` gives, for a plan that has been fetched by `visible_to`."""
    live = request.user.has_perm("plans.view_live", plan)
    edits = request.user.has_perm("plans.edit", plan)
    return PlanPage(plan, live, shown_day(request, plan, live=live), edits)


def sees_names(request: HttpRequest) -> bool:
    """Whether names of persons that are not public are shown outside of a plan: as on the pages, to those who see the
    newest plan live. One query."""
    plan = ActionPlan.objects.visible_to(request.user).first()
    return plan is not None and request.user.has_perm("plans.view_live", plan)
