"""Activities: what was held, where and in which language, and how many took part from where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import days_in_order, exactly_one, one_of
from plans.choices import ActivityKind, ActivityLanguage
from plans.querysets import ActivityQuerySet


class Activity(models.Model):
    """Something that was held for one item of a plan or for several: a training, a seminar, a meeting.

    `participants` is the number of all who took part where somebody counted them; otherwise the attendance tells.
    """

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="activities")
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=ActivityKind.choices)
    first_day = models.DateField(_("day, or the first of several"))
    last_day = models.DateField(_("last day, where there were several"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    is_online = models.BooleanField(_("held online, or online as well"), default=False)
    language = models.CharField(
        _("language of the activity"), max_length=4, choices=ActivityLanguage.choices, blank=True
    )
    items = models.ManyToManyField(
        "plans.PlanItem", blank=True, related_name="activities", verbose_name=_("items")
    )
    networks = models.ManyToManyField(
        "networks.Network", blank=True, related_name="activities", verbose_name=_("organised by the networks")
    )
    organisations = models.ManyToManyField(
        "networks.Organisation",
        blank=True,
        related_name="activities",
        verbose_name=_("organised by the organisations"),
    )
    participants = models.PositiveIntegerField(
        _("participants altogether"),
        null=True,
        blank=True,
        help_text=_("Where it was counted. If it is empty, the sum of the rows of participants is shown."),
    )

    objects = ActivityQuerySet.as_manager()

    # Annotated by `with_total()`.
    total: int | None

    class Meta:
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["plan", "first_day"])]
        constraints = [
            one_of("kind", ActivityKind),
            one_of("language", ActivityLanguage, blank=True),
            days_in_order("first_day", "last_day", "plans_activity_days"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class ActivityAttendance(models.Model):
    """How many took part from a municipality or a group. Each participant is counted in one row."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="attendance")
    municipality = models.ForeignKey(
        "networks.Municipality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendance",
        verbose_name=_("municipality"),
    )
    network = models.ForeignKey(
        "networks.Network",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendance",
        verbose_name=_("network"),
    )
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendance",
        verbose_name=_("organisation"),
    )
    words = models.CharField(_("in words"), max_length=250, blank=True)
    number = models.PositiveIntegerField(_("number of participants"))

    FROM = ("municipality", "network", "organisation")

    class Meta:
        ordering = ["pk"]
        constraints = [
            exactly_one(
                ["municipality", "network", "organisation"], "plans_attendance_one_group", words="words"
            ),
            *(
                models.UniqueConstraint(
                    fields=["activity", name],
                    name=f"plans_attendance_{name}_once",
                    violation_error_message=_("The participants from there are counted already."),
                )
                for name in ("municipality", "network", "organisation")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group or self.words}: {self.number}"

    @property
    def group(self) -> models.Model | None:
        """Where these participants came from; None where only words tell."""
        return next((getattr(self, name) for name in self.FROM if getattr(self, f"{name}_id")), None)
