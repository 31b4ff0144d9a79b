"""Asking groups for updates: who is asked what by when, the links to answer without an account, and what came in."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import one_of
from botnia_portal.core.days import day_words
from plans.choices import AnswerState, RequestState, Status

UNDER_WAY = (RequestState.OPEN, RequestState.ANSWERED)
"""The states of a request that may still be answered."""


class UpdateRequest(models.Model):
    """One group is asked for updates on items by a day. One act of asking makes a row for each group.

    The message is a letter that has gone out in both languages, not a text of the plan: it has no state of a
    translation. `for_round` is the kind of the evaluation round for which it is asked; empty outside a round.
    `as_of` is the day of which the groups tell, of a round its cut-off day; empty where each answer tells of its own.
    """

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="update_requests")
    network = models.ForeignKey(
        "networks.Network",
        on_delete=models.PROTECT,
        related_name="update_requests",
        verbose_name=_("group"),
    )
    items = models.ManyToManyField("plans.PlanItem", related_name="update_requests", verbose_name=_("items"))
    for_round = models.CharField(max_length=20, blank=True, editable=False)
    due_on = models.DateField(_("answer by"))
    as_of = models.DateField(_("status as of"), null=True, blank=True)
    message_fi = models.TextField(_("message in Finnish"))
    message_sv = models.TextField(_("message in Swedish"))
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "pk"]
        indexes = [models.Index(fields=["network", "state", "due_on"])]
        constraints = [
            one_of("state", RequestState),
            models.CheckConstraint(
                condition=~Q(state=RequestState.ANSWERED) | Q(answered_at__isnull=False),
                name="plans_updaterequest_answered_says_when",
                violation_error_message=_("An answered request says when it was answered."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} {day_words(self.due_on)}"

    def get_absolute_url(self) -> str:
        return reverse("update-request", args=[self.plan.slug, self.pk])

    @property
    def is_under_way(self) -> bool:
        """Whether the group may still answer."""
        return self.state in UNDER_WAY

    @property
    def is_overdue(self) -> bool:
        return self.state == RequestState.OPEN and self.due_on < timezone.localdate()

    @property
    def day_told_of(self) -> date:
        """The day of which an answer of today tells; the plan has to be there."""
        day = self.plan.default_day()
        return min(self.as_of, day) if self.as_of else day

    def message_in(self, language: str) -> str:
        return self.message_sv if language == Language.SWEDISH else self.message_fi


class RequestReceiver(models.Model):
    """Who was asked: a contact with an account, or an address that a coordinator wrote, which gets answer links."""

    request = models.ForeignKey(UpdateRequest, on_delete=models.CASCADE, related_name="receivers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    by_link = models.BooleanField(_("answers by a link"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("language", Language),
            models.UniqueConstraint(
                fields=["request", "email"],
                name="plans_requestreceiver_once",
                violation_error_message=_("The address is asked already."),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def has_open_link(self) -> bool:
        return any(link.revoked_at is None for link in self.links.all())

    @property
    def is_shut_out(self) -> bool:
        """Whether a coordinator has withdrawn all the links that were sent to the address."""
        return self.by_link and bool(self.links.all()) and not self.has_open_link


class AnswerLink(models.Model):
    """A link by which one group answers one request, without a log-in. Only the hash of its token is kept.

    Each mail to a receiver has a link of its own, because the token of an earlier one is known to nobody here.
    """

    receiver = models.ForeignKey(RequestReceiver, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    last_day = models.DateField(_("valid until"))
    made_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        # Not the receiver: the history tells no contact data.
        return f"{self.receiver.request.network} {day_words(self.last_day)}"

    def is_valid_on(self, day: date) -> bool:
        """Whether the link still opens something on this day."""
        return self.revoked_at is None and day <= self.last_day and self.receiver.request.is_under_way


class SubmittedUpdate(models.Model):
    """What a group wrote of one item by an answer link. It counts nowhere until a coordinator takes it in.

    Until then it may be changed by the same link; `version` tells a coordinator that it was.
    """

    request = models.ForeignKey(UpdateRequest, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey("plans.PlanItem", on_delete=models.CASCADE, related_name="submitted_updates")
    link = models.ForeignKey(AnswerLink, null=True, on_delete=models.SET_NULL, related_name="answers")
    status = models.CharField(_("status"), max_length=14, choices=Status.choices)
    as_of = models.DateField(_("status as of"))
    text = models.TextField(_("what has been done"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    submitted_at = models.DateTimeField(_("answered"), default=timezone.now)
    version = models.PositiveIntegerField(default=1, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=AnswerState.choices, default=AnswerState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("why it was left out"), max_length=250, blank=True)
    update = models.ForeignKey(
        "plans.StatusUpdate", null=True, blank=True, on_delete=models.SET_NULL, related_name="submitted"
    )

    class Meta:
        ordering = ["item__section__number", "item__order", "pk"]
        constraints = [
            one_of("status", Status),
            one_of("language", Language),
            one_of("state", AnswerState),
            models.UniqueConstraint(
                fields=["request", "item"],
                name="plans_submittedupdate_once",
                violation_error_message=_("This item has been answered already."),
            ),
            models.CheckConstraint(
                condition=Q(state=AnswerState.WAITING) | Q(decided_at__isnull=False),
                name="plans_submittedupdate_decided_says_when",
                violation_error_message=_("What was decided says when."),
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.LEFT_OUT) | ~Q(reason=""),
                name="plans_submittedupdate_left_out_with_reason",
                violation_error_message=_("Say why the answer is left out."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_status_display()}"
