"""How a plan and its projects cover the municipalities of its province: the counts, the matrix and the tiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.dashboards.selectors_municipalities import (
    Unnamed,
    areas_of,
    roles_in,
    unnamed,
)
from networks.models import Municipality, MunicipalityProvince
from networks.selectors import municipalities_on
from plans.models import ActionPlan, Participation, PlanItem, Project

OWN, THROUGH, NONE = "own", "through", ""
STEPS = 4
"""Shades of the tiles; a municipality that nothing names has none."""


@dataclass(frozen=True)
class Work:
    """A column of the matrix: a project, or an item of the plan."""

    subject: Project | PlanItem

    @property
    def item(self) -> PlanItem | None:
        return self.subject if isinstance(self.subject, PlanItem) else None

    @property
    def project(self) -> Project | None:
        return self.subject if isinstance(self.subject, Project) else None


@dataclass(frozen=True)
class CoverageRow:
    """A municipality with the keys of the items and projects that name it (or its own organisation), and of those that
    name the body of its cooperation area alone."""

    municipality: Municipality
    item_keys: frozenset[int]
    project_keys: frozenset[int]
    area_item_keys: frozenset[int]
    area_project_keys: frozenset[int]

    @property
    def items(self) -> int:
        return len(self.item_keys)

    @property
    def projects(self) -> int:
        return len(self.project_keys)

    @property
    def area_items(self) -> int:
        return len(self.area_item_keys)

    @property
    def area_projects(self) -> int:
        return len(self.area_project_keys)

    @property
    def all_items(self) -> int:
        return self.items + self.area_items

    @property
    def all_projects(self) -> int:
        return self.projects + self.area_projects

    def named_by(self, work: Work) -> str:
        """OWN, THROUGH or NONE."""
        key = work.subject.pk
        own, through = (
            (self.item_keys, self.area_item_keys)
            if work.item
            else (self.project_keys, self.area_project_keys)
        )
        return OWN if key in own else THROUGH if key in through else NONE


@dataclass(frozen=True)
class Tile:
    """A municipality on its place in the grid; `step` is its shade, from 0 to STEPS."""

    row: CoverageRow
    step: int


@dataclass(frozen=True)
class Coverage:
    """`tiles` stand north to south and west to east; `elsewhere` are those whose place in the grid nobody has told."""

    rows: list[CoverageRow]
    works: list[Work]
    unnamed: list[Unnamed]

    @property
    def matrix(self) -> list[tuple[CoverageRow, list[tuple[Work, str]]]]:
        """Each municipality with how each of the works names it."""
        return [(row, [(work, row.named_by(work)) for work in self.works]) for row in self.rows]

    @property
    def tiles(self) -> list[Tile]:
        placed = [row for row in self.rows if row.municipality.tile_row is not None]
        placed.sort(key=lambda row: (row.municipality.tile_row, row.municipality.tile_column))
        most = max((row.all_items + row.all_projects for row in self.rows), default=0)
        return [Tile(row, _step(row.all_items + row.all_projects, most)) for row in placed]

    @property
    def elsewhere(self) -> list[CoverageRow]:
        return [row for row in self.rows if row.municipality.tile_row is None]


def _step(number: int, most: int) -> int:
    """0 for none, else the quarter of the highest number that it reaches."""
    return -(-number * STEPS // most) if number else 0


def coverage(plan: ActionPlan, day: date) -> Coverage:
    """All municipalities of the plan's province as of `day`; nine queries."""
    municipalities = municipalities_on(day)
    if plan.province_id:
        here = MunicipalityProvince.objects.on(day).filter(province=plan.province_id)
        municipalities = municipalities.filter(provinces__in=here)
    found = sorted(municipalities, key=lambda row: alphabet(name_here(row)))
    items = _keys(roles_in(plan, day).order_by(), "item_id")
    projects = _keys(Participation.objects.order_by(), "project_id")
    rows = [_row(row, items, projects) for row in found]
    return Coverage(rows, _works(rows), unnamed(plan, day))


_Keys = dict[tuple[str, int], set[int]]


def _keys(rows: QuerySet, target: str) -> _Keys:
    """The items or projects that each municipality and each organisation has a part in; one query."""
    found: _Keys = {}
    named = rows.filter(Q(municipality__isnull=False) | Q(organisation__isnull=False))
    for municipality, organisation, key in named.values_list("municipality_id", "organisation_id", target):
        party = ("municipality", municipality) if municipality else ("organisation", organisation)
        found.setdefault(party, set()).add(key)
    return found


def _row(row: Municipality, items: _Keys, projects: _Keys) -> CoverageRow:
    own = [("municipality", row.pk), ("organisation", row.organisation_id or 0)]
    shared = [("organisation", area.organisation_id or 0) for area in areas_of(row)]
    by_name = [_union(keys, own) for keys in (items, projects)]
    through = [_union(keys, shared) for keys in (items, projects)]
    # What names both the municipality and its area counts once, as on the page of the municipality.
    alone = [keys - named for keys, named in zip(through, by_name, strict=True)]
    return CoverageRow(row, *by_name, *alone)


def _union(keys: _Keys, parties: list[tuple[str, int]]) -> frozenset[int]:
    return frozenset().union(*(keys.get(party, set()) for party in parties))


def _works(rows: list[CoverageRow]) -> list[Work]:
    """The projects, then the items in the order of the plan, that name at least one of the municipalities."""
    items = frozenset().union(*(row.item_keys | row.area_item_keys for row in rows))
    projects = frozenset().union(*(row.project_keys | row.area_project_keys for row in rows))
    of_plan = PlanItem.objects.filter(pk__in=items).select_related("section")
    in_order = of_plan.order_by("section__number", "order", "pk")
    return [
        *(Work(row) for row in Project.objects.filter(pk__in=projects)),
        *(Work(row) for row in in_order),
    ]
