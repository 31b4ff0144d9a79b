"""The printed pack of a meeting: a file that can be made anew at any time, not a frozen record."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluations.models import MadeFile


class PackFile(MadeFile):
    """The pack of a meeting on one plan, as a PDF in one language; made anew, it replaces the file before.

    It tells on its first page of which day it tells and when it was made. What is decided on the ground of it stands in
    the decisions, so nothing of it has to be kept.
    """

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey("networks.Meeting", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["language"]
        constraints = [
            *MadeFile.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "meeting", "language"],
                name="meetings_packfile_one_per_language",
                violation_error_message=_("This pack is already asked for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} [{self.language}] {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("pack", args=[self.pk])
