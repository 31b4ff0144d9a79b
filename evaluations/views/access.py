"""Fetching a plan, a round or a report for somebody, or saying who may see it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from botnia_portal.core.access import fetch, require
from evaluations.models import EvaluationRound, Report
from plans.models import ActionPlan

PLAN = ("owner", "province", "steering_group")


def plan_for(request: HttpRequest, slug: str) -> ActionPlan:
    """A plan that the visitor may see."""
    found: ActionPlan = fetch(ActionPlan.objects.visible_to(request.user).select_related(*PLAN), slug=slug)
    return found


def round_for(
    request: HttpRequest, slug: str, kind: str, permission: str = "evaluations.view"
) -> EvaluationRound:
    """The round, where the visitor has the permission; that a round is under way is no secret."""
    related = [f"plan__{name}" for name in PLAN]
    rounds = EvaluationRound.objects.select_related("lead", *related)
    plans = ActionPlan.objects.visible_to(request.user)
    found: EvaluationRound = fetch(rounds.filter(plan__in=plans), plan__slug=slug, kind=kind)
    require(request.user, permission, found, who=who_may(found, permission))
    return found


def report_for(request: HttpRequest, pk: int, permission: str = "evaluations.download") -> Report:
    """The report, where the visitor has the permission for its round."""
    related = [f"edition__round__plan__{name}" for name in PLAN]
    found: Report = fetch(Report.objects.select_related(*related), pk=pk)
    evaluation = found.edition.round
    require(request.user, permission, evaluation, who=who_may(evaluation, permission))
    return found


def who_may(evaluation: EvaluationRound, permission: str) -> str:
    """The sentence for those who may not."""
    if permission == "evaluations.write":
        return _("Only the coordinators write the evaluation, and only while the round is open or in review.")
    if permission == "evaluations.make_report":
        return _("Only the coordinators have the reports made.")
    return _("The coordinators see an open round, and the steering group sees it from the review on.")
