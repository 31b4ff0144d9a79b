"""What the history keeps of a plan, its items, and the works that plans refer to."""

from django.utils.translation import gettext_lazy as _

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from plans import models as plans


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(plans.ActionPlan, plan="pk"),
        Audited(plans.PlanSection, above="plan", plan="plan_id"),
        Audited(plans.Statement, above="plan", plan="plan_id"),
        Audited(plans.Decision, above="plan", plan="plan_id"),
        Audited(plans.PlanItem, links=("networks", "projects", "related"), plan="plan_id"),
        Audited(plans.PartyRole, above="item", plan="item.plan_id"),
        Audited(plans.ItemGoal, above="item", plan="item.plan_id"),
        Audited(plans.ItemTask, above="item", plan="item.plan_id"),
        Audited(plans.StatusUpdate, above="item", plan="item.plan_id", words={"author": _("author")}),
        Audited(plans.Milestone, links=("items", "projects", "networks"), plan="plan_id"),
        Audited(plans.Project, links=("coordinators",)),
        Audited(plans.Participation, above="project"),
        Audited(plans.FundingShare, above="project"),
    )
