"""Plans and their milestones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from botnia_portal.api.rows.places import Places
from botnia_portal.api.rows.words import TextBook, names, time_of
from botnia_portal.api.schemas.plans import Decision, Milestone, Plan, PlanLinks, Section
from plans.choices import MilestoneKind
from plans.models import ActionPlan, PlanItem, PlanSection
from plans.models import Decision as DecisionRow
from plans.models import Milestone as MilestoneRow
from plans.selectors.milestones import CLOSED, milestone_state
from plans.views.page import PlanPage


def plan_rows(rows: QuerySet[ActionPlan]) -> QuerySet[ActionPlan]:
    """Plans with what names them, their sections, and the decisions that adopted or revised them; three queries.

    What a meeting said of an evaluation is not public (docs/roles.md); the issued edition tells by whom it was adopted.
    """
    decisions = DecisionRow.objects.exclude(baseline=None).select_related("meeting__network")
    return rows.select_related("owner", "steering_group", "province", "predecessor").prefetch_related(
        "sections", Prefetch("decisions", decisions)
    )


def learn_plans(book: TextBook, plans: Iterable[ActionPlan]) -> None:
    """Read the states of the texts of `plan_rows`; three queries."""
    rows = list(plans)
    book.learn(ActionPlan, [row.pk for row in rows])
    book.learn(PlanSection, [section.pk for row in rows for section in row.sections.all()])
    book.learn(DecisionRow, [decision.pk for row in rows for decision in row.decisions.all()])


@dataclass(frozen=True)
class PlanWriter:
    places: Places
    book: TextBook

    def plan(self, page: PlanPage, seen: frozenset[int]) -> Plan:
        """A plan of `plan_rows`; `seen` are the keys of the plans that the user may see."""
        row, places = page.plan, self.places
        own = places.of(row)
        parts = {name: f"{own.url}/{name}" for name in ("items", "milestones", "evaluations")}
        before = row.predecessor if row.predecessor_id in seen else None
        return Plan(
            id=own.id,
            url=own.url or "",
            web=places.page("plan", row.slug),
            slug=row.slug,
            title=self.book.text(row, "title"),
            owner=places.of(row.owner),
            steering_group=places.maybe(row.steering_group),
            province=places.maybe(row.province),
            first_day=row.first_day,
            last_day=row.last_day,
            status=row.status,  # type: ignore[arg-type]
            published_day=row.published_day,
            as_of=page.day,
            shows_state=page.shows_state,
            has_example_data=row.has_example_data,
            note=self.book.text(row, "note"),
            closed=self.book.closing(row),
            sections=[self._section(section) for section in row.sections.all()],
            decisions=[self._decision(decision) for decision in row.decisions.all()],
            predecessor=places.own(f"plans/{before.slug}") if before else None,
            links=PlanLinks(**parts),
        )

    def _section(self, row: PlanSection) -> Section:
        text = self.book.text
        return Section(
            number=row.number,
            name=names(row, "list_name"),
            heading=text(row, "heading"),
            introduction=text(row, "introduction"),
        )

    def _decision(self, row: DecisionRow) -> Decision:
        meeting = row.meeting
        return Decision(
            kind=row.kind,  # type: ignore[arg-type]
            body=names(meeting.network, "name") if meeting else None,
            day=meeting.day if meeting else None,
            section=row.section_mark or None,
            text=self.book.text(row, "text"),
        )


@dataclass(frozen=True)
class MilestoneWriter:
    """Writes the milestones of one plan as of the day of the page."""

    page: PlanPage
    places: Places
    book: TextBook

    def by_key(self, keys: Iterable[int]) -> list[Milestone]:
        """The milestones with these keys, in their order."""
        wanted = list(keys)
        items = PlanItem.objects.order_by("section__number", "order", "pk")
        found = MilestoneRow.objects.filter(plan=self.page.plan, pk__in=wanted).with_state(self.page.day)
        linked = found.select_related("after").prefetch_related(
            Prefetch("items", items), "projects", "networks"
        )
        rows = sorted(linked, key=lambda row: wanted.index(row.pk))
        self.book.learn(MilestoneRow, [row.pk for row in rows])
        return [self.milestone(row) for row in rows]

    def milestone(self, row: Any) -> Milestone:
        plan, page, places = self.page.plan, self.page, self.places
        own = places.milestone(plan, row)
        state = milestone_state(row, page.day)
        return Milestone(
            id=own.id,
            url=own.url or "",
            web=places.milestone_page(plan, row),
            plan=plan.slug,
            has_example_data=plan.has_example_data,
            title=self.book.text(row, "title"),
            kind=row.kind,
            time=time_of(row, late=page.shows_state and row.kind != MilestoneKind.DOCUMENT_PERIOD),
            after=places.milestone(plan, row.after) if row.after else None,
            as_of=page.day,
            state=state if page.shows_state or state == CLOSED else None,  # type: ignore[arg-type]
            done_on=row.done_on if page.shows_state and row.done else None,
            evidence=self.book.text(row, "evidence") if page.live else None,
            closed=self.book.closing(row),
            items=[places.item(plan, item) for item in row.items.all()],
            projects=places.all(row.projects.all()),
            networks=places.all(row.networks.all()),
        )
