"""What the page of one item in a round shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from evaluations.models import EvaluationRound, ItemAssessment
from plans.choices import PartyRoleKind
from plans.models import Milestone, PartyRole, PlanItem, StatusUpdate
from plans.selectors.milestones import MilestoneLine, milestones_with_state


@dataclass(frozen=True)
class ItemPage:
    """What was planned (`item`, with `state`, `basis` and `late` as of the cut-off day), and what has been told."""

    item: Any
    milestones: list[MilestoneLine]
    updates: list[StatusUpdate]
    before: ItemAssessment | None
    """What the round before judged."""
    previous: str
    following: str

    @property
    def responsible(self) -> list[PartyRole]:
        return self._in(PartyRoleKind.RESPONSIBLE)

    @property
    def partners(self) -> list[PartyRole]:
        return self._in(PartyRoleKind.PARTNER, PartyRoleKind.PARTICIPANT)

    def _in(self, *roles: str) -> list[PartyRole]:
        return [party for party in self.item.parties.all() if party.role in roles]


def item_page(evaluation: EvaluationRound, item: PlanItem) -> ItemPage:
    """The item as of the cut-off day with its neighbours' numbers; five queries."""
    numbers = numbers_in_order(evaluation)
    place = numbers.index(item.number)
    updates = StatusUpdate.objects.filter(item=item, as_of__lte=evaluation.cut_off).select_related("author")
    return ItemPage(
        item=item,
        milestones=milestones_with_state(Milestone.objects.filter(items=item), evaluation.cut_off),
        updates=list(updates),
        before=_before(evaluation, item),
        previous=numbers[place - 1] if place else "",
        following=numbers[place + 1] if place + 1 < len(numbers) else "",
    )


def _before(evaluation: EvaluationRound, item: PlanItem) -> ItemAssessment | None:
    """The assessment of the latest round before this one that has judged the item."""
    rows = ItemAssessment.objects.filter(item=item, round__plan=evaluation.plan)
    earlier = rows.filter(round__cut_off__lt=evaluation.cut_off).exclude(round=evaluation)
    return earlier.select_related("round").order_by("-round__cut_off").first()


def items_of(evaluation: EvaluationRound) -> Any:
    """The items that a round judges, with state as of its cut-off day; for fetching one by its number."""
    day = evaluation.cut_off
    parties = PartyRole.objects.select_related(*PartyRole.PARTIES)
    rows = PlanItem.objects.filter(plan=evaluation.plan).in_plan_on(day).with_state(day)
    return rows.select_related("section__area").prefetch_related(Prefetch("parties", parties))


def numbers_in_order(evaluation: EvaluationRound) -> list[str]:
    """The numbers of the items that a round judges, in the plan's order."""
    rows = PlanItem.objects.filter(plan=evaluation.plan).in_plan_on(evaluation.cut_off)
    return list(rows.order_by("section__number", "order", "pk").values_list("number", flat=True))
