"""What a user finds: the rules of the pages that the things have, as one condition (docs/search.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from botnia_portal.search.choices import Audience
from evaluations.models import EvaluationRound
from plans.models import ActionPlan
from plans.selectors.days import day_told

_TAKEN_BACK = """
    SELECT entry.id FROM search_entry entry JOIN evaluations_edition edition ON edition.id = entry.key
    WHERE entry.source = 'evaluations.edition' AND entry.audience = 'open' AND edition.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT entry.id FROM search_entry entry JOIN networks_person person ON person.id = entry.key
    WHERE entry.source = 'networks.person' AND entry.audience = 'open' AND NOT person.name_public
"""
"""In words of both databases: Django takes ten times as long to find them as the database takes to answer."""


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
        told = [plan for plan in plans if plan.pk not in live]
        days = {plan.pk: day_told(plan, plan.default_day(), live=False) for plan in told}
        return cls(user, plans, live, days)

    @property
    def newest(self) -> ActionPlan | None:
        return self.plans[0] if self.plans else None

    def plan(self, key: int | None) -> ActionPlan | None:
        """A plan that is visible."""
        return next((plan for plan in self.plans if plan.pk == key), None)

    @property
    def condition(self) -> Q:
        """On entries of the index: keys alone, and what most entries are first, because it is asked of thousands. Two
        queries find the keys."""
        seen = Q(audience=Audience.LIVE, plan__in=self.live)
        seen |= Q(audience=Audience.OPEN) & self._of_plans()
        rounds = list(EvaluationRound.objects.visible_to(self.user).order_by().values_list("pk", flat=True))
        seen |= Q(audience=Audience.ROUND, round__in=rounds, plan__in=[plan.pk for plan in self.plans])
        if self._reads_names():
            seen |= Q(audience=Audience.NAMES)
        if self.user.has_perm("networks.edit"):
            seen |= Q(audience__in=(Audience.NAMES, Audience.DESK))
        return seen & ~Q(pk__in=_taken_back())

    def _of_plans(self) -> Q:
        seen = Q(plan=None) | Q(plan__in=self.live)
        for plan, day in self.days.items():
            seen |= Q(plan=plan) & (Q(since=None) | Q(since__lte=day))
        return seen

    def _reads_names(self) -> bool:
        """As the pages of networks: they show the newest plan, and names with its live state."""
        return self.newest is not None and self.newest.pk in self.live


def _taken_back() -> list[int]:
    """The entries of what was open when it was read and is not any more: asked of the rows themselves, so that nobody
    finds it until the worker has read it anew. Mostly there are none."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_BACK)
        return [key for (key,) in cursor.fetchall()]
