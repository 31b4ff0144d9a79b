"""The pages on which a row is closed with a reason, and reopened."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core import texts
from botnia_portal.core.closing import is_closable
from botnia_portal.core.editing.reasons import ClosingForm
from botnia_portal.desk import closing
from botnia_portal.desk.access import find_noun, find_row


@cache_control(private=True, no_store=True)
def row_close(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """Ask for the day and the reason, and close; 409 where the row cannot be closed as it stands, with why."""
    found = find_noun(noun)
    row = find_row(request, found, pk)
    if not is_closable(found.model):
        raise Http404(_("There is no such page."))
    refused = found.why_not_closed(row)
    sent = request.POST if request.method == "POST" and not refused else None
    form = ClosingForm(sent, day=closing.day_offered(found, row))
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["day"]
        if closing.close(found, row, day, form.reason, request.user, source=texts.here()):
            messages.success(request, _("Closed. It stays visible with its day and its reason."))
        return redirect("desk-row", noun, pk)
    context = {
        "noun": found,
        "row": row,
        "form": form,
        "errors": form.summary(),
        "refused": refused,
        "means": closing.what_it_means(found),
        "here": "desk",
    }
    status = 422 if form.is_bound else 409 if request.method == "POST" else 200
    return render(request, "desk/close.html", context, status=status)


@require_POST
def row_reopen(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    found = find_noun(noun)
    row = find_row(request, found, pk)
    if closing.reopen(found, row, request.user):
        messages.success(request, _("It is open again."))
    return redirect("desk-row", noun, pk)
