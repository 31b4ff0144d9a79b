"""Projects, programmes, tools, calls and other works of a plan, each as what it is."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.constraints import closed_is_over, days_in_order, one_of
from botnia_portal.core.models import Closable, Timed
from plans.choices import FundingKind, ParticipationRole, ProjectKind, ProjectPhase

FUNDING_YEARS = (1990, 2100)
"""The first and the last year that a share of funding can be of: others are slips of the pen."""


class Project(Timed, Closable):
    """A work that plans refer to. The time is its period; phase is empty where a phase makes no sense (a law)."""

    course = "phase"
    course_over = (ProjectPhase.ENDED, ProjectPhase.REJECTED, "")

    slug = models.SlugField(max_length=80, unique=True)
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=ProjectKind.choices)
    phase = models.CharField(_("phase"), max_length=16, choices=ProjectPhase.choices, blank=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=pgettext_lazy("work", "part of"),
    )
    programme = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programme_projects",
        verbose_name=_("programme"),
    )
    description = models.TextField(_("description"), blank=True)
    coordinators = models.ManyToManyField(
        "networks.Organisation",
        blank=True,
        related_name="coordinated_projects",
        verbose_name=_("coordinators"),
    )
    coordinator_words = models.CharField(_("coordinator in words"), max_length=250, blank=True)
    steering_group = models.ForeignKey(
        "networks.Network",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="steered_projects",
        verbose_name=_("steering group"),
    )
    funding = models.CharField(_("funding in words"), max_length=250, blank=True)
    note = models.TextField(_("note"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            *Timed.Meta.constraints,
            *Closable.Meta.constraints,
            closed_is_over(
                "phase",
                [ProjectPhase.ENDED, ProjectPhase.REJECTED, ""],
                _("A closed work has ended or was rejected. Reopen it first."),
            ),
            one_of("kind", ProjectKind),
            one_of("phase", ProjectPhase, blank=True),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.slug])


class Participation(models.Model):
    """Who takes part: a municipality, an organisation, or a count with words ("all but one")."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participations")
    municipality = models.ForeignKey(
        "networks.Municipality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("municipality"),
    )
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    count = models.PositiveSmallIntegerField(
        _("number, where the names are not given"), null=True, blank=True
    )
    words = models.CharField(_("in words"), max_length=250, blank=True)
    role = models.CharField(
        _("role"), max_length=12, choices=ParticipationRole.choices, default=ParticipationRole.PARTICIPANT
    )
    first_day = models.DateField(_("from"), null=True, blank=True)
    last_day = models.DateField(_("to"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            one_of("role", ParticipationRole),
            days_in_order("first_day", "last_day", "plans_participation_days"),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(organisation__isnull=True),
                name="plans_participation_one_party",
                violation_error_message=_("A participation belongs to a municipality or to an organisation."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality or self.organisation or self.words)


class FundingShare(models.Model):
    """What was applied for from a payer, granted by it or used of it in a year, in euros: one row for each of these.

    Amount and year may be unknown.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="funding_shares")
    payer = models.ForeignKey(
        "networks.Organisation",
        on_delete=models.PROTECT,
        related_name="funding_shares",
        verbose_name=_("payer"),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=FundingKind.choices, default=FundingKind.UNSPECIFIED
    )
    amount = models.DecimalField(_("amount, euros"), max_digits=12, decimal_places=2, null=True, blank=True)
    decision = models.CharField(_("decision"), max_length=200, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            one_of("kind", FundingKind),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="plans_fundingshare_amount",
                violation_error_message=_("An amount is not negative."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=FUNDING_YEARS),
                name="plans_fundingshare_year",
                violation_error_message=_("Write the year with four digits, such as 2014."),
            ),
            models.UniqueConstraint(
                fields=["project", "payer", "year", "kind"],
                name="plans_fundingshare_once",
                violation_error_message=_(
                    "This payer already has such a share for this year. Change that one."
                ),
            ),
            models.UniqueConstraint(
                fields=["project", "payer", "kind"],
                condition=Q(year__isnull=True),
                name="plans_fundingshare_once_without_year",
                violation_error_message=_(
                    "This payer already has such a share without a year. Change that one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payer} {self.year or ''}".strip()
