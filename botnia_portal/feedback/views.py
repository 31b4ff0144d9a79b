"""The accessibility statement and the feedback of readers: what everyone sees, and what coordinators do with it."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from botnia_portal.core import texts
from botnia_portal.core.access import fetch, require
from botnia_portal.core.mail.addresses import root_of
from botnia_portal.core.unchanged import answers_unchanged
from botnia_portal.feedback.choices import FeedbackKind, FeedbackState
from botnia_portal.feedback.forms import AnswerForm, FeedbackForm, first_values, public_path
from botnia_portal.feedback.models import Feedback
from botnia_portal.feedback.selectors import statement_page
from botnia_portal.feedback.services.received import ANSWER_TIME, answer, close, receive

PAGE_SIZE = 50
private = cache_control(private=True, no_store=True)


@answers_unchanged
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, for everyone."""
    return render(request, "feedback/statement.html", {"page": statement_page(), "days": ANSWER_TIME.days})


@private
def feedback(request: HttpRequest) -> HttpResponse:
    """The form: 422 with what was typed where something is missing, 429 where too much has come from one place."""
    if request.method != "POST":
        return _form(request, FeedbackForm(initial=first_values(request)))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    # Only what would be kept is counted, so that a slip costs nobody a message.
    if not ratelimit.consume(request, action="feedback"):
        form.add_error(
            "message", _("Too many messages have come from your connection. Send this again in an hour.")
        )
        return _form(request, form, status=429)
    row = receive(form.message_in(texts.here()), root_of(request))
    query = urlencode({"kind": row.kind, "answer": "1" if row.email else "0"})
    return redirect(f"{reverse('feedback-thanks')}?{query}")


def _form(request: HttpRequest, form: FeedbackForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "errors": form.summary(), "days": ANSWER_TIME.days}
    return render(request, "feedback/form.html", context, status=status)


@answers_unchanged
def thanks(request: HttpRequest) -> HttpResponse:
    """When an answer comes. The page knows nothing of the message but what its address says."""
    due = request.GET.get("kind") == FeedbackKind.ACCESSIBILITY
    context = {
        "due": timezone.localdate() + ANSWER_TIME if due else None,
        "days": ANSWER_TIME.days,
        "answer": request.GET.get("answer") == "1",
    }
    return render(request, "feedback/thanks.html", context)


def _require_coordinator(request: HttpRequest) -> None:
    require(request.user, "networks.edit", who=_("Only coordinators read the feedback of readers."))


@private
def received(request: HttpRequest) -> HttpResponse:
    """What has arrived: what waits first, the most urgent at the top; `?state=` leaves one state."""
    _require_coordinator(request)
    state, today = request.GET.get("state", ""), timezone.localdate()
    rows = Feedback.objects.for_list()
    shown = rows.filter(state=state) if state in FeedbackState.values else rows
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "here": "desk",
        "page": page,
        "lines": [(row, row.is_late(today)) for row in page],
        "states": FeedbackState.choices,
        "state": state,
        "waiting": Feedback.objects.waiting().count(),
        "late": Feedback.objects.late_on(today).count(),
    }
    return render(request, "feedback/received.html", context)


@private
def feedback_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One message; its answer is recorded (`do=answer`), or it is closed (`do=close`): 409 where another was faster."""
    _require_coordinator(request)
    rows = Feedback.objects.select_related("answered_by", "closed_by")
    row = fetch(rows, pk=pk)
    if request.method != "POST":
        return _one(request, row, AnswerForm(initial={"note": row.note}))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _one(request, row, form, status=422)
    note, seen = form.cleaned_data["note"], request.POST.get("seen", "")
    closes = request.POST.get("do") == "close"
    done = close(row, note, request.user, seen=seen) if closes else answer(row, note, request.user)
    if not done:
        form.add_error(
            "note", _("Another coordinator has done this meanwhile. What you wrote is still here.")
        )
        return _one(request, fetch(rows, pk=pk), form, status=409)
    messages.success(
        request, _("Closed. The address has been deleted.") if closes else _("The answer has been recorded.")
    )
    return redirect(row)


def _one(request: HttpRequest, row: Feedback, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {
        "here": "desk",
        "row": row,
        "form": form,
        "errors": form.summary(),
        "late": row.is_late(timezone.localdate()),
        "page_address": public_path(row.page),
    }
    return render(request, "feedback/one.html", context, status=status)
