"""The action plan and its sections."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import closed_is_over, days_in_order, one_of
from botnia_portal.core.models import Closable
from plans.choices import PlanStatus
from plans.querysets import PlanQuerySet


class ActionPlan(Closable):
    """A centre's action plan for a term. `revision` rises with every write of what belongs to it."""

    course = "status"
    course_over = (PlanStatus.CLOSED,)

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        "networks.Organisation", on_delete=models.PROTECT, related_name="plans", verbose_name=_("owner")
    )
    steering_group = models.ForeignKey(
        "networks.Network",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="steered_plans",
        verbose_name=_("steering group"),
    )
    province = models.ForeignKey(
        "networks.Province", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("province")
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    status = models.CharField(
        _("status"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT
    )
    predecessor = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successor",
        verbose_name=_("earlier plan"),
    )
    note = models.TextField(_("note"), blank=True)
    published_day = models.DateField(
        _("status shown to readers as of"),
        null=True,
        blank=True,
        help_text=_("Readers without a login see the status of this day."),
    )
    has_example_data = models.BooleanField(_("holds example data"), default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()

    # Annotated by `with_last_meeting(before)`.
    last_meeting: date | None

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            *Closable.Meta.constraints,
            closed_is_over(
                "status", [PlanStatus.CLOSED], _("The plan has been closed with a reason. Reopen it first.")
            ),
            one_of("status", PlanStatus),
            days_in_order("first_day", "last_day", "plans_actionplan_days"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("plan", args=[self.slug])

    def default_day(self) -> date:
        """The day that overviews show unless asked for another: today, or the last day of a term that is over."""
        return min(timezone.localdate(), self.last_day)

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the term."""
        return self.first_day, self.last_day

    @property
    def term(self) -> str:
        """The years of the term, "2013–2014"."""
        first, last = self.first_day.year, self.last_day.year
        return str(first) if first == last else f"{first}–{last}"


class PlanSection(models.Model):
    """Places a priority area in a plan and gives the items their first number. Number 0 is the general part."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="sections")
    area = models.ForeignKey(
        "priorities.PriorityArea",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sections",
        verbose_name=_("priority area"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    list_name = models.CharField(_("name in the list of priorities"), max_length=200)
    heading = models.CharField(_("heading"), max_length=200)
    introduction = models.TextField(_("introduction"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plans_plansection_number",
                violation_error_message=_("The plan already has a section with this number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.list_name}"

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.plan.slug, self.number])


class LoadedFile(models.Model):
    """What `load_plan` wrote last, as digests per row and field: tells what somebody has edited since."""

    plan = models.OneToOneField(ActionPlan, on_delete=models.CASCADE, related_name="loaded_file")
    sha256 = models.CharField(max_length=64)
    digests = models.JSONField(default=dict)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.sha256[:12]}"
