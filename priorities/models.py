"""What matters: priority areas and themes of an owner, strategies with their goals, statutory tasks, channels."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import days_in_order, one_of
from botnia_portal.core.models import Closable
from priorities.choices import StrategyKind


class PriorityArea(Closable):
    """A priority area of an owner. The plan's sections (plans.PlanSection) place it and give it its number."""

    owner = models.ForeignKey(
        "networks.Organisation",
        on_delete=models.PROTECT,
        related_name="priority_areas",
        verbose_name=_("owner"),
    )
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    slug = models.SlugField()
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            *Closable.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "slug"],
                name="priorities_priorityarea_slug",
                violation_error_message=_("The owner already has a priority area with this address."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Theme(Closable):
    """A theme within a priority area, or of the general part (no area)."""

    owner = models.ForeignKey(
        "networks.Organisation", on_delete=models.PROTECT, related_name="themes", verbose_name=_("owner")
    )
    area = models.ForeignKey(
        PriorityArea,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="themes",
        verbose_name=_("priority area"),
    )
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    slug = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["area__number", "order"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return str(self.name)


class Strategy(Closable):
    """A strategy that plans serve: the owner's own, a national programme (Kaste), or the region's."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=StrategyKind.choices)
    name = models.CharField(_("name"), max_length=250)
    owner = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="strategies",
        verbose_name=_("owner"),
    )
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    citation = models.TextField(_("source"), blank=True)
    url = models.URLField(_("address of the source"), blank=True)

    class Meta:
        ordering = ["kind", "slug"]
        verbose_name_plural = "strategies"
        constraints = [
            *Closable.Meta.constraints,
            one_of("kind", StrategyKind),
            days_in_order("first_day", "last_day", "priorities_strategy_days"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class StrategyGoal(Closable):
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="goals")
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    number = models.CharField(_("number"), max_length=10)
    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["strategy", "order"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class StatutoryTask(Closable):
    """A task that the law gives to centres of expertise (act 1230/2001, section 2) or a decree to this one."""

    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    slug = models.SlugField(max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.TextField(_("name"))
    citation = models.TextField(_("source"), blank=True)
    url = models.URLField(_("address of the source"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return str(self.name)


class InfluenceChannel(Closable):
    """Where the owner makes itself heard: delegations, committees, forums, strategies of others."""

    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    networks = models.ManyToManyField(
        "networks.Network", blank=True, related_name="influence_channels", verbose_name=_("networks")
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return str(self.name)
