"""The items of a plan by what a reader asks for: the conditions in SQL, and the choices that there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from botnia_portal.core.access import asked_key
from botnia_portal.core.alphabet import alphabet, name_here, natural
from botnia_portal.core.models import TextState
from networks.models import Municipality, Network, Organisation
from plans.choices import PartyRoleKind
from plans.models import ActionPlan, ItemGoal, ItemTask, PartyRole, PlanItem, PlanSection, Project
from plans.querysets import ItemQuerySet
from plans.selectors.item_order import order_of
from plans.selectors.kept import kept
from plans.selectors.unions import columns, union, words
from priorities.models import StatutoryTask, StrategyGoal, Theme

NUMBERED = ("goals", "tasks")
"""What is known by its number first."""


@dataclass(frozen=True)
class ItemFilter:
    """What to show; empty means all, and `sort` the order of the plan.

    `org`, `network`, `project`, `municipality`, `task` and `theme` are slugs, `goal` a key, `area` a section's number,
    `language` a language and the state of its texts ("sv-stale"), `sort` "number" or a name of `item_order.ORDERS`;
    "-" before it turns it about.
    """

    area: int | None = None
    status: str = ""
    kind: str = ""
    commitment: str = ""
    late: bool = False
    conditional: bool = False
    undated: bool = False
    q: str = ""
    org: str = ""
    network: str = ""
    project: str = ""
    municipality: str = ""
    goal: str = ""
    task: str = ""
    theme: str = ""
    language: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Option:
    slug: str
    name_fi: str
    name_sv: str
    number: str = ""


@dataclass(frozen=True)
class FilterOptions:
    """What the plan's items can be filtered by, in the order of the reader's alphabet."""

    sections: list[PlanSection]
    orgs: list[Option] = field(default_factory=list)
    networks: list[Option] = field(default_factory=list)
    projects: list[Option] = field(default_factory=list)
    municipalities: list[Option] = field(default_factory=list)
    goals: list[Option] = field(default_factory=list)
    tasks: list[Option] = field(default_factory=list)
    themes: list[Option] = field(default_factory=list)


def filtered_items(plan: ActionPlan, day: date, wanted: ItemFilter) -> ItemQuerySet:
    """The items of the plan on `day` that answer the filter, in its order. State is asked for where it is needed."""
    items: ItemQuerySet = PlanItem.objects.filter(plan=plan).in_plan_on(day)
    if wanted.late:
        items = items.late_on(day)
    if wanted.status or wanted.sort.removeprefix("-") == "status":
        items = items.with_state(day)
    for condition in _conditions(wanted):
        items = items.filter(condition)
    return items.order_by(*order_of(wanted.sort))


def _conditions(wanted: ItemFilter) -> Iterator[Q]:
    if wanted.area is not None:
        yield Q(section__number=wanted.area)
    if wanted.status:
        yield Q(state=wanted.status)
    if wanted.kind:
        yield Q(kind=wanted.kind) | Q(second_kind=wanted.kind)
    if wanted.commitment:
        yield Q(commitment=wanted.commitment)
    if wanted.conditional:
        yield Q(condition_fi__gt="") | Q(condition_sv__gt="")
    if wanted.undated:
        yield Q(time_earliest=None, time_latest=None)
    if wanted.q:
        yield _text(wanted.q)
    if wanted.theme:
        yield Q(theme__slug=wanted.theme)
    if wanted.language:
        yield _texts_in(*wanted.language.split("-"))
    yield from _relations(wanted)


def _relations(wanted: ItemFilter) -> Iterator[Q]:
    # Subqueries and not joins: an item that is linked twice must not come twice.
    if wanted.org:
        responsible = Q(parties__role=PartyRoleKind.RESPONSIBLE, parties__organisation__slug=wanted.org)
        yield Q(pk__in=PlanItem.objects.filter(responsible).values("pk"))
    if wanted.network:
        linked = Q(networks__slug=wanted.network) | Q(parties__network__slug=wanted.network)
        yield Q(pk__in=PlanItem.objects.filter(linked).values("pk"))
    if wanted.municipality:
        # As the page of municipalities counts: the municipality itself, or its own organisation.
        own = Q(parties__municipality__slug=wanted.municipality)
        own |= Q(parties__organisation__municipality__slug=wanted.municipality)
        yield Q(pk__in=PlanItem.objects.filter(own).values("pk"))
    if wanted.goal:
        yield Q(pk__in=ItemGoal.objects.filter(goal=asked_key(wanted.goal)).values("item"))
    if wanted.task:
        yield Q(pk__in=ItemTask.objects.filter(task__slug=wanted.task).values("item"))
    if wanted.project:
        linked = Q(projects__slug=wanted.project) | Q(parties__project__slug=wanted.project)
        yield Q(pk__in=PlanItem.objects.filter(linked).values("pk"))


def _texts_in(language: str, state: str) -> Q:
    """With a text of its own whose translation into the language is in this state."""
    texts = TextState.objects.with_state().filter(
        content_type=ContentType.objects.get_for_model(PlanItem), language=language, text_state=state
    )
    return Q(pk__in=texts.values("object_id"))


def _text(q: str) -> Q:
    """Number, title or description. SQLite folds the case of a–z alone: å ä ö are asked for in both cases."""
    spellings = {q, q.lower(), q.upper(), q.capitalize()}
    columns = ("title_fi", "title_sv", "description_fi", "description_sv")
    parts = [Q(**{f"{column}__icontains": words}) for column in columns for words in sorted(spellings)]
    return reduce(or_, parts, Q(number=q))


def filter_options(plan: ActionPlan) -> FilterOptions:
    """The choices of the filters; two queries, and one while nobody writes."""
    found: dict[str, list[Option]] = {}
    for kind, option in kept(plan, ("options",), lambda: _options(plan)):
        found.setdefault(kind, []).append(option)
    for options in found.values():
        options.sort(key=lambda option: (natural(option.number), alphabet(name_here(option))))
    return FilterOptions(list(plan.sections.order_by("number")), **found)


def _options(plan: ActionPlan) -> list[tuple[str, Option]]:
    """Each choice with the field of `FilterOptions` that it belongs to, in no order; one query."""
    # "Is there one?" stops at the first item; a join would go through all of them.
    own = PlanItem.objects.filter(plan=plan)
    everyone = PartyRole.objects.filter(item__plan=plan)
    parties = everyone.filter(role=PartyRoleKind.RESPONSIBLE)
    sources: dict[str, QuerySet] = {
        "orgs": Organisation.objects.filter(Exists(parties.filter(organisation=OuterRef("pk")))),
        "networks": Network.objects.filter(
            Exists(own.filter(networks=OuterRef("pk"))) | Exists(everyone.filter(network=OuterRef("pk")))
        ),
        "projects": Project.objects.filter(
            Exists(own.filter(projects=OuterRef("pk"))) | Exists(everyone.filter(project=OuterRef("pk")))
        ),
        "municipalities": Municipality.objects.filter(
            Exists(everyone.filter(municipality=OuterRef("pk")))
            | Exists(everyone.filter(organisation=OuterRef("organisation")))
        ),
        "goals": StrategyGoal.objects.filter(Exists(own.filter(goals=OuterRef("pk")))),
        "tasks": StatutoryTask.objects.filter(Exists(own.filter(statutory_tasks=OuterRef("pk")))),
        # By way of the section, so that the database begins with the items of the theme.
        "themes": Theme.objects.filter(
            Exists(PlanItem.objects.filter(theme=OuterRef("pk"), section__plan=plan))
        ),
    }
    parts = [
        columns(
            rows,
            kind=words(kind),
            # A goal has no address of its own.
            slug=Cast("pk", CharField()) if kind == "goals" else F("slug"),
            number=Cast("number", CharField()) if kind in NUMBERED else words(""),
            name_fi=F("name_fi"),
            name_sv=F("name_sv"),
        )
        for kind, rows in sources.items()
    ]
    return [
        (kind, Option(slug, name_fi or "", name_sv or "", number))
        for kind, slug, number, name_fi, name_sv in union(parts)
    ]
