"""What a plan and its projects say of municipalities: by name, through a cooperation area, or without names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When

from networks.choices import OrganisationKind
from networks.models import (
    CooperationArea,
    Municipality,
)
from networks.selectors import MemberLine, representatives
from plans.models import ActionPlan, FundingShare, Milestone, Participation, PartyRole, PlanItem, Project
from plans.selectors.activities import Held, held_with_municipality

UNNAMED = Q(municipality=None) & (
    Q(organisation__is_generic=True, organisation__kind=OrganisationKind.MUNICIPALITY)
    | Q(count__isnull=False)
)
"""Several municipalities under one name ("kunnat"), or only their number ("yhdeksän kuntaa")."""


def roles_in(plan: ActionPlan, day: date) -> QuerySet[PartyRole]:
    """Who has a part in the items that the plan has on `day`."""
    items = PlanItem.objects.filter(plan=plan).in_plan_on(day).values("pk")
    return PartyRole.objects.filter(item__in=items)


@dataclass(frozen=True)
class Unnamed:
    """An item or a project that means municipalities without their names; the rows tell how, each in its words."""

    rows: list[Participation] | list[PartyRole]
    project: Project | None = None
    item: PlanItem | None = None


def areas_of(municipality: Municipality) -> list[CooperationArea]:
    """Its cooperation areas on the day of `municipalities_on`."""
    return [dated.area for dated in getattr(municipality, "areas_now", [])]


def unnamed(plan: ActionPlan, day: date) -> list[Unnamed]:
    """Projects first, then items, that mean municipalities without names; two queries."""
    return _unnamed(plan, day, _participations(UNNAMED))


def _participations(which: Q) -> QuerySet[Any]:
    """With `is_unnamed`, as UNNAMED has it."""
    unnamed = Case(When(UNNAMED, then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = Participation.objects.filter(which).annotate(is_unnamed=unnamed)
    linked = rows.select_related("project", "organisation", "municipality")
    return linked.order_by("project__order", "project", "order")


def _unnamed(plan: ActionPlan, day: date, taken: Iterable[Participation]) -> list[Unnamed]:
    roles = roles_in(plan, day).filter(UNNAMED).select_related("item", "item__section", "organisation")
    by_project = groupby(taken, key=lambda row: row.project)
    ordered = roles.order_by("item__section__number", "item__order", "item", "order", "pk")
    by_item = groupby(ordered, key=lambda role: role.item)
    found = [Unnamed(list(rows), project=project) for project, rows in by_project]
    return found + [Unnamed(_once(rows), item=item) for item, rows in by_item]


def _once(rows: Iterable[PartyRole]) -> list[PartyRole]:
    """Of the same body or words in several roles, the first."""
    return list({(row.organisation_id, row.words): row for row in reversed(list(rows))}.values())[::-1]


@dataclass(frozen=True)
class NamedItem:
    """An item that gives the municipality a part, in its own name or `through` the body of its cooperation area."""

    item: PlanItem
    roles: list[str]
    through: bool = False


@dataclass(frozen=True)
class NamedProject:
    participation: Participation
    through: bool = False


@dataclass(frozen=True)
class Paid:
    """A share of funding that the municipality pays, itself or `through` the body of its cooperation area."""

    share: FundingShare
    through: bool = False


@dataclass(frozen=True)
class MunicipalityPage:
    municipality: Municipality
    items: list[NamedItem] = field(default_factory=list)
    projects: list[NamedProject] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    funding: list[Paid] = field(default_factory=list)
    representatives: list[MemberLine] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    held: Held = field(default_factory=Held)

    @property
    def project_count(self) -> int:
        """A project in which it has several parts counts once, as in the matrix."""
        return len({named.participation.project_id for named in self.projects})


def municipality_page(
    municipality: Municipality, plan: ActionPlan | None, day: date, *, facts_day: date, live: bool
) -> MunicipalityPage:
    """What concerns a municipality (of `municipalities_on(facts_day)`) as of `day`; eight queries."""
    people = representatives(municipality, facts_day, names=live)
    if plan is None:
        return MunicipalityPage(municipality, representatives=people)
    shared = {area.organisation_id for area in areas_of(municipality) if area.organisation_id}
    bodies = (shared | {municipality.organisation_id}) - {None}
    party = Q(municipality=municipality) | Q(organisation__in=bodies)
    roles = list(roles_in(plan, day).filter(party).order_by("order", "pk"))
    states = (
        PlanItem.objects.filter(pk__in={role.item_id for role in roles})
        .with_state(day)
        .select_related("section")
    )
    taken = list(_participations(party | UNNAMED))
    own = [row for row in taken if row.municipality_id == municipality.pk or row.organisation_id in bodies]
    projects = [NamedProject(row, row.organisation_id in shared) for row in own]
    items = [_named_item(item, roles, shared) for item in states.order_by("section__number", "order")]
    return MunicipalityPage(
        municipality=municipality,
        items=items,
        projects=projects,
        unnamed=_unnamed(plan, day, [row for row in taken if row.is_unnamed]),
        funding=[Paid(row, row.payer_id in shared) for row in _paid_by(bodies)],
        representatives=people,
        milestones=_ahead(plan, day, items, projects),
        held=held_with_municipality(municipality, plan, day),
    )


def _paid_by(bodies: set[int | None]) -> QuerySet[FundingShare]:
    rows = FundingShare.objects.filter(payer__in=bodies).select_related("project", "payer")
    return rows.order_by("project__order", "project", F("year").asc(nulls_last=True), "pk")


def _named_item(item: PlanItem, roles: Iterable[PartyRole], shared: set[int]) -> NamedItem:
    own = [role for role in roles if role.item_id == item.pk]
    names = dict.fromkeys(str(role.get_role_display()) for role in own)
    return NamedItem(item, list(names), all(role.organisation_id in shared for role in own))


def _ahead(
    plan: ActionPlan, day: date, items: list[NamedItem], projects: list[NamedProject]
) -> list[Milestone]:
    concerned = Q(items__in=[row.item.pk for row in items])
    concerned |= Q(projects__in=[row.participation.project_id for row in projects])
    keys = Milestone.objects.filter(concerned, plan=plan).values("pk")
    return list(Milestone.objects.filter(pk__in=keys).with_state(day).upcoming(day))
