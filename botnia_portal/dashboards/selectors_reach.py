"""What lies behind a goal or a task beside its items: projects, money granted, municipalities by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from plans.choices import PROJECTS, FundingKind
from plans.models import ActionPlan, FundingShare, Participation, PartyRole, PlanItem, Project


@dataclass(frozen=True)
class Reach:
    """`projects` without works of other kinds; `granted` euros of all works together, None where no amount is told;
    `municipalities` named by items or by works, each once."""

    projects: int = 0
    granted: Decimal | None = None
    municipalities: int = 0


class Reaches:
    """The reach of any set of a plan's items; five queries for the whole plan."""

    def __init__(self, plan: ActionPlan) -> None:
        own = PlanItem.objects.filter(plan=plan)
        self._projects = _by_first(own.exclude(projects=None).order_by().values_list("pk", "projects"))
        self._item_municipalities = _by_first(_named(PartyRole.objects.filter(item__in=own), "item"))
        counted = Project.objects.filter(kind__in=PROJECTS)
        self._counted = set(counted.values_list("pk", flat=True))
        of_plan = {project for projects in self._projects.values() for project in projects}
        taking_part = Participation.objects.filter(project__in=of_plan)
        self._project_municipalities = _by_first(_named(taking_part, "project"))
        shares = FundingShare.objects.filter(project__in=of_plan, kind=FundingKind.GRANTED)
        sums = shares.order_by().values_list("project").annotate(Sum("amount"))
        self._granted: dict[int, Decimal] = {
            project: amount for project, amount in sums if amount is not None
        }

    def of(self, keys: Iterable[int]) -> Reach:
        """The reach of the items with these keys."""
        keys = list(keys)
        projects = _together(self._projects, keys)
        named = _together(self._item_municipalities, keys)
        named |= _together(self._project_municipalities, projects)
        amounts = [self._granted[project] for project in projects if project in self._granted]
        return Reach(len(projects & self._counted), sum(amounts, Decimal()) if amounts else None, len(named))


def _named(rows: QuerySet, target: str) -> Iterable[tuple[int, int]]:
    """The target with each municipality that a row names, itself or by its own organisation."""
    pairs = rows.order_by().annotate(of_body=F("organisation__municipality"))
    for key, municipality, of_body in pairs.values_list(target, "municipality", "of_body"):
        if municipality or of_body:
            yield key, municipality or of_body


def _by_first(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return found


def _together(sets: dict[int, set[int]], keys: Iterable[int]) -> set[int]:
    return set().union(*(sets.get(key, set()) for key in keys))
