"""Freezing: from live rows to an edition that nothing changes any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from evaluations.models import Edition, EvaluationRound
from evaluations.publication import VERSION, Publication
from evaluations.selectors.frozen import DRAFT, NO_RECORD, Record, publication
from evaluations.services.guards import require_not_issued
from evaluations.services.reports import queue_reports
from plans.models import ActionPlan

READINGS = 3


class DisturbedError(Exception):
    """Somebody saved in the middle of each reading, so what was read may never have stood together."""


@transaction.atomic
def freeze(evaluation: EvaluationRound, user: Any, root: str = "") -> Edition:
    """Freeze the round as a draft edition and queue its reports; `root` as in `queue_reports`.

    Where nothing has changed since the draft before, this is that draft, and its reports are the same too.
    Raises PermissionDenied for others than the coordinators and where the round is issued, and DisturbedError.
    """
    if not user.has_perm("evaluations.make_report", evaluation):
        raise PermissionDenied
    evaluation = locked_for_freezing(evaluation)
    require_not_issued(evaluation)
    data = read_undisturbed(evaluation)
    edition = _same_as_before(evaluation, data) or Edition.objects.create(
        round=evaluation,
        number=DRAFT,
        schema_version=VERSION,
        publication=data.to_data(),
        sha256=data.checksum(),
        frozen_by=user,
    )
    queue_reports(edition, user, root)
    return edition


def locked_for_freezing(evaluation: EvaluationRound) -> EvaluationRound:
    """The round as it stands. Two freezes of it wait for each other: the second finds the edition of the first."""
    related = ("plan__owner", "plan__steering_group", "plan__province")
    rows = EvaluationRound.objects.select_for_update(of=("self",)).select_related(*related)
    return rows.get(pk=evaluation.pk)


def read_undisturbed(
    evaluation: EvaluationRound, *, number: int = DRAFT, record: Record = NO_RECORD
) -> Publication:
    """Read again when somebody saved in the middle: each save raises the plan's revision. Raises DisturbedError."""
    moment = timezone.now().replace(microsecond=0)
    for _reading in range(READINGS):
        before = _revision(evaluation)
        data = publication(evaluation, frozen_at=moment, number=number, record=record)
        if _revision(evaluation) == before:
            return data
    raise DisturbedError


def _revision(evaluation: EvaluationRound) -> int:
    return ActionPlan.objects.values_list("revision", flat=True).get(pk=evaluation.plan_id)


def _same_as_before(evaluation: EvaluationRound, data: Publication) -> Edition | None:
    """The latest draft, if it differs in nothing but the moment of freezing, which is part of the checksum."""
    latest = evaluation.editions.filter(number=DRAFT).first()
    if latest is None:
        return None
    moment = datetime.fromisoformat(latest.publication["edition"]["frozen_at"])
    again = replace(data, edition=replace(data.edition, frozen_at=moment))
    return latest if again.checksum() == latest.sha256 else None
