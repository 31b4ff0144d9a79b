"""Answering by a link, without a log-in: a landing page that opens nothing, and behind its button the form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from botnia_portal.core import texts
from plans.choices import AnswerState
from plans.forms.compact import AnswerForm, Rows
from plans.models import AnswerLink, UpdateRequest
from plans.selectors.answer_links import link_of
from plans.selectors.asked import AskedItem, asked_items
from plans.services import answers


# The token in the address is all the authority there is: no cookie helps, so nobody can be made to send a form that
# they could not write themselves. The check would also fail, because a page that tells no referrer sends no origin.
@csrf_exempt
@cache_control(private=True, no_store=True)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """A GET (also that of a mail scanner) changes nothing and shows the name of the group alone."""
    response = _answer(request, token)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    link = link_of(token)
    if link is None or not link.is_valid_on(timezone.localdate()):
        return _not_open(request, 404 if link is None else 410)
    if request.method != "POST":
        return _landing(request, link)
    rows = _rows(request, link)
    if request.POST.get("do") != "save":
        answers.open_link(link)
        return _form(request, link, rows, status=200)
    if not rows[1].is_valid():
        return _form(request, link, rows, status=422)
    return _save(request, link, rows[1], token)


def _not_open(request: HttpRequest, status: int) -> HttpResponse:
    """The same calm page for a link that has run out, was withdrawn, is done with, or never was."""
    return render(request, "plans/answer_closed.html", status=status)


def _landing(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    asked = link.receiver.request
    context = {
        "link": link,
        "asked": asked,
        "answers": asked.answers.count(),
        "saved": request.GET.get("saved") == "1",
    }
    return render(request, "plans/answer_landing.html", context)


def _rows(request: HttpRequest, link: AnswerLink) -> tuple[list[tuple[AskedItem, Any]], Rows]:
    """The asked items, each with its form where it may still be answered."""
    asked: UpdateRequest = link.receiver.request
    data = request.POST if request.POST.get("do") == "save" else None
    lines = [
        (line, _row_form(line, data) if _is_open(line) else None)
        for line in asked_items(asked, asked.day_told_of)
    ]
    return lines, Rows([form for _line, form in lines if form])


def _is_open(line: AskedItem) -> bool:
    return line.answer is None or line.answer.state == AnswerState.WAITING


def _row_form(line: AskedItem, data: Any) -> AnswerForm:
    begun = {"status": line.answer.status, "text": line.answer.text} if line.answer else None
    return AnswerForm(line.item, texts.here(), data, initial=begun)


def _form(
    request: HttpRequest, link: AnswerLink, rows: tuple[list[Any], Rows], *, status: int
) -> HttpResponse:
    asked = link.receiver.request
    context = {
        "link": link,
        "asked": asked,
        "message": asked.message_in(texts.here()),
        "lines": rows[0],
        "first": next((form for _line, form in rows[0] if form), None),
        "errors": rows[1].summary() if status == 422 else [],
        "nothing": status == 422 and not rows[1].filled,
        "shows_state": True,
    }
    return render(request, "plans/answer_form.html", context, status=status)


def _save(request: HttpRequest, link: AnswerLink, rows: Rows, token: str) -> HttpResponse:
    language = texts.here()
    given = [
        answers.Answer(form.item, form.cleaned_data["status"], form.cleaned_data["text"], language)
        for form in rows.filled
    ]
    try:
        answers.submit(link, given, link.receiver.request.day_told_of)
    except answers.LinkClosed:
        return _not_open(request, 410)
    return redirect(f"{reverse('answer', args=[token])}?saved=1")
