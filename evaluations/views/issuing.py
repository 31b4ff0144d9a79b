"""Issuing an adopted evaluation after the check of its two languages, and taking an edition off the public page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import fetch, require
from botnia_portal.core.mail.addresses import root_of
from evaluations.forms.steps import IssueForm, WithdrawForm
from evaluations.models import Edition
from evaluations.selectors.editions import quoting
from evaluations.selectors.frozen import DRAFT
from evaluations.selectors.parity import Parity, parity
from evaluations.services import issuing
from evaluations.services.freezing import DisturbedError
from evaluations.views.access import plan_for, round_for, who_may
from plans.models import PlanSection

private = cache_control(private=True, no_store=True)


@private
def round_issue(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The check, and the form with which the next edition is issued where nothing stands in the way."""
    evaluation = round_for(request, slug, kind, "evaluations.lead")
    check = parity(evaluation)
    correction = evaluation.editions.filter(number__gt=DRAFT).exists()
    data = request.POST if request.method == "POST" else None
    form = IssueForm(data, correction=correction, wants_acceptance=check.wants_acceptance)
    may_issue = evaluation.state in issuing.ISSUED_FROM and not check.stops
    if form.is_bound and not may_issue:
        messages.error(request, _not_now(check))
        return redirect("round-issue", slug, kind)
    if form.is_bound and form.is_valid():
        try:
            issuing.issue(evaluation, form.order, request.user, root_of(request))
        except issuing.NotReady:
            messages.error(request, _not_now(check, stops=True))
        except issuing.NothingToIssue:
            messages.error(request, _not_now(check))
        except DisturbedError:
            messages.error(request, _("Somebody is saving right now. Try again in a moment."))
        else:
            messages.success(request, _("The evaluation has been issued. Both reports are being made."))
            return redirect("evaluations", slug)
        return redirect("round-issue", slug, kind)
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "evaluation": evaluation,
        "check": check,
        "drafts": _by_area(check, list(evaluation.plan.sections.select_related("area"))),
        "may_issue": may_issue,
        "form": form,
        "errors": form.summary(),
    }
    return render(request, "evaluations/issue.html", context, status=422 if form.is_bound else 200)


def _not_now(check: Parity, *, stops: bool = False) -> str:
    """Why the form is not on the page any more."""
    if stops or check.stops:
        return _("A text has become missing or out of date meanwhile. Look at the check again.")
    return _("The round has not been adopted, so that nothing can be issued.")


def _by_area(check: Parity, sections: list[PlanSection]) -> list[tuple[PlanSection | None, int]]:
    """How many drafts each area has; those that belong to none come last, with None."""
    counts = dict(check.drafts_by_area)
    rows: list[tuple[PlanSection | None, int]] = [(row, counts.get(str(row.number), 0)) for row in sections]
    return [(row, number) for row, number in [*rows, (None, counts.get("", 0))] if number]


@private
def edition_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an edition with unlawful content off the public page; the notice says why."""
    plan = plan_for(request, slug)
    rows = Edition.objects.defer("publication").select_related("round__plan").filter(number__gt=DRAFT)
    edition = fetch(rows, pk=pk, round__plan=plan)
    require(request.user, "evaluations.lead", edition.round, who=who_may("evaluations.lead"))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if issuing.withdraw(edition, form.words("reason"), request.user):
            messages.success(request, _("The edition has been withdrawn. A notice stands in its place."))
        return redirect("evaluations", slug)
    context = {
        "plan": plan,
        "here": "evaluations",
        "edition": edition,
        "quoting": quoting(edition),
        "form": form,
        "errors": form.summary(),
    }
    return render(request, "evaluations/withdraw.html", context, status=422 if form.is_bound else 200)
