"""Visibility and the state of items on a day, in SQL, shared by pages, reports, exports and search.

The rule of *realised on day D* (docs/rules.md): the last status told as of D or earlier; without one, what the
milestones tell; without either, no report. Late is derived from the time and never told; only
firm commitments can be late.
"""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from networks.permissions import RoleScopes
from plans.choices import COUNTED_COMMITMENTS, FINAL_STATUSES, MilestoneKind, PlanStatus, Status

NO_REPORT = "no_report"


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=models.BooleanField())


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Adopted and closed plans are public; drafts are for the coordinators of the owner or the province."""
        scopes = RoleScopes.of(user)
        seen = ~Q(status=PlanStatus.DRAFT) | Q(owner__in=scopes.coordinated_organisations)
        return self.filter(seen | Q(province__in=scopes.coordinated_provinces))


    def with_last_report(self) -> Self:
        """Annotate `last_report`: the day of the latest status that anybody has told of an item."""
        model: Any = self.model
        items = model.items.rel.related_model._default_manager.filter(plan=OuterRef("pk"))
        newest = items.exclude(status_as_of=None).order_by("-status_as_of")
        return self.annotate(last_report=Subquery(newest.values("status_as_of")[:1]))


class ItemQuerySet(models.QuerySet):
    def in_plan_on(self, day: date) -> Self:
        """Items that the plan had on `day`: not added later."""
        return self.filter(Q(added_on__isnull=True) | Q(added_on__lte=day))

    def with_state(self, day: date) -> Self:
        """Annotate `state` (a Status or NO_REPORT), `basis` (report | milestones | none) and `late` as of `day`."""
        late = Q(time_late_from__lte=day, commitment__in=COUNTED_COMMITMENTS) & ~Q(state__in=FINAL_STATUSES)
        return (
            self.annotate(reported=self._reported(day))
            .annotate(milestones_tell=self._milestones_tell(day))
            .annotate(
                state=Case(
                    When(~Q(reported=""), then=F("reported")),
                    default=F("milestones_tell"),
                    output_field=models.CharField(),
                ),
                basis=Case(
                    When(~Q(reported=""), then=Value("report")),
                    When(milestones_tell=NO_REPORT, then=Value("none")),
                    default=Value("milestones"),
                    output_field=models.CharField(),
                ),
            )
            .annotate(late=_flag(late))
        )

    def _reported(self, day: date) -> Case:
        """The last status as of `day`. The item's own column answers, unless something was told of a later day."""
        model: Any = self.model
        updates = model.status_updates.rel.related_model._default_manager
        last = updates.filter(item=OuterRef("pk"), as_of__lte=day).order_by("-as_of", "-recorded_at", "-pk")
        return Case(
            When(dropped_on__lte=day, then=Value(Status.DROPPED.value)),
            When(status_now="", then=Value("")),
            When(status_as_of__lte=day, then=F("status_now")),
            default=Coalesce(Subquery(last.values("status")[:1]), Value("")),
            output_field=models.CharField(),
        )

    def _milestones_tell(self, day: date) -> Case:
        """All reached: realised. Some reached: partly where another was due, else under way. None: no report."""
        model: Any = self.model
        links = model.milestones.through._default_manager.filter(planitem=OuterRef("pk"))
        links = links.exclude(milestone__kind=MilestoneKind.DOCUMENT_PERIOD)
        done = Q(milestone__done_on__isnull=False, milestone__done_on__lte=day)
        return Case(
            When(~Q(reported=""), then=Value("")),
            When(~Exists(links.filter(done)), then=Value(NO_REPORT)),
            When(~Exists(links.filter(~done)), then=Value(Status.REALISED.value)),
            When(
                Exists(links.filter(~done, milestone__time_latest__lte=day)), then=Value(Status.PARTLY.value)
            ),
            default=Value(Status.RUNNING.value),
            output_field=models.CharField(),
        )


class MilestoneQuerySet(models.QuerySet):
    def counting(self) -> Self:
        """Without the periods of documents, which never count."""
        return self.exclude(kind=MilestoneKind.DOCUMENT_PERIOD)

    def with_state(self, day: date) -> Self:
        """Annotate `done` and `late` as of `day`."""
        done = Q(done_on__isnull=False, done_on__lte=day)
        late = Q(time_late_from__lte=day) & ~done & ~Q(kind=MilestoneKind.DOCUMENT_PERIOD)
        return self.annotate(done=_flag(done), late=_flag(late))

    def upcoming(self, day: date) -> Self:
        """Not done by `day` and not over before it; what falls due first stands first."""
        open_on_day = Q(done_on__isnull=True) | Q(done_on__gt=day)
        return (
            self.counting().filter(open_on_day, time_latest__gte=day).order_by("time_latest", "order", "pk")
        )
