"""What a user finds: the rules of the pages that the things have, as one condition (docs/search.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from botnia_portal.search.choices import Audience
from evaluations.models import Edition, EvaluationRound
from networks.models import Person
from plans.models import ActionPlan


@dataclass(frozen=True)
class Sight:
    """What one user sees: the visible plans, the newest first; `live` are those whose live state is seen, `days` of the
    others the day up to which a reader is told."""

    user: Any
    plans: list[ActionPlan]
    live: frozenset[int]
    days: Mapping[int, date]

    @classmethod
    def of(cls, user: Any) -> Sight:
        """One query for the plans, one for the roles."""
        plans = list(ActionPlan.objects.visible_to(user).select_related("owner"))
        live = frozenset(plan.pk for plan in plans if user.has_perm("plans.view_live", plan))
        return cls(user, plans, live, {plan.pk: _told_until(plan) for plan in plans if plan.pk not in live})

    @property
    def newest(self) -> ActionPlan | None:
        return self.plans[0] if self.plans else None

    @property
    def condition(self) -> Q:
        """On entries of the index."""
        seen = Q(audience=Audience.OPEN) & self._of_plans()
        seen |= Q(audience=Audience.LIVE, plan__in=self.live)
        rounds = EvaluationRound.objects.visible_to(self.user).order_by().values("pk")
        seen |= Q(audience=Audience.ROUND, round__in=rounds, plan__in=[plan.pk for plan in self.plans])
        if self._reads_names():
            seen |= Q(audience=Audience.NAMES)
        if self.user.has_perm("networks.edit"):
            seen |= Q(audience__in=(Audience.NAMES, Audience.DESK))
        return seen & ~_taken_back()

    def _of_plans(self) -> Q:
        seen = Q(plan=None) | Q(plan__in=self.live)
        for plan, day in self.days.items():
            seen |= Q(plan=plan) & (Q(since=None) | Q(since__lte=day))
        return seen

    def _reads_names(self) -> bool:
        """As the pages of networks: they show the newest plan, and names with its live state."""
        return self.newest is not None and self.newest.pk in self.live


def _taken_back() -> Q:
    """What was open when it was read and is not any more: asked of the rows themselves, so that nobody finds it until
    the worker has read it anew."""
    editions = Edition.objects.exclude(withdrawn_at=None).order_by().values("pk")
    persons = Person.objects.filter(name_public=False).order_by().values("pk")
    hidden = Q(source=Edition._meta.label_lower, key__in=editions)
    hidden |= Q(source=Person._meta.label_lower, key__in=persons)
    return Q(audience=Audience.OPEN) & hidden


def _told_until(plan: ActionPlan) -> date:
    """As `plans.selectors.days.shown_day` for a reader who asks for no day."""
    return min(plan.default_day(), plan.published_day or plan.first_day - timedelta(days=1))
