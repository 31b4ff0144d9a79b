"""The history: what was changed, by whom, from what to what; and the page on which an older text is put back."""

from typing import Any

from auditlog.models import LogEntry
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core.access import fetch, refuse, require
from botnia_portal.core.days import moment_words
from botnia_portal.core.editing.differences import word_diff
from botnia_portal.core.editing.summaries import summary_of
from botnia_portal.core.history import actor_name
from botnia_portal.desk.nouns import SHARED
from botnia_portal.history import selectors
from botnia_portal.history.forms import HistoryFilterForm
from botnia_portal.history.nouns import address_of
from botnia_portal.history.restoring import DoesNotFit, EarlierText, TextMoved, earlier_text, put_back
from plans.models import ActionPlan

private = cache_control(private=True, no_store=True)
_SALT = "history.earlier"


def _who() -> str:
    return _("The history of all things is read by the coordinators.")


@private
def history(request: HttpRequest) -> HttpResponse:
    """All changes that the coordinator may see, filtered, the newest first; `?before=` leads to older ones."""
    require(request.user, SHARED, who=_who())
    plans = list(ActionPlan.objects.edited_by(request.user))
    form = HistoryFilterForm(request.GET, plans, selectors.people(request.user))
    wanted = form.wanted
    before = request.GET.get("before", "")
    rows = selectors.entries(request.user, wanted)
    page = selectors.page_of(rows, before, request.user)
    context = {
        "form": form,
        "errors": summary_of(form),
        "page": page,
        "before": before,
        "thing": selectors.thing_name(wanted.thing, request.user) if wanted.thing else "",
        "here": "history",
    }
    return render(request, "history/history.html", context)


@private
def earlier(request: HttpRequest, pk: int, column: str) -> HttpResponse:
    """An older text beside the one that stands now; sent, it takes its place, unless that has changed meanwhile."""
    require(request.user, SHARED, who=_who())
    entry = fetch(selectors.seen_by(request.user).select_related("actor"), pk=pk)
    text = _text(request, entry, column)
    if request.method != "POST":
        return _show(request, text)
    try:
        changed = put_back(text, _seen(request, text), request.user)
    except TextMoved:
        fresh = _text(request, entry, column)
        return _show(request, fresh, status=409, moved=True)
    except DoesNotFit:
        return _show(request, text, status=422, misfit=True)
    if changed:
        messages.success(request, _("The earlier text has been put back."))
    else:
        messages.info(request, _("The text is already as it was then."))
    return redirect(address_of(text.row))


def _text(request: HttpRequest, entry: LogEntry, column: str) -> EarlierText:
    try:
        return earlier_text(entry, column, request.user)
    except LogEntry.DoesNotExist:
        raise Http404(_("There is no such change.")) from None
    except PermissionDenied:
        refuse(request.user, _who())


def _seen(request: HttpRequest, text: EarlierText) -> str | None:
    """The text that the page showed; None, which no text is, where that is not known."""
    try:
        shown: list[Any] = signing.loads(request.POST.get("seen", ""), salt=_SALT)
    except signing.BadSignature:
        return None
    return str(shown[2]) if shown[:2] == [text.entry.pk, text.column] else None


def _show(request: HttpRequest, text: EarlierText, *, status: int = 200, **trouble: bool) -> HttpResponse:
    context = {
        "text": text,
        "row": text.row,
        "address": address_of(text.row),
        "who": actor_name(text.entry),
        "when": moment_words(text.entry.timestamp),
        "pieces": word_diff(text.now, text.earlier),
        "seen": signing.dumps([text.entry.pk, text.column, text.now], salt=_SALT, compress=True),
        "moved": trouble.get("moved", False),
        "misfit": trouble.get("misfit", False),
        "here": "history",
    }
    return render(request, "history/earlier.html", context, status=status)
