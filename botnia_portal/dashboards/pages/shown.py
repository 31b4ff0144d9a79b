"""Which plan a page of the roof shows, as of which day, and whether its reader sees the live state."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from botnia_portal.core.access import asked_day, fetch
from plans.models import ActionPlan
from plans.selectors.days import shown_day


@dataclass(frozen=True)
class Shown:
    """`plan` is None only where no plan is visible yet; `others` are the older visible ones."""

    plan: ActionPlan | None
    day: date
    live: bool = False
    others: list[ActionPlan] = field(default_factory=list)

    @property
    def shows_state(self) -> bool:
        """Whether status and lateness may be shown: a reader sees none before a day has been published."""
        return self.live or (self.plan is not None and self.plan.published_day is not None)

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
    plans = list(_visible(request))
    if not plans:
        return Shown(None, asked_day(request, timezone.localdate()))
    return _shown(request, plans[0], plans[1:])


def asked_plan(request: HttpRequest, slug: str) -> ShownPlan:
    """The plan of the address, or 404."""
    plan = fetch(_visible(request), slug=slug)
    return _shown(request, plan, [])


def _visible(request: HttpRequest) -> QuerySet[ActionPlan]:
    return ActionPlan.objects.visible_to(request.user).select_related("owner", "province", "steering_group")


def _shown(request: HttpRequest, plan: ActionPlan, others: list[ActionPlan]) -> ShownPlan:
    live = request.user.has_perm("plans.view_live", plan)
    return ShownPlan(plan, shown_day(request, plan, live=live), live, others)
