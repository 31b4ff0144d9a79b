"""Sending a mail: claimed by one conditional UPDATE, sent, and only then marked as sent.

What may come twice: where the worker dies, or the connection breaks, after the mail server has taken the message and
before that is written down, the mail is sent again. Losing it would be worse. Both copies carry the same Message-ID,
by which mail programs tell that they are one. Every change of state is conditional on the claim, so that a worker that
comes back late marks nothing that has become another's.
"""

from __future__ import annotations

import logging
import smtplib
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.utils import timezone, translation

from botnia_portal.core.mail.choices import MailFailure, MailState
from botnia_portal.core.mail.models import OutgoingMail
from botnia_portal.core.mail.writing import enqueue, one_line

logger = logging.getLogger(__name__)

HOLD = timedelta(minutes=3)
"""How long a worker has a mail for itself: longer than all the answers of a slow server together (EMAIL_TIMEOUT)."""
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 480, 960))
"""The waits after each failed attempt; after one attempt more the mail has failed (about 29 hours)."""
MAX_ATTEMPTS = len(WAITS) + 1
GRACE = timedelta(seconds=15)
"""How long a message may take through the queue before the sweep sends another. A second message does no harm."""
SECRETS_KEPT = timedelta(days=3)
"""A secret link that could not be sent for so long is wiped: a reminder makes a new one."""


def send(key: int) -> bool:
    """Send one mail if it is due and nobody has it. True where the server took it."""
    mail = _claim(key)
    if mail is None:
        return False
    try:
        with translation.override(mail.language):
            taken = _message(mail).send()
    except Exception as error:
        _not_sent(mail, *_reason(error, key))
        return False
    if taken != 1:
        _not_sent(mail, MailFailure.NO_SERVER, "", False)
        return False
    body = {"body": ""} if mail.has_secret else {}
    _held(mail).update(
        state=MailState.SENT, sent_at=timezone.now(), claim="", failure="", server_answer="", **body
    )
    return True


def _claim(key: int) -> OutgoingMail | None:
    now, token = timezone.now(), str(uuid4())
    taken = _takeable(now).filter(pk=key, attempts__lt=MAX_ATTEMPTS).update(
        state=MailState.SENDING, claim=token, due_at=now + HOLD, attempts=F("attempts") + 1
    )  # fmt: skip
    return OutgoingMail.objects.filter(pk=key, claim=token).first() if taken else None


def _takeable(moment: Any) -> QuerySet[OutgoingMail]:
    """What waits for an attempt that is due, and what a worker took that must be gone."""
    return OutgoingMail.objects.filter(
        state__in=(MailState.WAITING, MailState.SENDING), due_at__lte=moment
    ).exclude(body="")


def _held(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(pk=mail.pk, claim=mail.claim, state=MailState.SENDING)


def _message(mail: OutgoingMail) -> EmailMessage:
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
    }
    return EmailMessage(mail.subject, mail.body, to=[mail.receiver], headers=headers)


def _not_sent(mail: OutgoingMail, reason: MailFailure, answer: str, is_final: bool) -> None:
    """Try again after a longer wait, or say for good why not."""
    last = is_final or mail.attempts >= MAX_ATTEMPTS
    state = MailState.FAILED if last else MailState.WAITING
    wait = timedelta(0) if last else WAITS[mail.attempts - 1]
    _held(mail).update(
        state=state, claim="", failure=reason, server_answer=answer, due_at=timezone.now() + wait
    )


def _reason(error: Exception, key: int) -> tuple[MailFailure, str, bool]:
    """What went wrong, the server's own words, and whether trying again would be of no use."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            reason = MailFailure.ADDRESS if code >= 500 else MailFailure.BUSY
            return reason, _words(code, words), code >= 500
        case smtplib.SMTPAuthenticationError() | smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            # About the portal and its server, not about this mail: somebody will put it right.
            return MailFailure.NO_SERVER, "", False
        case smtplib.SMTPResponseException():
            is_final = error.smtp_code >= 500
            reason = MailFailure.REFUSED if is_final else MailFailure.BUSY
            return reason, _words(error.smtp_code, error.smtp_error), is_final
        case smtplib.SMTPServerDisconnected():
            return MailFailure.CUT_OFF, "", False
        case OSError() | ImproperlyConfigured():
            logger.warning("Mail %s could not be sent: %s", key, type(error).__name__)
            return MailFailure.NO_SERVER, "", False
    logger.exception("Mail %s could not be made.", key)
    return MailFailure.BROKEN, "", True


def _words(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return one_line(f"{code} {text}")[:300]


def sweep() -> list[int]:
    """Queue again what is due and has no message on its way: retries, lost messages, lost workers.

    Also gives up what has lost its last worker, and wipes secrets that could not be sent for days. Returns the keys
    of the mails that were queued.
    """
    now = timezone.now()
    lost = _takeable(now).filter(attempts__gte=MAX_ATTEMPTS)
    lost.update(state=MailState.FAILED, claim="", failure=MailFailure.WORKER_LOST)
    _wipe_old_secrets(now)
    left, queued = now - GRACE, []
    for key in list(_takeable(left).values_list("pk", flat=True)):
        # Of two sweeps at once, one moves the row.
        moved = _takeable(left).filter(pk=key).update(state=MailState.WAITING, claim="", due_at=now)
        if moved and enqueue(key):
            queued.append(key)
    return queued


def _wipe_old_secrets(now: Any) -> None:
    old = OutgoingMail.objects.filter(has_secret=True, created_at__lt=now - SECRETS_KEPT).exclude(body="")
    held = Q(state=MailState.SENDING, due_at__gt=now)
    failed = old.filter(state=MailState.FAILED)
    failed.update(body="")
    old.exclude(held).update(state=MailState.FAILED, claim="", failure=MailFailure.TOO_OLD, body="")
