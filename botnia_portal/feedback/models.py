"""What the portal says of its own accessibility, and what readers say of the portal."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import days_in_order, one_of
from botnia_portal.core.days import day_words
from botnia_portal.feedback.choices import Compliance, FeedbackKind, FeedbackState, GapReason, TestMethod
from botnia_portal.feedback.querysets import FeedbackQuerySet


class AccessibilityStatement(models.Model):
    """The accessibility statement of the portal, after the model of Commission Implementing Decision (EU) 2018/1523;
    in Finland by the act on the provision of digital services (306/2019). There is one."""

    is_only = models.BooleanField(default=True, unique=True, editable=False)
    publisher = models.CharField(
        _("who provides the service"), max_length=200, blank=True,
        help_text=_("The body that answers for the portal and for this statement."),
    )  # fmt: skip
    scope = models.TextField(
        _("what the statement is about"), help_text=_("The service, and the law that the statement rests on.")
    )
    compliance = models.CharField(
        _("state of accessibility"),
        max_length=8,
        choices=Compliance.choices,
        default=Compliance.PARTIAL,
    )
    method = models.CharField(
        _("who has assessed the service"),
        max_length=8,
        choices=TestMethod.choices,
        default=TestMethod.SELF,
    )
    method_text = models.TextField(_("how it was assessed"), blank=True)
    drawn_up_on = models.DateField(_("drawn up on"))
    reviewed_on = models.DateField(
        _("reviewed on"), null=True, blank=True,
        help_text=_("The day on which the centre last compared the statement with the service: at least once a year."),
    )  # fmt: skip
    contact_email = models.EmailField(
        _("e-mail address for feedback"), blank=True, help_text=_("Shown to everyone, beside the form.")
    )
    contact_phone = models.CharField(_("telephone for feedback"), max_length=40, blank=True)
    enforcement = models.TextField(
        _("enforcement procedure"), blank=True,
        help_text=_("What a reader can do who is not content with the answer, or gets none."),
    )  # fmt: skip
    authority_name = models.CharField(_("supervisory authority"), max_length=200, blank=True)
    authority_unit = models.CharField(_("unit of the authority"), max_length=200, blank=True)
    authority_address = models.CharField(_("address of the authority"), max_length=200, blank=True)
    authority_phone = models.CharField(_("telephone of the authority"), max_length=40, blank=True)
    authority_email = models.EmailField(_("e-mail address of the authority"), blank=True)

    class Meta:
        constraints = [
            one_of("compliance", Compliance),
            one_of("method", TestMethod),
            days_in_order("drawn_up_on", "reviewed_on", "feedback_accessibilitystatement_days"),
            models.CheckConstraint(
                condition=Q(is_only=True),
                name="feedback_accessibilitystatement_only",
                violation_error_message=_("The portal has one accessibility statement. Change that one."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Accessibility statement")

    def get_absolute_url(self) -> str:
        return reverse("accessibility")


class AccessibilityGap(models.Model):
    """A content that is known not to be accessible, with the reason."""

    statement = models.ForeignKey(AccessibilityStatement, on_delete=models.CASCADE, related_name="gaps")
    title = models.CharField(_("content that is not accessible"), max_length=200)
    description = models.TextField(
        _("what this means"), blank=True,
        help_text=_("For whom it is an obstacle, and how one gets the same otherwise."),
    )  # fmt: skip
    reason = models.CharField(
        _("reason"), max_length=12, choices=GapReason.choices, default=GapReason.REQUIREMENTS
    )
    criterion = models.CharField(
        _("criterion of WCAG"), max_length=60, blank=True, help_text=_("For example 1.3.1, 4.1.2.")
    )
    mended_by = models.DateField(_("to be mended by"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [one_of("reason", GapReason)]

    def __str__(self) -> str:
        return str(self.title)


class Feedback(models.Model):
    """What a reader has written to the coordinators: new, then answered, then closed.

    `due_on` is the last day for the answer that the law promises to feedback on accessibility (14 days). The address is
    there for the answer alone: it goes when the feedback is closed, and stands in no history and no mail.
    """

    kind = models.CharField(_("what it is about"), max_length=14, choices=FeedbackKind.choices)
    message = models.TextField(_("message"))
    page = models.CharField(_("page"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=FeedbackState.choices, default=FeedbackState.NEW
    )
    arrived_at = models.DateTimeField(_("arrived"), default=timezone.now)
    due_on = models.DateField(_("to be answered by"), null=True, blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("feedback", "answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("answered by"),
    )  # fmt: skip
    closed_at = models.DateTimeField(pgettext_lazy("feedback", "closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("closed by"),
    )  # fmt: skip
    note = models.TextField(_("note of the answer"), blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        indexes = [models.Index(fields=["state", "-arrived_at"])]
        constraints = [
            one_of("kind", FeedbackKind),
            one_of("language", Language),
            one_of("state", FeedbackState),
            models.CheckConstraint(
                condition=~Q(message=""),
                name="feedback_feedback_says_something",
                violation_error_message=_("Write something first."),
            ),
            models.CheckConstraint(
                condition=Q(state=FeedbackState.NEW, answered_at=None, closed_at=None)
                | Q(state=FeedbackState.ANSWERED, answered_at__isnull=False, closed_at=None)
                | Q(state=FeedbackState.CLOSED, closed_at__isnull=False),
                name="feedback_feedback_state_and_moments",
                violation_error_message=_("What is answered or closed says when."),
            ),
            models.CheckConstraint(
                condition=~Q(state=FeedbackState.CLOSED) | Q(email=""),
                name="feedback_feedback_closed_without_address",
                violation_error_message=_("The address is not kept when the feedback has been closed."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=FeedbackKind.ACCESSIBILITY) | Q(due_on__isnull=False),
                name="feedback_feedback_accessibility_is_due",
                violation_error_message=_("Feedback on accessibility has a day by which it is answered."),
            ),
        ]

    def __str__(self) -> str:
        """Without a word of the message, which stands in no history."""
        words = {"kind": self.get_kind_display(), "day": day_words(timezone.localtime(self.arrived_at))}
        return gettext("Feedback: %(kind)s, %(day)s") % words

    def get_absolute_url(self) -> str:
        return reverse("feedback-one", args=[self.pk])

    def is_late(self, day: date) -> bool:
        """Whether it still waits for its answer when the time for that is over."""
        return self.state == FeedbackState.NEW and self.due_on is not None and self.due_on < day
