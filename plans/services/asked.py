"""A report answers the requests in which its item was asked for."""

from collections.abc import Iterable

from django.utils import timezone

from plans.choices import RequestState
from plans.models import PlanItem, UpdateRequest
from plans.selectors.asked import unanswered


def note_reports(items: Iterable[PlanItem]) -> None:
    """After reports, within their transaction: a request of which every item has been told of is answered."""
    asking = UpdateRequest.objects.filter(items__in=list(items), state=RequestState.OPEN)
    rows = UpdateRequest.objects.select_for_update(of=("self",)).filter(pk__in=asking.values("pk"))
    for request in rows.order_by("pk"):
        if not unanswered(request).exists():
            request.state, request.answered_at = RequestState.ANSWERED, timezone.now()
            request.save(update_fields=["state", "answered_at"])
