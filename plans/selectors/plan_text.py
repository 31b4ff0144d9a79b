"""The plan as a document, and one area of it as a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from botnia_portal.core import texts
from botnia_portal.core.alphabet import alphabet, name_here
from networks.models import Network
from plans.choices import StatementKind
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection, Project, SourceRemark, Statement
from plans.selectors.milestones import AHEAD, LATE, NOW, MilestoneLine, milestones_with_state
from plans.selectors.progress import Progress, progress_by
from priorities.models import Theme

MILESTONES_SHOWN = 8


@dataclass(frozen=True)
class ThemeGroup:
    """Items that follow each other under one theme."""

    theme: Theme | None
    items: list[PlanItem]


@dataclass(frozen=True)
class SectionText:
    section: PlanSection
    statements: list[Statement]
    themes: list[ThemeGroup]
    count: int


@dataclass(frozen=True)
class PlanText:
    sections: list[SectionText]
    remarks: list[SourceRemark]


@dataclass(frozen=True)
class SectionPage:
    """One area: `milestones` are those late, at hand or ahead; `more_milestones` how many of them are not shown."""

    text: SectionText
    progress: Progress
    milestones: list[MilestoneLine]
    more_milestones: int
    networks: list[Network]
    projects: list[Project]
    previous: PlanSection | None
    following: PlanSection | None


def plan_text(plan: ActionPlan, day: date) -> PlanText:
    """The whole plan on `day`, section by section, with the remarks on its source document; five queries."""
    statements = _by_section(Statement.objects.filter(plan=plan).order_by("order"))
    items = _by_section(_items(plan, day))
    sections = [
        section_text(plan, section, statements.get(section.pk, []), items.get(section.pk, []))
        for section in PlanSection.objects.filter(plan=plan).select_related("area").order_by("number")
    ]
    numbers = PlanItem.objects.only("number", "plan_id").order_by("section__number", "order")
    remarks = SourceRemark.objects.filter(plan=plan).prefetch_related(Prefetch("items", queryset=numbers))
    return PlanText(sections, list(remarks))


def section_page(section: PlanSection, day: date) -> SectionPage:
    """One area on `day`; a constant number of queries, whatever the size of the area."""
    plan = section.plan
    items = list(_items(plan, day).filter(section=section))
    statements = list(Statement.objects.filter(section=section).order_by("order"))
    progress = progress_by(PlanItem.objects.filter(section=section), day, "section_id")
    lines = milestones_with_state(Milestone.objects.filter(items__section=section), day)
    ahead = [line for line in lines if line.state in (LATE, NOW, AHEAD)]
    others = {other.number: other for other in PlanSection.objects.filter(plan=plan)}
    return SectionPage(
        text=section_text(plan, section, statements, items),
        progress=progress.get(section.pk, Progress()),
        milestones=ahead[:MILESTONES_SHOWN],
        more_milestones=max(0, len(ahead) - MILESTONES_SHOWN),
        networks=_by_name(Network.objects.filter(items__section=section).distinct()),
        projects=_by_name(Project.objects.filter(items__section=section).distinct()),
        previous=others.get(section.number - 1),
        following=others.get(section.number + 1),
    )


def section_text(
    plan: ActionPlan, section: PlanSection, statements: Iterable[Statement], items: list[PlanItem]
) -> SectionText:
    """A section with its items grouped by theme, without statements that already stand in the page's headings or
    in the introduction."""
    titles = {texts.text_of(plan, "title", "fi"), texts.text_of(section, "heading", "fi")}
    introduction = texts.text_of(section, "introduction", "fi")

    def is_new(row: Statement) -> bool:
        words = texts.text_of(row, "text", "fi")
        return not words or (words not in titles and words not in introduction)

    shown = [row for row in statements if row.kind != StatementKind.MILESTONE and is_new(row)]
    themes = [ThemeGroup(theme, list(group)) for theme, group in groupby(items, key=lambda item: item.theme)]
    return SectionText(section, shown, themes, len(items))


def _items(plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.filter(plan=plan).in_plan_on(day).with_state(day)
    return rows.select_related("theme").order_by("section__number", "order", "pk")


def _by_section(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.section_id, []).append(row)
    return found


def _by_name(rows: Iterable) -> list:
    return sorted(rows, key=lambda row: alphabet(name_here(row)))
