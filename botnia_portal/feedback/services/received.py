"""Receiving feedback, and what becomes of it: new, answered, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from botnia_portal.core.days import day_words
from botnia_portal.core.mail.writing import write_mail
from botnia_portal.feedback.choices import FeedbackKind, FeedbackState
from botnia_portal.feedback.models import Feedback
from networks.choices import Role
from networks.models import User

ANSWER_TIME = timedelta(days=14)
"""In which feedback on accessibility is answered: the act on the provision of digital services (306/2019)."""


@dataclass(frozen=True)
class Message:
    """What a reader has sent; `language` is that of the page, `page` an address of the portal or words for it."""

    kind: str
    message: str
    language: str
    email: str = ""
    page: str = ""


@transaction.atomic
def receive(message: Message, root: str) -> Feedback:
    """Keep a message, and tell every coordinator by mail. `root` is the address of the portal.

    The very same one within the hour is a second press of the button, and finds the first.
    """
    now = timezone.now()
    same = Feedback.objects.waiting().filter(arrived_at__gt=now - timedelta(hours=1), **vars(message)).first()
    if same:
        return same
    due = timezone.localdate(now) + ANSWER_TIME if message.kind == FeedbackKind.ACCESSIBILITY else None
    row = Feedback.objects.create(arrived_at=now, due_on=due, **vars(message))
    _tell_coordinators(row, root)
    return row


def _tell_coordinators(row: Feedback, root: str) -> None:
    """One mail to each, in their language. What the reader wrote and the address stay in the portal."""
    coordinators = User.objects.filter(is_active=True, roles__role=Role.COORDINATOR).distinct()
    for user in coordinators.order_by("pk"):
        with translation.override(user.language):
            subject = _("Feedback has arrived: %(kind)s") % {"kind": row.get_kind_display()}
            if row.due_on:
                subject = _("Feedback on accessibility has arrived, to be answered by %(day)s") % {
                    "day": day_words(row.due_on)
                }
            context = {"row": row, "days": ANSWER_TIME.days, "address": root + row.get_absolute_url()}
            body = render_to_string("feedback/mail/arrived.txt", context).strip() + "\n"
            write_mail(user.email, user.language, subject, body, about=row)


@transaction.atomic
def answer(row: Feedback, note: str, user: Any) -> bool:
    """Record that it has been answered; False where somebody was faster. The caller has checked the permission."""
    found = Feedback.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if found.state != FeedbackState.NEW:
        return False
    found.state, found.answered_at, found.answered_by = FeedbackState.ANSWERED, timezone.now(), user
    found.note = note
    found.save()
    return True


@transaction.atomic
def close(row: Feedback, note: str, user: Any, *, seen: str) -> bool:
    """Close it, and let go of the address. `seen` is the state in which the person has read it.

    False where that has changed since. The caller has checked the permission.
    """
    found = Feedback.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if found.state != seen or found.state == FeedbackState.CLOSED:
        return False
    found.state, found.closed_at, found.closed_by = FeedbackState.CLOSED, timezone.now(), user
    found.note, found.email = note, ""
    found.save()
    return True
