"""Visibility and the state of items on a day, in SQL, shared by pages, reports, exports and search.

The rule of *realised on day D* (docs/rules.md): the last status told as of D or earlier; without one, what the
milestones tell; without either, no report. Late is derived from the time and never told; only
firm commitments can be late.
"""

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from networks.models import Meeting
from networks.permissions import RoleScopes, sees_everything
from plans.choices import COUNTED_COMMITMENTS, FINAL_STATUSES, MilestoneKind, PlanStatus, Status

NO_REPORT = "no_report"


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=models.BooleanField())


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Adopted and closed plans are public; drafts are for the coordinators of the owner or the province."""
        if sees_everything(user):
            return self.all()
        scopes = RoleScopes.of(user)
        seen = ~Q(status=PlanStatus.DRAFT) | Q(owner__in=scopes.coordinated_organisations)
        return self.filter(seen | Q(province__in=scopes.coordinated_provinces))

    def edited_by(self, user: Any) -> Self:
        """The plans whose coordinator the user is: what `plans.edit` allows, as a query."""
        if sees_everything(user):
            return self.all()
        scopes = RoleScopes.of(user)
        own = Q(owner__in=scopes.coordinated_organisations)
        return self.filter(own | Q(province__in=scopes.coordinated_provinces))

    def with_last_report(self) -> Self:
        """Annotate `last_report`: the day of the latest status that anybody has told of an item."""
        model: Any = self.model
        items = model.items.rel.related_model._default_manager.filter(plan=OuterRef("pk"))
        newest = items.exclude(status_as_of=None).order_by("-status_as_of")
        return self.annotate(last_report=Subquery(newest.values("status_as_of")[:1]))

    def with_last_meeting(self, before: date | None) -> Self:
        """Annotate `last_meeting`: the day of the steering group's last meeting before a day, else before the default
        day (`ActionPlan.default_day`)."""
        until = Value(before) if before else Least(Value(timezone.localdate()), OuterRef("last_day"))
        held = Meeting.objects.filter(network=OuterRef("steering_group"), day__lt=until).order_by("-day")
        return self.annotate(last_meeting=Subquery(held.values("day")[:1]))


class ItemQuerySet(models.QuerySet):
    def in_plan_on(self, day: date) -> Self:
        """Items that the plan had on `day`: not added later.

        A day before the term shows the plan as decided so far (plans.selectors.days): what a reader sees before any
        status has been published.
        """
        return self.filter(Q(added_on__isnull=True) | Q(added_on__lte=day) | Q(plan__first_day__gt=day))

    def with_state(self, day: date) -> Self:
        """Annotate `state` (a Status or NO_REPORT) as of `day`; the model's `late` and `basis` answer from it."""
        return self.with_status(day).annotate(told=self._told(day))

    def with_status(self, day: date) -> Self:
        """As `with_state`, where nobody asks what the state rests on (`basis`).

        One flat CASE: each branch that repeats an expression would be compiled and computed again.
        """
        return self.annotate(state=self._state(day), overdue=_flag(Q(time_late_from__lte=day)))

    def with_told_on(self, day: date) -> Self:
        """Annotate `told_on`: the day of the report that tells the state as of `day`, None where none does."""
        return self.annotate(told_on=Subquery(self._updates(day).values("as_of")[:1]))

    def with_change(self, first: date, second: date) -> Self:
        """As `with_state(second)`, and `state_before` and `overdue_before` as of `first`."""
        before = {"state_before": self._state(first), "overdue_before": _flag(Q(time_late_from__lte=first))}
        return self.with_state(second).annotate(**before)

    def touched_between(self, first: date, second: date) -> Self:
        """Items whose state may differ between the two days: something dated after `first`, by `second`, touches them.

        More than have changed, and found by indexes: the states of all items on two days need not be computed.
        """
        span = (first + timedelta(days=1), second)
        near = [Q(**{f"{name}__range": span}) for name in ("added_on", "dropped_on", "time_late_from")]
        model: Any = self.model
        updates = model.status_updates.rel.related_model._default_manager.filter(as_of__range=span)
        days = ("done_on", "time_latest", "closed_on")
        milestones = reduce(or_, [Q(**{f"milestone__{name}__range": span}) for name in days])
        links = model.milestones.through._default_manager.filter(milestones)
        near += [Q(pk__in=updates.values("item")), Q(pk__in=links.values("planitem"))]
        return self.filter(reduce(or_, near))

    def late_on(self, day: date) -> Self:
        """Firm commitments whose time has run out by `day` and which are not over."""
        overdue = self.filter(time_late_from__lte=day, commitment__in=COUNTED_COMMITMENTS)
        return overdue.alias(state_on_day=self._state(day)).exclude(state_on_day__in=FINAL_STATUSES)

    def turning_late_after(self, day: date) -> Self:
        """Firm commitments which are not over by `day` and whose time runs out later, the next ones first."""
        ahead = self.in_plan_on(day).filter(time_late_from__gt=day, commitment__in=COUNTED_COMMITMENTS)
        going_on = ahead.alias(state_on_day=self._state(day)).exclude(state_on_day__in=FINAL_STATUSES)
        return going_on.order_by("time_late_from", "section__number", "order")

    def _state(self, day: date) -> Case:
        """What was last told; the item's own column answers, unless something was told of a later day.

        Where nothing was told, the milestones tell: all reached, realised; some reached, partly where another was
        due, else under way; none, no report.
        """
        earlier = self._updates(day)
        done = Q(milestone__done_on__isnull=False, milestone__done_on__lte=day)
        links = self._milestone_links(day)
        return Case(
            When(dropped_on__lte=day, then=Value(Status.DROPPED.value)),
            When(status_as_of__lte=day, then=F("status_now")),
            When(Q(status_as_of__gt=day) & Exists(earlier), then=Subquery(earlier.values("status")[:1])),
            When(~Exists(links.filter(done)), then=Value(NO_REPORT)),
            When(~Exists(links.filter(~done)), then=Value(Status.REALISED.value)),
            When(
                Exists(links.filter(~done, milestone__time_latest__lte=day)), then=Value(Status.PARTLY.value)
            ),
            default=Value(Status.RUNNING.value),
            output_field=models.CharField(),
        )

    def _told(self, day: date) -> Case:
        """Whether the state rests on a report (or on being dropped), not on milestones."""
        return Case(
            When(Q(dropped_on__lte=day) | Q(status_as_of__lte=day), then=Value(True)),
            When(status_as_of__gt=day, then=Exists(self._updates(day))),
            default=Value(False),
            output_field=models.BooleanField(),
        )

    def _updates(self, day: date) -> models.QuerySet[Any]:
        """Status updates of the outer item as of `day`, the latest first."""
        model: Any = self.model
        updates = model.status_updates.rel.related_model._default_manager
        newest_first = ("-as_of", "-recorded_at", "-pk")
        return updates.filter(item=OuterRef("pk"), as_of__lte=day).order_by(*newest_first)

    def _milestone_links(self, day: date) -> models.QuerySet[Any]:
        """Links of the outer item to its milestones that count on `day`."""
        model: Any = self.model
        links = model.milestones.through._default_manager.filter(planitem=OuterRef("pk"))
        return links.exclude(
            Q(milestone__kind=MilestoneKind.DOCUMENT_PERIOD) | Q(milestone__closed_on__lte=day)
        )


class MilestoneQuerySet(models.QuerySet):
    def counting(self) -> Self:
        """Without the periods of documents, which never count."""
        return self.exclude(kind=MilestoneKind.DOCUMENT_PERIOD)

    def open_on(self, day: date) -> Self:
        """Without what was closed by `day`."""
        return self.exclude(self._closed(day))

    def with_state(self, day: date) -> Self:
        """Annotate `done`, `closed` and `late` as of `day`."""
        done = Q(done_on__isnull=False, done_on__lte=day)
        late = Q(time_late_from__lte=day) & ~done & ~Q(kind=MilestoneKind.DOCUMENT_PERIOD)
        late &= ~Q(closed_on__lte=day)
        return self.annotate(done=_flag(done), late=_flag(late), closed=_flag(self._closed(day)))

    def _closed(self, day: date) -> Q:
        # As with items, a day before the term shows the plan as decided so far.
        return Q(closed_on__lte=day) | Q(closed_on__isnull=False, plan__first_day__gt=day)

    def upcoming(self, day: date) -> Self:
        """Neither done nor closed by `day` and not over before it; what falls due first stands first."""
        not_done = Q(done_on__isnull=True) | Q(done_on__gt=day)
        ahead = self.counting().open_on(day).filter(not_done, time_latest__gte=day)
        return ahead.order_by("time_latest", "order", "pk")


class ActivityQuerySet(models.QuerySet):
    def held_by(self, day: date) -> Self:
        """What was over by `day`."""
        return self.filter(Q(last_day__isnull=True, first_day__lte=day) | Q(last_day__lte=day))

    def with_total(self) -> Self:
        """Annotate `total`: the participants altogether, else the sum of the attendance; None where neither is told."""
        model: Any = self.model
        rows = model.attendance.rel.related_model._default_manager.filter(activity=OuterRef("pk")).order_by()
        told = rows.values("activity").annotate(sum=Sum("number")).values("sum")
        return self.annotate(total=Coalesce(F("participants"), Subquery(told)))
