"""What every page of a plan begins with: the plan, whether its live state may be seen, and the day shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from botnia_portal.core.access import fetch, require
from plans.models import ActionPlan
from plans.selectors.days import shown_day, shows_state


@dataclass(frozen=True)
class PlanPage:
    """`shows_state`: status and lateness may be shown; a reader sees none before a day has been published."""

    plan: ActionPlan
    live: bool
    day: date
    edits: bool

    @property
    def shows_state(self) -> bool:
        return shows_state(self.plan, live=self.live)

    @property
    def context(self) -> dict[str, Any]:
        names = ("plan", "live", "day", "edits", "shows_state")
        return {"here": "plan", **{name: getattr(self, name) for name in names}}


def plan_page(request: HttpRequest, slug: str) -> PlanPage:
    """The plan with this slug, if its existence is known to the user; else 404."""
    plans = ActionPlan.objects.visible_to(request.user).select_related("owner", "province", "steering_group")
    plan = fetch(plans, slug=slug)
    live = request.user.has_perm("plans.view_live", plan)
    edits = request.user.has_perm("plans.edit", plan)
    return PlanPage(plan, live, shown_day(request, plan, live=live), edits)


def require_editor(request: HttpRequest, plan: ActionPlan) -> None:
    """The coordinators alone go on."""
    require(request.user, "plans.edit", plan, who=_("Only the coordinators of the plan may edit it."))
