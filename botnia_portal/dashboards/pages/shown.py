"""Which plan a page of the roof shows, as of which day, and whether its reader sees the live state."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from botnia_portal.core.access import asked_day, fetch
from plans.models import ActionPlan
from plans.selectors.days import shown_day, shows_state
from priorities.models import PriorityArea


@dataclass(frozen=True)
class Shown:
    """`plan` is None only where no plan is visible yet; `others` are the older visible ones.

    `day` is that of what was reported, `facts_day` that of who exists and belongs where, which is no secret.
    """

    plan: ActionPlan | None
    day: date
    facts_day: date
    live: bool = False
    others: list[ActionPlan] = field(default_factory=list)

    @property
    def shows_state(self) -> bool:
        return self.plan is not None and shows_state(self.plan, live=self.live)

    def context(self, here: str, **more: object) -> dict[str, object]:
        """The context that every page has, and what one page adds."""
        names = ("plan", "day", "live", "shows_state")
        return {**{name: getattr(self, name) for name in names}, "here": here, **more}


@dataclass(frozen=True)
class ShownPlan(Shown):
    """A page of one plan, which is there for certain."""

    plan: ActionPlan


def newest(request: HttpRequest) -> Shown:
    """The newest plan that the user may see; for pages of nouns that all plans share."""
    return _first(request, _visible(request))


def with_area(request: HttpRequest, area: PriorityArea) -> Shown:
    """The newest plan that has an area, and the older ones; no plan where none has it."""
    return _first(request, _visible(request).filter(sections__area=area))


def _first(request: HttpRequest, rows: QuerySet[ActionPlan]) -> Shown:
    plans = list(rows)
    if not plans:
        day = asked_day(request, timezone.localdate())
        return Shown(None, day, day)
    return _shown(request, plans[0], plans[1:])


def going_on(request: HttpRequest) -> tuple[Shown, list[tuple[ActionPlan, date]]]:
    """What a page on all plans that go on shows, and each such plan with its day, the newest first.

    Where all of them are closed, the newest.
    """
    visible = list(_visible(request))
    open_ones = [plan for plan in visible if plan.closed_on is None]
    shown = [_shown(request, plan, []) for plan in open_ones or visible[:1]]
    return (shown[0] if shown else newest(request)), [(one.plan, one.day) for one in shown]


def asked_plan(request: HttpRequest, slug: str) -> ShownPlan:
    """The plan of the address, or 404."""
    plan = fetch(_visible(request), slug=slug)
    return _shown(request, plan, [])


def _visible(request: HttpRequest) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.visible_to(request.user).select_related("owner", "province", "steering_group")


def _shown(request: HttpRequest, plan: ActionPlan, others: list[ActionPlan]) -> ShownPlan:
    live = request.user.has_perm("plans.view_live", plan)
    day = shown_day(request, plan, live=live)
    facts_day = day if shows_state(plan, live=live) else asked_day(request, plan.default_day())
    return ShownPlan(plan, day, facts_day, live, others)
