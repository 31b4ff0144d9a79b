"""Fetching a plan, a round or a report for somebody, or saying who may see it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from botnia_portal.core.access import fetch, require
from evaluations.models import Edition, EvaluationRound, Report
from evaluations.selectors.frozen import DRAFT
from evaluations.services.guards import require_writable
from evaluations.services.reopening import is_reopened
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
    found = _round(request, slug, kind)
    require(request.user, permission, found, who=who_may(permission))
    return found


def _round(request: HttpRequest, slug: str, kind: str) -> EvaluationRound:
    related = [f"plan__{name}" for name in PLAN]
    rounds = EvaluationRound.objects.select_related("lead", *related)
    plans = ActionPlan.objects.visible_to(request.user)
    found: EvaluationRound = fetch(rounds.filter(plan__in=plans), plan__slug=slug, kind=kind)
    return found


def writable_round_for(request: HttpRequest, slug: str, kind: str) -> EvaluationRound:
    """The round, where the visitor may write in it and it is not decided, whatever the role permits."""
    found = round_for(request, slug, kind, "evaluations.write")
    require_writable(found)
    return found


def round_to_assess(request: HttpRequest, slug: str, kind: str, number: str) -> EvaluationRound:
    """The round, where the visitor may write on this item: while the round is open, or the item is reopened for him."""
    found = _round(request, slug, kind)
    if not (found.is_writable and request.user.has_perm("evaluations.write", found)):
        if is_reopened(found, number, request.user):
            return found
        require(request.user, "evaluations.write", found, who=who_may("evaluations.write"))
        require_writable(found)
    return found


def edition_for(request: HttpRequest, slug: str, pk: int) -> Edition:
    """The issued edition, where the visitor may download what was made of it."""
    related = [f"round__plan__{name}" for name in PLAN]
    plans = ActionPlan.objects.visible_to(request.user)
    rows = Edition.objects.filter(number__gt=DRAFT, round__plan__in=plans)
    found: Edition = fetch(rows.select_related("previous__round", *related), pk=pk, round__plan__slug=slug)
    require(request.user, "evaluations.download", found, who=who_may("evaluations.download"))
    return found


def report_for(request: HttpRequest, pk: int) -> Report:
    """The report, where the visitor may download it: of an issued edition, whoever may see the plan."""
    found = _report(request, pk)
    require(request.user, "evaluations.download", found.edition, who=who_may("evaluations.download"))
    return found


def report_to_make(request: HttpRequest, pk: int) -> Report:
    """The report, where the visitor may have it made again."""
    found = _report(request, pk)
    permission = "evaluations.make_report"
    require(request.user, permission, found.edition.round, who=who_may(permission))
    return found


def _report(request: HttpRequest, pk: int) -> Report:
    related = [f"edition__round__plan__{name}" for name in PLAN]
    plans = ActionPlan.objects.visible_to(request.user)
    rows = Report.objects.filter(edition__round__plan__in=plans).select_related(*related)
    found: Report = fetch(rows, pk=pk)
    return found


def who_may(permission: str) -> str:
    """The sentence for those who may not."""
    if permission == "evaluations.write":
        return _("Only the coordinators write the evaluation, and only while the round is open or in review.")
    if permission == "evaluations.lead":
        return _("Only the coordinators lead an evaluation round.")
    if permission == "evaluations.make_report":
        return _("Only the coordinators have the reports made.")
    return _(
        "The coordinators see a round, and the steering group sees it from the review on. "
        "Evaluations that have been issued are open to everyone."
    )
