"""Records: the frozen data of an evaluation, and the reports that the worker makes from it alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import one_of
from evaluations.choices import Publicity, ReportFormat, Retention
from evaluations.models.made import MadeFile


class Edition(models.Model):
    """One frozen state of a round. `publication` is exactly what the reports show; both are made from it alone.

    A draft edition is frozen for reading before the decision; number 0 is never issued.
    """

    round = models.ForeignKey(
        "evaluations.EvaluationRound", on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("edition"), default=0)
    schema_version = models.PositiveSmallIntegerField(default=1)
    publication = models.JSONField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    frozen_at = models.DateTimeField(default=timezone.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="following", editable=False
    )
    chain_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    publicity = models.CharField(
        _("publicity class"), max_length=14, choices=Publicity.choices, default=Publicity.PUBLIC
    )
    publicity_reason = models.CharField(_("reason for the publicity class"), max_length=250, blank=True)
    retention = models.CharField(
        _("retention class"), max_length=10, choices=Retention.choices, default=Retention.PERMANENT
    )
    accepted = models.JSONField(_("accepted findings"), default=dict, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawal_reason = models.CharField(_("reason for the withdrawal"), max_length=250, blank=True)

    class Meta:
        ordering = ["-frozen_at", "-pk"]
        constraints = [
            one_of("publicity", Publicity),
            one_of("retention", Retention),
            models.UniqueConstraint(
                fields=["round", "number"],
                condition=Q(number__gt=0),
                name="evaluations_edition_number_once",
                violation_error_message=_("This edition has been issued already."),
            ),
            models.CheckConstraint(
                condition=Q(publicity=Publicity.PUBLIC) | ~Q(publicity_reason=""),
                name="evaluations_edition_secret_with_reason",
                violation_error_message=_("Say why the edition is not public."),
            ),
            models.UniqueConstraint(
                fields=["round", "number", "sha256"],
                name="evaluations_edition_once",
                violation_error_message=_("This state is already frozen."),
            ),
        ]

    def __str__(self) -> str:
        if not self.number:
            return gettext("%(round)s, draft") % {"round": self.round}
        return gettext("%(round)s, edition %(number)s") % {"round": self.round, "number": self.number}

    def get_absolute_url(self) -> str:
        """The permanent address of an issued edition."""
        return reverse("edition", args=[self.round.plan.slug, self.round.kind, self.number])

    @property
    def is_issued(self) -> bool:
        return self.number > 0

    @property
    def is_public(self) -> bool:
        """Whether readers may open it: issued, of the public class, and not withdrawn."""
        return self.is_issued and self.publicity == Publicity.PUBLIC and self.withdrawn_at is None


class Report(MadeFile):
    """A report of an edition in one language and format.

    `asked_from` is the address of the portal as the person who asked reached it, from which the worker makes the link
    in the mail that says how it ended. It is emptied when that mail is written: without it nobody waits to be told.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reports")
    format = models.CharField(
        _("format"), max_length=6, choices=ReportFormat.choices, default=ReportFormat.PDF
    )
    asked_from = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["language", "-format"]
        constraints = [
            *MadeFile.Meta.constraints,
            one_of("format", ReportFormat),
            models.UniqueConstraint(
                fields=["edition", "language", "format"],
                name="evaluations_report_one_per_format",
                violation_error_message=_("This report is already asked for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} [{self.language}, {self.format}] {self.state}"
