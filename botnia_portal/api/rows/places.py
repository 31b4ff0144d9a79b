"""Addresses: of things in the API, of their pages, and references from one thing to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import models
from django.urls import reverse
from django.utils.translation import override

from botnia_portal.api.rows.words import names
from botnia_portal.api.schemas.basic import Addresses, Reference
from networks.models import CooperationArea, Municipality, Network, Organisation, Province
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection, Project
from priorities.models import StatutoryTask, StrategyGoal, Theme

ROOT = "/api/v1/"


class Kind(NamedTuple):
    """How a noun is named: its kind, the first part of its id, and the name of its page; "" where it has none."""

    kind: str
    folder: str
    page: str = ""


KINDS: dict[type[models.Model], Kind] = {
    ActionPlan: Kind("plan", "plans", "plan"),
    Project: Kind("project", "projects", "project"),
    Network: Kind("network", "networks", "network"),
    Municipality: Kind("municipality", "municipalities", "municipality"),
    Organisation: Kind("organisation", "organisations"),
    Province: Kind("province", "provinces"),
    CooperationArea: Kind("cooperation_area", "cooperation-areas"),
    Theme: Kind("theme", "themes"),
    StatutoryTask: Kind("statutory_task", "statutory-tasks"),
}


@lru_cache(maxsize=8192)
def _path(page: str, *arguments: Any) -> str:
    """Of the Finnish page: building an address takes as long as reading a row."""
    with override("fi"):
        return reverse(page, args=arguments)


@dataclass(frozen=True)
class Places:
    """Addresses under `host`, the scheme and host that the request came to."""

    host: str

    def own(self, thing: str) -> str:
        """The address of a thing in the API, by its id."""
        return f"{self.host}{ROOT}{thing}"

    def page(self, name: str, *arguments: Any) -> Addresses:
        """The page in both languages: path words are the same, the language is the first part."""
        path = _path(name, *arguments)
        return Addresses(fi=f"{self.host}{path}", sv=f"{self.host}/sv{path[3:]}")

    def of(self, row: Any) -> Reference:
        """A row of a noun that plans share, or a plan."""
        kind = KINDS[type(row)]
        thing = f"{kind.folder}/{row.slug}"
        return Reference(
            kind=kind.kind,  # type: ignore[arg-type]
            id=thing,
            name=names(row, "title" if isinstance(row, ActionPlan) else "name"),
            url=self.own(thing) if kind.page else None,
            web=self.page(kind.page, row.slug) if kind.page else None,
        )

    def maybe(self, row: Any) -> Reference | None:
        return self.of(row) if row is not None else None

    def all(self, rows: Iterable[Any]) -> list[Reference]:
        return [self.of(row) for row in rows]

    def goal(self, row: StrategyGoal) -> Reference:
        thing = f"strategies/{row.strategy.slug}/goals/{row.number}"
        return Reference(kind="goal", id=thing, name=names(row, "name"), url=None, web=None)

    def section(self, plan: ActionPlan, row: PlanSection) -> Reference:
        web = self.page("section", plan.slug, row.number)
        thing = f"plans/{plan.slug}/sections/{row.number}"
        return Reference(kind="section", id=thing, name=names(row, "list_name"), url=None, web=web)

    def item(self, plan: ActionPlan, row: PlanItem) -> Reference:
        thing = f"plans/{plan.slug}/items/{row.number}"
        web = self.page("item", plan.slug, row.number)
        return Reference(kind="item", id=thing, name=names(row, "title"), url=self.own(thing), web=web)

    def milestone_page(self, plan: ActionPlan, row: Milestone) -> Addresses:
        """Its row of the page of milestones."""
        page = self.page("milestones", plan.slug)
        return Addresses(fi=f"{page.fi}#milestone-{row.pk}", sv=f"{page.sv}#milestone-{row.pk}")

    def milestone(self, plan: ActionPlan, row: Milestone) -> Reference:
        thing = f"plans/{plan.slug}/milestones/{row.pk}"
        web = self.milestone_page(plan, row)
        return Reference(kind="milestone", id=thing, name=names(row, "title"), url=self.own(thing), web=web)
