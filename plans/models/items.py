"""Plan items, their parties and links, and what was reported of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import exactly_one, has_text, one_of
from botnia_portal.core.models import Timed
from plans.choices import COUNTED_COMMITMENTS, FINAL_STATUSES, Commitment, ItemKind, PartyRoleKind, Status
from plans.querysets import NO_REPORT, ItemQuerySet


class PlanItem(Timed):
    """One thing that the plan says. Its number ("2.7") is stable and never used again.

    `status_now` repeats the latest status update, so that lists of today need no look at the history; only
    `plans.services` writes it.
    """

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.CASCADE, related_name="items")
    section = models.ForeignKey(
        "plans.PlanSection", on_delete=models.PROTECT, related_name="items", verbose_name=_("section")
    )
    theme = models.ForeignKey(
        "priorities.Theme",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("theme"),
    )
    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    number = models.CharField(_("number"), max_length=12)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=ItemKind.choices)
    second_kind = models.CharField(_("second kind"), max_length=24, choices=ItemKind.choices, blank=True)
    commitment = models.CharField(
        _("commitment"), max_length=12, choices=Commitment.choices, default=Commitment.FIRM
    )
    condition = models.CharField(_("condition in the words of the text"), max_length=250, blank=True)
    lead = models.ForeignKey(
        "networks.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_items",
        verbose_name=_("responsible person"),
    )
    deputy = models.ForeignKey(
        "networks.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputy_items",
        verbose_name=_("deputy"),
    )
    after = models.ForeignKey(
        "plans.Milestone",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="following_items",
        verbose_name=_("after the milestone"),
    )
    note = models.TextField(_("note"), blank=True)
    networks = models.ManyToManyField(
        "networks.Network", blank=True, related_name="items", verbose_name=_("networks")
    )
    projects = models.ManyToManyField(
        "plans.Project", blank=True, related_name="items", verbose_name=_("projects")
    )
    goals = models.ManyToManyField(
        "priorities.StrategyGoal",
        through="plans.ItemGoal",
        related_name="items",
        verbose_name=_("strategic goals"),
    )
    statutory_tasks = models.ManyToManyField(
        "priorities.StatutoryTask",
        through="plans.ItemTask",
        related_name="items",
        verbose_name=_("statutory tasks"),
    )
    related = models.ManyToManyField("self", blank=True, verbose_name=_("related items"))
    passages = models.ManyToManyField("plans.SourcePassage", blank=True, related_name="items")
    added_on = models.DateField(_("added on"), null=True, blank=True)
    added_reason = models.CharField(_("reason for the addition"), max_length=250, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    dropped_reason = models.CharField(_("reason for dropping"), max_length=250, blank=True)
    status_now = models.CharField(max_length=14, choices=Status.choices, blank=True, editable=False)
    status_as_of = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ItemQuerySet.as_manager()

    # Annotated by `with_state(day)`, the last one by `with_change(first, second)`.
    state: str
    told: bool
    overdue: bool
    state_before: str
    overdue_before: bool

    class Meta:
        ordering = ["section__number", "order"]
        indexes = [
            models.Index(fields=["plan", "section", "order"]),
            models.Index(fields=["plan", "status_as_of"]),
            models.Index(fields=["plan", "time_late_from"]),
        ]
        constraints = [
            *Timed.Meta.constraints,
            one_of("kind", ItemKind),
            one_of("second_kind", ItemKind, blank=True),
            one_of("commitment", Commitment),
            one_of("status_now", Status, blank=True),
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plans_planitem_number",
                violation_error_message=_("The number is already in use in this plan."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | has_text("dropped_reason"),
                name="plans_planitem_dropped_with_reason",
                violation_error_message=_("Say why the item is dropped."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("item", args=[self.plan.slug, self.number])

    @property
    def is_counted(self) -> bool:
        return self.commitment in COUNTED_COMMITMENTS

    @property
    def late(self) -> bool:
        """As of the day of `with_state(day)`: a commitment whose time has run out and which is not over."""
        return self.overdue and self.is_counted and self.state not in FINAL_STATUSES

    @property
    def turns_late(self) -> bool:
        """As of the day of `with_state(day)`: a commitment that is not over and whose time has still to run out."""
        is_ahead = self.time_late_from is not None and not self.overdue
        return is_ahead and self.is_counted and self.state not in FINAL_STATUSES

    @property
    def basis(self) -> str:
        """As of the day of `with_state(day)`: what the state rests on, report, milestones or none."""
        if self.told:
            return "report"
        return "none" if self.state == NO_REPORT else "milestones"


class PartyRole(models.Model):
    """Who or what stands in which role to an item: a row of ours, or words where the plan names no one."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(_("role"), max_length=12, choices=PartyRoleKind.choices)
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_roles",
        verbose_name=_("organisation"),
    )
    network = models.ForeignKey(
        "networks.Network",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_roles",
        verbose_name=_("network"),
    )
    municipality = models.ForeignKey(
        "networks.Municipality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_roles",
        verbose_name=_("municipality"),
    )
    project = models.ForeignKey(
        "plans.Project",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_roles",
        verbose_name=_("project"),
    )
    person = models.ForeignKey(
        "networks.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_roles",
        verbose_name=_("person"),
    )
    words = models.CharField(_("in words"), max_length=250, blank=True)
    count = models.PositiveSmallIntegerField(
        _("number, where the names are not given"), null=True, blank=True
    )
    is_implied = models.BooleanField(_("implied by the text"), default=False)
    is_conditional = models.BooleanField(_("conditional"), default=False)
    condition = models.CharField(_("condition in the words of the text"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    PARTIES = ("organisation", "network", "municipality", "project", "person")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            one_of("role", PartyRoleKind),
            exactly_one(
                ["organisation", "network", "municipality", "project", "person"],
                "plans_partyrole_one_party",
                words="words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.party or self.words)

    @property
    def party(self) -> models.Model | None:
        """The row that stands in the role; None where the plan has only words."""
        return next((getattr(self, name) for name in self.PARTIES if getattr(self, f"{name}_id")), None)

    @property
    def party_key(self) -> str:
        """The row that stands in the role as one text ("network-12"), so that a form can offer all of them together."""
        return next((f"{name}-{key}" for name in self.PARTIES if (key := getattr(self, f"{name}_id"))), "")

    @party_key.setter
    def party_key(self, value: str) -> None:
        kind, _sep, key = value.partition("-")
        for name in self.PARTIES:
            setattr(self, f"{name}_id", int(key) if name == kind else None)


class ItemGoal(models.Model):
    """An item serves a strategic goal. Inferred links are our reading until a coordinator confirms them."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="goal_links")
    goal = models.ForeignKey(
        "priorities.StrategyGoal",
        on_delete=models.PROTECT,
        related_name="item_links",
        verbose_name=_("strategic goal"),
    )
    is_inferred = models.BooleanField(_("our reading of the text"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "goal"],
                name="plans_itemgoal_once",
                violation_error_message=_("The item is already linked to this goal."),
            )
        ]

    def __str__(self) -> str:
        return str(self.goal)


class ItemTask(models.Model):
    """An item serves a statutory task (see ItemGoal)."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="task_links")
    task = models.ForeignKey(
        "priorities.StatutoryTask",
        on_delete=models.PROTECT,
        related_name="item_links",
        verbose_name=_("statutory task"),
    )
    is_inferred = models.BooleanField(_("our reading of the text"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "task"],
                name="plans_itemtask_once",
                violation_error_message=_("The item is already linked to this task."),
            )
        ]

    def __str__(self) -> str:
        return str(self.task)


class StatusUpdate(models.Model):
    """What was the case on a day, and when it was told. Append-only: a wrong one is corrected by another."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="status_updates")
    as_of = models.DateField(_("status as of"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    status = models.CharField(_("status"), max_length=14, choices=Status.choices)
    progress = models.PositiveSmallIntegerField(_("progress, per cent"), null=True, blank=True)
    narrative = models.TextField(_("what has been done"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="status_updates",
    )
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        ordering = ["-as_of", "-recorded_at", "-pk"]
        indexes = [models.Index(fields=["item", "-as_of", "-recorded_at"])]
        constraints = [
            one_of("status", Status),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100),
                name="plans_statusupdate_progress",
                violation_error_message=_("Progress is a number from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()
