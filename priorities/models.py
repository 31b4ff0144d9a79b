"""What matters: priority areas and themes of an owner, strategies with their goals, statutory tasks, channels."""

from urllib.parse import urlsplit

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import days_in_order, one_of
from botnia_portal.core.models import Closable
from botnia_portal.core.public_files import PublicFile
from priorities.choices import StrategyKind
from priorities.querysets import AreaNewsQuerySet


class PriorityArea(Closable):
    """A priority area of an owner. The plan's sections (plans.PlanSection) place it and give it its number."""

    owner = models.ForeignKey(
        "networks.Organisation",
        on_delete=models.PROTECT,
        related_name="priority_areas",
        verbose_name=_("owner"),
    )
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    slug = models.SlugField(unique=True)
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    introduction = models.TextField(
        _("text of the area’s own page"), blank=True,
        help_text=_("What the area is about, for everyone; what a plan says of it stands on that page too."),
    )  # fmt: skip
    citation = models.TextField(_("source of the text"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("priority-area", args=[self.slug])


class AreaNews(models.Model):
    """News of an area. Readers see what is published, from its day on, and until its last day where it has one."""

    area = models.ForeignKey(PriorityArea, on_delete=models.CASCADE, related_name="news")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    day = models.DateField(_("day"))
    last_day = models.DateField(
        _("shown until"), null=True, blank=True, help_text=_("Left empty, the news stays on the page.")
    )
    published = models.BooleanField(_("published"), default=False)

    objects = AreaNewsQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [days_in_order("day", "last_day", "priorities_areanews_days")]

    def __str__(self) -> str:
        return str(self.title)


class AreaLink(models.Model):
    """A link on the page of an area."""

    area = models.ForeignKey(PriorityArea, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("address of the link"), max_length=1000)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def host(self) -> str:
        """Where it leads to, for a reader who is about to leave the portal."""
        return urlsplit(self.url).hostname or ""


class AreaFile(PublicFile):
    """A small file on the page of an area, for everyone. What replaces it is a new row."""

    area = models.ForeignKey(PriorityArea, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(
        _("language of the file"), max_length=2, choices=Language.choices, blank=True,
        help_text=_("Left empty where it is in both languages, or in none."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [one_of("language", Language, blank=True)]

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
