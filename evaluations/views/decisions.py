"""The decision of a body on a round, as a coordinator records it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import asked_key
from evaluations.forms.steps import DecisionForm
from evaluations.models import EvaluationRound
from evaluations.services.deciding import NotNow, decide
from evaluations.views.access import round_for
from plans.choices import DecisionKind


@cache_control(private=True, no_store=True)
def round_decide(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say what was decided and by which meeting; what that leads to is said beside it."""
    evaluation = round_for(request, slug, kind, "evaluations.lead")
    # Whoever comes from the page of a meeting finds that meeting chosen.
    begun = {"meeting": asked_key(request.GET.get("meeting", "")) or None}
    form = DecisionForm(evaluation, request.POST if request.method == "POST" else None, initial=begun)
    if form.is_bound and not form.fields["kind"].choices:  # type: ignore[attr-defined]
        return _moved_on(request, evaluation)
    if form.is_bound and form.is_valid():
        try:
            decide(evaluation, form.ruling, request.user, source=texts.here())
        except NotNow:
            return _moved_on(request, evaluation)
        messages.success(request, _said(form.ruling.kind))
        return redirect(evaluation)
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "evaluation": evaluation,
        "form": form,
        "errors": form.summary(),
    }
    return render(request, "evaluations/decide.html", context, status=422 if form.is_bound else 200)


def _moved_on(request: HttpRequest, evaluation: EvaluationRound) -> HttpResponse:
    """Nothing can be decided in the state that the round is in by now: its page says which that is."""
    messages.error(request, _("The round has moved on meanwhile. Look at its state and decide again."))
    return redirect(evaluation)


def _said(kind: DecisionKind) -> str:
    if kind == DecisionKind.ADOPTED:
        return _("The decision has been recorded. The evaluation is adopted.")
    if kind == DecisionKind.RETURNED:
        return _("The decision has been recorded. The round is open again.")
    return _("The decision has been recorded.")
