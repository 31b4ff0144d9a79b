"""The rounds of a plan, and the page of one round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import asked_key, require
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.core.unchanged import answers_unchanged
from evaluations.forms.steps import RoundForm
from evaluations.models import EvaluationRound, Reopening
from evaluations.selectors.editions import issued_editions, latest_draft
from evaluations.selectors.goals import served_by
from evaluations.selectors.rounds import Wanted, rounds_with_progress
from evaluations.selectors.rounds import round_page as read_round
from evaluations.services import rounds
from evaluations.views.access import plan_for, round_for, writable_round_for
from plans.models import ActionPlan

NOT_READY = "not-ready"


@answers_unchanged
def evaluations(request: HttpRequest, slug: str) -> HttpResponse:
    """For readers the issued editions with their reports; for those who may see them, the internal rounds."""
    plan = plan_for(request, slug)
    leads = request.user.has_perm("plans.edit", plan)
    form = RoundForm(plan, initial={"cut_off": plan.default_day()}) if leads else None
    return _list(request, plan, form)


def _list(request: HttpRequest, plan: ActionPlan, form: RoundForm | None, status: int = 200) -> HttpResponse:
    shown = EvaluationRound.objects.visible_to(request.user).filter(plan=plan).select_related("plan")
    context = {
        "plan": plan,
        "here": "evaluations",
        "rounds": list(rounds_with_progress(shown)),
        "editions": issued_editions(plan),
        "leads": request.user.has_perm("plans.edit", plan),
        "form": form if form and form.fields["kind"].choices else None,  # type: ignore[attr-defined]
        "errors": summary_of(form),
    }
    return render(request, "evaluations/list.html", context, status=status)


@require_POST
@cache_control(private=True, no_store=True)
def open_round(request: HttpRequest, slug: str) -> HttpResponse:
    """A coordinator opens the mid-term or the end-of-term round."""
    plan = plan_for(request, slug)
    require(request.user, "plans.edit", plan, who=_("Only the coordinators open an evaluation round."))
    form = RoundForm(plan, request.POST)
    if not form.fields["kind"].choices:  # type: ignore[attr-defined]
        messages.info(request, _("The plan has both rounds already."))
        return redirect("evaluations", plan.slug)
    if not form.is_valid():
        return _list(request, plan, form, status=422)
    evaluation = rounds.open_round(plan, request.user, **form.cleaned_data)
    messages.success(request, _("The round is open."))
    return redirect(evaluation)


@require_POST
def begin_review(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The steering group may read the round from now on."""
    evaluation = writable_round_for(request, slug, kind)
    if rounds.begin_review(evaluation, request.user):
        messages.success(request, _("The round is in review. The steering group can read it now."))
    return redirect(evaluation)


@require_POST
def end_review(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The coordinators go on alone."""
    evaluation = writable_round_for(request, slug, kind)
    if rounds.end_review(evaluation, request.user):
        messages.success(request, _("The round is open again. Only the coordinators see it."))
    return redirect(evaluation)


@cache_control(private=True, no_store=True)
def goals(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The goals and tasks that the plan serves, each with what the round says of it."""
    evaluation = round_for(request, slug, kind)
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "evaluation": evaluation,
        "goals": served_by(evaluation),
        "writes": evaluation.is_writable and request.user.has_perm("evaluations.write", evaluation),
    }
    return render(request, "evaluations/goals.html", context)


@cache_control(private=True, no_store=True)
def round_page(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The internal record of a round."""
    evaluation = round_for(request, slug, kind)
    user = request.user
    makes_reports = user.has_perm("evaluations.make_report", evaluation)
    wanted = Wanted(
        not_ready=request.GET.get("show") == NOT_READY,
        person=asked_key(request.GET.get("person", "")) or None,
    )
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "page": read_round(evaluation, wanted),
        "evaluation": evaluation,
        "writes": evaluation.is_writable and user.has_perm("evaluations.write", evaluation),
        "leads": user.has_perm("evaluations.lead", evaluation),
        "decisions": evaluation.decisions.filter(meeting__isnull=False).select_related("meeting__network"),
        "reopenings": _reopenings(evaluation),
        "makes_reports": makes_reports,
        "freezes": makes_reports and evaluation.can_be_frozen,
        "draft": latest_draft(evaluation),
        "only_not_ready": wanted.not_ready,
        "person": wanted.person,
    }
    return render(request, "evaluations/round.html", context)


def _reopenings(evaluation: EvaluationRound) -> list[Reopening]:
    """The items that are open again; there are none while the round is not decided."""
    if evaluation.is_writable:
        return []
    rows = evaluation.reopenings.open_on(timezone.localdate())
    return list(rows.select_related("item", "person"))
