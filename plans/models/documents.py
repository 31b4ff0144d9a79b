"""The source document's sentences, the plan's statements, and what bodies decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import one_of
from plans.choices import DecisionKind, RemarkKind, StatementKind


class SourcePassage(models.Model):
    """A sentence or heading of the source document, in its own words; items and statements point to it."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="passages")
    source_key = models.CharField(max_length=20)
    page = models.PositiveSmallIntegerField(_("page"))
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "source_key"],
                name="plans_sourcepassage_key",
                violation_error_message=_("The passage is already there."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Statement(models.Model):
    """What the plan says without promising to do it: goals, context, principles."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="statements")
    section = models.ForeignKey(
        "plans.PlanSection", on_delete=models.CASCADE, related_name="statements", verbose_name=_("section")
    )
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=16, choices=StatementKind.choices)
    text = models.TextField(_("text"))
    project = models.ForeignKey(
        "plans.Project",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="statements",
        verbose_name=_("project"),
    )
    passages = models.ManyToManyField(SourcePassage, blank=True, related_name="statements")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["section__number", "order"]
        constraints = [one_of("kind", StatementKind)]

    def __str__(self) -> str:
        return str(self.text)[:60]


class SourceRemark(models.Model):
    """A defect of the source document, or a place that can be read in more than one way."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="remarks")
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=RemarkKind.choices)
    text = models.TextField(_("text"))
    items = models.ManyToManyField("plans.PlanItem", blank=True, related_name="remarks")
    passages = models.ManyToManyField(SourcePassage, blank=True, related_name="remarks")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [one_of("kind", RemarkKind)]

    def __str__(self) -> str:
        return str(self.text)[:60]


class Decision(models.Model):
    """What a meeting decided on a plan, in both languages. Several bodies may decide on one thing."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(
        "networks.Meeting",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("meeting"),
    )
    section_mark = models.CharField(_("section of the minutes"), max_length=12, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=DecisionKind.choices)
    text = models.TextField(_("text"), blank=True)
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        ordering = ["-meeting__day", "-pk"]
        constraints = [one_of("kind", DecisionKind)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.section_mark}".strip()


class Baseline(models.Model):
    """The plan as it was adopted or revised, copied; never changed afterwards."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.PROTECT, related_name="baselines")
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="baseline"
    )
    taken_on = models.DateField(_("taken on"))
    data = models.JSONField()

    class Meta:
        ordering = ["-taken_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.taken_on}"
