"""Asking groups for updates: one request a group, a mail to each receiver, reminders, and the end of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from networks.models import Network
from plans.choices import UNDER_WAY, AnswerState, RequestState
from plans.models import ActionPlan, AnswerLink, PlanItem, RequestReceiver, UpdateRequest
from plans.services.letters import send_letter

SAME_PRESS = timedelta(minutes=2)


@dataclass(frozen=True)
class Receiver:
    """Who is asked: with an account (`user`), or by a link to a typed address."""

    email: str
    language: str
    user: Any = None


@dataclass(frozen=True)
class Asking:
    """One group with the items that it is asked about."""

    network: Network
    items: Sequence[PlanItem]
    receivers: Sequence[Receiver]


@dataclass(frozen=True)
class Letter:
    """What all groups are told; `root` is the address of the portal, from which the links in the mails are made.

    `as_of` is the day of which they are to tell, where it is not the day on which they answer.
    """

    due_on: date
    message: Mapping[str, str]
    root: str
    for_round: str = ""
    as_of: date | None = None


@transaction.atomic
def ask(plan: ActionPlan, askings: Sequence[Asking], letter: Letter, user: Any) -> list[UpdateRequest]:
    """Ask each group; the mails go out when it is committed. Raises PermissionDenied.

    The same request of the same person within `SAME_PRESS` is a second press of the button and sends nothing.
    """
    _require(plan, user)
    ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    return [_ask_group(plan, asking, letter, user) for asking in askings]


def _ask_group(plan: ActionPlan, asking: Asking, letter: Letter, user: Any) -> UpdateRequest:
    facts = {
        "plan": plan,
        "network": asking.network,
        "due_on": letter.due_on,
        "message_fi": letter.message["fi"],
        "message_sv": letter.message["sv"],
        "for_round": letter.for_round,
        "as_of": letter.as_of,
        "asked_by": user,
    }
    recently = timezone.now() - SAME_PRESS
    same = UpdateRequest.objects.filter(asked_at__gte=recently, state=RequestState.OPEN, **facts).first()
    if same:
        return same
    request = UpdateRequest.objects.create(**facts)
    request.items.set(asking.items)
    for one in asking.receivers:
        receiver = RequestReceiver.objects.create(
            request=request,
            user=one.user,
            email=one.email,
            language=one.language,
            by_link=one.user is None,
        )
        send_letter(receiver, letter.root, user)
    return request


@transaction.atomic
def remind(request: UpdateRequest, root: str, user: Any) -> bool:
    """A new mail to everybody who was asked; False where the request is answered or over, or was just reminded of.

    Whoever answers by a link gets a new one; the older stays valid as long as it said. An address of which all links
    have been withdrawn gets none.
    """
    standing = _locked(request, user)
    now = timezone.now()
    just = standing.reminded_at is not None and standing.reminded_at > now - SAME_PRESS
    if standing.state != RequestState.OPEN or just:
        return False
    for receiver in standing.receivers.prefetch_related("links"):
        if receiver.is_shut_out:
            continue
        receiver.request = standing
        send_letter(receiver, root, user, reminder=True)
    standing.reminded_at = now
    standing.save(update_fields=["reminded_at"])
    return True


@transaction.atomic
def withdraw(request: UpdateRequest, user: Any) -> bool:
    """Ask no more: the links open nothing from now on. False where the request is over already."""
    standing = _locked(request, user)
    if not standing.is_under_way:
        return False
    links = AnswerLink.objects.filter(receiver__request=standing, revoked_at=None)
    revoke_all(list(links))
    _set_state(standing, RequestState.WITHDRAWN)
    return True


@transaction.atomic
def close(request: UpdateRequest, user: Any) -> bool:
    """What has come in is enough. False where the request is over, or answers still wait to be taken in."""
    standing = _locked(request, user)
    waits = standing.answers.filter(state=AnswerState.WAITING).exists()
    if waits or standing.state not in UNDER_WAY:
        return False
    _set_state(standing, RequestState.CLOSED)
    return True


@transaction.atomic
def revoke(receiver: RequestReceiver, user: Any) -> int:
    """Make the links of one receiver open nothing; returns how many there were."""
    _locked(receiver.request, user)
    return revoke_all(list(receiver.links.filter(revoked_at=None)))


def revoke_all(links: list[AnswerLink]) -> int:
    """One by one, so that the history tells."""
    for link in links:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
    return len(links)


def _set_state(request: UpdateRequest, state: RequestState) -> None:
    request.state = state
    request.save(update_fields=["state"])


def _locked(request: UpdateRequest, user: Any) -> UpdateRequest:
    _require(request.plan, user)
    rows = UpdateRequest.objects.select_for_update(of=("self",)).select_related("network", "plan")
    return rows.get(pk=request.pk)


def _require(plan: ActionPlan, user: Any) -> None:
    if not user.has_perm("plans.edit", plan):
        raise PermissionDenied
