"""Reporting on several items at once: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from plans.models import PlanItem, StatusUpdate
from plans.services.reporting import report_status


@dataclass(frozen=True)
class Report:
    item: PlanItem
    status: str
    as_of: date
    narrative: dict[str, str]
    source: str


@transaction.atomic
def report_several(reports: Sequence[Report], user: Any) -> list[StatusUpdate]:
    """One status update for each. Raises PermissionDenied, and records nothing, where one item is not the user's."""
    if not all(user.has_perm("plans.report_on_item", report.item) for report in reports):
        raise PermissionDenied
    # All items are locked before anything else, in one order, so that nobody waits for each other.
    keys = [report.item.pk for report in reports]
    list(PlanItem.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    return [
        report_status(
            report.item,
            status=report.status,
            as_of=report.as_of,
            narrative=report.narrative,
            author=user,
            source=report.source,
        )
        for report in reports
    ]
