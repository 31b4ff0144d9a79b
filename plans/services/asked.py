"""A report answers the requests in which its item was asked for."""

from django.utils import timezone

from plans.choices import RequestState
from plans.models import PlanItem, UpdateRequest
from plans.selectors.asked import unanswered


def note_report(item: PlanItem) -> None:
    """After a report within its transaction: a request of which every item has been told of is answered."""
    rows = UpdateRequest.objects.select_for_update(of=("self",)).filter(items=item, state=RequestState.OPEN)
    for request in rows.order_by("pk"):
        if not unanswered(request).exists():
            request.state, request.answered_at = RequestState.ANSWERED, timezone.now()
            request.save(update_fields=["state", "answered_at"])
