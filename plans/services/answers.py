"""What groups answer by a link: it waits, may be changed, and is taken in or left out by a coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from plans.choices import AnswerState, RequestState
from plans.models import AnswerLink, PlanItem, SubmittedUpdate, UpdateRequest
from plans.selectors.asked import unanswered
from plans.services.reporting import report_status


class LinkClosed(Exception):
    """The link opens nothing any more."""


class AnswerChanged(Exception):
    """The group has changed its answer since the coordinator read it."""


@dataclass(frozen=True)
class Answer:
    """Of one item; `language` is the one that the text is written in."""

    item: PlanItem
    status: str
    text: str
    language: str


def open_link(link: AnswerLink) -> None:
    """Note the first opening."""
    AnswerLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def submit(link: AnswerLink, answers: Sequence[Answer], as_of: date) -> int:
    """Keep what the group wrote, for a coordinator to read; returns how many answers were new or changed.

    What has been taken in or left out stays as it is. Raises LinkClosed, and keeps nothing.
    """
    request = UpdateRequest.objects.select_for_update(of=("self",)).get(pk=link.receiver.request_id)
    link.refresh_from_db()
    link.receiver.request = request
    if not link.is_valid_on(timezone.localdate()):
        raise LinkClosed
    written = sum(_keep(request, link, answer, as_of) for answer in answers)
    if written and request.state == RequestState.OPEN:
        request.state, request.answered_at = RequestState.ANSWERED, timezone.now()
        request.save(update_fields=["state", "answered_at"])
    return written


def _keep(request: UpdateRequest, link: AnswerLink, answer: Answer, as_of: date) -> bool:
    row = request.answers.select_for_update(of=("self",)).filter(item=answer.item).first()
    row = row or SubmittedUpdate(request=request, item=answer.item, version=0)
    same = row.pk and (row.status, row.text) == (answer.status, answer.text)
    if same or row.state != AnswerState.WAITING:
        return False
    row.status, row.text, row.as_of = answer.status, answer.text, as_of
    row.link, row.language = link, answer.language
    row.submitted_at, row.version = timezone.now(), row.version + 1
    row.save()
    return True


@transaction.atomic
def take_in(answer: SubmittedUpdate, version: int, user: Any) -> bool:
    """Record the answer as a status update by whoever takes it in. False where it has been decided already.

    Raises PermissionDenied, and AnswerChanged where the coordinator read an older version.
    """
    standing = _locked(answer, version, user)
    if standing is None:
        return False
    standing.update = report_status(
        standing.item,
        status=standing.status,
        as_of=standing.as_of,
        narrative={standing.language: standing.text},
        author=user,
        source=standing.language,
    )
    _decide(standing, AnswerState.TAKEN_IN, user)
    return True


@transaction.atomic
def leave_out(answer: SubmittedUpdate, version: int, reason: str, user: Any) -> bool:
    """Do not take the answer in, and say why. False where it has been decided already. Raises as `take_in`."""
    standing = _locked(answer, version, user)
    if standing is None:
        return False
    standing.reason = reason
    _decide(standing, AnswerState.LEFT_OUT, user)
    return True


def _locked(answer: SubmittedUpdate, version: int, user: Any) -> SubmittedUpdate | None:
    """None where it no longer waits. Locked as everywhere: the item, its requests by their keys, the answer."""
    if not user.has_perm("plans.edit", answer.request.plan):
        raise PermissionDenied
    PlanItem.objects.select_for_update(of=("self",)).get(pk=answer.item_id)
    with_item = UpdateRequest.objects.filter(items=answer.item_id).values("pk")
    list(UpdateRequest.objects.select_for_update(of=("self",)).filter(pk__in=with_item).order_by("pk"))
    rows = SubmittedUpdate.objects.select_for_update(of=("self",))
    standing = rows.select_related("request", "item__plan", "item__section").get(pk=answer.pk)
    if standing.state != AnswerState.WAITING:
        return None
    if standing.version != version:
        raise AnswerChanged
    return standing


def _decide(answer: SubmittedUpdate, state: AnswerState, user: Any) -> None:
    """Write it down, and close the request when nothing of it is open any more."""
    answer.state, answer.decided_by, answer.decided_at = state, user, timezone.now()
    answer.save()
    request = UpdateRequest.objects.get(pk=answer.request_id)
    waits = request.answers.filter(state=AnswerState.WAITING).exists()
    if request.is_under_way and not waits and not unanswered(request).exists():
        request.state = RequestState.CLOSED
        request.save(update_fields=["state"])
