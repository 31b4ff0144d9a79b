"""The items of a plan as of a day, in a constant number of queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from botnia_portal.api.rows.places import Places
from botnia_portal.api.rows.words import TextBook, names_or_none, time_of
from botnia_portal.api.schemas.basic import Reference
from botnia_portal.api.schemas.plans import Item, ItemState, ItemWhole, Link, Party, Passage, Report, Standing
from plans.choices import ItemKind
from plans.models import ItemGoal, ItemTask, PartyRole, PlanItem, StatusUpdate
from plans.selectors.parties import party_rows
from plans.views.page import PlanPage

NAMED = ("section", "theme", "after", "lead", "deputy")


@dataclass(frozen=True)
class ItemWriter:
    """Writes the items of one plan as of the day of the page."""

    page: PlanPage
    places: Places
    book: TextBook

    def by_number(self, numbers: Iterable[str]) -> list[Item]:
        """The items with these numbers, in their order."""
        return [self.item(row) for row in self._rows(list(numbers))]

    def whole(self, number: str) -> ItemWhole | None:
        """One item with everything that belongs to it; None where the plan has no such number."""
        row = next(iter(self._rows([number])), None)
        if row is None:
            return None
        passages = [Passage(page=passage.page, text=passage.text) for passage in row.passages.all()]
        return ItemWhole(**dict(self.item(row)), passages=passages, reports=self._reports(row))

    def _rows(self, numbers: list[str]) -> list[PlanItem]:
        found = self._queryset().filter(number__in=numbers)
        rows = sorted(found, key=lambda row: numbers.index(row.number))
        self.book.learn(PlanItem, [row.pk for row in rows])
        return rows

    def _queryset(self) -> QuerySet[PlanItem]:
        rows = PlanItem.objects.filter(plan=self.page.plan).with_state(self.page.day)
        return rows.select_related(*NAMED).prefetch_related(
            Prefetch("parties", party_rows()),
            "networks",
            "projects",
            Prefetch("goal_links", ItemGoal.objects.select_related("goal__strategy").order_by("goal", "pk")),
            Prefetch("task_links", ItemTask.objects.select_related("task").order_by("task__number", "pk")),
            "milestones",
            "related",
        )

    def item(self, row: Any) -> Item:
        """One row of `_queryset`."""
        plan, text, places = self.page.plan, self.book.text, self.places
        live = self.page.live
        own = places.item(plan, row)
        return Item(
            id=own.id,
            url=own.url or "",
            web=places.page("item", plan.slug, row.number),
            plan=plan.slug,
            has_example_data=plan.has_example_data,
            number=row.number,
            section=places.section(plan, row.section),
            theme=places.maybe(row.theme),
            title=text(row, "title"),
            description=text(row, "description"),
            note=text(row, "note"),
            kinds=[ItemKind(kind) for kind in (row.kind, row.second_kind) if kind],
            commitment=row.commitment,
            is_counted=row.is_counted,
            condition=text(row, "condition"),
            time=time_of(row, late=self.page.shows_state and row.is_counted),
            after=places.milestone(plan, row.after) if row.after else None,
            state=self._standing(row) if self.page.shows_state else None,
            parties=[self._party(party) for party in row.parties.all()],
            lead=row.lead.name if live and row.lead else None,
            deputy=row.deputy.name if live and row.deputy else None,
            networks=places.all(row.networks.all()),
            projects=places.all(row.projects.all()),
            goals=_links((link, places.goal(link.goal)) for link in row.goal_links.all()),
            statutory_tasks=_links((link, places.of(link.task)) for link in row.task_links.all()),
            milestones=[places.milestone(plan, milestone) for milestone in row.milestones.all()],
            related=[places.item(plan, other) for other in row.related.all()],
            added=self.book.dated(row, row.added_on, "added_reason"),
            dropped=self.book.dated(row, row.dropped_on, "dropped_reason"),
        )

    def _standing(self, row: Any) -> Standing:
        last = row.status_as_of
        return Standing(
            as_of=self.page.day,
            status=ItemState(row.state),
            basis=row.basis,
            reported_as_of=last if last and last <= self.page.day else None,
            is_late=row.late,
        )

    def _party(self, row: PartyRole) -> Party:
        person = row.person
        party = next(
            (getattr(row, name) for name in PartyRole.PARTIES[:-1] if getattr(row, f"{name}_id")), None
        )
        return Party(
            role=row.role,  # type: ignore[arg-type]
            party=self.places.maybe(party),
            is_person=person is not None,
            person=person.name if person and (self.page.live or person.name_public) else None,
            words=names_or_none(person, "title") if person else names_or_none(row, "words"),
            count=row.count,
            is_implied=row.is_implied,
            is_conditional=row.is_conditional,
            condition=names_or_none(row, "condition"),
        )

    def _reports(self, row: PlanItem) -> list[Report] | None:
        """Everything that was told of the item, the latest first; for those who see the live plan."""
        if not self.page.live:
            return None
        updates = list(row.status_updates.all())
        self.book.learn(StatusUpdate, [update.pk for update in updates])
        return [
            Report(
                as_of=update.as_of,
                recorded_on=timezone.localdate(update.recorded_at),
                status=update.status,  # type: ignore[arg-type]
                progress=update.progress,
                narrative=self.book.text(update, "narrative"),
                is_example=update.is_example,
            )
            for update in updates
        ]


def _links(linked: Iterable[tuple[ItemGoal | ItemTask, Reference]]) -> list[Link]:
    return [Link(target=target, is_inferred=link.is_inferred) for link, target in linked]
