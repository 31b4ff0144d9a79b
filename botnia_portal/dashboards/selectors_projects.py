"""Projects and other works, each as what it is, and what one of them has to do with a plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.choices import ProjectKind
from plans.models import (
    ActionPlan,
    Milestone,
    Participation,
    PartyRole,
    PlanItem,
    Project,
    Statement,
)
from plans.selectors.funding import Funding, funding_of
from plans.selectors.milestones import MilestoneLine, milestones_with_state

GROUP_NAMES: dict[ProjectKind, Promise] = {
    ProjectKind.PROGRAMME: _("Programmes"),
    ProjectKind.PROJECT: _("Projects"),
    ProjectKind.PILOT: _("Pilots"),
    ProjectKind.TRAINING: _("Training"),
    ProjectKind.STUDY: _("Studies"),
    ProjectKind.SURVEY: _("Surveys"),
    ProjectKind.TOOL: _("Tools"),
    ProjectKind.FUNDING_INSTRUMENT: _("Funding"),
    ProjectKind.CALL: _("Calls for projects"),
    ProjectKind.STRATEGY_DOCUMENT: _("Strategy documents"),
    ProjectKind.SPECIAL_TASK: _("Special tasks"),
    ProjectKind.LEGISLATION: _("Legislation"),
    ProjectKind.NATIONAL_DEVELOPMENT: _("National development work"),
}
"""What the works of one kind are called together: a law or a call is not a project."""


@dataclass(frozen=True)
class ProjectFilter:
    """What to show; an empty word means all, an unknown one shows nothing."""

    kind: str = ""
    phase: str = ""

    @property
    def lookup(self) -> dict[str, str]:
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class KindGroup:
    kind: ProjectKind
    name: Promise
    rows: list[Project]


def participations() -> QuerySet[Participation]:
    """Who takes part, with everything that the names need."""
    return Participation.objects.select_related("municipality", "organisation")


def project_list(wanted: ProjectFilter) -> list[KindGroup]:
    """All works by kind, each with its participations; two queries."""
    rows = Project.objects.filter(**wanted.lookup).prefetch_related(
        Prefetch("participations", queryset=participations())
    )
    projects = list(rows)
    groups = [
        KindGroup(kind, name, [p for p in projects if p.kind == kind]) for kind, name in GROUP_NAMES.items()
    ]
    return [group for group in groups if group.rows]


@dataclass(frozen=True)
class ProjectPage:
    project: Project
    parts: list[Project]
    funding: Funding
    participations: list[Participation]
    statements: list[Statement]
    items: list[PlanItem]
    milestones: list[MilestoneLine]


def project_page(project: Project, plan: ActionPlan | None, day: date) -> ProjectPage:
    """A work with its parts, funding and participants, and its items and milestones as of `day`; six queries.

    Where amounts of funding are told, two more make their sums.
    """
    belongs = Q(parent=project) | Q(programme=project)
    return ProjectPage(
        project=project,
        parts=list(Project.objects.filter(belongs).exclude(pk=project.pk)),
        funding=funding_of(project),
        participations=list(participations().filter(project=project)),
        statements=list(project.statements.filter(plan=plan)) if plan else [],
        items=list(items_of_project(project, plan, day)) if plan else [],
        milestones=milestones_with_state(Milestone.objects.filter(projects=project, plan=plan), day)
        if plan
        else [],
    )


def items_of_project(project: Project, plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    """The items of the plan that run in a work or give it a role, with their state as of `day`."""
    running = PlanItem.objects.filter(projects=project)
    roles = PartyRole.objects.filter(project=project)
    linked = Q(pk__in=running.values("pk")) | Q(pk__in=roles.values("item"))
    rows = PlanItem.objects.filter(linked, plan=plan).in_plan_on(day).with_state(day)
    return rows.select_related("section").order_by("section__number", "order", "pk")
