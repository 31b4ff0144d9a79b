"""A file that the worker makes, as a row that a person can watch."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import one_of
from evaluations.choices import FailureReason, ReportState


class MadeFile(models.Model):
    """A file in one language: queued, under way with its percent, ready, or failed with a sentence.

    The row is the truth. A worker claims it by a conditional UPDATE and shows by `heartbeat_at` that it lives
    (evaluations.services.lease); a sweep takes up rows whose heartbeat is stale. The file is written whole, and only
    then is the row ready.
    """

    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState.choices, default=ReportState.QUEUED
    )
    percent = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=20, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=36, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=12, choices=FailureReason.choices, blank=True)
    file = models.FileField(blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            one_of("state", ReportState),
            one_of("language", Language),
            one_of("failure", FailureReason, blank=True),
            models.CheckConstraint(
                condition=~Q(state=ReportState.READY) | (~Q(file="") & ~Q(sha256="")),
                name="%(app_label)s_%(class)s_ready_has_file",
                violation_error_message=_("A file is ready only when it has been saved."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.FAILED) | ~Q(failure=""),
                name="%(app_label)s_%(class)s_failed_says_why",
                violation_error_message=_("For a file that could not be made, a reason is stated."),
            ),
        ]
