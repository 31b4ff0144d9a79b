"""Issuing: the adopted round becomes a numbered edition that stays as it is; a later edition corrects it.

Each edition is chained to the one before: its `chain_sha256` covers that of the edition before, so that no edition can
be changed or left out later without all that follow telling it (design.md, Records).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from botnia_portal.core import texts
from evaluations.choices import Publicity, Retention, RoundState
from evaluations.models import Edition, EvaluationRound
from evaluations.publication import VERSION
from evaluations.selectors.frozen import DRAFT, Record
from evaluations.selectors.parity import parity
from evaluations.services.freezing import locked_for_freezing, read_undisturbed
from evaluations.services.reports import queue_reports
from plans.services.reporting import touch

ISSUED_FROM = (RoundState.ADOPTED, RoundState.ISSUED)


class NotReady(Exception):
    """A text is missing or stale, or what wants to be accepted was not accepted."""


class NothingToIssue(Exception):
    """The round is not adopted, or nothing has changed since the edition before."""


@dataclass(frozen=True)
class Issue:
    """What a coordinator says of an edition: archive metadata, and that the findings of the parity check are accepted.

    `changes` (by language) tell a correction's readers what is different from the edition before.
    """

    case_number: str = ""
    publicity: Publicity = Publicity.PUBLIC
    publicity_reason: str = ""
    retention: Retention = Retention.PERMANENT
    accepts: bool = False
    changes: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def issue(evaluation: EvaluationRound, order: Issue, user: Any, root: str = "") -> Edition:
    """Freeze the adopted round as its next edition and queue the reports; `root` as in `queue_reports`.

    Raises PermissionDenied, NothingToIssue, NotReady, and DisturbedError where somebody saves meanwhile.
    """
    standing = locked_for_freezing(evaluation)
    if not user.has_perm("evaluations.lead", standing):
        raise PermissionDenied
    if standing.state not in ISSUED_FROM:
        raise NothingToIssue
    check = parity(standing)
    if check.stops or (check.wants_acceptance and not order.accepts):
        raise NotReady
    before = standing.editions.filter(number__gt=DRAFT).order_by("-number").first()
    number = before.number + 1 if before else 1
    _require_changes(before, order)
    record = Record(order.case_number, order.changes if before else {})
    data = read_undisturbed(standing, number=number, record=record)
    edition = Edition(
        round=standing,
        number=number,
        schema_version=VERSION,
        publication=data.to_data(),
        sha256=data.checksum(),
        frozen_by=user,
        previous=_edition_before(standing),
        case_number=order.case_number,
        publicity=order.publicity,
        publicity_reason=order.publicity_reason,
        retention=order.retention,
        accepted=check.accepted if check.wants_acceptance else {},
        frozen_at=data.edition.frozen_at,
    )
    edition.chain_sha256 = chained(edition)
    edition.save()
    standing.state = RoundState.ISSUED
    standing.save(update_fields=["state"])
    queue_reports(edition, user, root)
    touch(standing.plan)
    return edition


def _require_changes(before: Edition | None, order: Issue) -> None:
    """A correction says what is different, in both languages."""
    if before and not all(order.changes.get(code) for code in texts.LANGUAGES):
        raise NotReady


def _edition_before(evaluation: EvaluationRound) -> Edition | None:
    """The last edition that the plan issued, whatever its round."""
    rows = Edition.objects.filter(round__plan=evaluation.plan, number__gt=DRAFT)
    return rows.defer("publication").order_by("-frozen_at", "-pk").first()


def chained(edition: Edition) -> str:
    """SHA-256 over the edition before, the frozen data and what is recorded of them, in hexadecimal."""
    text = json.dumps(chain_content(edition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain_content(edition: Edition) -> dict[str, Any]:
    """What the chained checksum covers; as canonical JSON (sorted keys, UTF-8, no spaces) it is what is hashed."""
    return {
        "previous": edition.previous.chain_sha256 if edition.previous else "",
        "publication": edition.sha256,
        "number": edition.number,
        "frozen_at": edition.frozen_at.isoformat(),
        "case_number": edition.case_number,
        "publicity": str(edition.publicity),
        "publicity_reason": edition.publicity_reason,
        "retention": str(edition.retention),
        "accepted": edition.accepted,
    }


@transaction.atomic
def withdraw(edition: Edition, reason: dict[str, str], user: Any) -> bool:
    """Take an edition with unlawful content off the public page: a notice stays there, the record is kept.

    `reason` by language. False where it was withdrawn already. Raises PermissionDenied.
    """
    standing = (
        Edition.objects.select_for_update(of=("self",)).select_related("round__plan").get(pk=edition.pk)
    )
    if not user.has_perm("evaluations.lead", standing.round):
        raise PermissionDenied
    if not standing.is_issued or standing.withdrawn_at:
        return False
    standing.withdrawn_at, standing.withdrawn_by = timezone.now(), user
    for code in texts.LANGUAGES:
        setattr(standing, f"withdrawal_reason_{code}", reason.get(code, ""))
    standing.save()
    touch(standing.round.plan)
    return True
