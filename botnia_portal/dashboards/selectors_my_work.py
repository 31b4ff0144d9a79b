"""What waits for a user, by role: the groups of a contact, the plans of a coordinator, the rounds of a member.

Plans follow each other, and for a while two of them go on: each is told of as of its own day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.core.alphabet import by_alphabet
from botnia_portal.core.comments import open_mentions
from botnia_portal.core.models import Comment
from evaluations.choices import RoundState
from evaluations.models import EvaluationRound
from evaluations.selectors.places import scope_of
from evaluations.selectors.rounds import rounds_with_progress
from networks.models import Meeting, Municipality, Network
from networks.permissions import RoleScopes
from networks.selectors import municipalities_of
from plans.choices import FINAL_STATUSES
from plans.models import ActionPlan, PlanItem, UpdateRequest
from plans.selectors.asked import RequestLine, open_requests_of_groups, waiting_answers
from plans.selectors.groups import items_of_networks
from plans.selectors.meetings import next_meeting
from plans.selectors.progress import Progress, progress_of_plan

ROWS = 8
"""Late items, and open comments for the user, that are listed."""
DUE_WITHIN = timedelta(days=60)
"""What turns late within so many days, unless it is over, is due."""


PlanOn = tuple[ActionPlan, date]
"""A plan, and the day as of which it is told of."""


@dataclass(frozen=True)
class GroupWork:
    """A network of a contact, and its items in one plan: late ones first, then those under way or without a report.

    The plan is None where no plan has items of the network.
    """

    network: Network
    plan: ActionPlan | None
    items: list[PlanItem]
    day: date | None

    @property
    def late(self) -> int:
        return len(self.late_items)

    @property
    def late_items(self) -> list[PlanItem]:
        return [item for item in self.items if item.late]

    @property
    def due_items(self) -> list[PlanItem]:
        """What has to be done within the next sixty days."""
        return [item for item in self.items if self._is_due(item)]

    @property
    def other_items(self) -> list[PlanItem]:
        return [item for item in self.items if not item.late and not self._is_due(item)]

    def _is_due(self, item: PlanItem) -> bool:
        turns_late = item.time_late_from
        if turns_late is None or self.day is None or item.late or item.state in FINAL_STATUSES:
            return False
        return self.day < turns_late <= self.day + DUE_WITHIN


@dataclass(frozen=True)
class RoundWork:
    """A round that is not issued yet: `rated` of `item_count` items, and what its texts want by language."""

    round: EvaluationRound
    shares: list[texts.LanguageShare]


@dataclass(frozen=True)
class PlanWork:
    """A plan of a coordinator: counts, what is late, the translations, the rounds, and answers to be taken in."""

    plan: ActionPlan
    progress: Progress
    late: list[PlanItem]
    shares: list[texts.LanguageShare]
    rounds: list[RoundWork]
    waiting_answers: int


@dataclass(frozen=True)
class SteeringWork:
    """The groups of a steering member, the rounds that he or she may read, and the own municipalities."""

    networks: list[Network]
    rounds: list[EvaluationRound]
    municipalities: list[Municipality]


@dataclass(frozen=True)
class PlanMeeting:
    """The next meeting at which a plan is dealt with."""

    plan: ActionPlan
    meeting: Meeting


@dataclass(frozen=True)
class MyWork:
    asked: list[RequestLine] = field(default_factory=list)
    groups: list[GroupWork] = field(default_factory=list)
    mentions: list[Comment] = field(default_factory=list)
    coordinating: list[PlanWork] = field(default_factory=list)
    steering: SteeringWork | None = None
    meetings: list[PlanMeeting] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.coordinating or self.steering)


def my_work(user: Any, plans: Sequence[PlanOn]) -> MyWork:
    """The work of a user in some plans; for one role and one plan at most ten queries."""
    scopes = RoleScopes.of(user)
    groups = scopes.contact_networks
    return MyWork(
        asked=open_requests_of_groups(groups) if groups else [],
        mentions=list(open_mentions(user)[:ROWS]),
        groups=_groups(groups, plans) if groups else [],
        coordinating=[
            _coordinating(user, plan, day) for plan, day in plans if user.has_perm("plans.edit", plan)
        ],
        steering=_steering(user, scopes) if scopes.steering_networks else None,
        meetings=[
            PlanMeeting(plan, following)
            for plan, _day in plans
            if user.has_perm("plans.view_meetings", plan)
            and (following := next_meeting(plan, timezone.localdate()))
        ],
    )


def _groups(keys: frozenset[int], plans: Sequence[PlanOn]) -> list[GroupWork]:
    """A query, and three for each plan, whatever the number of groups. An item of two groups stands with both."""
    networks = {network.pk: network for network in Network.objects.filter(pk__in=keys)}
    found: dict[int, list[GroupWork]] = {key: [] for key in networks}
    for plan, day in plans:
        linked = Q(networks__in=keys) | Q(parties__network__in=keys)
        own = PlanItem.objects.filter(pk__in=PlanItem.objects.filter(linked, plan=plan).values("pk"))
        pairs = items_of_networks(own)
        items = sorted(_with_state({item for _network, item in pairs}, day), key=_urgency)
        for key, network in networks.items():
            if mine := [item for item in items if (key, item.pk) in pairs]:
                found[key].append(GroupWork(network, plan, mine, day))
    return [
        work
        for key, network in networks.items()
        for work in found[key] or [GroupWork(network, None, [], None)]
    ]


def _with_state(keys: set[int], day: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.filter(pk__in=keys).in_plan_on(day).with_state(day)
    return rows.select_related("section", "plan")


def _urgency(item: Any) -> tuple[bool, bool, date, int, int]:
    """Late first, what is over last, and between them by the day on which the time runs out."""
    over = item.state in FINAL_STATUSES
    return (not item.late, over, item.time_late_from or date.max, item.section.number, item.order)


def _coordinating(user: Any, plan: ActionPlan, day: date) -> PlanWork:
    late = (
        PlanItem.objects.filter(plan=plan)
        .in_plan_on(day)
        .late_on(day)
        .with_state(day)
        .select_related("section")
    )
    rounds = _rounds(user).filter(plan=plan)
    return PlanWork(
        plan=plan,
        progress=sum(progress_of_plan(plan, day).values(), Progress()),
        late=list(late.order_by("time_late_from", "section__number", "order")[:ROWS]),
        shares=texts.shares(f"plan:{plan.slug}"),
        rounds=[RoundWork(row, texts.shares(scope_of(row))) for row in rounds],
        waiting_answers=waiting_answers(plan),
    )


def _rounds(user: Any) -> QuerySet[EvaluationRound]:
    """The rounds that go on and that the user may see, with how far the rating has come."""
    going_on = EvaluationRound.objects.visible_to(user).exclude(state=RoundState.ISSUED)
    return rounds_with_progress(going_on).select_related("plan").order_by("-cut_off")


def _steering(user: Any, scopes: RoleScopes) -> SteeringWork:
    networks = Network.objects.filter(pk__in=scopes.steering_networks)
    own = Q(plan__steering_group__in=scopes.steering_networks)
    municipalities = municipalities_of(user, timezone.localdate()).order_by(by_alphabet("name"))
    return SteeringWork(list(networks), list(_rounds(user).filter(own)), list(municipalities))


def items_to_report(
    user: Any, plans: Sequence[PlanOn], *, group: int = 0, request: int = 0
) -> list[PlanItem]:
    """The items of a contact's own groups, plan by plan, the most urgent first; at most four queries for a plan.

    Of one group where it is given; of one request where that is asked of an own group.
    """
    networks = RoleScopes.of(user).contact_networks
    wanted = networks & {group} if group else networks
    return [
        item
        for plan, day in plans
        for item in sorted(_with_state(_own(plan, wanted, networks, request), day), key=_urgency)
    ]


def day_asked_for(user: Any, request: int) -> date | None:
    """The day of which a request to an own group asks; None where there is no such request."""
    networks = RoleScopes.of(user).contact_networks
    rows = UpdateRequest.objects.select_related("plan").filter(pk=request, network__in=networks)
    asked = rows.first() if request else None
    return asked.day_told_of if asked else None


def _own(plan: ActionPlan, wanted: frozenset[int], networks: frozenset[int], request: int) -> set[int]:
    """The keys of the items of a plan that a contact reports on, or is asked about by a request."""
    own = PlanItem.objects.filter(plan=plan, dropped_on=None)
    if request:
        asked = UpdateRequest.objects.filter(pk=request, plan=plan, network__in=networks)
        return set(own.filter(update_requests__in=asked).values_list("pk", flat=True))
    return {item for network, item in items_of_networks(own) if network in wanted}
