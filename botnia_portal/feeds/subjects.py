"""What a feed or its page is about, found for a user: the same rights for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from botnia_portal.core.access import fetch
from botnia_portal.feeds import calendars
from botnia_portal.feeds.entries import Calendar
from botnia_portal.feeds.reading import PlanView, plan_view, views_going_on
from networks.models import Network
from plans.choices import PlanStatus
from plans.models import ActionPlan


@dataclass(frozen=True)
class Subject:
    """A calendar that can be asked for. `kind` and `arguments` make its addresses, `row` is what it is about."""

    kind: str
    arguments: tuple[str | int, ...]
    views: list[PlanView]
    row: Model | None
    build: Callable[[], Calendar]
    is_public: bool = False

    @property
    def file_name(self) -> str:
        return "-".join(str(part) for part in self.arguments or (self.kind,)) + ".ics"

    @property
    def plan(self) -> ActionPlan | None:
        return self.views[0].plan if self.kind in ("plan", "area") else None

    def address(self, token: str = "") -> str:
        """The path of the feed: with a token the secret one, else that for everybody."""
        if token:
            return reverse(f"calendar-{self.kind}-own", args=[token, *self.arguments])
        return reverse(f"calendar-{self.kind}-ics", args=self.arguments)


def plan_subject(user: Any, slug: str) -> Subject:
    view = plan_view(user, slug)
    build = _build(calendars.plan_calendar, view)
    return Subject("plan", (slug,), [view], view.plan, build, _is_public(view))


def area_subject(user: Any, slug: str, number: int) -> Subject:
    view = plan_view(user, slug)
    section = fetch(view.plan.sections.all(), number=number)
    section.plan = view.plan
    build = _build(calendars.area_calendar, view, section)
    return Subject("area", (slug, number), [view], section, build, _is_public(view))


def network_subject(user: Any, slug: str) -> Subject:
    network = fetch(Network.objects.all(), slug=slug)
    views = views_going_on(user)
    build = _build(calendars.network_calendar, views, network, user)
    return Subject("network", (slug,), views, network, build, True)


def my_subject(user: Any) -> Subject:
    views = views_going_on(user)
    return Subject("my-work", (), views, None, _build(calendars.my_calendar, views, user))


def _build(make: Callable[..., Calendar], *arguments: Any) -> Callable[[], Calendar]:
    """Later: a feed that has not changed is not made."""
    return lambda: make(*arguments)


def _is_public(view: PlanView) -> bool:
    return bool(view.plan.status != PlanStatus.DRAFT)
