"""Evaluation rounds and what is written in them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import days_in_order, exactly_one, one_of
from botnia_portal.core.days import day_words
from evaluations.choices import WRITABLE_STATES, Outcome, Rating, RoundKind, RoundState
from evaluations.querysets import RoundQuerySet


class EvaluationRound(models.Model):
    """The mid-term or end-of-term evaluation of a plan. The state changes only through `evaluations.services`."""

    plan = models.ForeignKey("plans.ActionPlan", on_delete=models.PROTECT, related_name="rounds")
    kind = models.CharField(_("kind"), max_length=12, choices=RoundKind.choices)
    cut_off = models.DateField(_("cut-off day"))
    opens = models.DateField(_("opens"), null=True, blank=True)
    closes = models.DateField(_("closes"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RoundState.choices, default=RoundState.OPEN)
    lead = models.ForeignKey(
        "networks.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_rounds",
        verbose_name=_("lead of the round"),
    )
    instructions = models.TextField(_("instructions"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    conclusions = models.TextField(_("conclusions"), blank=True)
    recommendations = models.TextField(_("recommendations"), blank=True)
    decisions = models.ManyToManyField("plans.Decision", blank=True, related_name="rounds")
    is_example = models.BooleanField(_("example data"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["cut_off"]
        constraints = [
            one_of("kind", RoundKind),
            one_of("state", RoundState),
            days_in_order("opens", "closes", "evaluations_round_days"),
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="evaluations_round_one_of_a_kind",
                violation_error_message=_("The plan already has a round of this kind."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} – {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.plan.slug, self.kind])

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE_STATES

    @property
    def can_be_frozen(self) -> bool:
        """Until it is issued: an issued round is a record, of which no draft is made any more."""
        return self.state != RoundState.ISSUED


class ItemAssessment(models.Model):
    """What the coordinator judges of one item in one round. An empty rating means: not rated yet.

    The assessment is written under four prompts, or as one text (`text`), or both.
    """

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="item_assessments")
    item = models.ForeignKey("plans.PlanItem", on_delete=models.PROTECT, related_name="assessments")
    rating = models.CharField(_("rating"), max_length=10, choices=Rating.choices, blank=True)
    done = models.TextField(_("what was done"), blank=True)
    effect = models.TextField(_("result and effect"), blank=True)
    deviation = models.TextField(_("what went otherwise, and why"), blank=True)
    next_steps = models.TextField(_("what comes next"), blank=True)
    text = models.TextField(_("assessment"), blank=True)
    reason = models.TextField(_("reason for the rating"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["item__section__number", "item__order"]
        constraints = [
            one_of("rating", Rating, blank=True),
            one_of("outcome", Outcome, blank=True),
            models.UniqueConstraint(
                fields=["round", "item"],
                name="evaluations_itemassessment_once",
                violation_error_message=_("The item is already assessed in this round."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.item)


class AreaAssessment(models.Model):
    """The text of one priority area in one round."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="area_assessments")
    section = models.ForeignKey("plans.PlanSection", on_delete=models.PROTECT, related_name="assessments")
    summary = models.TextField(_("summary"), blank=True)
    strengths = models.TextField(_("strengths"), blank=True)
    obstacles = models.TextField(_("obstacles"), blank=True)
    link_to_strategy = models.TextField(_("link to the strategy"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["section__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "section"],
                name="evaluations_areaassessment_once",
                violation_error_message=_("The area is already assessed in this round."),
            )
        ]

    def __str__(self) -> str:
        return str(self.section)


class GoalAssessment(models.Model):
    """How the plan contributed to a strategic goal or a statutory task."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="goal_assessments")
    goal = models.ForeignKey(
        "priorities.StrategyGoal", null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    task = models.ForeignKey(
        "priorities.StatutoryTask",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    contribution = models.CharField(_("contribution"), max_length=10, choices=Rating.choices, blank=True)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            one_of("contribution", Rating, blank=True),
            exactly_one(["goal", "task"], "evaluations_goalassessment_one_subject"),
            models.UniqueConstraint(
                fields=["round", "goal"],
                name="evaluations_goalassessment_goal_once",
                violation_error_message=_("The goal is already assessed in this round."),
            ),
            models.UniqueConstraint(
                fields=["round", "task"],
                name="evaluations_goalassessment_task_once",
                violation_error_message=_("The task is already assessed in this round."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.goal or self.task)


class GroupPosition(models.Model):
    """The steering group's position (kannanotto, ställningstagande) on an area, or on the whole (no section)."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="positions")
    section = models.ForeignKey(
        "plans.PlanSection", null=True, blank=True, on_delete=models.PROTECT, related_name="positions"
    )
    text = models.TextField(_("position"), blank=True)
    decision = models.ForeignKey(
        "plans.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="positions"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["section__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "section"],
                name="evaluations_position_area_once",
                violation_error_message=_("The position on this area is already written."),
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(section__isnull=True),
                name="evaluations_position_whole_once",
                violation_error_message=_("The position on the whole is already written."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.section) if self.section_id else ""


class ReopeningQuerySet(models.QuerySet):
    def open_on(self, day: date) -> Self:
        """Those that stand: the day is not past, and nobody has ended them."""
        return self.filter(until__gte=day, ended_at=None)


class Reopening(models.Model):
    """One item of a decided round, opened again for one person until a day, with a reason.

    It belongs to nobody: any coordinator ends it, and the day ends it by itself.
    """

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="reopenings")
    item = models.ForeignKey("plans.PlanItem", on_delete=models.PROTECT, related_name="reopenings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="reopenings",
        verbose_name=_("person"),
    )
    until = models.DateField(_("open until"))
    reason = models.CharField(_("reason"), max_length=250)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["round", "person", "until"])]

    def __str__(self) -> str:
        return f"{self.item} – {self.person}, {day_words(self.until)}"
