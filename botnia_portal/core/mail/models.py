"""A mail to be sent, as a row that a person can watch."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import one_of
from botnia_portal.core.mail.choices import MailFailure, MailState


class OutgoingMail(models.Model):
    """One mail to one receiver, in plain text. The row is the truth; `core.mail.sending` moves it.

    `due_at` is the moment from which a worker may take the row: of a waiting one the next attempt, of one that is
    being sent the end of the worker's hold on it. `has_secret` marks a body that opens something for whoever reads it
    (a link to answer or to set a password): no page shows it, and it is wiped as soon as the mail has been sent.
    Kept out of the history of changes: the row tells its own, and the history would keep the secret.
    """

    receiver = models.EmailField(_("receiver"))
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    has_secret = models.BooleanField(_("holds a secret link"), default=False)
    message_id = models.CharField(max_length=255, unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=MailState.choices, default=MailState.WAITING, editable=False
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    claim = models.CharField(max_length=36, blank=True, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    failure = models.CharField(max_length=12, choices=MailFailure.choices, blank=True, editable=False)
    server_answer = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    about_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.SET_NULL)
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"]), models.Index(fields=["about_type", "about_id"])]
        constraints = [
            one_of("language", Language),
            one_of("state", MailState),
            one_of("failure", MailFailure, blank=True),
            models.CheckConstraint(
                condition=~Q(state=MailState.FAILED) | ~Q(failure=""),
                name="core_outgoingmail_failed_says_why",
                violation_error_message=_("A mail that was not sent says why."),
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.SENT) | Q(sent_at__isnull=False),
                name="core_outgoingmail_sent_says_when",
                violation_error_message=_("A mail that was sent says when."),
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.SENT, has_secret=True) | Q(body=""),
                name="core_outgoingmail_secret_wiped",
                violation_error_message=_("A secret link is not kept after it was sent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receiver}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("outgoing-mail", args=[self.pk])

    @property
    def can_retry(self) -> bool:
        """Whether somebody may have it tried again: it has failed, and its text is still there."""
        return self.state == MailState.FAILED and bool(self.body)
