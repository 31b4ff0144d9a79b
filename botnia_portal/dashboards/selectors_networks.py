"""Networks with what the plans, the projects and the channels of influence have to do with them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from botnia_portal.core.alphabet import alphabet, name_here
from networks.choices import NetworkLevel, NetworkState
from networks.models import Network
from networks.selectors import MemberLine, members
from plans.choices import FINAL_STATUSES
from plans.models import ActionPlan, Milestone, PartyRole, PlanItem, Project
from plans.selectors.activities import Held, held_by_network
from plans.selectors.asked import ASKED_ABOUT, RequestLine, open_requests_of_groups
from plans.selectors.groups import items_of_networks
from plans.selectors.milestones import MilestoneLine, milestones_with_state
from priorities.models import InfluenceChannel

SILENT_AFTER = timedelta(days=183)
"""Groups report two or three times a year: half a year without a report is long."""


@dataclass(frozen=True)
class NetworkFilter:
    """What to show; an empty word means all, an unknown one shows nothing."""

    level: str = ""
    kind: str = ""
    state: str = ""

    @property
    def lookup(self) -> dict[str, str]:
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class NetworkRow:
    network: Network
    items: int


@dataclass(frozen=True)
class LevelGroup:
    """The networks of one level, by name."""

    level: NetworkLevel
    rows: list[NetworkRow]


@dataclass(frozen=True)
class NetworkList:
    groups: list[LevelGroup]
    total: int
    needed: int
    to_be_founded: int


def network_list(plan: ActionPlan | None, day: date, wanted: NetworkFilter) -> NetworkList:
    """All networks by level, with how many items of the plan concern them; four queries."""
    networks = list(Network.objects.filter(**wanted.lookup).prefetch_related("conveners"))
    networks.sort(key=lambda network: alphabet(name_here(network)))
    pairs = items_of_networks(PlanItem.objects.filter(plan=plan).in_plan_on(day)) if plan else set()
    counts = Counter(network for network, _item in pairs)
    groups = [
        LevelGroup(level, [NetworkRow(n, counts[n.pk]) for n in networks if n.level == level])
        for level in NetworkLevel
    ]
    states = Counter(network.state for network in networks)
    return NetworkList(
        groups=[group for group in groups if group.rows],
        total=len(networks),
        needed=states[NetworkState.NEED],
        to_be_founded=states[NetworkState.TO_BE_FOUNDED],
    )


@dataclass(frozen=True)
class OtherPlan:
    plan: ActionPlan
    items: int


@dataclass(frozen=True)
class Owed:
    """What a network owes: open requests, late items, and items of which nothing has been told for long."""

    requests: list[RequestLine]
    late: list[PlanItem]
    silent: list[PlanItem]

    @property
    def is_empty(self) -> bool:
        return not (self.requests or self.late or self.silent)


@dataclass(frozen=True)
class NetworkPage:
    network: Network
    members: list[MemberLine]
    items: list[PlanItem]
    milestones: list[MilestoneLine]
    steered_plans: list[ActionPlan]
    steered_projects: list[Project]
    channels: list[InfluenceChannel]
    held: Held
    other_plans: list[OtherPlan] = field(default_factory=list)
    owed: Owed | None = None


def network_page(
    network: Network,
    plan: ActionPlan | None,
    others: list[ActionPlan],
    day: date,
    *,
    live: bool,
    sees_requests: bool = False,
) -> NetworkPage:
    """A network with its members, its items and milestones as of `day`, what it held and what it steers; eight queries.

    Of older plans only the number of items is told, in one query more. What the network owes is for those who see the
    live state, and what it was asked for (`sees_requests`) for those who ask or answer: one query more.
    """
    items = list(items_of_network(network, plan, day)) if plan else []
    plans = [plan, *others] if plan else []
    return NetworkPage(
        network=network,
        members=members(network, names=live),
        items=items,
        milestones=_milestones(network, plan, items, day) if plan else [],
        steered_plans=[row for row in plans if row.steering_group_id == network.pk],
        steered_projects=list(network.steered_projects.all()),
        channels=list(network.influence_channels.all()),
        held=held_by_network(network, plan, day) if plan else Held(),
        other_plans=_other_plans(network, others) if others else [],
        owed=_owed(network, plan, items, day, sees_requests=sees_requests) if plan and live else None,
    )


def _owed(
    network: Network, plan: ActionPlan, items: list[PlanItem], day: date, *, sees_requests: bool
) -> Owed:
    asked = open_requests_of_groups([network.pk]) if sees_requests else []
    open_ones = [line for line in asked if line.request.plan_id == plan.pk]
    late = [item for item in items if item.late]
    return Owed(open_ones, late, [item for item in items if _is_silent(item, plan, day)])


def _is_silent(item: Any, plan: ActionPlan, day: date) -> bool:
    """Whether a promise that is not over has been without a report for longer than SILENT_AFTER."""
    if item.commitment not in ASKED_ABOUT or item.state in FINAL_STATUSES or item.late:
        return False
    last = item.status_as_of if item.status_as_of and item.status_as_of <= day else None
    return (last or item.added_on or plan.first_day) + SILENT_AFTER < day


def _linked(network: Network) -> Q:
    through = PlanItem.networks.through.objects.filter(network=network)
    roles = PartyRole.objects.filter(network=network)
    return Q(pk__in=through.values("planitem")) | Q(pk__in=roles.values("item"))


def items_of_network(network: Network, plan: ActionPlan, day: date) -> QuerySet[PlanItem]:
    """The items of the plan that concern a network, with their state as of `day`."""
    rows = PlanItem.objects.filter(_linked(network), plan=plan).in_plan_on(day).with_state(day)
    return rows.select_related("section").order_by("section__number", "order", "pk")


def _milestones(network: Network, plan: ActionPlan, items: list[PlanItem], day: date) -> list[MilestoneLine]:
    concerned = Q(networks=network) | Q(items__in=[item.pk for item in items])
    return milestones_with_state(Milestone.objects.filter(concerned, plan=plan), day)


def _other_plans(network: Network, others: list[ActionPlan]) -> list[OtherPlan]:
    keys = (
        PlanItem.objects.filter(_linked(network), plan__in=others)
        .order_by()
        .values_list("plan_id", flat=True)
    )
    counts = Counter(keys)
    return [OtherPlan(plan, counts[plan.pk]) for plan in others if counts[plan.pk]]
