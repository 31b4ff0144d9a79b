"""Provinces, cooperation areas, organisations and municipalities. What changes in time is a dated row."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import days_in_order, one_of
from botnia_portal.core.models import Closable
from networks.choices import LanguageStatus, OrganisationKind
from networks.querysets import DatedQuerySet

TILE_ROWS, TILE_COLUMNS = (1, 12), (1, 8)
"""The places of the grid of tiles; the style sheet knows as many."""


class Province(models.Model):
    slug = models.SlugField(unique=True)
    code = models.CharField(_("code (Statistics Finland)"), max_length=2, blank=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name)


class Organisation(Closable):
    """A body that acts in a plan: named ("THL"), or generic ("kunnat", "järjestöt") where the plan names no one."""

    slug = models.SlugField(max_length=80, unique=True)
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=OrganisationKind.choices)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
        verbose_name=pgettext_lazy("organisation", "part of"),
    )
    is_generic = models.BooleanField(_("no one body"), default=False)
    count = models.PositiveSmallIntegerField(
        _("number of bodies, where only the number is known"), null=True, blank=True
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [*Closable.Meta.constraints, one_of("kind", OrganisationKind)]

    def __str__(self) -> str:
        return str(self.name)


class OrganisationAlias(models.Model):
    """Another spelling of the same body. The source has four for one office of THL."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    language = models.CharField(max_length=2, choices=Language.choices, verbose_name=_("language"))
    name = models.CharField(max_length=250, verbose_name=_("name"))

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language", "name"],
                name="networks_organisationalias_once",
                violation_error_message=_("The organisation already has this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class CooperationArea(Closable):
    """An area in which municipalities arrange social and health care together (act 169/2007)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    province = models.ForeignKey(
        Province, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("province")
    )
    organisation = models.OneToOneField(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cooperation_area",
        verbose_name=_("the same body as an organisation"),
    )
    is_inferred = models.BooleanField(_("background knowledge, not in the document"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return str(self.name)


class Municipality(Closable):
    slug = models.SlugField(unique=True)
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    code = models.CharField(_("municipality code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=80)
    organisation = models.OneToOneField(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipality",
        verbose_name=_("the same body as an organisation"),
    )
    tile_row = models.PositiveSmallIntegerField(
        _("row in the grid of tiles"),
        null=True,
        blank=True,
        help_text=_(
            "From the north to the south, from 1 on: about where the municipality lies in its province."
        ),
    )
    tile_column = models.PositiveSmallIntegerField(
        _("column in the grid of tiles"),
        null=True,
        blank=True,
        help_text=_("From the west to the east, from 1 on."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "municipalities"
        constraints = [
            *Closable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tile_row=None, tile_column=None)
                | Q(
                    tile_row__isnull=False,
                    tile_column__isnull=False,
                    tile_row__range=TILE_ROWS,
                    tile_column__range=TILE_COLUMNS,
                ),
                name="networks_municipality_tile",
                violation_error_message=_(
                    "A place in the grid of tiles has a row from 1 to 12 and a column from 1 to 8."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])


class Dated(models.Model):
    """A fact that holds from a day to a day; an open side has no day."""

    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class MunicipalityLanguage(Dated):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="languages")
    status = models.CharField(
        max_length=12, choices=LanguageStatus.choices, verbose_name=_("language status")
    )

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            one_of("status", LanguageStatus),
            days_in_order("valid_from", "valid_to", "networks_municipalitylanguage_days"),
        ]

    def __str__(self) -> str:
        return self.get_status_display()


class MunicipalityProvince(Dated):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="provinces")
    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="municipality_rows", verbose_name=_("province")
    )

    class Meta:
        ordering = ["valid_from"]
        constraints = [days_in_order("valid_from", "valid_to", "networks_municipalityprovince_days")]

    def __str__(self) -> str:
        return str(self.province)


class MunicipalityArea(Dated):
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(
        CooperationArea,
        on_delete=models.PROTECT,
        related_name="municipality_rows",
        verbose_name=_("cooperation area"),
    )
    is_inferred = models.BooleanField(_("background knowledge, not in the document"), default=False)

    class Meta:
        ordering = ["valid_from"]
        constraints = [days_in_order("valid_from", "valid_to", "networks_municipalityarea_days")]

    def __str__(self) -> str:
        return str(self.area)
