"""What the history keeps of a plan, its items, and the works that plans refer to."""

from django.utils.translation import gettext_lazy as _

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from plans import models as plans

_ASKING = {
    "network": _("network"),
    "asked_by": _("asked by"),
    "request": _("request for updates"),
    "item": _("item"),
    "link": _("answer link"),
    "decided_by": _("decided by"),
    "decided_at": _("decided"),
    "update": _("status update"),
}


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(plans.ActionPlan, plan="pk"),
        Audited(plans.PlanSection, above="plan", plan="plan_id"),
        Audited(plans.Statement, above="plan", plan="plan_id"),
        Audited(plans.Decision, above="plan", plan="plan_id"),
        # Rows of ItemGoal and ItemTask are links: what is tied and untied is told by the item, once.
        Audited(
            plans.PlanItem,
            links=("networks", "projects", "goals", "statutory_tasks", "related"),
            plan="plan_id",
        ),
        Audited(plans.PartyRole, above="item", plan="item.plan_id"),
        Audited(plans.StatusUpdate, above="item", plan="item.plan_id", words={"author": _("author")}),
        Audited(plans.Milestone, links=("items", "projects", "networks"), plan="plan_id"),
        Audited(plans.Project, links=("coordinators",)),
        Audited(plans.Participation, above="project"),
        Audited(plans.FundingShare, above="project"),
        Audited(plans.Activity, links=("items", "networks", "organisations"), above="plan", plan="plan_id"),
        Audited(plans.ActivityAttendance, above="activity", plan="activity.plan_id"),
        Audited(plans.Indicator, above="plan", plan="plan_id"),
        Audited(plans.IndicatorValue, above="indicator", plan="indicator.plan_id"),
        Audited(plans.UpdateRequest, links=("items",), plan="plan_id", words=_ASKING),
        # Receivers and their links hold addresses, and tell themselves when they were opened.
        Audited(plans.SubmittedUpdate, above="request", plan="request.plan_id", words=_ASKING),
    )
