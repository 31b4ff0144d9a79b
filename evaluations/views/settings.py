"""What a round is: its days, who leads it, and the instructions for those who write."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.editing.saving import Clash, RowEdit, said
from botnia_portal.core.editing.sheets import Sheet
from evaluations.forms.settings import SettingsSubject
from evaluations.models import EvaluationRound
from evaluations.services.rounds import save_settings
from evaluations.views.access import writable_round_for


@cache_control(private=True, no_store=True)
def round_settings(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Show the form, or save what was sent: 422 with the errors, 409 where another person has changed the same."""
    evaluation = writable_round_for(request, slug, kind)
    subject = SettingsSubject(evaluation)
    if request.method != "POST":
        return _show(request, evaluation, Sheet.fresh(subject))
    sheet = Sheet.sent(subject, request.POST)
    if not sheet.is_valid():
        return _show(request, evaluation, sheet, status=422)
    edit = RowEdit(sheet.form.values, sheet.base, sheet.confirmed(request.POST.get("confirm", "")))
    source = texts.here()
    try:
        saved = save_settings(evaluation, subject.shape, edit, request.user, source=source)
    except Clash as clash:
        return _show(request, evaluation, sheet.after(clash.merged, clash.now), status=409)
    messages.success(request, said(saved))
    return redirect(evaluation if "done" in request.POST else request.get_full_path())


def _show(request: HttpRequest, evaluation: EvaluationRound, sheet: Sheet, status: int = 200) -> HttpResponse:
    source = texts.here()
    context = {
        "plan": evaluation.plan,
        "here": "evaluations",
        "evaluation": evaluation,
        "sheet": sheet,
        "pairs": sheet.pairs(source),
        "errors": sheet.errors(),
        "clashes": sheet.clashes,
        "clash_links": sheet.clash_links(),
    }
    return render(request, "evaluations/settings.html", context, status=status)
