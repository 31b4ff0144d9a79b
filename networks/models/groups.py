"""Networks and working groups, their members, and their meetings."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import closed_is_over, days_in_order, exactly_one, has_text, one_of
from botnia_portal.core.days import day_words
from botnia_portal.core.models import Closable
from networks.choices import MemberRole, NetworkKind, NetworkLevel, NetworkState


class Network(Closable):
    """A group that works together: from the management group to a forum that is only a need so far."""

    course = "state"
    course_over = (NetworkState.ENDED,)

    slug = models.SlugField(max_length=80, unique=True)
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=NetworkKind.choices)
    level = models.CharField(_("level"), max_length=20, choices=NetworkLevel.choices)
    state = models.CharField(
        _("state"), max_length=16, choices=NetworkState.choices, default=NetworkState.EXISTING
    )
    is_generic = models.BooleanField(_("several or unnamed networks"), default=False)
    task = models.TextField(_("task"), blank=True)
    organisation = models.OneToOneField(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="network",
        verbose_name=_("the same body as an organisation"),
    )
    province = models.ForeignKey(
        "networks.Province", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("province")
    )
    conveners = models.ManyToManyField(
        "networks.Organisation", blank=True, related_name="convened_networks", verbose_name=_("conveners")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [
            *Closable.Meta.constraints,
            closed_is_over("state", [NetworkState.ENDED], _("A closed network has ended. Reopen it first.")),
            one_of("kind", NetworkKind),
            one_of("level", NetworkLevel),
            one_of("state", NetworkState),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("network", args=[self.slug])


class NetworkAlias(models.Model):
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="aliases")
    language = models.CharField(max_length=2, choices=Language.choices, verbose_name=_("language"))
    name = models.CharField(max_length=250, verbose_name=_("name"))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Who belongs to a network: a person, an organisation, or words where the plan names no one."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        "networks.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    words = models.CharField(_("in words"), max_length=250, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=MemberRole.choices, default=MemberRole.MEMBER)
    represents_municipality = models.ForeignKey(
        "networks.Municipality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="representatives",
        verbose_name=_("represents the municipality"),
    )
    represents_area = models.ForeignKey(
        "networks.CooperationArea",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="representatives",
        verbose_name=_("represents the cooperation area"),
    )
    represents_organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="representatives",
        verbose_name=_("represents the organisation"),
    )
    represents_words = models.CharField(_("represents, in words"), max_length=250, blank=True)
    deputy_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputies",
        verbose_name=_("deputy of"),
    )
    first_day = models.DateField(_("from"), null=True, blank=True)
    last_day = models.DateField(_("to"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            one_of("role", MemberRole),
            exactly_one(["person", "organisation"], "networks_membership_one_member", words="words"),
            days_in_order("first_day", "last_day", "networks_membership_days"),
            models.CheckConstraint(
                condition=Q(represents_municipality__isnull=True)
                | Q(represents_area__isnull=True, represents_organisation__isnull=True),
                name="networks_membership_represents_one",
                violation_error_message=_("A member represents one body."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.words)


class Meeting(models.Model):
    """A meeting of a network; decisions on plans and evaluations refer to it."""

    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("network")
    )
    day = models.DateField(_("day"))
    number = models.CharField(_("number"), max_length=20, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    present = models.ManyToManyField(
        "networks.Person", blank=True, related_name="meetings", verbose_name=_("present")
    )
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "day", "number"],
                name="networks_meeting_once",
                violation_error_message=_("The meeting is already there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {day_words(self.day)}"


class AgendaPoint(models.Model):
    """A point on the agenda of a meeting: what is dealt with, what is known of it, and what is proposed."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="points", verbose_name=_("meeting")
    )
    title = models.CharField(_("matter"), max_length=250)
    text = models.TextField(_("preparation"), blank=True)
    proposal = models.TextField(_("proposal for a decision"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=has_text("title"),
                name="networks_agendapoint_has_title",
                violation_error_message=_("Write this in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)
