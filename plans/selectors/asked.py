"""Who can be asked for updates, and how far the groups that were asked have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from botnia_portal.core.alphabet import alphabet, name_here
from botnia_portal.core.models import OutgoingMail
from networks.choices import Role
from networks.models import Network, RoleAssignment, User
from plans.choices import AnswerState, Commitment, RequestState
from plans.models import (
    ActionPlan,
    PlanItem,
    RequestReceiver,
    StatusUpdate,
    SubmittedUpdate,
    UpdateRequest,
)
from plans.models.requests import UNDER_WAY
from plans.selectors.groups import items_of_networks

ASKED_ABOUT = (Commitment.FIRM, Commitment.INTENTION)
"""Needs and information promise nothing of which a group could tell how it goes."""


@dataclass
class GroupToAsk:
    """A group with its items, its contacts who have an account, the addresses that were asked last time, and the
    request that it may still answer."""

    network: Network
    items: list[PlanItem]
    contacts: list[User] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    language: str = "fi"
    waiting: UpdateRequest | None = None


def groups_to_ask(plan: ActionPlan) -> list[GroupToAsk]:
    """The groups that have items in the plan, by name; seven queries whatever their number."""
    asked_about = PlanItem.objects.filter(plan=plan, dropped_on=None, commitment__in=ASKED_ABOUT)
    items = {
        row.pk: row for row in asked_about.select_related("section").order_by("section__number", "order")
    }
    pairs = items_of_networks(asked_about)
    networks = Network.objects.filter(pk__in={network for network, _item in pairs})
    groups = {
        network.pk: GroupToAsk(network, [row for key, row in items.items() if (network.pk, key) in pairs])
        for network in networks
    }
    contacts = RoleAssignment.objects.filter(
        role=Role.GROUP_CONTACT, network__in=groups, user__is_active=True
    ).select_related("user")
    for row in contacts.order_by("user__last_name", "user__first_name", "pk"):
        groups[row.network_id].contacts.append(row.user)  # type: ignore[index]
    _addresses_of_last_time(groups)
    under_way = plan.update_requests.filter(state__in=UNDER_WAY, network__in=groups)
    for asked in under_way.order_by("asked_at"):
        groups[asked.network_id].waiting = asked
    return sorted(groups.values(), key=lambda group: alphabet(name_here(group.network)))


def _addresses_of_last_time(groups: dict[int, GroupToAsk]) -> None:
    last = UpdateRequest.objects.filter(network=OuterRef("request__network")).order_by("-asked_at", "-pk")
    found = RequestReceiver.objects.filter(request__network__in=groups, by_link=True)
    for row in found.filter(request=Subquery(last.values("pk")[:1])).select_related("request"):
        groups[row.request.network_id].addresses.append(row.email)
        groups[row.request.network_id].language = row.language


@dataclass(frozen=True)
class RequestLine:
    """A request with how many of its items have been answered or reported on, and how many answers wait."""

    request: UpdateRequest
    items: int
    told: int
    waiting: int


def requests_of(plan: ActionPlan) -> list[RequestLine]:
    """All requests of a plan, those under way first and by their day; one query."""
    rows = _lines(UpdateRequest.objects.filter(plan=plan))
    return sorted(
        rows,
        key=lambda line: (
            not line.request.is_under_way,
            -line.request.due_on.toordinal() if not line.request.is_under_way else 0,
            line.request.due_on,
            line.request.pk,
        ),
    )


def open_requests_of_groups(networks: Iterable[int]) -> list[RequestLine]:
    """What waits for the answer of these groups, the first day first; one query."""
    rows = UpdateRequest.objects.filter(network__in=networks, state=RequestState.OPEN)
    return _lines(rows.order_by("due_on", "pk"))


def waiting_answers(plan: ActionPlan) -> int:
    """How many answers by links wait to be taken in; one query."""
    return SubmittedUpdate.objects.filter(request__plan=plan, state=AnswerState.WAITING).count()


def _lines(rows: QuerySet[UpdateRequest]) -> list[RequestLine]:
    links = UpdateRequest.items.through.objects.filter(updaterequest=OuterRef("pk"))
    answered = SubmittedUpdate.objects.filter(request=OuterRef("updaterequest"), item=OuterRef("planitem"))
    told = links.filter(Exists(answered) | Exists(_reported(OuterRef("planitem"), "updaterequest__asked_at")))
    waiting = SubmittedUpdate.objects.filter(request=OuterRef("pk"), state=AnswerState.WAITING)
    found: Any = rows.select_related("network", "plan", "asked_by").annotate(
        n_items=_count(links, "updaterequest"),
        n_told=_count(told, "updaterequest"),
        n_waiting=_count(waiting, "request"),
    )
    return [RequestLine(row, row.n_items or 0, row.n_told or 0, row.n_waiting or 0) for row in found]


def _count(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n"))


def _reported(item: Any, asked_at: str) -> QuerySet[StatusUpdate]:
    """The updates of an outer item that were recorded after an outer moment."""
    return StatusUpdate.objects.filter(item=item, recorded_at__gte=OuterRef(asked_at))


@dataclass(frozen=True)
class AskedItem:
    """An item of a request: the state now, the answer by a link, and whether it was reported on since."""

    item: PlanItem
    answer: SubmittedUpdate | None
    reported: bool


@dataclass(frozen=True)
class RequestPage:
    request: UpdateRequest
    items: list[AskedItem]
    receivers: list[RequestReceiver]
    mails: list[OutgoingMail]

    @property
    def waiting(self) -> int:
        return sum(
            line.answer is not None and line.answer.state == AnswerState.WAITING for line in self.items
        )


def request_page(request: UpdateRequest, day: date) -> RequestPage:
    """A request with its items, answers, receivers and mails; five queries."""
    kind = ContentType.objects.get_for_model(UpdateRequest)
    mails = OutgoingMail.objects.filter(about_type=kind, about_id=request.pk).defer("body")
    return RequestPage(
        request=request,
        items=asked_items(request, day, also_waiting=True),
        receivers=list(request.receivers.select_related("user").prefetch_related("links")),
        mails=list(mails),
    )


def asked_items(request: UpdateRequest, day: date, *, also_waiting: bool = False) -> list[AskedItem]:
    """The items of a request that are still in the plan, with their state and what came in; two queries.

    `also_waiting` finds the others too of which an answer waits: somebody has to decide on it, else the request
    stays open for good.
    """
    wanted = Q(pk__in=request.items.filter(dropped_on=None).order_by().values("pk"))
    if also_waiting:
        wanted |= Q(pk__in=request.answers.filter(state=AnswerState.WAITING).order_by().values("item"))
    rows: Any = PlanItem.objects.filter(wanted).with_state(day).select_related("section")
    reported = StatusUpdate.objects.filter(item=OuterRef("pk"), recorded_at__gte=request.asked_at)
    items = rows.annotate(reported=Exists(reported)).order_by("section__number", "order", "pk")
    answers = {row.item_id: row for row in request.answers.select_related("decided_by")}
    return [AskedItem(item, answers.get(item.pk), item.reported) for item in items]


def unanswered(request: UpdateRequest) -> QuerySet[PlanItem]:
    """The items that nobody has told of since it was asked, by neither way."""
    reported = StatusUpdate.objects.filter(item=OuterRef("pk"), recorded_at__gte=request.asked_at)
    answered = SubmittedUpdate.objects.filter(item=OuterRef("pk"), request=request)
    return request.items.filter(dropped_on=None).exclude(Q(Exists(reported)) | Q(Exists(answered)))
