"""Writing a mail: a row within the caller's transaction, queued when that is committed."""

import re
from email.utils import parseaddr
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils import timezone

from botnia_portal.celery import send
from botnia_portal.core.mail.choices import MailState
from botnia_portal.core.mail.models import OutgoingMail

SEND_MAIL = "botnia_portal.core.tasks.send_mail"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
LONGEST_SUBJECT = 200


def write_mail(
    receiver: str,
    language: str,
    subject: str,
    body: str,
    *,
    about: models.Model | None = None,
    user: Any = None,
    has_secret: bool = False,
) -> OutgoingMail:
    """A mail to one address, sent by the worker after the commit. Raises ValidationError for what is no address.

    The address is one without a name, and the subject becomes one line, so that neither can add a header; Django
    refuses line breaks in headers once more when the message is made.
    """
    validate_email(receiver)
    mail = OutgoingMail.objects.create(
        receiver=receiver,
        language=language,
        subject=one_line(subject)[:LONGEST_SUBJECT],
        body=_CONTROL.sub("", body.replace("\r\n", "\n").replace("\r", "\n")),
        has_secret=has_secret,
        message_id=new_message_id(),
        about=about,
        written_by=user,
    )
    transaction.on_commit(partial(enqueue, mail.pk))
    return mail


def one_line(text: str) -> str:
    """White space and control characters become single spaces."""
    return _BREAKS.sub(" ", text).strip()


def new_message_id() -> str:
    """The Message-ID that a mail keeps over all attempts, so that mailboxes can tell a second copy."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid4()}@{domain}>"


def try_again(mail: OutgoingMail) -> bool:
    """Put a failed mail back, its attempts counted from the beginning; False where there is nothing to try.

    The caller has checked the permission.
    """
    moved = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.FAILED).exclude(body="").update(
        state=MailState.WAITING, attempts=0, claim="", failure="", server_answer="", due_at=timezone.now()
    )  # fmt: skip
    if moved:
        transaction.on_commit(partial(enqueue, mail.pk))
    return bool(moved)


def enqueue(key: int) -> bool:
    """Send the message to the worker. Where the queue cannot be reached the row waits for the sweep."""
    return send(SEND_MAIL, key)
