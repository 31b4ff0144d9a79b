"""Who reads a feed, and what of the plans may be seen: asked anew at each fetch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from botnia_portal.core.access import fetch
from botnia_portal.core.unchanged import mark_of as unchanged_mark
from botnia_portal.core.unchanged import release
from networks.choices import KeyPurpose
from networks.keys import user_of_key
from networks.permissions import RoleScopes
from plans.models import ActionPlan
from plans.selectors.days import day_told, shows_state


@dataclass(frozen=True)
class PlanView:
    """A plan as its reader may see it; `day` is that of what was reported."""

    plan: ActionPlan
    live: bool
    day: date
    agendas: bool = False
    """Whether the agendas of the meetings of the plan may be read (`plans.view_meetings`)."""

    @property
    def shows_state(self) -> bool:
        return shows_state(self.plan, live=self.live)


def reader_of(token: str) -> Any:
    """The user of a secret address; nobody where there is no token: a public feed is the same for everybody.

    Raises Http404 for a key that opens nothing, and does not say why.
    """
    if not token:
        return AnonymousUser()
    user = user_of_key(token, KeyPurpose.CALENDAR)
    if user is None:
        raise Http404
    return user


def plan_view(user: Any, slug: str) -> PlanView:
    """The plan of this slug, or 404 where the user may not know of it."""
    return _view(user, fetch(_visible(user), slug=slug))


def views_going_on(user: Any) -> list[PlanView]:
    """The visible plans that go on, the newest first; where all are closed, the newest (as on My work)."""
    plans = list(_visible(user))
    return [_view(user, plan) for plan in [p for p in plans if p.closed_on is None] or plans[:1]]


def _visible(user: Any) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.visible_to(user).select_related("owner", "province", "steering_group")


def _view(user: Any, plan: ActionPlan) -> PlanView:
    live = user.has_perm("plans.view_live", plan)
    agendas = user.has_perm("plans.view_meetings", plan)
    return PlanView(plan, live, day_told(plan, plan.default_day(), live=live), agendas)


def mark_of(request: HttpRequest, user: Any, views: Iterable[PlanView], *names: str) -> str:
    """The ETag of a feed: whatever its bytes hang on (core.unchanged), from one query more than the plans themselves.

    The day is there because what is late or cancelled hangs on it.
    """
    seen: Sequence[Any] = [
        (v.plan.pk, v.plan.revision, v.plan.published_day, v.plan.has_example_data, v.live, v.day)
        for v in views
    ]
    parts = (
        release(),
        unchanged_mark(user),
        get_language(),
        request.build_absolute_uri("/"),
        user.pk,
        [sorted(keys) for keys in vars(RoleScopes.of(user)).values()],
        user.is_authenticated and user.is_superuser,
        seen,
        timezone.localdate(),
        names,
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
