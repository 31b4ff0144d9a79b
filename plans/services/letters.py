"""The letters to the groups that are asked: one mail to each receiver, in the receiver's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from botnia_portal.core import texts
from botnia_portal.core.days import day_words
from botnia_portal.core.mail.writing import write_mail
from botnia_portal.core.tokens import hash_of, new_token
from plans.models import AnswerLink, PlanItem, RequestReceiver, UpdateRequest

LINK_DAYS = timedelta(days=14)
"""How long after the day by which it is asked an answer link stays valid."""


def make_link(receiver: RequestReceiver) -> tuple[AnswerLink, str]:
    """A new link of a receiver, and its token, which is kept nowhere but in the mail until that is sent."""
    token = new_token()
    last_day = max(receiver.request.due_on, timezone.localdate()) + LINK_DAYS
    link = AnswerLink.objects.create(receiver=receiver, token_hash=hash_of(token), last_day=last_day)
    return link, token


def send_letter(receiver: RequestReceiver, root: str, user: Any, *, reminder: bool = False) -> None:
    """Write the mail to one receiver. `root` is the address of the portal ("https://portal.example.org")."""
    request, last_day = receiver.request, None
    with translation.override(receiver.language):
        if receiver.by_link:
            link, token = make_link(receiver)
            last_day, path = link.last_day, reverse("answer", args=[token])
        else:
            path = f"{reverse('report-several')}?request={request.pk}"
        body = letter(
            receiver.language,
            request,
            list(request.items.order_by("section__number", "order")),
            address=root + path,
            last_day=last_day,
            reminder=reminder,
        )
        write_mail(
            receiver.email,
            receiver.language,
            subject(request, reminder=reminder),
            body,
            about=request,
            user=user,
            has_secret=receiver.by_link,
        )


def subject(request: UpdateRequest, *, reminder: bool = False) -> str:
    """The subject in the active language, without the name of anybody but the group."""
    words = {"group": _name(request), "day": day_words(request.due_on)}
    if reminder:
        return _("Reminder: how do the items go? %(group)s, by %(day)s") % words
    return _("How do the items go? %(group)s, by %(day)s") % words


def letter(
    language: str,
    request: UpdateRequest,
    items: Sequence[PlanItem],
    *,
    address: str,
    last_day: date | None = None,
    reminder: bool = False,
) -> str:
    """The text of a mail in one language; with a `last_day` the address is an answer link."""
    with translation.override(language):
        context = {
            "request": request,
            "group": _name(request),
            "message": request.message_in(language),
            "items": items,
            "address": address,
            "last_day": last_day,
            "reminder": reminder,
        }
        return render_to_string("plans/mail/update_request.txt", context).strip() + "\n"


def proposal(language: str, as_of: date | None = None) -> str:
    """What a coordinator may begin from, in one language; `as_of` is the day of which the groups are to tell."""
    with translation.override(language):
        if as_of:
            return _(
                "We are gathering how the items of the action plan went until %(day)s. Please tell of each item below "
                "what its status was on that day and, in a sentence or two, what has been done. A short answer is "
                "enough."
            ) % {"day": day_words(as_of)}
        return _(
            "We are gathering how the items of the action plan go. Please tell of each item below what its status "
            "is today and, in a sentence or two, what has been done. A short answer is enough."
        )


def _name(request: UpdateRequest) -> str:
    here = texts.here()
    return texts.text_of(request.network, "name", here) or str(request.network.name)
