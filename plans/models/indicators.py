"""Indicators: figures by which a plan follows what it wants to bring about."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.models import Closable
from plans.models.plan import PlanSection


class Indicator(Closable):
    """What is measured, in which unit, where it began and where it is to get; its values are dated.

    It belongs to an item, to an area or to a strategic goal; to the plan as a whole where none of them is named.
    Whether it is to rise or to fall, its beginning and its target tell.
    """

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("name"), max_length=200)
    unit = models.CharField(
        _("unit"), max_length=60, help_text=_("What is counted: municipalities, persons, %, euros.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What is counted, how, and where the figures come from.")
    )
    item = models.ForeignKey(
        "plans.PlanItem",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
        verbose_name=_("item"),
    )
    section = models.ForeignKey(
        "plans.PlanSection",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
        verbose_name=_("area"),
    )
    goal = models.ForeignKey(
        "priorities.StrategyGoal",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
        verbose_name=_("strategic goal"),
    )
    baseline = models.DecimalField(
        _("value at the beginning"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    baseline_day = models.DateField(_("day of the value at the beginning"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_day = models.DateField(_("the target is to be reached by"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            *Closable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(item__isnull=True, section__isnull=True)
                | Q(item__isnull=True, goal__isnull=True)
                | Q(section__isnull=True, goal__isnull=True),
                name="plans_indicator_one_place",
                violation_error_message=_("Choose an item, an area or a goal, one of them at most."),
            ),
            models.CheckConstraint(
                condition=Q(baseline_day__isnull=True) | Q(baseline__isnull=False),
                name="plans_indicator_baseline_day",
                violation_error_message=_("The day belongs to a value at the beginning: give that too."),
            ),
            models.CheckConstraint(
                condition=Q(target_day__isnull=True) | Q(target__isnull=False),
                name="plans_indicator_target_day",
                violation_error_message=_("The day belongs to a target: give that too."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def area(self) -> PlanSection | None:
        """Its own area, or that of its item; none of a goal's or of the whole plan's."""
        return self.item.section if self.item else self.section


class IndicatorValue(models.Model):
    """What an indicator showed on a day."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values_told")
    day = models.DateField(_("day"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "day"],
                name="plans_indicatorvalue_one_a_day",
                violation_error_message=_("This day has a value already. Change that one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.day}"
