"""What the overview of a plan shows, gathered in a constant number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from botnia_portal.core import texts
from botnia_portal.dashboards.selectors_timeline import MiniTimeline, dated_items, mini_timeline
from evaluations.models import EvaluationRound
from evaluations.selectors.rounds import rounds_with_progress
from plans.choices import PROJECTS
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection
from plans.selectors.changes import change_counts
from plans.selectors.development import Development, development
from plans.selectors.kept import kept
from plans.selectors.late import LateItem, with_last_told_kept
from plans.selectors.progress import Progress, progress_of_plan

MOST_STRIPS = 300
"""Items of a plan whose times are drawn on the overview."""
ROWS = 6
"""Rows in the lists of what is late and what comes next; the rest stands behind a link."""


@dataclass(frozen=True)
class AreaRow:
    section: PlanSection
    progress: Progress
    next_milestone: Milestone | None
    shares: list[texts.LanguageShare]


@dataclass(frozen=True)
class Overview:
    day: date
    total: Progress
    areas: list[AreaRow]
    upcoming: list[Milestone]
    due: list[PlanItem]
    ahead: int
    late: list[LateItem]
    strips: MiniTimeline | None
    shares: list[texts.LanguageShare]
    round: EvaluationRound | None
    since: date | None
    changes: dict[str, int]
    development: Development | None


def overview(plan: ActionPlan, day: date, *, live: bool, told: bool, user: Any) -> Overview:
    """The overview as of `day`, of a plan `with_last_meeting`.

    Without `live` (a reader), translation state and open rounds are left out; without `told`, no state is shown.
    """
    progress = progress_of_plan(plan, day)
    sections = list(_sections_with_next(plan, day))
    upcoming = _upcoming(plan, day, {section.next_milestone for section in sections})
    following = {milestone.pk: milestone for milestone in upcoming}
    shares = kept(plan, ("shares",), lambda: texts.shares_by_group(f"plan:{plan.slug}")) if live else {}
    areas = [
        AreaRow(
            section,
            progress.get(section.pk, Progress()),
            following.get(section.next_milestone),
            shares.get(str(section.number), []),
        )
        for section in sections
    ]
    total = sum(progress.values(), Progress())
    late, due, strips = _late_due_and_strips(plan, day, total, sections, told=told)
    since = plan.last_meeting if live else None
    return Overview(
        day=day,
        total=total,
        areas=_general_part_last(areas),
        upcoming=upcoming[:ROWS],
        due=due,
        ahead=sections[0].ahead or 0 if sections else 0,
        late=_with_why(plan, late, day, live=live),
        strips=strips,
        shares=texts.together(shares) if live else [],
        round=_newest_round(plan, user) if live else None,
        since=since,
        changes=change_counts(plan, since, day, told=told) if since else {},
        development=development(plan, day) if told else None,
    )


def _with_why(plan: ActionPlan, late: list[PlanItem], day: date, *, live: bool) -> list[LateItem]:
    """What was told of them last stands with them where the reader sees reports."""
    if live and late:
        return with_last_told_kept(plan, late, day)
    return [LateItem(item, None) for item in late]


def _late_due_and_strips(
    plan: ActionPlan, day: date, total: Progress, sections: list[PlanSection], *, told: bool
) -> tuple[list[PlanItem], list[PlanItem], MiniTimeline | None]:
    """What has been late the longest, what turns late next, and the strips of the timeline, from one query; strips of
    thousands of bands say nothing."""
    has_strips = total.items <= MOST_STRIPS
    items = list(dated_items(plan, day)) if has_strips else _late_and_due(plan, day)
    in_order = sorted(items, key=lambda item: item.time_late_from or day)
    late = [item for item in in_order if item.late][:ROWS]
    due = [item for item in in_order if item.turns_late][:ROWS]
    return late, due, mini_timeline(plan, day, items, sections, told=told) if has_strips else None


def _upcoming(plan: ActionPlan, day: date, also: set[int | None]) -> list[Milestone]:
    """The first upcoming milestones of the plan, and those of the sections, in one query and in their order."""
    upcoming = Milestone.objects.filter(plan=plan).upcoming(day)
    wanted = Q(pk__in=Subquery(upcoming.values("pk")[:ROWS])) | Q(pk__in=[pk for pk in also if pk])
    return list(upcoming.filter(wanted))


def _general_part_last(areas: list[AreaRow]) -> list[AreaRow]:
    """The five priority areas first; the general part, number 0, closes the list."""
    return sorted(areas, key=lambda row: (row.section.number == 0, row.section.number))


def _sections_with_next(plan: ActionPlan, day: date) -> QuerySet[Any]:
    ahead = Milestone.objects.filter(plan=plan).upcoming(day).order_by()
    upcoming = Milestone.objects.filter(plan=plan, items__section=OuterRef("pk")).upcoming(day)
    return plan.sections.select_related("area").annotate(
        networks_count=_linked("networks"),
        projects_count=_linked("projects", Q(projects__kind__in=PROJECTS)),
        next_milestone=Subquery(upcoming.values("pk")[:1]),
        ahead=Subquery(ahead.values("plan").annotate(n=Count("pk")).values("n")),
    )


def _linked(name: str, condition: Q | None = None) -> Subquery:
    """How many networks or projects the items of a section are linked to; counted apart, so that neither multiplies."""
    items = PlanItem.objects.filter(section=OuterRef("pk")).order_by().values("section")
    return Subquery(items.annotate(n=Count(name, distinct=True, filter=condition)).values("n"))


def _late_and_due(plan: ActionPlan, day: date) -> list[PlanItem]:
    """The first rows of both lists, area by area. Which they are takes a look at every item, and is kept; the look
    itself brings the rows, so that it costs no second query."""
    items = PlanItem.objects.filter(plan=plan)
    late = items.in_plan_on(day).late_on(day).order_by("time_late_from", "section__number", "order")
    first = [Q(pk__in=Subquery(rows.values("pk")[:ROWS])) for rows in (late, items.turning_late_after(day))]
    looked_up: list[PlanItem] = []

    def look() -> list[int]:
        looked_up.extend(dated_items(plan, day).filter(first[0] | first[1]))
        return [item.pk for item in looked_up]

    known = kept(plan, ("late and due", day), look)
    return looked_up or list(dated_items(plan, day).filter(pk__in=known))


def _newest_round(plan: ActionPlan, user: Any) -> EvaluationRound | None:
    """The latest round that the user may see, with `rated` and `item_count`; one query."""
    rounds = rounds_with_progress(EvaluationRound.objects.visible_to(user).filter(plan=plan))
    return rounds.select_related("plan").order_by("-cut_off").first()
