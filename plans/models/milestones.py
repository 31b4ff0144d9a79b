"""Milestones: dated events, deadlines and ends that items, projects and networks share."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import one_of
from botnia_portal.core.models import Closable, Timed
from plans.choices import MilestoneKind
from plans.querysets import MilestoneQuerySet


class Milestone(Timed, Closable):
    """A point in time that may serve several items. The period of a document never counts and is never late.

    What an adopted plan has promised is not deleted but closed: from that day it counts no more and is never late.
    """

    is_point = True

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="milestones")
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    title = models.CharField(_("title"), max_length=250)
    kind = models.CharField(
        _("kind"), max_length=16, choices=MilestoneKind.choices, default=MilestoneKind.EVENT
    )
    items = models.ManyToManyField(
        "plans.PlanItem", blank=True, related_name="milestones", verbose_name=_("items")
    )
    projects = models.ManyToManyField(
        "plans.Project", blank=True, related_name="milestones", verbose_name=_("projects")
    )
    networks = models.ManyToManyField(
        "networks.Network", blank=True, related_name="milestones", verbose_name=_("networks")
    )
    after = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="following_milestones",
        verbose_name=_("after the milestone"),
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    is_example = models.BooleanField(_("done on: example data"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    order = models.PositiveSmallIntegerField(default=0)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = [Coalesce("time_earliest", "time_latest").asc(nulls_last=True), "order"]
        indexes = [models.Index(fields=["plan", "time_latest", "order"])]
        constraints = [
            *Timed.Meta.constraints,
            *Closable.Meta.constraints,
            one_of("kind", MilestoneKind),
            models.CheckConstraint(
                condition=~Q(kind=MilestoneKind.DOCUMENT_PERIOD) | Q(done_on__isnull=True),
                name="plans_milestone_period_never_done",
                violation_error_message=_("The period of a document is not something that gets done."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
