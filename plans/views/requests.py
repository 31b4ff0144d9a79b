"""Asking groups for updates: the list of what was asked, the form, one request, and what came in."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from botnia_portal.core.access import asked_key, fetch
from botnia_portal.core.days import read_day
from botnia_portal.core.mail.addresses import root_of
from plans.choices import AnswerState
from plans.forms.asking import AskForm, DecideForm
from plans.models import RequestReceiver, SubmittedUpdate, UpdateRequest
from plans.selectors.asked import RequestPage, groups_to_ask, request_page, requests_of
from plans.services import answers, letters, requests
from plans.views.page import PlanPage, plan_page, require_editor

form_page = cache_control(private=True, no_store=True)
EXAMPLE_ADDRESS = "…/answer/…"


def _editor(request: HttpRequest, slug: str) -> PlanPage:
    page = plan_page(request, slug)
    require_editor(request, page.plan)
    return page


def _asked(page: PlanPage, pk: int) -> UpdateRequest:
    rows = UpdateRequest.objects.select_related("network", "asked_by").filter(plan=page.plan)
    found = fetch(rows, pk=pk)
    found.plan = page.plan
    return found


@form_page
def updates(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has been asked, who has answered, who has not."""
    page = _editor(request, slug)
    lines = requests_of(page.plan)
    context = {**page.context, "lines": lines, "waiting": sum(line.waiting for line in lines)}
    return render(request, "plans/updates.html", context)


@form_page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose groups, day and words; look at who gets what; send."""
    page = _editor(request, slug)
    for_round = _round(request)
    form = AskForm(
        page.plan,
        groups_to_ask(page.plan),
        request.POST if request.method == "POST" else None,
        chosen=request.GET.getlist("group"),
        as_of=read_day(request.GET.get("as_of", "")),
    )
    valid = form.is_bound and form.is_valid()
    if valid and request.POST.get("step") == "send":
        made = requests.ask(page.plan, form.askings(), form.letter(root_of(request), for_round), request.user)
        words = ngettext("%(n)s group has been asked.", "%(n)s groups have been asked.", len(made))
        messages.success(request, words % {"n": len(made)})
        return redirect("updates", slug)
    context = {
        **page.context,
        "form": form,
        "groups": form.group_fields(),
        "errors": form.summary() if form.is_bound else [],
        "preview": _preview(page, form) if valid else [],
        "for_round": for_round,
    }
    return render(
        request, "plans/update_ask.html", context, status=422 if form.is_bound and not valid else 200
    )


def _round(request: HttpRequest) -> str:
    """The kind of the round for which it is asked; an address that names none that could be is left out."""
    kind = request.GET.get("round", "")
    return kind if re.fullmatch(r"[a-z-]{1,20}", kind) else ""


def _preview(page: PlanPage, form: AskForm) -> list[dict[str, Any]]:
    """For each group its receivers, and the text in each of their languages."""
    due, shown = form.cleaned_data["due_on"], []
    for asking in form.askings():
        would_be = UpdateRequest(
            plan=page.plan,
            network=asking.network,
            due_on=due,
            as_of=form.cleaned_data["as_of"],
            message_fi=form.cleaned_data["message_fi"],
            message_sv=form.cleaned_data["message_sv"],
        )
        kinds = sorted({(one.language, one.user is None) for one in asking.receivers})
        texts = [
            (language, by_link, _text(would_be, asking.items, language, by_link))
            for language, by_link in kinds
        ]
        waiting = form.by_key[str(asking.network.pk)].waiting
        shown.append({"asking": asking, "texts": texts, "waiting": waiting})
    return shown


def _text(request: UpdateRequest, items: Any, language: str, by_link: bool) -> str:
    last_day = request.due_on + letters.LINK_DAYS if by_link else None
    return letters.letter(language, request, items, address=EXAMPLE_ADDRESS, last_day=last_day)


@form_page
def update_request(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One request: what came in, who was asked, and which mails went out."""
    page = _editor(request, slug)
    return _show(request, page, _page(_asked(page, pk)))


def _page(asked: UpdateRequest) -> RequestPage:
    return request_page(asked, asked.day_told_of)


def _show(
    request: HttpRequest, page: PlanPage, asked: RequestPage, *, form: DecideForm | None = None, at: int = 0
) -> HttpResponse:
    errors = []
    if form is not None:
        errors = [
            (f"reason-{at}", str(form["reason"].label), str(sentence))
            for sentences in form.errors.values()
            for sentence in sentences
        ]
    context = {**page.context, "asked": asked, "form": form, "at": at, "errors": errors}
    return render(request, "plans/update_request.html", context, status=422 if form is not None else 200)


@require_POST
def update_do(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remind, withdraw, close, or make the links of one receiver open nothing (`do`)."""
    page = _editor(request, slug)
    asked = _asked(page, pk)
    what = request.POST.get("do", "")
    if what == "remind":
        done, words = requests.remind(asked, root_of(request), request.user), _("A reminder is on its way.")
    elif what == "withdraw":
        done, words = requests.withdraw(asked, request.user), _("The request has been withdrawn.")
    elif what == "close":
        done, words = requests.close(asked, request.user), _("The request has been closed.")
    else:
        key = what.removeprefix("revoke-")
        rows = RequestReceiver.objects.filter(request=asked).select_related("request__plan")
        receiver = fetch(rows, pk=asked_key(key))
        done = bool(requests.revoke(receiver, request.user))
        words = _("The links of this receiver open nothing any more.")
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("Nothing was changed: the request stands otherwise than the page showed."))
    return redirect(asked)


@form_page
@require_POST
def update_answer(request: HttpRequest, slug: str, pk: int, answer: int) -> HttpResponse:
    """Take an answer in, or leave it out with a reason."""
    page = _editor(request, slug)
    asked = _asked(page, pk)
    rows = SubmittedUpdate.objects.filter(request=asked).select_related("request__plan")
    found = fetch(rows, pk=answer)
    form = DecideForm(request.POST)
    if found.state != AnswerState.WAITING:
        messages.info(request, _("This answer has been decided on already."))
        return redirect(asked)
    if not form.is_valid():
        return _show(request, page, _page(asked), form=form, at=found.pk)
    version, user = form.cleaned_data["version"], request.user
    try:
        if form.cleaned_data["action"] == "take_in":
            done, words = (
                answers.take_in(found, version, user),
                _("The answer has been taken in as a report."),
            )
        else:
            reason = form.cleaned_data["reason"]
            done, words = answers.leave_out(found, version, reason, user), _("The answer has been left out.")
    except answers.AnswerChanged:
        messages.warning(
            request, _("The group has just changed this answer. Read it again before you decide.")
        )
        return redirect(asked)
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("This answer has been decided on already."))
    return redirect(asked)
