"""The items of a plan by what a reader asks for: the conditions in SQL, and the choices that there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from botnia_portal.core.alphabet import alphabet, name_here
from networks.models import Network, Organisation
from plans.choices import PartyRoleKind
from plans.models import ActionPlan, PartyRole, PlanItem, PlanSection, Project
from plans.querysets import ItemQuerySet
from plans.selectors.unions import columns, union, words
from priorities.models import Theme


@dataclass(frozen=True)
class ItemFilter:
    """What to show; empty means all. `org`, `network`, `project` and `theme` are slugs, `area` a section's number."""

    area: int | None = None
    status: str = ""
    commitment: str = ""
    late: bool = False
    undated: bool = False
    q: str = ""
    org: str = ""
    network: str = ""
    project: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Option:
    slug: str
    name_fi: str
    name_sv: str


@dataclass(frozen=True)
class FilterOptions:
    """What the plan's items can be filtered by, in the order of the reader's alphabet."""

    sections: list[PlanSection]
    orgs: list[Option] = field(default_factory=list)
    networks: list[Option] = field(default_factory=list)
    projects: list[Option] = field(default_factory=list)
    themes: list[Option] = field(default_factory=list)


def filtered_items(plan: ActionPlan, day: date, wanted: ItemFilter) -> ItemQuerySet:
    """The items of the plan on `day` that answer the filter, by number. State is asked for only where it is wanted."""
    items: ItemQuerySet = PlanItem.objects.filter(plan=plan).in_plan_on(day)
    if wanted.late:
        items = items.late_on(day)
    if wanted.status:
        items = items.with_state(day)
    for condition in _conditions(wanted):
        items = items.filter(condition)
    return items.order_by("section__number", "order", "pk")


def _conditions(wanted: ItemFilter) -> Iterator[Q]:
    if wanted.area is not None:
        yield Q(section__number=wanted.area)
    if wanted.status:
        yield Q(state=wanted.status)
    if wanted.commitment:
        yield Q(commitment=wanted.commitment)
    if wanted.undated:
        yield Q(time_earliest=None, time_latest=None)
    if wanted.q:
        yield _text(wanted.q)
    if wanted.theme:
        yield Q(theme__slug=wanted.theme)
    yield from _relations(wanted)


def _relations(wanted: ItemFilter) -> Iterator[Q]:
    # Subqueries and not joins: an item that is linked twice must not come twice.
    if wanted.org:
        responsible = Q(parties__role=PartyRoleKind.RESPONSIBLE, parties__organisation__slug=wanted.org)
        yield Q(pk__in=PlanItem.objects.filter(responsible).values("pk"))
    if wanted.network:
        linked = Q(networks__slug=wanted.network) | Q(parties__network__slug=wanted.network)
        yield Q(pk__in=PlanItem.objects.filter(linked).values("pk"))
    if wanted.project:
        linked = Q(projects__slug=wanted.project) | Q(parties__project__slug=wanted.project)
        yield Q(pk__in=PlanItem.objects.filter(linked).values("pk"))


def _text(q: str) -> Q:
    """Number, title or description. SQLite folds the case of a–z alone: å ä ö are asked for in both cases."""
    spellings = {q, q.lower(), q.upper(), q.capitalize()}
    columns = ("title_fi", "title_sv", "description_fi", "description_sv")
    parts = [Q(**{f"{column}__icontains": words}) for column in columns for words in sorted(spellings)]
    return reduce(or_, parts, Q(number=q))


def filter_options(plan: ActionPlan) -> FilterOptions:
    """The choices of the filters; two queries."""
    # "Is there one?" stops at the first item; a join would go through all of them.
    own = PlanItem.objects.filter(plan=plan)
    parties = PartyRole.objects.filter(item__plan=plan, role=PartyRoleKind.RESPONSIBLE)
    sources: dict[str, QuerySet] = {
        "orgs": Organisation.objects.filter(Exists(parties.filter(organisation=OuterRef("pk")))),
        "networks": Network.objects.filter(Exists(own.filter(networks=OuterRef("pk")))),
        "projects": Project.objects.filter(Exists(own.filter(projects=OuterRef("pk")))),
        # By way of the section, so that the database begins with the items of the theme.
        "themes": Theme.objects.filter(
            Exists(PlanItem.objects.filter(theme=OuterRef("pk"), section__plan=plan))
        ),
    }
    parts = [
        columns(rows, kind=words(kind), slug=F("slug"), name_fi=F("name_fi"), name_sv=F("name_sv"))
        for kind, rows in sources.items()
    ]
    found: dict[str, list[Option]] = {kind: [] for kind in sources}
    for kind, slug, name_fi, name_sv in union(parts):
        found[kind].append(Option(slug, name_fi or "", name_sv or ""))
    for options in found.values():
        options.sort(key=lambda option: alphabet(name_here(option)))
    return FilterOptions(list(plan.sections.order_by("number")), **found)
